import { SIGN_IN_LIFETIME } from '../../src/domain/enrollment';
import { enrollNow, startEnrollment } from '../../src/workflows/enroll';
import {
  openSignIn,
  signInAddress,
  signInWithPartnerAccount,
  signInWithWorkAccount,
} from '../../src/workflows/sign-in';
import { answers } from '../domain/samples';
import { openPorts, person, refusalOf, type TestPorts, tokenIn } from './ports';

const robin = person('contoso');
const globalAdmin = { account: 'global-admin', country: 'DE', alreadyEnrolled: false } as const;

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const address = async (page: 'work-account' | 'partner-account', by = robin) =>
  tokenIn(await signInAddress(desk.ports, by, page));
const draft = async () => {
  const { body, effects } = await desk.account(robin);
  if (body.enrollment.state !== 'draft') throw new Error('this is no draft');
  return { ...body.enrollment, effects };
};
const resume = () => ({
  type: 'resume-chat',
  id: expect.any(String),
  due: desk.now(),
  attempts: 0,
  user: robin.userId,
});

beforeEach(() => startEnrollment(desk.ports, robin, 'indirect-reseller'));

describe('the link of a sign-in page', () => {
  it('is kept as a hash, for one page and one user', async () => {
    let link = '';
    const cost = await desk.costOf(async () => {
      link = await signInAddress(desk.ports, { ...robin, language: 'de' }, 'work-account');
    });
    expect(cost).toEqual(['read account 1', 'replace account 1']);
    expect(link).toMatch(/^https:\/\/desk\.example\/sign-in\/[\w-]+\.[\w-]+\.[\w-]+$/);
    const { signInLinks } = await draft();
    expect(signInLinks).toEqual([
      {
        page: 'work-account',
        hash: expect.stringMatching(/^[\w-]{43}$/),
        user: robin.userId,
        language: 'de',
        used: false,
        expiresAt: '2026-03-02T11:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(await desk.account(robin))).not.toContain('secret-');
  });

  it('opens without changing anything', async () => {
    const token = await address('work-account');
    const before = await desk.account(robin);
    expect(await desk.costOf(() => openSignIn(desk.ports, token))).toEqual(['read account 1']);
    expect(await openSignIn(desk.ports, token)).toMatchObject({ page: 'work-account', user: robin.userId });
    expect(await desk.account(robin)).toEqual(before);
  });

  it('needs an enrolment that was begun', async () => {
    expect(await refusalOf(signInAddress(desk.ports, person('fabrikam'), 'work-account'))).toBe('not-found');
  });

  it('stays good beside the newer ones, up to ten', async () => {
    const tokens: string[] = [];
    for (let number = 0; number < 11; number += 1) tokens.push(await address('work-account'));
    const [oldest = '', ...others] = tokens;
    expect(await refusalOf(openSignIn(desk.ports, oldest))).toBe('link-invalid');
    for (const token of others) expect((await openSignIn(desk.ports, token)).page).toBe('work-account');
  });

  it('ends after an hour', async () => {
    const token = await address('work-account');
    desk.wait(SIGN_IN_LIFETIME - 1);
    await openSignIn(desk.ports, token);
    desk.wait(1);
    expect(await refusalOf(openSignIn(desk.ports, token))).toBe('link-expired');
    expect(await refusalOf(signInWithWorkAccount(desk.ports, token, globalAdmin))).toBe('link-expired');
  });

  it('is refused when it is broken or of another tenant', async () => {
    const token = await address('work-account');
    const elsewhere = token.replace(/^[^.]+/, Buffer.from('fabrikam').toString('base64url'));
    for (const broken of [token.slice(0, -1), `${token}x`]) {
      expect(await refusalOf(openSignIn(desk.ports, broken))).toBe('link-invalid');
      expect(await refusalOf(signInWithWorkAccount(desk.ports, broken, globalAdmin))).toBe('link-invalid');
      expect(await refusalOf(signInWithPartnerAccount(desk.ports, broken, 'membership'))).toBe('link-invalid');
    }
    expect(await refusalOf(openSignIn(desk.ports, elsewhere))).toBe('link-invalid');
    expect(await refusalOf(signInWithWorkAccount(desk.ports, elsewhere, globalAdmin))).toBe('not-found');
    expect(await refusalOf(signInWithPartnerAccount(desk.ports, elsewhere, 'membership'))).toBe('link-invalid');
  });

  it('is worth nothing once the form was handed in', async () => {
    await desk.signedIn(robin);
    const token = await address('work-account');
    await enrollNow(desk.ports, robin, answers);
    expect(await refusalOf(openSignIn(desk.ports, token))).toBe('link-used');
    expect(await refusalOf(signInAddress(desk.ports, robin, 'work-account'))).toBe('already-enrolled');
  });
});

describe('the work account', () => {
  it.each([
    ['global-admin', false],
    ['create', true],
  ] as const)('of a %s signs in, once, and the chat goes on', async (account, created) => {
    const token = await address('work-account');
    const commits = desk.commits();
    const cost = await desk.costOf(() =>
      signInWithWorkAccount(desk.ports, token, { account, country: 'PT', alreadyEnrolled: true }),
    );
    expect(cost).toEqual(['read account 1', 'replace account 1']);
    const { workAccount, effects } = await draft();
    expect(workAccount).toEqual({ country: 'PT', alreadyEnrolled: true, created, user: robin.userId });
    expect(effects).toEqual([resume()]);
    expect(desk.commits()).toBe(commits + 1);
    expect(await refusalOf(openSignIn(desk.ports, token))).toBe('link-used');
    expect(await refusalOf(signInWithWorkAccount(desk.ports, token, globalAdmin))).toBe('link-used');
  });

  it('of a user who is no global admin is refused, and can be tried again', async () => {
    const token = await address('work-account');
    const before = await desk.account(robin);
    const asUser = signInWithWorkAccount(desk.ports, token, { ...globalAdmin, account: 'user' });
    expect(await refusalOf(asUser)).toBe('not-global-admin');
    expect(await desk.account(robin)).toEqual(before);
    await signInWithWorkAccount(desk.ports, token, globalAdmin);
  });

  it('signs in once of three posts at once', async () => {
    const token = await address('work-account');
    const posts = await Promise.allSettled([1, 2, 3].map(() => signInWithWorkAccount(desk.ports, token, globalAdmin)));
    expect(posts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await draft()).effects).toEqual([resume()]);
  });
});

describe('the account that holds the partner id', () => {
  const signedIn = async () => signInWithWorkAccount(desk.ports, await address('work-account'), globalAdmin);

  it('signs in, once, with the profiles that are found there', async () => {
    await signedIn();
    const token = await address('partner-account');
    const cost = await desk.costOf(() => signInWithPartnerAccount(desk.ports, token, 'membership'));
    expect(cost).toEqual(['read account 1', 'read account 1', 'replace account 1']);
    const { partnerAccount, effects } = await draft();
    expect(partnerAccount?.userName).toBe('membership');
    expect(partnerAccount?.profiles.map(({ active, legal }) => [active, legal.country])).toEqual([
      [true, 'DE'],
      [false, 'DE'],
      [true, 'GB'],
    ]);
    expect(effects).toEqual([resume(), resume()]);
    expect(await refusalOf(signInWithPartnerAccount(desk.ports, token, 'membership'))).toBe('link-used');
  });

  it('that nobody knows is refused, and can be tried again', async () => {
    await signedIn();
    const token = await address('partner-account');
    expect(await refusalOf(signInWithPartnerAccount(desk.ports, token, 'nobody'))).toBe('partner-account-unknown');
    await signInWithPartnerAccount(desk.ports, token, 'old');
    expect((await draft()).partnerAccount?.profiles).toHaveLength(1);
  });

  it('comes after the work account', async () => {
    const token = await address('partner-account');
    expect(await refusalOf(signInWithPartnerAccount(desk.ports, token, 'membership'))).toBe('sign-in-missing');
  });

  it('of an enrolment that was never begun is refused', async () => {
    const token = await address('partner-account');
    const nobody = token.replace(/^[^.]+/, Buffer.from('nobody').toString('base64url'));
    expect(await refusalOf(signInWithPartnerAccount(desk.ports, nobody, 'membership'))).toBe('link-invalid');
  });
});
