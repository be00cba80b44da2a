import type { CardOptions } from '../../../src/bot/cards/card';
import {
  customerAccountCard,
  customerAccountFormCard,
  customerRemovedCard,
  removeCustomerCard,
  removedCustomersCard,
} from '../../../src/bot/cards/customer-account';
import { customerServiceCard } from '../../../src/bot/cards/customer-service';
import {
  permissionToBuyCard,
  quantityCard,
  reactivateCard,
  subscriptionCard,
  subscriptionsCard,
  supportContactCard,
  suspendCard,
} from '../../../src/bot/cards/subscription';
import type { Actor } from '../../../src/domain/actor';
import type { Customer } from '../../../src/domain/customer';
import { DeskError, type FieldProblem, InvalidInput } from '../../../src/domain/errors';
import { instant, later, SubscriptionId, TenantId } from '../../../src/domain/ids';
import { Role } from '../../../src/domain/role';
import type { Subscription, SupportedBy } from '../../../src/domain/subscription';
import { text } from '../../../src/text/text';
import type { CustomerAccount } from '../../../src/workflows/customer-account';
import type { CustomerService } from '../../../src/workflows/customer-service';
import type { SubscriptionDetails } from '../../../src/workflows/subscription';
import { type Material, NOW } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };
const ETAG = '1234567890abcdef';
const CHANGED = new DeskError('changed-meanwhile');

const refused = (error: DeskError, typed: Readonly<Record<string, string>>): CardOptions => ({
  ...PROMPT,
  refusal: { error, typed },
});

export const customerOf = ({ pages }: Material): Customer => {
  const [first] = pages.customers.items;
  if (!first) throw new Error('There is no customer');
  return first.body;
};

const supporter = ({ partnership }: Material, mark: number): SupportedBy => {
  const { partner: tenantId, mpnId, companyName: name } = partnership('reseller', mark);
  return { tenantId, mpnId, name };
};

const readerWith = ({ actors }: Material, roles: readonly Role[]): Actor => ({
  ...actors['a user without a role'],
  roles,
});

export function subscriptionOf(material: Material, changes: Partial<Subscription> = {}): Subscription {
  const { typed } = material;
  const customer = customerOf(material);
  return {
    id: SubscriptionId.parse(customer.id),
    customer: customer.id,
    offer: {
      catalogItemId: 'CFQ7TTC0LHCJ:0001:SANDBOX00P3Y',
      title: typed(100),
      kind: 'license',
      termDuration: 'P3Y',
      billingCycle: 'annual',
      minimumQuantity: 1,
      maximumQuantity: 100_000,
    },
    friendlyName: typed(100),
    quantity: 100_000,
    status: 'active',
    orderedAt: instant(NOW),
    commitmentEndDate: later(NOW, 86_400_000),
    soldBy: readerWith(material, []).tenantId,
    partnerOnRecord: supporter(material, 1),
    supportContact: supporter(material, 2),
    customerMayBuy: false,
    ...changes,
  };
}

export const detailsOf = (material: Material, changes: Partial<Subscription> = {}): SubscriptionDetails => ({
  subscription: subscriptionOf(material, changes),
  etag: ETAG,
  consumedUnits: 99_999,
  customer: customerOf(material),
  seller: material.typed(100),
});

const accountOf = (material: Material, etag: string | undefined): CustomerAccount => ({
  customer: customerOf(material),
  profile: material.customerProfile,
  etag,
});

const everything = (material: Material) => readerWith(material, Role.options);

