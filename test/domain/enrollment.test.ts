import fc from 'fast-check';
import { COUNTRIES } from '../../src/domain/country';
import {
  Account,
  activatedWithSupport,
  askedForMail,
  chosenProfile,
  draftOf,
  type EnrollmentState,
  emailVerified,
  partnerAccountFound,
  partnerAccountLeft,
  profileChosen,
  profileProblem,
  reviewed,
  SIGN_IN_LIFETIME,
  type SignInLink,
  signedIn,
  started,
  submitted,
  takenUp,
  VERIFICATION_LIFETIME,
  withSignInLink,
  withVerificationLink,
} from '../../src/domain/enrollment';
import { PROFILE_LIMITS, profileAnswers, submissionOf, supportOf } from '../../src/domain/enrollment-form';
import { DeskError, type FieldProblem, InvalidInput } from '../../src/domain/errors';
import { DAY, later, MINUTE, UserId } from '../../src/domain/ids';
import type { OrganizationProfile } from '../../src/domain/partner';
import { accountBy, answers, NOW, submission } from './samples';

const colleague: Account['by'] = { userId: UserId.parse('alex'), name: 'Alex Doe', language: 'de' };

const profile = (mpnId: string, active: boolean, country: string): OrganizationProfile => {
  const { legal, contact, support } = submission();
  return { mpnId, active, legal: { ...legal, country }, contact, support };
};
const usable = profile('1', true, 'US');
const inactive = profile('2', false, 'US');
const foreign = profile('3', true, 'GB');
const partnerAccount = { userName: 'membership', profiles: [usable, inactive, foreign] };

const link = (hash: string): SignInLink => ({
  page: 'work-account',
  hash,
  user: accountBy.userId,
  language: 'en',
  used: false,
  expiresAt: later(new Date(NOW), MINUTE),
});
const verificationLink = (hash: string) => ({ hash, expiresAt: later(new Date(NOW), DAY) });
const workAccount = (country: string) => ({ country, alreadyEnrolled: false, created: false });

const actions = {
  takeUp: (account: Account) => takenUp(account, colleague, 'indirect-provider'),
  signInLink: (account: Account) => withSignInLink(account, link('new')),
  signIn: (account: Account) => signedIn(account, 'new', workAccount('US')),
  signInElsewhere: (account: Account) => signedIn(account, 'new', workAccount('DE')),
  findProfiles: (account: Account) => partnerAccountFound(account, 'new', partnerAccount),
  leaveProfiles: (account: Account) => partnerAccountLeft(account),
  chooseProfile: (account: Account) => profileChosen(account, '1'),
  submit: (account: Account) => submitted(account, submission()),
  askForMail: (account: Account) => askedForMail(account, 0) ?? account,
  verificationLink: (account: Account) => withVerificationLink(account, verificationLink('new')),
  verify: (account: Account) => emailVerified(account, NOW),
  authorize: (account: Account) => reviewed(account, { decision: 'authorized' }, NOW),
  reject: (account: Account) => reviewed(account, { decision: 'rejected', reason: 'Wrong name' }, NOW),
  activate: (account: Account) => activatedWithSupport(account, submission(), NOW),
};
type Action = keyof typeof actions;

const begun = started(accountBy, 'indirect-reseller');
const awaiting = submitted(begun, submission());
const underReview = emailVerified(awaiting, NOW);
const inState: Record<EnrollmentState['state'], Account> = {
  draft: actions.findProfiles(actions.signIn(actions.signInLink(begun))),
  'awaiting-email-verification': awaiting,
  'under-review': underReview,
  rejected: actions.reject(underReview),
  active: actions.authorize(underReview),
};

const refusalOf = (work: () => unknown): string | Readonly<Record<string, FieldProblem>> | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    if (error instanceof DeskError) return error.code;
    throw error;
  }
};

