import { ACCOUNT_ID, Accounts } from '../../src/store/documents';
import {
  chooseProfile,
  enrollNow,
  enrollWithSupportContact,
  leavePartnerAccount,
  sendVerificationAgain,
  startEnrollment,
} from '../../src/workflows/enroll';
import { signInAddress, signInWithWorkAccount } from '../../src/workflows/sign-in';
import { answers, NOW, submission } from '../domain/samples';
import { openPorts, person, refusalOf, type TestPorts, tokenIn } from './ports';

const robin = person('contoso');
const alex = { ...person('contoso', [], 'Alex Doe'), language: 'de' as const };

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const mail = (kind: string, more = {}) => ({
  type: 'mail',
  id: expect.any(String),
  due: desk.now(),
  attempts: 0,
  to: 'robin@contoso.com',
  language: 'en',
  letter: { kind, companyName: 'Contoso', ...more },
});
const verifyMail = () => mail('verify-email', { firstName: 'Robin' });
/** Without the effects of the two sign-ins. */
const handInEffects = async () => (await desk.account(robin)).effects.filter(({ type }) => type !== 'resume-chat');

describe('an enrolment', () => {
  it('is begun with one new document', async () => {
    const cost = await desk.costOf(() => startEnrollment(desk.ports, robin, 'indirect-provider'));
    expect(cost).toEqual(['read account 0', 'create account 1']);
    expect((await desk.account(robin)).body).toEqual({
      by: { userId: robin.userId, name: 'Robin Counts', language: 'en' },
      enrollment: { state: 'draft', partnerKind: 'indirect-provider', signInLinks: [] },
    });
  });

  it('is begun once, however often the same person begins it', async () => {
    await startEnrollment(desk.ports, robin, 'indirect-provider');
    const cost = await desk.costOf(() => startEnrollment(desk.ports, robin, 'indirect-provider'));
    expect(cost).toEqual(['read account 1']);
  });

  it('is taken up by a colleague, as another kind of partner', async () => {
    await startEnrollment(desk.ports, robin, 'indirect-provider');
    await startEnrollment(desk.ports, alex, 'indirect-reseller');
    expect((await desk.account(robin)).body).toMatchObject({
      by: { userId: alex.userId, name: 'Alex Doe', language: 'de' },
      enrollment: { state: 'draft', partnerKind: 'indirect-reseller' },
    });
  });

  it('is one, when two begin it at once', async () => {
    await Promise.all([
      startEnrollment(desk.ports, robin, 'indirect-provider'),
      startEnrollment(desk.ports, alex, 'indirect-provider'),
    ]);
    expect((await desk.account(robin)).body.enrollment.state).toBe('draft');
  });

  it('is not begun again once it was handed in', async () => {
    await desk.handedIn(robin);
    expect(await refusalOf(startEnrollment(desk.ports, alex, 'indirect-provider'))).toBe('already-enrolled');
  });
});

describe('the choice of a profile', () => {
  it('is refused before the sign-ins and before the enrolment', async () => {
    expect(await refusalOf(chooseProfile(desk.ports, robin, '1'))).toBe('not-found');
    await startEnrollment(desk.ports, robin, 'indirect-reseller');
    expect(await refusalOf(chooseProfile(desk.ports, robin, '1'))).toBe('sign-in-missing');
  });

  it('is refused for one that is inactive, in another country, or of nobody', async () => {
    await desk.signedIn(robin);
    const { enrollment } = (await desk.account(robin)).body;
    const [, inactive, foreign] = (enrollment.state === 'draft' && enrollment.partnerAccount?.profiles) || [];
    for (const mpnId of [inactive?.mpnId ?? '', foreign?.mpnId ?? '', '1', '']) {
      expect(await refusalOf(chooseProfile(desk.ports, robin, mpnId))).toBe('profile-not-usable');
    }
  });

  it('is forgotten when the account is left for another', async () => {
    await desk.signedIn(robin);
    await leavePartnerAccount(desk.ports, robin);
    const { enrollment } = (await desk.account(robin)).body;
    expect(enrollment).not.toHaveProperty('partnerAccount');
    expect(enrollment).not.toHaveProperty('mpnId');
    expect(await refusalOf(enrollNow(desk.ports, robin, answers))).toBe('sign-in-missing');
  });
});

