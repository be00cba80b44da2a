import { VERIFICATION_LIFETIME } from '../../src/domain/enrollment';
import { DAY, later } from '../../src/domain/ids';
import type { Vetting } from '../../src/partner-center/partner-center';
import { enrollNow } from '../../src/workflows/enroll';
import type { Ports } from '../../src/workflows/ports';
import {
  openVerification,
  reviewEnrollment,
  verificationAddress,
  verifyEmail,
} from '../../src/workflows/verify-enrollment';
import { answers, NOW, submission } from '../domain/samples';
import { existing, openPorts, person, refusalOf, type TestPorts, tokenIn } from './ports';

const robin = person('contoso');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const address = async () => tokenIn(existing(await verificationAddress(desk.ports, robin.tenantId)));
const state = async () => (await desk.account(robin)).body.enrollment.state;
/** The newest effects, without those of the sign-ins and of the first mail. */
const effectsAfter = async (count: number) => (await desk.account(robin)).effects.slice(count);

describe('the link in the mail', () => {
  it('is made when the mail is written, and kept as a hash', async () => {
    await desk.handedIn(robin);
    const cost = await desk.costOf(() => verificationAddress(desk.ports, robin.tenantId));
    expect(cost).toEqual(['read account 1', 'replace account 1']);
    const { body } = await desk.account(robin);
    expect(body.enrollment).toMatchObject({
      verificationLinks: [{ hash: expect.stringMatching(/^[\w-]{43}$/), expiresAt: later(new Date(NOW), 7 * DAY) }],
    });
    expect(JSON.stringify(body)).not.toContain('secret-');
  });

  it('is not made when the address is no longer to be verified', async () => {
    await desk.putAccount(robin, { state: 'active', submission: submission(), since: NOW });
    const before = await desk.account(robin);
    expect(await verificationAddress(desk.ports, robin.tenantId)).toBeUndefined();
    expect(await desk.account(robin)).toEqual(before);
  });

  it('opens without changing anything', async () => {
    await desk.handedIn(robin);
    const token = await address();
    const before = await desk.account(robin);
    expect(await openVerification(desk.ports, token)).toEqual({ companyName: 'Contoso', email: 'robin@contoso.com' });
    expect(await desk.account(robin)).toEqual(before);
  });

  it('is good for a week, as are those of earlier mails', async () => {
    await desk.handedIn(robin);
    const [first, second] = [await address(), await address()];
    desk.wait(VERIFICATION_LIFETIME - 1);
    await openVerification(desk.ports, first);
    await openVerification(desk.ports, second);
    desk.wait(1);
    expect(await refusalOf(openVerification(desk.ports, first))).toBe('link-expired');
    expect(await refusalOf(verifyEmail(desk.ports, first))).toBe('link-expired');
    expect(await state()).toBe('awaiting-email-verification');
  });

  it('is refused when it is broken, of another tenant, or of an earlier submission', async () => {
    await desk.handedIn(robin, 'Rejectable');
    const token = await address();
    const elsewhere = token.replace(/^[^.]+/, Buffer.from('fabrikam').toString('base64url'));
    for (const broken of [token.slice(0, -1), `${token}x`]) {
      expect(await refusalOf(openVerification(desk.ports, broken))).toBe('link-invalid');
      expect(await refusalOf(verifyEmail(desk.ports, broken))).toBe('link-invalid');
    }
    expect(await refusalOf(openVerification(desk.ports, elsewhere))).toBe('link-invalid');
    expect(await refusalOf(verifyEmail(desk.ports, elsewhere))).toBe('not-found');
    await verifyEmail(desk.ports, token);
    desk.wait(10_000);
    await reviewEnrollment(desk.ports, robin.tenantId);
    await enrollNow(desk.ports, robin, answers);
    expect(await refusalOf(verifyEmail(desk.ports, token))).toBe('link-invalid');
  });
});

describe('a guessed link', () => {
  it('is told nothing of an address that was verified, while its holder is', async () => {
    await desk.handedIn(robin);
    const token = await address();
    const guessed = token.replace(/[^.]+$/, 'x'.repeat(32));
    for (const step of [() => verifyEmail(desk.ports, token), () => desk.wait(10_000)]) {
      await step();
      await reviewEnrollment(desk.ports, robin.tenantId);
      expect(await refusalOf(openVerification(desk.ports, guessed))).toBe('link-invalid');
      expect(await refusalOf(verifyEmail(desk.ports, guessed))).toBe('link-invalid');
      expect(await refusalOf(openVerification(desk.ports, token))).toBe('link-used');
      expect(await refusalOf(verifyEmail(desk.ports, token))).toBe('link-used');
    }
  });
});