/** Cards of a customer's subscriptions and account. */
export const CUSTOMER: Readonly<Record<string, Builder>> = {
  subscriptionsCard: (_reader, material) => ({
    empty: subscriptionsCard(material.actors['indirect-provider'], {
      customer: customerOf(material),
      page: { items: [] },
      isLater: false,
    }),
    full: subscriptionsCard(material.actors['indirect-provider'], {
      customer: customerOf(material),
      page: {
        items: Array.from({ length: 5 }, (_, mark) => ({
          subscription: subscriptionOf(material, { id: SubscriptionId.parse(`subscription-${mark}`) }),
          etag: ETAG,
          consumedUnits: 0,
        })),
        continuation: material.pages.customers.continuation,
      },
      isLater: true,
    }),
  }),

  subscriptionCard: ({ language }, material) => {
    const { partnerOnRecord: _, supportContact: __, ...least } = subscriptionOf(material);
    const azurePlan = { ...least, friendlyName: '', offer: { ...least.offer, kind: 'azure-plan' as const } };
    const soldBy = TenantId.parse('somebody-else');
    return {
      active: subscriptionCard(everything(material), detailsOf(material)),
      suspended: subscriptionCard(
        everything(material),
        detailsOf(material, { status: 'suspended' }),
        text(language, 'subscriptions.suspendNow'),
      ),
      'of another': subscriptionCard(everything(material), detailsOf(material, { soldBy })),
      'azure plan of a provider': subscriptionCard(material.actors['indirect-provider'], {
        ...detailsOf(material),
        subscription: { ...azurePlan, soldBy: material.actors['indirect-provider'].tenantId },
      }),
      'azure plan': subscriptionCard(everything(material), { ...detailsOf(material), subscription: azurePlan }),
      'for support': subscriptionCard(readerWith(material, ['helpdesk-agent']), detailsOf(material)),
    };
  },

  quantityCard: (reader, material) => ({
    asked: quantityCard(reader, detailsOf(material), PROMPT),
    refused: quantityCard(
      reader,
      detailsOf(material),
      refused(new InvalidInput({ quantity: { code: 'quantity', min: 1, max: 100_000 } }), { quantity: '0' }),
    ),
    stale: quantityCard(reader, detailsOf(material), refused(CHANGED, { quantity: '7' })),
  }),

  suspendCard: (reader, material) => ({
    asked: suspendCard(reader, detailsOf(material), PROMPT),
    refused: suspendCard(reader, detailsOf(material), refused(new DeskError('reduction-window-over'), {})),
  }),

  reactivateCard: (reader, material) => ({ asked: reactivateCard(reader, detailsOf(material), PROMPT) }),

  permissionToBuyCard: (reader, material) => ({
    grant: permissionToBuyCard(reader, detailsOf(material), PROMPT),
    withdraw: permissionToBuyCard(reader, detailsOf(material, { customerMayBuy: true }), PROMPT),
  }),

  supportContactCard: (reader, material) => {
    const contacts = Array.from({ length: 10 }, (_, mark) => supporter(material, mark));
    return {
      asked: supportContactCard(reader, detailsOf(material), contacts, PROMPT),
      refused: supportContactCard(
        reader,
        detailsOf(material),
        contacts.slice(0, 1),
        refused(new InvalidInput({ supportContact: { code: 'choice' } }), { supportContact: '' }),
      ),
    };
  },

  customerServiceCard: (_reader, material) => {
    const service: CustomerService = {
      customer: { ...customerOf(material), delegatedAdminPrivileges: 'granted' },
      page: {
        items: Array.from({ length: 5 }, () => ({
          subscription: subscriptionOf(material),
          etag: ETAG,
          consumedUnits: 0,
        })),
      },
      managed: ['Microsoft 365', 'Microsoft Azure'].map((name, number) => ({
        name,
        links: {
          adminService: 'https://admin.microsoft.com/Partner/BeginClientSession.aspx',
          ...(number === 0 && {
            serviceHealth: 'https://admin.microsoft.com/Partner/BeginClientSession.aspx',
            serviceTicket: 'https://admin.microsoft.com/Partner/BeginClientSession.aspx',
          }),
        },
      })),
    };
    const actor = everything(material);
    const none = { ...service, managed: [] };
    return {
      full: customerServiceCard(actor, service),
      suspended: customerServiceCard(actor, none),
      empty: customerServiceCard(actor, { ...none, page: { items: [] } }),
      'for sales': customerServiceCard(readerWith(material, ['sales-agent']), none),
      'without privileges': customerServiceCard(actor, {
        ...none,
        customer: { ...service.customer, delegatedAdminPrivileges: 'none' },
      }),
    };
  },

  customerAccountCard: ({ language }, material) => ({
    'not completed': customerAccountCard(everything(material), accountOf(material, undefined)),
    complete: customerAccountCard(
      everything(material),
      accountOf(material, ETAG),
      text(language, 'customerAccount.updated'),
    ),
    'for sales': customerAccountCard(readerWith(material, ['sales-agent']), accountOf(material, ETAG)),
  }),

  customerAccountFormCard: (reader, material) => {
    const { domain: _, ...typed } = material.customerProfile;
    const problem: FieldProblem = { code: 'registration-number' };
    const problems = new InvalidInput(Object.fromEntries(Object.keys(typed).map(name => [name, problem])));
    return {
      new: customerAccountFormCard(reader, accountOf(material, undefined), PROMPT),
      refused: customerAccountFormCard(reader, accountOf(material, ETAG), refused(problems, typed)),
      stale: customerAccountFormCard(reader, accountOf(material, ETAG), refused(CHANGED, typed)),
    };
  },

  removeCustomerCard: (reader, material) => ({
    asked: removeCustomerCard(reader, customerOf(material), PROMPT),
    refused: removeCustomerCard(
      reader,
      customerOf(material),
      refused(new InvalidInput({ accept: { code: 'consent' } }), { accept: 'false' }),
    ),
  }),

  customerRemovedCard: (reader, material) => ({ done: customerRemovedCard(reader, customerOf(material)) }),

  removedCustomersCard: (reader, { pages }) => ({
    empty: removedCustomersCard(reader, { page: { items: [] }, isLater: false }),
    full: removedCustomersCard(reader, {
      page: {
        ...pages.customers,
        items: pages.customers.items.map(item => ({
          ...item,
          body: {
            ...item.body,
            relationship: { ...item.body.relationship, state: 'removed' as const, removedAt: instant(NOW) },
          },
        })),
      },
      isLater: true,
    }),
  }),
};
