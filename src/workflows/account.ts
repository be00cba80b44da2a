import { type Effect, effectOf, notifying } from '../domain/effect';
import { domainOf } from '../domain/email';
import type { Account } from '../domain/enrollment';
import { instant, type TenantId } from '../domain/ids';
import type { Letter, Notice } from '../domain/notice';
import { ACCOUNT_ID, Accounts } from '../store/documents';
import { change, type Decision } from './commit';
import type { Ports } from './ports';

/** A partner's account as its own workflows share it: read, changed, and who hears of it. */
export async function accountOf(ports: Ports, tenant: TenantId): Promise<Account | undefined> {
  return (await ports.store.read(Accounts, tenant, ACCOUNT_ID))?.body;
}

export const changeAccount = (
  ports: Ports,
  tenant: TenantId,
  decide: (account: Account) => Decision<Account> | undefined,
) => change(ports, Accounts, tenant, ACCOUNT_ID, decide);

/** An effect that is to happen at once. */
export const soon = (ports: Ports, content: Parameters<typeof effectOf>[2]): Effect =>
  effectOf(ports.ids.next(), instant(ports.clock.now()), content);

export const tellEnroller = (ports: Ports, tenant: TenantId, account: Account, notice: Notice): Effect =>
  notifying(ports.ids.next(), instant(ports.clock.now()), { tenant, users: [account.by.userId] }, notice);

/** The card that was shown when it was handed in says how the enrolment stands now. */
export const cardUpdate = (ports: Ports, { card }: Account): Effect[] =>
  card ? [soon(ports, { type: 'update-account-card', ...card })] : [];

/** To the primary contact, in the language of who enrols. */
export const mailContact = (ports: Ports, account: Account, letter: Letter): Effect[] =>
  account.enrollment.state === 'draft'
    ? []
    : [
        soon(ports, {
          type: 'mail',
          to: account.enrollment.submission.contact.email,
          language: account.by.language,
          letter,
        }),
      ];

/** The enrolling user becomes global admin and admin agent before anybody is told. */
export function whenActive(ports: Ports, tenant: TenantId, account: Account): Effect[] {
  if (account.enrollment.state !== 'active') return [];
  const { partnerKind, mpnId, legal, contact } = account.enrollment.submission;
  const { companyName } = legal;
  return [
    soon(ports, { type: 'grant-roles', user: account.by.userId, roles: ['global-admin', 'admin-agent'] }),
    ...(partnerKind === 'indirect-reseller' ? [soon(ports, { type: 'list-existing-customers', companyName })] : []),
    soon(ports, { type: 'list-organization', domain: domainOf(contact.email), companyName }),
    tellEnroller(ports, tenant, account, {
      kind: 'enrollment-active',
      companyName,
      partnerKind,
      mpnId,
      ...(account.cloud && { cloud: account.cloud }),
    }),
    ...mailContact(ports, account, { kind: 'enrollment-active', companyName }),
  ];
}
