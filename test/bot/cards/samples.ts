import { accountCard } from '../../../src/bot/cards/account';
import type { Card, CardOptions } from '../../../src/bot/cards/card';
import { button, type Reader } from '../../../src/bot/cards/common';
import { customerCard, customersCard } from '../../../src/bot/cards/customers';
import { draftCard, draftReadyCard, letterOf } from '../../../src/bot/cards/draft';
import {
  checklistCard,
  enrollmentFormCard,
  organizationProfileCard,
  signedInCard,
  signInCard,
  supportFormCard,
} from '../../../src/bot/cards/enrollment';
import { foundCustomerCard, foundInvitationCard, foundPartnerCard } from '../../../src/bot/cards/found';
import { helpCard } from '../../../src/bot/cards/help';
import { invitationCard, invitationsCard, withdrawCard } from '../../../src/bot/cards/invitation';
import {
  cancelledCard,
  doneCard,
  errorCard,
  messageCard,
  nothingToCancelCard,
  supersededCard,
} from '../../../src/bot/cards/message';
import { noticeCard, sharedNoticeCard } from '../../../src/bot/cards/notice';
import {
  customerAddedCard,
  customerAgreementCard,
  customerDetailsCard,
  orderedCard,
  orderLinesCard,
  orderReviewCard,
  settingUpCard,
  setupInfoCard,
} from '../../../src/bot/cards/orders';
import { authorizedCard, authorizeProviderCard, partnersCard } from '../../../src/bot/cards/partners';
import { languageCard, languageChosenCard } from '../../../src/bot/cards/settings';
import { elsewhereCard, sharedHelpCard, sharedNotificationsCard } from '../../../src/bot/cards/shared-chat';
import { outcomeCard, statusCard } from '../../../src/bot/cards/status';
import { helpLines } from '../../../src/bot/commands';
import { isPermitted } from '../../../src/domain/actor';
import type { Customer } from '../../../src/domain/customer';
import { DeskError, InvalidInput } from '../../../src/domain/errors';
import type { InvitationKind } from '../../../src/domain/invitation';
import { NoticeGroup } from '../../../src/domain/notification-settings';
import { PartnerKind } from '../../../src/domain/partner';
import { PERMISSIONS } from '../../../src/domain/permissions';
import { Role } from '../../../src/domain/role';
import type { Language } from '../../../src/domain/user';
import type { Page } from '../../../src/store/store';
import { en } from '../../../src/text/en';
import { text } from '../../../src/text/text';
import { AZURE_SWITCHES } from './azure-switch-samples';
import { CUSTOMER } from './customer-samples';
import { CUSTOMER_USERS } from './customer-user-samples';
import { HISTORY } from './history-samples';
import { INCENTIVES } from './incentive-samples';
import { type Material, materialOf, NOW } from './material';
import { OWN_ACCOUNT } from './own-account-samples';
import { PARTNERS } from './partner-samples';
import { USER_IMPORT } from './user-import-samples';
import { WORDINGS, type WordingName } from './wording';

/** A card as somebody may get it. */
export interface Sample {
  readonly builder: string;
  readonly variant: string;
  readonly language: Language;
  readonly wording: WordingName;
  readonly card: Card;
}

type Variants = Readonly<Record<string, Card>>;
export type Builder = (reader: Reader, material: Material) => Variants;

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };
const OPEN = () => 'https://teams.microsoft.com/l/chat/0/0?users=28:app&message=Northwind';
const KINDS: readonly InvitationKind[] = ['partnership', 'reseller-relationship', 'reseller-and-provider'];

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];

const each = <Name extends string>(names: readonly Name[], card: (name: Name) => Card): Variants =>
  Object.fromEntries(names.map(name => [name, card(name)]));

const elsewhere = (customer: Customer): Customer => ({
  ...customer,
  administrator: '',
  relationship: { state: 'elsewhere', since: customer.relationship.since },
});

