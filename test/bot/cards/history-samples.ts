import { historyCard } from '../../../src/bot/cards/history';
import { DirectoryRole } from '../../../src/domain/customer-user';
import { type HistoryEntry, HistoryOutcome, HistoryReason } from '../../../src/domain/history';
import { CustomerId, InvitationId, instant, SubscriptionId, TenantId, UserId } from '../../../src/domain/ids';
import { Role } from '../../../src/domain/role';
import { type Material, NOW } from './material';
import type { Builder } from './samples';

/** An order as the reseller has it in its history, with everything that can stand in one. */
const ordered = ({ id, typed }: Material): HistoryEntry => ({
  at: instant(NOW),
  by: { kind: 'user', id: UserId.parse(id(1)), name: typed(256) },
  action: 'subscriptions-ordered',
  about: {
    customer: { id: CustomerId.parse(id(2)), name: typed(100) },
    partner: { id: TenantId.parse(id(3)), name: typed(100) },
  },
  outcome: 'failed',
  reason: 'provisioning-failed',
  lines: Array.from({ length: 10 }, () => ({
    title: 'Microsoft 365 Business Premium (Nonprofit Staff Pricing)',
    quantity: 300,
  })),
});

const designated = (material: Material): HistoryEntry => ({
  ...ordered(material),
  action: 'support-contact-designated',
  about: {
    ...ordered(material).about,
    subscription: { id: SubscriptionId.parse(material.id(4)), name: material.typed(100) },
  },
  supportContact: material.typed(100),
});

const small = ({ id, typed }: Material): HistoryEntry[] => {
  const entry = { at: instant(NOW), outcome: 'done', about: {} } as const;
  return [
    {
      ...entry,
      by: { kind: 'time' },
      action: 'invitation-expired',
      about: { invitation: { id: InvitationId.parse(id(5)), name: typed(200) } },
    },
    {
      ...entry,
      by: { kind: 'partner-center' },
      action: 'account-activated',
      outcome: 'refused',
      explanation: typed(1_000),
    },
    {
      ...entry,
      by: { kind: 'customer', name: typed(100) },
      action: 'licenses-changed',
      licenses: { before: 300, after: 1 },
    },
    {
      ...entry,
      by: { kind: 'partner', name: typed(100) },
      action: 'enrollment-started',
      partnerKind: 'indirect-reseller',
    },
    {
      ...entry,
      by: { kind: 'contact', name: typed(100) },
      action: 'roles-changed',
      roles: Role.options,
      directoryRoles: DirectoryRole.options,
      assigned: [typed(100)],
    },
  ];
};

export const HISTORY: Readonly<Record<string, Builder>> = {
  historyCard: (_reader, material) => {
    const { actors, pageOf, partnership, id } = material;
    const reader = actors['indirect-provider'];
    const list = { of: undefined, narrowed: {}, partners: [], isLater: false };
    const partners = Array.from({ length: 11 }, (_, index) => ({
      ...partnership('reseller'),
      partner: TenantId.parse(id(index + 10)),
    }));
    const full = { page: pageOf(Array.from({ length: 5 }, () => ordered(material))), partners, isLater: true };
    return {
      none: historyCard(reader, { ...list, page: { items: [] } }),
      full: historyCard(reader, { ...list, ...full }),
      'of a customer': historyCard(reader, {
        ...list,
        page: pageOf(Array.from({ length: 5 }, () => designated(material))),
        of: { companyName: material.typed(100) },
        narrowed: { customer: CustomerId.parse(id(2)) },
      }),
      'of a partner': historyCard(reader, {
        ...list,
        page: pageOf(small(material)),
        of: partnership('reseller'),
        narrowed: { partner: partnership('reseller').partner },
      }),
      ...Object.fromEntries(
        HistoryOutcome.options.map(outcome => [
          outcome,
          historyCard(reader, {
            ...list,
            page: pageOf(HistoryReason.options.slice(0, 5).map(reason => ({ ...ordered(material), outcome, reason }))),
          }),
        ]),
      ),
    };
  },
};