describe('what can happen to an enrolment', () => {
  const ENROLLED = 'already-enrolled';
  const onlyDraft = {
    takeUp: ENROLLED,
    signInLink: ENROLLED,
    signIn: ENROLLED,
    signInElsewhere: ENROLLED,
    findProfiles: ENROLLED,
    leaveProfiles: ENROLLED,
    chooseProfile: ENROLLED,
    activate: ENROLLED,
  };

  it.each<[EnrollmentState['state'], Record<Action, string>]>([
    [
      'draft',
      {
        takeUp: 'draft',
        signInLink: 'draft',
        signIn: 'draft',
        signInElsewhere: 'draft',
        findProfiles: 'draft',
        leaveProfiles: 'draft',
        chooseProfile: 'draft',
        submit: 'awaiting-email-verification',
        askForMail: 'draft',
        verificationLink: 'draft',
        verify: 'link-used',
        authorize: 'draft',
        reject: 'draft',
        activate: 'active',
      },
    ],
    [
      'awaiting-email-verification',
      {
        ...onlyDraft,
        submit: ENROLLED,
        askForMail: 'awaiting-email-verification',
        verificationLink: 'awaiting-email-verification',
        verify: 'under-review',
        authorize: 'awaiting-email-verification',
        reject: 'awaiting-email-verification',
      },
    ],
    [
      'under-review',
      {
        ...onlyDraft,
        submit: ENROLLED,
        askForMail: 'under-review',
        verificationLink: 'under-review',
        verify: 'link-used',
        authorize: 'active',
        reject: 'rejected',
      },
    ],
    [
      'rejected',
      {
        ...onlyDraft,
        submit: 'awaiting-email-verification',
        askForMail: 'rejected',
        verificationLink: 'rejected',
        verify: 'link-used',
        authorize: 'rejected',
        reject: 'rejected',
      },
    ],
    [
      'active',
      {
        ...onlyDraft,
        submit: ENROLLED,
        askForMail: 'active',
        verificationLink: 'active',
        verify: 'link-used',
        authorize: 'active',
        reject: 'active',
      },
    ],
  ])('while it is %s', (state, outcomes) => {
    const found = Object.entries(actions).map(([name, act]) => {
      try {
        return [name, act(inState[state]).enrollment.state];
      } catch (error) {
        if (error instanceof DeskError) return [name, error.code];
        throw error;
      }
    });
    expect(Object.fromEntries(found)).toEqual(outcomes);
  });

  it('never leads to a state that cannot be, and never out of an active account', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.entries(actions)), { maxLength: 60, size: 'max' }), steps => {
        let account = begun;
        for (const [, act] of steps) {
          const before = account;
          try {
            account = act(before);
          } catch (error) {
            expect(error).toBeInstanceOf(DeskError);
          }
          expect(Account.parse(account)).toEqual(account);
          const { enrollment } = account;
          if (before.enrollment.state === 'active') expect(account).toEqual(before);
          if (before.enrollment.state !== 'draft') expect(enrollment.state).not.toBe('draft');
          if (enrollment.state === 'draft') {
            expect(enrollment.signInLinks.length).toBeLessThanOrEqual(10);
            // A choice is always one that could be chosen now.
            if (enrollment.mpnId !== undefined) expect(profileChosen(account, enrollment.mpnId)).toEqual(account);
          }
          if (enrollment.state === 'awaiting-email-verification') {
            expect(enrollment.verificationLinks.length).toBeLessThanOrEqual(10);
          }
        }
      }),
    );
  });
});

describe('a draft', () => {
  it('begins with who enrols and as what', () => {
    expect(begun).toEqual({
      by: accountBy,
      enrollment: { state: 'draft', partnerKind: 'indirect-reseller', signInLinks: [] },
    });
  });

  it('is taken up by a colleague, who signs in anew', () => {
    const before = inState.draft;
    const { signInLinks } = draftOf(before);
    expect(draftOf(before).workAccount).toBeDefined();
    expect(takenUp(before, colleague, 'indirect-provider')).toEqual({
      by: colleague,
      enrollment: { state: 'draft', partnerKind: 'indirect-provider', signInLinks },
    });
  });

  it('is taken up by the same person where it was left', () => {
    const before = inState.draft;
    expect(takenUp(before, before.by, 'indirect-provider')).toEqual({
      by: before.by,
      enrollment: { ...before.enrollment, partnerKind: 'indirect-provider' },
    });
  });

  it('keeps the newest ten links', () => {
    let account = begun;
    for (let number = 1; number <= 12; number += 1) account = withSignInLink(account, link(`hash-${number}`));
    expect(draftOf(account).signInLinks.map(({ hash }) => hash)).toEqual(
      Array.from({ length: 10 }, (_, index) => `hash-${index + 3}`),
    );
  });

  it('marks the one link that was used', () => {
    const account = withSignInLink(withSignInLink(begun, link('one')), link('two'));
    const links = draftOf(signedIn(account, 'one', workAccount('US'))).signInLinks;
    expect(links.map(({ hash, used }) => [hash, used])).toEqual([
      ['one', true],
      ['two', false],
    ]);
  });

  it.each<[string, (account: Account) => Account]>([
    ['another work account signs in', account => signedIn(account, 'x', workAccount('DE'))],
    ['another partner account signs in', account => partnerAccountFound(account, 'x', partnerAccount)],
    ['the partner account is left', partnerAccountLeft],
  ])('forgets the chosen profile when %s', (_, change) => {
    const chosen = profileChosen(inState.draft, '1');
    expect(chosenProfile(draftOf(chosen))).toEqual(usable);
    expect(chosenProfile(draftOf(change(chosen)))).toBeUndefined();
  });

  it('keeps its work account when the partner account is left', () => {
    expect(draftOf(partnerAccountLeft(inState.draft)).workAccount).toEqual(workAccount('US'));
  });
});