/** Each builder of a card by its name, with every shape that its card can take. */
export const BUILDERS: Readonly<Record<string, Builder>> = {
  ...CUSTOMER,
  ...CUSTOMER_USERS,
  ...HISTORY,
  ...AZURE_SWITCHES,
  ...INCENTIVES,
  ...OWN_ACCOUNT,
  ...PARTNERS,
  ...USER_IMPORT,

  accountCard: (reader, { accounts }) => ({
    none: accountCard(reader, undefined),
    ...Object.fromEntries(Object.entries(accounts).map(([state, account]) => [state, accountCard(reader, account)])),
  }),

  authorizedCard: (reader, { invitation }) => ({ done: authorizedCard(reader, invitation('partnership')) }),

  authorizeProviderCard: (reader, { invitation }) => ({
    asked: authorizeProviderCard(reader, invitation('partnership'), PROMPT),
    refused: authorizeProviderCard(
      reader,
      invitation('partnership'),
      refused(new InvalidInput({ accept: { code: 'consent' } }), { accept: 'false' }),
    ),
  }),

  cancelledCard: ({ language }) => ({ only: cancelledCard(language) }),

  checklistCard: ({ language }) => ({
    ...each(PartnerKind.options, kind => checklistCard(language, kind, PROMPT)),
    refused: checklistCard(
      language,
      'indirect-reseller',
      refused(new InvalidInput({ partnerKind: { code: 'choice' } }), { partnerKind: '' }),
    ),
  }),

  customerAddedCard: (reader, { order }) => ({ new: customerAddedCard(reader, order('new')) }),

  customerAgreementCard: (reader, { agreement }) => ({
    asked: customerAgreementCard(reader, agreement, PROMPT),
    empty: customerAgreementCard(reader, { firstName: '', lastName: '', email: '', dateAgreed: '' }, PROMPT),
    refused: customerAgreementCard(
      reader,
      agreement,
      refused(new InvalidInput({ dateAgreed: { code: 'date-in-future' } }), { dateAgreed: '2999-01-01' }),
    ),
  }),

  customerCard: (_reader, { pages, actors }) => ({
    ...Object.fromEntries(
      Object.entries(actors).map(([who, actor]) => [
        `to ${who}`,
        customerCard(actor, bodiesOf(pages.customers)[0], bodiesOf(pages.partnerships('reseller'))),
      ]),
    ),
    'from other portals': customerCard(actors['indirect-reseller'], elsewhere(bodiesOf(pages.customers)[0]), []),
  }),

  customerDetailsCard: (reader, { customerProfile, partnership }) => {
    const resellers = Array.from({ length: 10 }, (_, mark) => partnership('reseller', mark));
    const details = { profile: customerProfile, resellers: undefined, reseller: undefined };
    return {
      'of a direct partner': customerDetailsCard(reader, details, PROMPT),
      'of a provider': customerDetailsCard(reader, { ...details, resellers }, PROMPT),
      refused: customerDetailsCard(
        reader,
        { ...details, resellers, reseller: resellers[1]?.partner },
        refused(new InvalidInput({ domain: { code: 'domain-taken' } }), { domain: 'taken' }),
      ),
    };
  },

  customersCard: (_reader, { pages, partnership, typed, actors }) => {
    const reader = actors['indirect-provider'];
    const sharedWith = partnership('provider');
    const list = { page: EMPTY, sharedWith: undefined, search: undefined, partners: [], isLater: false };
    return {
      empty: customersCard(reader, list),
      'none found': customersCard(reader, { ...list, search: typed(100) }),
      'none shared': customersCard(reader, { ...list, sharedWith, partners: [sharedWith] }),
      full: customersCard(reader, { ...list, page: pages.customers, isLater: true }),
      'from other portals': customersCard(actors['indirect-reseller'], {
        ...list,
        page: {
          ...pages.customers,
          items: pages.customers.items.map(item => ({ ...item, body: elsewhere(item.body) })),
        },
        isLater: true,
      }),
      shared: customersCard(reader, {
        page: pages.customers,
        sharedWith,
        search: typed(100),
        partners: [sharedWith],
        isLater: true,
      }),
    };
  },

  doneCard: ({ language }) => ({ only: doneCard(language, ...messageOf(language)) }),

  draftCard: ({ language }, { draft, begun, inviters, sender, typed }) => ({
    ...each(KINDS, kind => draftCard(language, draft(kind), PROMPT)),
    'as it begins': draftCard(language, begun(letterOf(language, 'reseller-and-provider', inviters, sender)), PROMPT),
    'refused fields': draftCard(
      language,
      draft('reseller-and-provider'),
      refused(new InvalidInput({ recipient: { code: 'required' }, text: { code: 'too-long', max: 4_000 } }), {
        recipient: '',
        subject: typed(200),
        text: typed(4_000),
      }),
    ),
    'link lost': draftCard(
      language,
      draft('reseller-and-provider'),
      refused(new DeskError('draft-without-link'), {
        recipient: typed(200),
        subject: typed(200),
        text: typed(4_000),
      }),
    ),
  }),

  draftReadyCard: ({ language }, { draft, draftAddress }) =>
    each(KINDS, kind => draftReadyCard(language, draft(kind), draftAddress, PROMPT)),

  enrollmentFormCard: ({ language }, { profileAnswers, profileProblems }) => ({
    asked: enrollmentFormCard(language, profileAnswers, PROMPT),
    rejected: enrollmentFormCard(language, profileAnswers, PROMPT, 'The company is not in the public register.'),
    refused: enrollmentFormCard(language, profileAnswers, refused(new InvalidInput(profileProblems), profileAnswers)),
  }),

  errorCard: ({ language }, { sender }) => {
    const values = {
      roles: Role.options.join(','),
      kinds: PartnerKind.options.join(','),
      name: sender,
      partner: sender,
      number: '100',
      line: '100',
      max: '100',
    };
    return each(keysOf(en.errors), code => errorCard(language, new DeskError(code, values)));
  },

  foundCustomerCard: (reader, { pages }) => {
    const [customer] = bodiesOf(pages.customers);
    return {
      active: foundCustomerCard(reader, customer, OPEN),
      'from other portals': foundCustomerCard(reader, elsewhere(customer), undefined),
    };
  },

  foundInvitationCard: (reader, { invitations }) =>
    Object.fromEntries(
      KINDS.flatMap(kind =>
        Object.entries(invitations(kind)).map(([status, invitation]) => [
          `${kind} ${status}`,
          foundInvitationCard(reader, invitation, NOW, OPEN),
        ]),
      ),
    ),

  foundPartnerCard: (reader, { partnership }) => ({
    provider: foundPartnerCard(reader, partnership('provider'), OPEN),
    reseller: foundPartnerCard(reader, partnership('reseller'), OPEN),
  }),

  helpCard: ({ language }, { actors }) =>
    Object.fromEntries(
      (['welcome', 'help', 'help in a flow', 'unknown'] as const).flatMap(occasion =>
        Object.entries(actors).map(([who, actor]) => [
          `${occasion} to ${who}`,
          helpCard(language, {
            occasion: occasion === 'help in a flow' ? 'help' : occasion,
            lines: helpLines(actor),
            goOn: occasion === 'help in a flow' ? button(text(language, 'cards.help.goOnThere'), 'go-on') : undefined,
            isNew: !actor.partner,
            findsCustomers: isPermitted(actor, PERMISSIONS.customers),
            hasNoRole: actor.partner !== undefined && actor.roles.length === 0,
          }),
        ]),
      ),
    ),

  invitationCard: (reader, { invitations }) =>
    Object.fromEntries(
      KINDS.flatMap(kind =>
        Object.entries(invitations(kind)).map(([status, invitation]) => [
          `${kind} ${status}`,
          invitationCard(reader, invitation, NOW),
        ]),
      ),
    ),

  invitationsCard: (_reader, { pages, actors }) => {
    const reader = actors['indirect-reseller'];
    return {
      'none open': invitationsCard(reader, { page: EMPTY, filter: 'open', isLater: false, now: NOW }),
      'none closed': invitationsCard(reader, { page: EMPTY, filter: 'closed', isLater: false, now: NOW }),
      open: invitationsCard(reader, { page: pages.openInvitations, filter: 'open', isLater: true, now: NOW }),
      accepted: invitationsCard(reader, { page: pages.acceptedInvitations, filter: 'closed', isLater: true, now: NOW }),
      withdrawn: invitationsCard(reader, {
        page: pages.withdrawnInvitations,
        filter: 'closed',
        isLater: true,
        now: NOW,
      }),
      'no drafts': invitationsCard(reader, { page: EMPTY, filter: 'draft', isLater: false, now: NOW }),
      drafts: invitationsCard(reader, { page: pages.draftInvitations, filter: 'draft', isLater: true, now: NOW }),
    };
  },

  languageCard: ({ language }) => ({ only: languageCard(language) }),

  languageChosenCard: ({ language }) => ({ only: languageChosenCard(language) }),

  messageCard: ({ language }) => ({
    'without buttons': messageCard(language, ...messageOf(language)),
    'with a button': messageCard(language, ...messageOf(language), [button(text(language, 'buttons.help'), 'help')]),
  }),

  nothingToCancelCard: ({ language }) => ({ only: nothingToCancelCard(language) }),

  noticeCard: (reader, { notices }) =>
    Object.fromEntries(Object.entries(notices).map(([name, notice]) => [name, noticeCard(reader, notice)])),

  sharedNoticeCard: ({ language, locale }, { notices, sender }) =>
    Object.fromEntries(
      Object.entries(notices).map(([name, notice]) => [
        name,
        sharedNoticeCard({ language, locale, chosenBy: sender }, notice),
      ]),
    ),

  sharedHelpCard: ({ language }) => ({
    linked: sharedHelpCard(language, OPEN),
    local: sharedHelpCard(language, undefined),
  }),

  elsewhereCard: ({ language }) => ({
    answered: elsewhereCard(language, text(language, 'sharedChats.meetFirst'), OPEN),
  }),

  sharedNotificationsCard: ({ language }) => ({
    none: sharedNotificationsCard(language, []),
    saved: sharedNotificationsCard(language, NoticeGroup.options, { isSaved: true }),
    'saved none': sharedNotificationsCard(language, [], { isSaved: true }),
  }),

  organizationProfileCard: ({ language }, { profiles, tenantCountry }) => ({
    mixed: organizationProfileCard(language, profiles.mixed, tenantCountry, PROMPT),
    unusable: organizationProfileCard(language, profiles.unusable, tenantCountry, PROMPT),
    refused: organizationProfileCard(
      language,
      profiles.mixed,
      tenantCountry,
      refused(new DeskError('profile-not-usable'), { organizationProfile: '' }),
    ),
  }),

  partnersCard: (_reader, { pages, actors }) =>
    Object.fromEntries(
      (['provider', 'reseller'] as const).flatMap(role => {
        const reader = actors[role === 'provider' ? 'indirect-reseller' : 'indirect-provider'];
        return [
          [`no ${role}`, partnersCard(reader, { page: EMPTY, role, isLater: false })],
          [`one ${role}`, partnersCard(reader, { page: firstOf(pages.partnerships(role)), role, isLater: false })],
          [`many as ${role}`, partnersCard(reader, { page: pages.partnerships(role), role, isLater: true })],
        ];
      }),
    ),

  orderedCard: (reader, { order }) => ({ known: orderedCard(reader, order('known')) }),

  orderLinesCard: (reader, { order, offers, typed, partnership }) => {
    const resellers = Array.from({ length: 10 }, (_, mark) => partnership('reseller', mark));
    const lines = { cart: order('new'), companyName: typed(100), offers, search: typed(100), resellers: [] };
    return {
      empty: orderLinesCard(reader, { ...lines, cart: { ...order('new'), lines: [] } }, PROMPT),
      'of a new customer': orderLinesCard(reader, lines, PROMPT),
      'of a known customer': orderLinesCard(reader, { ...lines, cart: order('known'), resellers }, PROMPT),
      'none found': orderLinesCard(reader, { ...lines, offers: [] }, PROMPT),
      refused: orderLinesCard(
        reader,
        lines,
        refused(new InvalidInput({ quantity: { code: 'quantity', min: 1, max: 300 } }), { quantity: '301' }),
      ),
    };
  },

  orderReviewCard: (reader, { order }) => ({
    new: orderReviewCard(reader, order('new'), PROMPT),
    known: orderReviewCard(reader, order('known'), PROMPT),
    refused: orderReviewCard(reader, order('new'), refused(new DeskError('provisioning-failed'), {})),
  }),

  settingUpCard: (reader, { order }) => ({ new: settingUpCard(reader, order('new')) }),

  setupInfoCard: (reader, { order }) => ({
    new: setupInfoCard(reader, order('new'), {
      userName: `admin@${'x'.repeat(27)}.onmicrosoft.com`,
      password: 'Aa2!Aa2!Aa2!Aa2!',
    }),
  }),

  signedInCard: ({ language }) => ({
    'work account': signedInCard(language, 'work-account'),
    'partner account': signedInCard(language, 'partner-account'),
  }),

  signInCard: ({ language }, { signInAddress }) => ({
    'work account': signInCard(language, 'work-account', signInAddress, PROMPT),
    'partner account': signInCard(language, 'partner-account', signInAddress, PROMPT),
    refused: signInCard(language, 'work-account', signInAddress, refused(new DeskError('sign-in-missing'), {})),
  }),

  outcomeCard: ({ language }) => ({ least: outcomeCard(language, { heading: text(language, 'cards.language.done') }) }),
  statusCard: ({ language }) => ({ least: statusCard(language, { heading: text(language, 'cards.language.done') }) }),

  supersededCard: ({ language }) => ({ only: supersededCard(language) }),

  supportFormCard: ({ language }, { supportAnswers, supportProblems }) => ({
    empty: supportFormCard(language, { supportEmail: '', supportTelephone: '', supportWebsite: '' }, PROMPT),
    refused: supportFormCard(language, supportAnswers, refused(new InvalidInput(supportProblems), supportAnswers)),
  }),

  withdrawCard: (reader, { invitation }) => each(KINDS, kind => withdrawCard(reader, invitation(kind), PROMPT)),
};

