import {
  answerSwitchCard,
  cancelSwitchCard,
  requestSwitchCard,
  switchCard,
  switchesCard,
} from '../../../src/bot/cards/azure-switch';
import type { CardOptions } from '../../../src/bot/cards/card';
import type { Actor } from '../../../src/domain/actor';
import type { AzureSwitch } from '../../../src/domain/azure-switch';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import { instant, later, SubscriptionId, SwitchId, TenantId, UserId } from '../../../src/domain/ids';
import { SwitchFilter } from '../../../src/workflows/azure-switch';
import { customerOf, detailsOf } from './customer-samples';
import { type Material, NOW } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };
const AT = instant(NOW);

const refused = (error: DeskError, typed = {}): CardOptions => ({ ...PROMPT, refusal: { error, typed } });

const STATES: readonly AzureSwitch['status'][] = [
  { state: 'requested' },
  { state: 'accepted', by: 'Robin Counts', at: AT },
  { state: 'declined', by: 'Robin Counts', at: AT },
  { state: 'cancelled', by: 'Robin Counts', at: AT },
  { state: 'confirmed', at: AT },
  { state: 'completed', at: AT },
  { state: 'failed', at: AT },
];

const providerOf = ({ actors }: Material): Actor => actors['indirect-provider'];

function switchOf(material: Material, changes: Partial<AzureSwitch> = {}): AzureSwitch {
  const { typed, inviters } = material;
  const [inviter] = inviters;
  if (!inviter) throw new Error('There is no partner');
  const customer = customerOf(material);
  return {
    id: SwitchId.parse('00000000-0000-8000-a000-000000000001'),
    customer: customer.id,
    customerName: customer.companyName,
    subscription: SubscriptionId.parse('00000000-0000-8000-a000-000000000002'),
    subscriptionName: typed(100),
    from: { ...inviter, tenantId: providerOf(material).tenantId },
    to: { ...inviter, tenantId: TenantId.parse('00000000-0000-8000-a000-000000000003') },
    billingOwner: `anna@${customer.domain}`,
    requestedBy: { userId: UserId.parse('user'), name: typed(100), language: 'en' },
    requestedAt: AT,
    expiresAt: later(NOW, 86_400_000),
    revision: 1,
    linkHashes: [],
    status: { state: 'requested' },
    ...changes,
  };
}

/** Cards about Azure subscriptions that are switched to another partner. */
export const AZURE_SWITCHES: Readonly<Record<string, Builder>> = {
  requestSwitchCard: (reader, material) => {
    const asked = { details: detailsOf(material), billingOwner: material.customerProfile.email };
    const problems = new InvalidInput({ partner: { code: 'partner-of-customer' }, email: { code: 'email' } });
    return {
      asked: requestSwitchCard(reader, asked, PROMPT),
      'nobody known': requestSwitchCard(reader, { ...asked, billingOwner: '' }, PROMPT),
      refused: requestSwitchCard(reader, asked, refused(problems, { partner: material.typed(100), email: 'anna' })),
    };
  },

  switchCard: (_reader, material) => {
    const reader = providerOf(material);
    const other = { ...reader, tenantId: switchOf(material).to.tenantId };
    const expired = switchOf(material, { expiresAt: AT });
    return {
      ...Object.fromEntries(
        STATES.flatMap(status => [
          [`${status.state}, to who asked`, switchCard(reader, switchOf(material, { status }), NOW)],
          [`${status.state}, to the other partner`, switchCard(other, switchOf(material, { status }), NOW)],
        ]),
      ),
      expired: switchCard(reader, expired, NOW),
    };
  },

  switchesCard: (reader, material) => {
    const list = { page: { items: [] }, filter: 'open' as const, isLater: false, now: NOW };
    const { items, ...page } = material.pages.customers;
    const switches = items.map((item, mark) => ({
      ...item,
      body: switchOf(material, { id: SwitchId.parse(`switch-${mark}`), ...(STATES[mark] && { status: STATES[mark] }) }),
    }));
    return {
      ...Object.fromEntries(
        SwitchFilter.options.map(filter => [`no ${filter}`, switchesCard(reader, { ...list, filter })]),
      ),
      full: switchesCard(reader, { ...list, page: { ...page, items: switches }, isLater: true }),
    };
  },

  answerSwitchCard: (reader, material) => ({
    asked: answerSwitchCard(reader, switchOf(material), PROMPT),
    refused: answerSwitchCard(reader, switchOf(material), refused(new DeskError('switch-closed'))),
  }),

  cancelSwitchCard: (reader, material) => ({
    asked: cancelSwitchCard(reader, switchOf(material), PROMPT),
    refused: cancelSwitchCard(reader, switchOf(material), refused(new DeskError('switch-closed'))),
  }),
};