describe('the choice of a profile', () => {
  it.each<[string, OrganizationProfile, string, string | undefined]>([
    ['active and in the country of the tenant', usable, 'US', undefined],
    ['inactive', inactive, 'US', 'inactive'],
    ['in another country', foreign, 'US', 'other-country'],
    ['inactive before it is in another country', profile('4', false, 'GB'), 'US', 'inactive'],
    ['in the country of another tenant', usable, 'DE', 'other-country'],
  ])('knows one that is %s', (_, candidate, country, problem) => {
    expect(profileProblem(candidate, country)).toBe(problem);
  });

  it('takes one that can be used', () => {
    expect(draftOf(profileChosen(inState.draft, '1')).mpnId).toBe('1');
  });

  it.each(['2', '3', '4', ''])('refuses %j', mpnId => {
    expect(refusalOf(() => profileChosen(inState.draft, mpnId))).toBe('profile-not-usable');
  });

  it('comes after both sign-ins', () => {
    expect(refusalOf(() => profileChosen(begun, '1'))).toBe('sign-in-missing');
    expect(refusalOf(() => profileChosen(actions.signIn(begun), '1'))).toBe('sign-in-missing');
    expect(refusalOf(() => profileChosen(actions.findProfiles(begun), '1'))).toBe('sign-in-missing');
  });
});

describe('the form', () => {
  const refused = (changes: Record<string, string>) =>
    refusalOf(() => submissionOf('indirect-reseller', '1234567', { ...answers, ...changes }));

  it('becomes a submission', () => {
    expect(submissionOf('indirect-reseller', '1234567', answers)).toEqual(submission());
  });

  it('is shown again with what was submitted', () => {
    expect(profileAnswers(submission())).toEqual(answers);
  });

  it('takes country and state in small letters, and keeps them as Partner Center writes them', () => {
    const { legal } = submissionOf('indirect-reseller', '1', { ...answers, country: ' us ', state: 'wa' });
    expect(legal).toMatchObject({ country: 'US', state: 'WA' });
  });

  it('keeps the state of a country without a list as it was typed', () => {
    const german = { ...answers, country: 'DE', postalCode: '80807', state: 'Bayern' };
    expect(submissionOf('indirect-reseller', '1', german).legal.state).toBe('Bayern');
  });

  it('needs every field but the second address line, the website and, in most countries, the state', () => {
    const empty = Object.fromEntries(Object.keys(answers).map(name => [name, '']));
    const problems = refusalOf(() => submissionOf('indirect-reseller', '1', empty));
    const required = Object.keys(answers).filter(name => !['addressLine2', 'supportWebsite', 'state'].includes(name));
    expect(problems).toEqual(Object.fromEntries(required.map(name => [name, { code: 'required' }])));
    expect(refused({ state: '' })).toEqual({ state: { code: 'required' } });
  });

  it.each<[Record<string, string>, Record<string, FieldProblem>]>([
    [{ email: 'robin@gmail.com' }, { email: { code: 'web-mail' } }],
    [{ email: 'robin@contoso' }, { email: { code: 'email' } }],
    [{ supportEmail: 'support' }, { supportEmail: { code: 'email' } }],
    [{ country: 'UK' }, { country: { code: 'country' } }],
    [{ country: 'Germany' }, { country: { code: 'too-long', max: 2 } }],
    [{ state: 'XX' }, { state: { code: 'state' } }],
    [{ postalCode: '9805' }, { postalCode: { code: 'postal-code', example: '98052' } }],
    [{ country: 'de' }, { postalCode: { code: 'postal-code', example: '80807' } }],
    [{ phoneNumber: 'none' }, { phoneNumber: { code: 'phone' } }],
    [{ supportTelephone: '1' }, { supportTelephone: { code: 'phone' } }],
    [{ supportWebsite: 'ftp://x' }, { supportWebsite: { code: 'website' } }],
  ])('refuses %j beside the field', (changes, problems) => {
    // A German postal code has five figures as well.
    const input = changes['country'] === 'de' ? { ...changes, postalCode: '98052-1234' } : changes;
    expect(refused(input)).toEqual(problems);
  });

  it('lets support be reached at a web mail address', () => {
    expect(refused({ supportEmail: 'contoso@outlook.com' })).toBeUndefined();
  });

  it('has a limit for every field', () => {
    expect(PROFILE_LIMITS).toEqual({
      companyName: 100,
      addressLine1: 200,
      addressLine2: 200,
      city: 100,
      state: 50,
      postalCode: 20,
      country: 2,
      firstName: 50,
      lastName: 50,
      email: 254,
      phoneNumber: 25,
      supportEmail: 254,
      supportTelephone: 25,
      supportWebsite: 250,
    });
  });

  it.each(['companyName', 'addressLine1', 'addressLine2', 'city', 'firstName', 'lastName'] as const)(
    'takes %s up to its limit, in emoji too',
    name => {
      const max = PROFILE_LIMITS[name];
      for (const longest of ['x'.repeat(max), '😀'.repeat(max / 2)]) {
        expect(refused({ [name]: longest })).toBeUndefined();
        expect(refused({ [name]: `${longest}x` })).toEqual({ [name]: { code: 'too-long', max } });
      }
    },
  );

  it('answers every country with a submission or with problems, never with anything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTRIES, 'XX', '__proto__', 'constructor'),
        fc.record({
          state: fc.string(),
          postalCode: fc.string(),
          phoneNumber: fc.string(),
          supportWebsite: fc.string(),
        }),
        (country, changes) => {
          const problems = refused({ ...changes, country });
          expect(['object', 'undefined']).toContain(typeof problems);
        },
      ),
    );
  });
});

