import type { CardOptions } from '../../../src/bot/cards/card';
import {
  askedForRecordCard,
  askForRecordCard,
  chooseResellerCard,
  customerIncentivesCard,
  incentivesCard,
} from '../../../src/bot/cards/incentives';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import { SubscriptionId } from '../../../src/domain/ids';
import { customerOf, detailsOf, subscriptionOf } from './customer-samples';
import type { Material } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };

const list = ({ pages }: Material) => ({
  page: {
    ...pages.customers,
    items: pages.customers.items.map((item, index) => ({
      ...item,
      body: {
        customer: item.body,
        count: { 'on-record': index, nobody: 4 - index, others: 1 },
        areMore: index === 4,
      },
    })),
  },
  search: '',
  isLater: true,
});

function subscriptions(material: Material, isProvider: boolean) {
  const { partnerOnRecord: _, ...without } = subscriptionOf(material);
  const incentives = ['on-record', 'nobody', 'nobody', 'nobody', 'others'] as const;
  return {
    customer: customerOf(material),
    items: incentives.map((incentive, mark) => ({
      subscription: {
        ...(incentive === 'on-record' || !isProvider ? subscriptionOf(material) : without),
        id: SubscriptionId.parse(`subscription-${mark}`),
      },
      incentive,
    })),
    continuation: material.pages.customers.continuation,
  };
}

/** Cards about the reseller on record. */
export const INCENTIVES: Readonly<Record<string, Builder>> = {
  incentivesCard: (_reader, material) => {
    const { 'indirect-provider': provider, 'indirect-reseller': reseller } = material.actors;
    return {
      empty: incentivesCard(provider, { page: { items: [] }, search: '', isLater: false }),
      'none found': incentivesCard(provider, { page: { items: [] }, search: material.typed(100), isLater: false }),
      'of a provider': incentivesCard(provider, list(material)),
      'of a reseller': incentivesCard(reseller, list(material)),
    };
  },

  customerIncentivesCard: (_reader, material) => {
    const { 'indirect-provider': provider, 'indirect-reseller': reseller } = material.actors;
    return {
      empty: customerIncentivesCard(provider, { customer: customerOf(material), items: [] }, false),
      'of a provider': customerIncentivesCard(provider, subscriptions(material, true), true),
      'of a reseller': customerIncentivesCard(reseller, subscriptions(material, false), true),
    };
  },

  chooseResellerCard: (reader, material) => {
    const resellers = Array.from({ length: 11 }, (_, mark) => material.partnership('reseller', mark));
    const choice = { details: detailsOf(material), resellers };
    const refused = (error: DeskError) => ({ ...PROMPT, refusal: { error, typed: { reseller: '' } } });
    return {
      asked: chooseResellerCard(reader, choice, PROMPT),
      refused: chooseResellerCard(reader, choice, refused(new InvalidInput({ reseller: { code: 'choice' } }))),
      stale: chooseResellerCard(reader, choice, refused(new DeskError('changed-meanwhile'))),
    };
  },

  askForRecordCard: (reader, material) => {
    const asked = { details: detailsOf(material), provider: material.partnership('provider') };
    const refusal = { error: new DeskError('already-asked'), typed: {} };
    return {
      asked: askForRecordCard(reader, asked, PROMPT),
      refused: askForRecordCard(reader, asked, { ...PROMPT, refusal }),
    };
  },

  askedForRecordCard: (reader, { partnership }) => ({ done: askedForRecordCard(reader, partnership('provider')) }),
};