describe('the primary contact who confirms', () => {
  it('starts the review, of which chat and mail are told', async () => {
    await desk.handedIn(robin);
    const token = await address();
    const before = (await desk.account(robin)).effects.length;
    const cost = await desk.costOf(() => verifyEmail(desk.ports, token));
    expect(cost).toEqual(['read account 1', 'replace account 1']);
    expect((await desk.account(robin)).body.enrollment).toMatchObject({ state: 'under-review', since: desk.now() });
    expect(await effectsAfter(before)).toMatchObject([
      {
        type: 'notify',
        tenant: 'contoso',
        users: [robin.userId],
        roles: [],
        notice: { kind: 'enrollment-under-review', companyName: 'Contoso' },
      },
      { type: 'mail', to: 'robin@contoso.com', language: 'en', letter: { kind: 'enrollment-under-review' } },
      { type: 'review-enrollment', due: desk.now() },
    ]);
  });

  it('does so once, however often the button is pressed', async () => {
    await desk.handedIn(robin);
    const [one, two] = [await address(), await address()];
    const before = (await desk.account(robin)).effects.length;
    const presses = await Promise.allSettled([one, two, one].map(token => verifyEmail(desk.ports, token)));
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await effectsAfter(before)).toHaveLength(3);
    expect(await refusalOf(verifyEmail(desk.ports, two))).toBe('link-used');
    expect(await refusalOf(openVerification(desk.ports, one))).toBe('link-used');
  });
});

describe('the review', () => {
  const underReview = async (companyName = 'Contoso') => {
    await desk.handedIn(robin, companyName);
    await verifyEmail(desk.ports, await address());
    return (await desk.account(robin)).effects.length;
  };

  it('is asked again at the moment that Partner Center names', async () => {
    await underReview();
    const cost = await desk.costOf(async () => {
      expect(await reviewEnrollment(desk.ports, robin.tenantId)).toBe('2026-03-02T10:00:10.000Z');
    });
    expect(cost).toEqual(['read account 1']);
    expect(await state()).toBe('under-review');
  });

  it('that ends well makes the account active, and the roles come before anybody is told', async () => {
    const before = await underReview();
    desk.wait(10_000);
    const cost = await desk.costOf(async () => {
      expect(await reviewEnrollment(desk.ports, robin.tenantId)).toBeUndefined();
    });
    expect(cost).toEqual(['read account 1', 'read account 1', 'replace account 1']);
    expect(await state()).toBe('active');
    expect(await effectsAfter(before)).toMatchObject([
      { type: 'grant-roles', user: robin.userId, roles: ['global-admin', 'admin-agent'] },
      { type: 'list-existing-customers', companyName: 'Contoso' },
      { type: 'list-organization', domain: 'contoso.com', companyName: 'Contoso' },
      { type: 'notify', users: [robin.userId], notice: { kind: 'enrollment-active', companyName: 'Contoso' } },
      { type: 'mail', to: 'robin@contoso.com', letter: { kind: 'enrollment-active' } },
    ]);
  });

  it('that ends badly says why, in chat and by mail', async () => {
    const before = await underReview('Rejectable Ltd');
    desk.wait(10_000);
    await reviewEnrollment(desk.ports, robin.tenantId);
    const reason = 'The legal business name does not match the public register of the country.';
    expect((await desk.account(robin)).body.enrollment).toMatchObject({ state: 'rejected', reason, since: desk.now() });
    expect(await effectsAfter(before)).toMatchObject([
      {
        type: 'notify',
        users: [robin.userId],
        notice: { kind: 'enrollment-rejected', companyName: 'Rejectable Ltd', reason },
      },
      {
        type: 'mail',
        to: 'robin@contoso.com',
        letter: { kind: 'enrollment-rejected', companyName: 'Rejectable Ltd', reason },
      },
    ]);
  });

  it('is decided once, also by two who ask at once and by one who asks later', async () => {
    const before = await underReview();
    desk.wait(10_000);
    await Promise.all([1, 2, 3].map(() => reviewEnrollment(desk.ports, robin.tenantId)));
    expect(await reviewEnrollment(desk.ports, robin.tenantId)).toBeUndefined();
    expect(await effectsAfter(before)).toHaveLength(5);
  });

  it('asks Partner Center nothing when there is nothing to review', async () => {
    const asked: string[] = [];
    const ports: Ports = {
      ...desk.ports,
      partnerCenter: {
        ...desk.ports.partnerCenter,
        async vetting(tenant): Promise<Vetting> {
          asked.push(tenant);
          return { vettingStatus: 'authorized' };
        },
      },
    };
    expect(await reviewEnrollment(ports, robin.tenantId)).toBeUndefined();
    await desk.handedIn(robin);
    expect(await reviewEnrollment(ports, robin.tenantId)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
