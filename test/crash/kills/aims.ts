import { setTimeout as sleep } from 'node:timers/promises';
import { text } from '../../../src/text/text';
import type { ShownCard } from '../../conversation/harness/card';
import { acceptance, linkOn, profile } from '../../conversation/harness/story';
import { Website } from '../../conversation/harness/website';
import type { MortalServer } from './mortal-server';
import type { Aim, Effect, Habit, PersistentMember } from './persistent-member';

const t = (key: Parameters<typeof text>[1], values = {}) => text('en', key, values);

/** Longer than it takes until another process does what a dead one had begun. */
const TAKEN_OVER = 15_000;
const PREMIUM = 'CFQ7TTC0LCHC:0002:SANDBOX00P1Y';
export const LICENSES = 25;

const AGREED = { firstName: 'Anna', lastName: 'Lidman', email: 'anna@northwind.example', dateAgreed: '2026-01-02' };
const has = (input: string) => (card: ShownCard) => input in card.inputs;
const headed = (heading: string) => (card: ShownCard) => card.heading === heading;
export const isShown = (member: PersistentMember, heading: string): boolean =>
  member.cards.some(card => card.heading === heading);

/** Waits for something that comes by itself. @returns whether it came */
async function comes(look: () => boolean): Promise<boolean> {
  for (const end = Date.now() + TAKEN_OVER; Date.now() < end; await sleep(20)) if (look()) return true;
  return look();
}

/** Sends the form of a page until it has been taken, now or before. */
export async function fillIn(server: MortalServer, url: string, fields: Record<string, string>): Promise<void> {
  const website = new Website(server.url);
  for (;;) {
    const answer = await server.during(() => website.send(url, fields));
    if (answer?.status === 200 || answer?.status === 410) return;
    if (answer) throw new Error(`A page answered ${answer.status}: ${answer.text}`);
  }
}

/** The whole enrolment. @param mailed the newest link that came to an address */
export function enrollment(
  server: MortalServer,
  member: PersistentMember,
  mailed: (address: string) => string | undefined,
  { partnerKind, companyName }: { partnerKind: string; companyName: string },
): Aim {
  const domain = `${companyName.toLowerCase()}.example`;
  const signingIn = (heading: string, answers: Record<string, string>): Habit => ({
    on: headed(heading),
    async act(card): Promise<Effect> {
      const before = member.sight;
      await fillIn(server, card.button(t('buttons.signIn')).url ?? '', answers);
      if (await comes(() => member.sight !== before)) return 'news';
      return member.pressing(t('buttons.continue'), headed(heading)).act(card);
    },
  });
  const isReached = () => member.cards.some(card => card.text.includes(t('cards.enrollment.activeText')));
  return {
    begin: 'enroll',
    isReached,
    habits: [
      member.pressing(t('buttons.next'), has('partnerKind'), { partnerKind }),
      signingIn(t('cards.signIn.workAccount'), { account: 'global-admin', country: 'US' }),
      signingIn(t('cards.signIn.partnerAccount'), { userName: 'membership' }),
      member.pressing(t('buttons.continue'), has('organizationProfile')),
      member.pressing(t('buttons.enrollNow'), has('companyName'), profile(companyName, domain)),
      {
        on: headed(t('cards.enrollment.awaiting')),
        async act(): Promise<Effect> {
          const address = `robin@${domain}`;
          await comes(() => mailed(address) !== undefined);
          await fillIn(server, mailed(address) ?? '', {});
          return (await comes(isReached)) ? 'news' : 'nothing';
        },
      },
    ],
  };
}

/** A draft is made, and said to be sent. @param linked hears of the link that it carries */
export function invitation(
  member: PersistentMember,
  words: string,
  recipient: string,
  linked: (link: string) => void,
): Aim {
  let isSent = false;
  const done = member.pressing(t('buttons.done'), card => has('recipient')(card) && linkOn(card) !== '', { recipient });
  return {
    begin: words,
    isReached: () => isSent,
    habits: [
      {
        on: done.on,
        async act(card): Promise<Effect> {
          linked(linkOn(card));
          const effect = await done.act(card);
          isSent = effect !== 'nothing';
          return effect;
        },
      },
    ],
  };
}

/** The reseller pastes the provider's link and authorizes it. */
export const authorization = (member: PersistentMember, link: string, provider: string): Aim => ({
  begin: link,
  isReached: () => isShown(member, t('cards.authorize.done', { provider })),
  habits: [member.pressing(t('buttons.authorize'), has('accept'), { accept: 'true' })],
});

const orderHabits = (member: PersistentMember): Habit[] => [
  member.pressing(t('orders.nextReview'), has('catalogItemId'), {
    catalogItemId: PREMIUM,
    quantity: String(LICENSES),
  }),
  member.pressing(t('orders.nextReview'), has('dateAgreed'), AGREED),
  member.pressing(t('orders.submit'), () => true),
];

/** A new customer with its first subscription, until the bot says what has become of it. */
export const newCustomer = (member: PersistentMember, companyName: string): Aim => ({
  begin: 'add new customer',
  isReached: () => member.cards.some(card => isOutcome(card) && card.text.includes(companyName)),
  habits: [
    member.pressing(t('orders.nextSubscriptions'), has('companyName'), {
      companyName,
      domain: companyName.toLowerCase(),
      addressLine1: 'Unter den Linden 1',
      city: 'Berlin',
      postalCode: '10117',
      country: 'DE',
      firstName: 'Anna',
      lastName: 'Lidman',
      email: 'anna@northwind.example',
    }),
    ...orderHabits(member),
  ],
});

/** A new customer's administrator is shown, or it is said how one gets at it. */
const isOutcome = (card: ShownCard): boolean =>
  [
    t('orders.setupInfoText'),
    t('orders.addedText'),
    t('orders.settingUpText'),
    t('orders.notices.customer-set-up-text'),
  ].some(words => card.text.includes(words));

/** The password was shown, or how to reset it is said. */
export const knowsTheWayIn = (member: PersistentMember, companyName: string): boolean =>
  member.cards.some(
    card => card.text.includes(companyName) && isOutcome(card) && !card.text.includes(t('orders.settingUpText')),
  );

/** A further subscription for a customer that is on the list. */
export const furtherSubscription = (member: PersistentMember, companyName: string): Aim => ({
  begin: companyName,
  isReached: () =>
    member.cards.some(card => card.heading === t('orders.confirmation') && card.text.includes(companyName)),
  habits: [
    member.pressing(t('buttons.open'), card => card.heading === t('cards.customers.heading')),
    member.pressing(t('buttons.addSubscription'), headed(companyName)),
    ...orderHabits(member),
  ],
});

/** What the customer sends from the page of its invitation. */
export const accepts = (server: MortalServer, link: string, companyName: string): Promise<void> =>
  fillIn(server, link, acceptance(companyName));