describe('the support contact of a tenant that is in the programme', () => {
  it('is all that is asked for', () => {
    const { support } = submission();
    expect(supportOf({ ...support, companyName: 'x' })).toEqual(support);
    expect(refusalOf(() => supportOf({}))).toEqual({
      supportEmail: { code: 'required' },
      supportTelephone: { code: 'required' },
    });
  });
});

describe('what was decided', () => {
  it('is recorded with its moment', () => {
    expect(inState['under-review'].enrollment).toEqual({ state: 'under-review', submission: submission(), since: NOW });
    expect(inState.rejected.enrollment).toEqual({
      state: 'rejected',
      submission: submission(),
      reason: 'Wrong name',
      since: NOW,
    });
    expect(inState.active.enrollment).toEqual({ state: 'active', submission: submission(), since: NOW });
  });

  it('leaves no link of an earlier mail good when it is handed in again', () => {
    const before = withVerificationLink(awaiting, verificationLink('old'));
    const again = submitted(actions.reject(emailVerified(before, NOW)), submission({ mpnId: '7' }));
    expect(again.enrollment).toEqual({
      state: 'awaiting-email-verification',
      submission: submission({ mpnId: '7' }),
      verificationLinks: [],
    });
  });

  it('keeps the newest ten links of mails', () => {
    let account = awaiting;
    for (let number = 1; number <= 12; number += 1)
      account = withVerificationLink(account, verificationLink(`${number}`));
    expect(account.enrollment).toMatchObject({
      verificationLinks: Array.from({ length: 10 }, (_, index) => verificationLink(`${index + 3}`)),
    });
  });
});

describe('the mail that is asked for again', () => {
  it('is one for each time the button was shown', () => {
    const once = askedForMail(awaiting, 0);
    expect(once?.enrollment).toEqual({ ...awaiting.enrollment, sentAgain: 1 });
    expect(once && askedForMail(once, 0)).toBeUndefined();
    expect(once && askedForMail(once, 1)?.enrollment).toMatchObject({ sentAgain: 2 });
  });

  it.each(['draft', 'under-review', 'rejected', 'active'] as const)('is none for an enrolment that is %s', state => {
    expect(askedForMail(inState[state], 0)).toBeUndefined();
  });
});

it('a sign-in page works for an hour, a verification mail for a week', () => {
  expect(SIGN_IN_LIFETIME).toBe(60 * MINUTE);
  expect(VERIFICATION_LIFETIME).toBe(7 * DAY);
});
