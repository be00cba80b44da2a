import {
  type Account,
  emailVerified,
  reviewed,
  VERIFICATION_LIFETIME,
  withVerificationLink,
} from '../domain/enrollment';
import { DeskError } from '../domain/errors';
import { type Instant, instant, later, type TenantId } from '../domain/ids';
import { ACCOUNT_ID } from '../store/documents';
import { accountOf, cardUpdate, changeAccount, mailContact, soon, tellEnroller, whenActive } from './account';
import { recording } from './history';
import { endedLink, issueLink, matchingHash, parseToken } from './link';
import type { Ports } from './ports';

/**
 * A link for the mail to the primary contact, made when the mail is written, because only its hash may be stored.
 * @returns nothing when the address is no longer to be verified
 */
export async function verificationAddress(ports: Ports, tenant: TenantId): Promise<string | undefined> {
  const link = issueLink(ports, tenant, ACCOUNT_ID);
  const expiresAt = later(ports.clock.now(), VERIFICATION_LIFETIME);
  const { body } = await changeAccount(ports, tenant, account =>
    account.enrollment.state === 'awaiting-email-verification'
      ? { body: withVerificationLink(account, { hash: link.hash, expiresAt }) }
      : undefined,
  );
  return body.enrollment.state === 'awaiting-email-verification'
    ? `${ports.publicUrl}/verify/${link.token}`
    : undefined;
}

/** What the page behind the mail's link shows. Opening it changes nothing. @throws DeskError `link-…` */
export async function openVerification(ports: Ports, token: string): Promise<{ companyName: string; email: string }> {
  const { tenant, hash } = parseToken(token);
  const submission = verifiable(ports, await accountOf(ports, tenant), hash);
  return { companyName: submission.legal.companyName, email: submission.contact.email };
}

function verifiable(ports: Ports, account: Account | undefined, hash: string) {
  if (!account) throw new DeskError('link-invalid');
  const { enrollment } = account;
  if (enrollment.state !== 'awaiting-email-verification') throw endedLink(account.spentLinks, hash);
  const links = enrollment.verificationLinks;
  const known = matchingHash(
    hash,
    links.map(link => link.hash),
  );
  const link = links.find(each => each.hash === known);
  if (!link) throw new DeskError('link-invalid');
  if (ports.clock.now().getTime() >= Date.parse(link.expiresAt)) throw new DeskError('link-expired');
  return enrollment.submission;
}

/** The primary contact confirms the address: the review begins. @throws DeskError `link-…` */
export async function verifyEmail(ports: Ports, token: string): Promise<void> {
  const { tenant, hash } = parseToken(token);
  await changeAccount(ports, tenant, account => {
    const submission = verifiable(ports, account, hash);
    const { companyName } = submission.legal;
    return {
      body: emailVerified(account, instant(ports.clock.now())),
      effects: [
        ...cardUpdate(ports, account),
        tellEnroller(ports, tenant, account, { kind: 'enrollment-under-review', companyName }),
        ...mailContact(ports, account, { kind: 'enrollment-under-review', companyName }),
        soon(ports, { type: 'review-enrollment' }),
        recording(ports, {
          tenant,
          by: { kind: 'contact', name: `${submission.contact.firstName} ${submission.contact.lastName}` },
          action: 'email-verified',
          about: {},
        }),
      ],
    };
  });
}

/**
 * Asks Partner Center how the review stands.
 * @returns when to ask again, or nothing once it is decided
 */
export async function reviewEnrollment(ports: Ports, tenant: TenantId): Promise<Instant | undefined> {
  const account = await accountOf(ports, tenant);
  if (account?.enrollment.state !== 'under-review') return undefined;
  const { submission, since } = account.enrollment;
  const vetting = await ports.partnerCenter.vetting(tenant, submission, since);
  if (vetting.vettingStatus === 'pending') return vetting.askAgainAt;
  await changeAccount(ports, tenant, current => {
    if (current.enrollment.state !== 'under-review') return undefined;
    const now = instant(ports.clock.now());
    const review = { tenant, by: { kind: 'partner-center' }, action: 'account-activated', about: {} } as const;
    if (vetting.vettingStatus === 'authorized') {
      const active = reviewed(current, { decision: 'authorized' }, now);
      const effects = [...cardUpdate(ports, active), ...whenActive(ports, tenant, active), recording(ports, review)];
      return { body: active, effects };
    }
    const { reason } = vetting;
    const { companyName } = submission.legal;
    return {
      body: reviewed(current, { decision: 'rejected', reason }, now),
      effects: [
        ...cardUpdate(ports, current),
        tellEnroller(ports, tenant, current, { kind: 'enrollment-rejected', companyName, reason }),
        ...mailContact(ports, current, { kind: 'enrollment-rejected', companyName, reason }),
        recording(ports, { ...review, outcome: 'refused', explanation: reason }),
      ],
    };
  });
  return undefined;
}
