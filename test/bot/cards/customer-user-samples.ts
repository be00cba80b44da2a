import type { CardOptions } from '../../../src/bot/cards/card';
import { addCustomerUserCard, directoryRolesCard, licensesCard } from '../../../src/bot/cards/customer-user-forms';
import {
  customerUserAddedCard,
  customerUserCard,
  customerUsersCard,
  deleteUserCard,
  passwordResetCard,
  resetPasswordCard,
} from '../../../src/bot/cards/customer-users';
import type { Actor } from '../../../src/domain/actor';
import type { Customer } from '../../../src/domain/customer';
import { type CustomerUser, DirectoryRole } from '../../../src/domain/customer-user';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import { instant, SubscriptionId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/role';
import { text } from '../../../src/text/text';
import type { NewUserChoices, UserDetails } from '../../../src/workflows/customer-users';
import type { SubscriptionInUse } from '../../../src/workflows/subscription';
import { type Material, NOW } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };
const ETAG = '1234567890abcdef';
const MOST_SUBSCRIPTIONS = 10;

const refused = (error: DeskError, typed: Readonly<Record<string, string>>): CardOptions => ({
  ...PROMPT,
  refusal: { error, typed },
});

export const customerOf = ({ pages }: Material): Customer => {
  const [first] = pages.customers.items;
  if (!first) throw new Error('There is no customer');
  return first.body;
};

export const userOf = ({ typed }: Material, mark = 1): CustomerUser => ({
  id: `00000000-0000-8000-a000-00000000000${mark}`,
  userPrincipalName: `${'x'.repeat(50)}@contoso.onmicrosoft.com`,
  displayName: typed(50),
  firstName: typed(50),
  lastName: typed(50),
  usageLocation: 'DE',
  licenses: ['subscription-0'],
  roles: [],
});

const subscriptionsOf = (material: Material): SubscriptionInUse[] =>
  Array.from({ length: MOST_SUBSCRIPTIONS }, (_, mark) => ({
    subscription: {
      id: SubscriptionId.parse(`subscription-${mark}`),
      customer: customerOf(material).id,
      offer: {
        catalogItemId: 'CFQ7TTC0LHCJ:0001:SANDBOX00P3Y',
        title: material.typed(100),
        kind: 'license',
        termDuration: 'P3Y',
        billingCycle: 'annual',
        minimumQuantity: 1,
        maximumQuantity: 100_000,
      },
      friendlyName: material.typed(100),
      quantity: 100_000,
      status: mark === 0 ? 'suspended' : 'active',
      orderedAt: instant(NOW),
      commitmentEndDate: instant(NOW),
      soldBy: material.actors['direct-partner'].tenantId,
      customerMayBuy: false,
    },
    etag: ETAG,
    consumedUnits: 99_999,
  }));

export const choicesOf = (material: Material): NewUserChoices => ({
  customer: customerOf(material),
  subscriptions: subscriptionsOf(material),
  country: 'DE',
});

const detailsOf = (material: Material, changes: Partial<CustomerUser> = {}): UserDetails => ({
  customer: customerOf(material),
  user: { ...userOf(material), ...changes },
  etag: ETAG,
  licensed: subscriptionsOf(material),
});

const signInOf = (material: Material) => ({ ...detailsOf(material), password: 'Xy7!mnpq#RSTuv23' });

const actorWith = ({ actors }: Material, ...roles: Role[]): Actor => ({ ...actors['direct-partner'], roles });

const ADMIN = { roles: DirectoryRole.options };