const bodiesOf = <Body>({ items }: Page<Body>): [Body, ...Body[]] => {
  const [first, ...rest] = items.map(({ body }) => body);
  if (first === undefined) throw new Error('There is nothing on this page');
  return [first, ...rest];
};

const messageOf = (language: Language) =>
  [text(language, 'cards.language.done'), text(language, 'cards.language.doneText')] as const;

const EMPTY: Page<never> = { items: [] };

const firstOf = <Body>({ items }: Page<Body>): Page<Body> => ({ items: items.slice(0, 1) });

const refused = (error: DeskError, typed: Readonly<Record<string, string>>): CardOptions => ({
  ...PROMPT,
  refusal: { error, typed },
});

export const LANGUAGES: readonly Reader[] = [
  { language: 'en', locale: 'en-US' },
  { language: 'de', locale: 'de-DE' },
];

/** Every card of every builder, in both languages and every wording. */
export const SAMPLES: readonly Sample[] = LANGUAGES.flatMap(reader =>
  keysOf(WORDINGS).flatMap(wording => {
    const material = materialOf(reader, wording);
    return Object.entries(BUILDERS).flatMap(([builder, build]) =>
      Object.entries(build(reader, material)).map(([variant, card]) => ({
        builder,
        variant,
        language: reader.language,
        wording,
        card,
      })),
    );
  }),
);