describe('"Enroll now"', () => {
  it('hands in the form and sends a mail to the primary contact, in the language of who enrols', async () => {
    await desk.signedIn(robin);
    const { enrollment } = (await desk.account(robin)).body;
    const mpnId = enrollment.state === 'draft' ? enrollment.mpnId : undefined;
    const commits = desk.commits();
    const cost = await desk.costOf(() => enrollNow(desk.ports, robin, answers));
    expect(cost).toEqual(['read account 1', 'replace account 1']);
    expect((await desk.account(robin)).body.enrollment).toEqual({
      state: 'awaiting-email-verification',
      submission: { ...submission(), mpnId },
      verificationLinks: [],
    });
    expect(await handInEffects()).toEqual([verifyMail()]);
    expect(desk.commits()).toBe(commits + 1);
  });

  it.each([
    [{ email: 'robin@gmail.com' }, { email: { code: 'web-mail' } }],
    [{ postalCode: '1' }, { postalCode: { code: 'postal-code', example: '98052' } }],
    [{ country: 'XX' }, { country: { code: 'country' } }],
    [{ companyName: 'x'.repeat(20_000) }, { companyName: { code: 'too-long', max: 100 } }],
  ])('is refused with %j, and nothing is handed in', async (changes, problems) => {
    await desk.signedIn(robin);
    const before = await desk.account(robin);
    expect(await refusalOf(enrollNow(desk.ports, robin, { ...answers, ...changes }))).toEqual(problems);
    expect(await desk.account(robin)).toEqual(before);
  });

  it('hands in once of three clicks at once', async () => {
    await desk.signedIn(robin);
    const clicks = await Promise.allSettled([1, 2, 3].map(() => enrollNow(desk.ports, robin, answers)));
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await handInEffects()).toEqual([verifyMail()]);
  });

  it.each([
    ['under review', { state: 'under-review', submission: submission(), since: NOW } as const],
    ['active', { state: 'active', submission: submission(), since: NOW } as const],
  ])('is refused while the enrolment is %s', async (_, enrollment) => {
    await desk.putAccount(robin, enrollment);
    expect(await refusalOf(enrollNow(desk.ports, robin, answers))).toBe('already-enrolled');
  });

  it('hands in again after a rejection, with the same partner id', async () => {
    const rejected = { state: 'rejected', submission: submission(), reason: 'Wrong name', since: NOW } as const;
    await desk.putAccount(robin, rejected);
    const account = await enrollNow(desk.ports, alex, { ...answers, companyName: 'Contoso Ltd' });
    const { legal } = submission();
    expect(account.enrollment).toEqual({
      state: 'awaiting-email-verification',
      submission: submission({ legal: { ...legal, companyName: 'Contoso Ltd' } }),
      verificationLinks: [],
    });
    expect((await desk.account(robin)).effects).toMatchObject([
      { type: 'mail', letter: { companyName: 'Contoso Ltd' } },
    ]);
  });

  it('needs an enrolment', async () => {
    expect(await refusalOf(enrollNow(desk.ports, robin, answers))).toBe('not-found');
  });
});

describe('a tenant that is in the programme already', () => {
  const { support } = submission();
  const signIn = async (alreadyEnrolled: boolean) => {
    await startEnrollment(desk.ports, robin, 'indirect-reseller');
    const token = tokenIn(await signInAddress(desk.ports, robin, 'work-account'));
    await signInWithWorkAccount(desk.ports, token, { account: 'global-admin', country: 'DE', alreadyEnrolled });
  };

  it('is active as soon as its support contact is known', async () => {
    await signIn(true);
    const cost = await desk.costOf(() => enrollWithSupportContact(desk.ports, robin, { ...support }));
    expect(cost).toEqual(['read account 1', 'read account 1', 'replace account 1']);
    const { mpnId, legal, contact } = await desk.ports.partnerCenter.enrolledProfile(robin.tenantId, 'DE');
    expect((await desk.account(robin)).body.enrollment).toEqual({
      state: 'active',
      submission: { partnerKind: 'indirect-reseller', mpnId, legal, contact, support },
      since: desk.now(),
    });
    // The roles come before anybody is told.
    expect(await handInEffects()).toMatchObject([
      { type: 'grant-roles', user: robin.userId, roles: ['global-admin', 'admin-agent'] },
      { type: 'list-existing-customers', companyName: legal.companyName },
      { type: 'list-organization', domain: contact.email.split('@')[1], companyName: legal.companyName },
      {
        type: 'notify',
        tenant: 'contoso',
        users: [robin.userId],
        roles: [],
        notice: { kind: 'enrollment-active', companyName: legal.companyName, partnerKind: 'indirect-reseller', mpnId },
      },
      { type: 'mail', to: contact.email, letter: { kind: 'enrollment-active', companyName: legal.companyName } },
    ]);
  });

  it('is asked for all three at most', async () => {
    await signIn(true);
    expect(await refusalOf(enrollWithSupportContact(desk.ports, robin, {}))).toEqual({
      supportEmail: { code: 'required' },
      supportTelephone: { code: 'required' },
    });
  });

  it('is one that said so', async () => {
    expect(await refusalOf(enrollWithSupportContact(desk.ports, robin, { ...support }))).toBe('sign-in-missing');
    await signIn(false);
    expect(await refusalOf(enrollWithSupportContact(desk.ports, robin, { ...support }))).toBe('sign-in-missing');
  });

  it('becomes active once of three clicks at once', async () => {
    await signIn(true);
    const clicks = await Promise.allSettled(
      [1, 2, 3].map(() => enrollWithSupportContact(desk.ports, robin, { ...support })),
    );
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await handInEffects()).map(({ type }) => type)).toEqual([
      'grant-roles',
      'list-existing-customers',
      'list-organization',
      'notify',
      'mail',
    ]);
  });
});

describe('the mail to the primary contact', () => {
  it('is sent again once for each wish', async () => {
    await desk.handedIn(robin);
    const wishes = await Promise.all([1, 2, 3].map(() => sendVerificationAgain(desk.ports, robin, 0)));
    expect(wishes.filter(({ isSent }) => isSent)).toHaveLength(1);
    expect(await handInEffects()).toEqual([verifyMail(), verifyMail()]);
    expect((await sendVerificationAgain(desk.ports, robin, 1)).isSent).toBe(true);
    expect(await handInEffects()).toHaveLength(3);
  });

  it('is not sent again once the address is confirmed', async () => {
    await desk.putAccount(robin, { state: 'under-review', submission: submission(), since: NOW });
    const { account, isSent } = await sendVerificationAgain(desk.ports, robin, 0);
    expect(isSent).toBe(false);
    expect(account.enrollment.state).toBe('under-review');
    expect((await desk.account(robin)).effects).toEqual([]);
  });
});

it('an account lies in its own partition', async () => {
  await startEnrollment(desk.ports, robin, 'indirect-reseller');
  expect(await desk.plain.read(Accounts, person('fabrikam').tenantId, ACCOUNT_ID)).toBeUndefined();
});