/** Cards of a customer's users. */
export const CUSTOMER_USERS: Readonly<Record<string, Builder>> = {
  customerUsersCard: (_reader, material) => {
    const customer = customerOf(material);
    const items = [1, 2, 3, 4, 5].map(mark => ({
      user: { ...userOf(material, mark), ...ADMIN },
      etag: ETAG,
    }));
    const list = { customer, search: '', deleted: false };
    const gone = items.map(item => ({ ...item, user: { ...item.user, deletedAt: instant(NOW) } }));
    const all = actorWith(material, 'admin-agent');
    return {
      empty: customerUsersCard(all, { ...list, page: { items: [] } }),
      full: customerUsersCard(all, { ...list, page: { items, continuation: 'x'.repeat(200) } }),
      found: customerUsersCard(all, { ...list, search: material.typed(50), page: { items: items.slice(0, 1) } }),
      'none found': customerUsersCard(all, { ...list, search: 'x', page: { items: [] } }),
      deleted: customerUsersCard(all, { ...list, deleted: true, page: { items: gone } }),
      'to somebody who may not': customerUsersCard(actorWith(material), { ...list, page: { items } }),
    };
  },

  customerUserCard: ({ language }, material) => ({
    'for an admin agent': customerUserCard(
      actorWith(material, 'admin-agent'),
      detailsOf(material),
      text(language, 'customerUsers.passwordGone'),
    ),
    'for support': customerUserCard(actorWith(material, 'helpdesk-agent'), detailsOf(material)),
    'an administrator, for support': customerUserCard(
      actorWith(material, 'helpdesk-agent'),
      detailsOf(material, ADMIN),
    ),
    'without anything': customerUserCard(actorWith(material, 'admin-agent'), {
      ...detailsOf(material, { licenses: [], usageLocation: '', firstName: '', lastName: '' }),
      licensed: [],
    }),
    deleted: customerUserCard(actorWith(material, 'admin-agent'), {
      ...detailsOf(material, { deletedAt: instant(NOW), licenses: [] }),
      licensed: [],
    }),
  }),

  customerUserAddedCard: (reader, material) => ({ shown: customerUserAddedCard(reader, signInOf(material)) }),
  passwordResetCard: (reader, material) => ({ shown: passwordResetCard(reader, signInOf(material)) }),

  resetPasswordCard: (reader, material) => ({ asked: resetPasswordCard(reader, detailsOf(material), PROMPT) }),

  deleteUserCard: (reader, material) => ({
    asked: deleteUserCard(reader, detailsOf(material), PROMPT),
    stale: deleteUserCard(reader, detailsOf(material), refused(new DeskError('changed-meanwhile'), {})),
  }),

  addCustomerUserCard: (_reader, material) => ({
    asked: addCustomerUserCard(actorWith(material, 'admin-agent'), choicesOf(material), PROMPT),
    'for support, without licenses': addCustomerUserCard(
      actorWith(material, 'helpdesk-agent'),
      { ...choicesOf(material), subscriptions: [] },
      PROMPT,
    ),
    refused: addCustomerUserCard(
      actorWith(material, 'admin-agent'),
      choicesOf(material),
      refused(
        new InvalidInput({
          displayName: { code: 'required' },
          userPrincipalName: { code: 'user-domain', domain: customerOf(material).domain },
          usageLocation: { code: 'required' },
        }),
        {
          firstName: material.typed(50),
          lastName: material.typed(50),
          displayName: '',
          userPrincipalName: 'anna@gmail.com',
          usageLocation: 'DE',
        },
      ),
    ),
  }),

  licensesCard: (reader, material) => ({
    asked: licensesCard(reader, { ...detailsOf(material), ...choicesOf(material) }, PROMPT),
    'none left': licensesCard(
      reader,
      { ...detailsOf(material), ...choicesOf(material) },
      refused(new DeskError('no-license-left'), { licenses: 'subscription-1,subscription-2' }),
    ),
  }),

  directoryRolesCard: (reader, material) => ({
    asked: directoryRolesCard(reader, detailsOf(material, ADMIN), PROMPT),
    stale: directoryRolesCard(
      reader,
      detailsOf(material),
      refused(new DeskError('changed-meanwhile'), { directoryRoles: 'user-admin' }),
    ),
  }),
};
