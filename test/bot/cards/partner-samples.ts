import type { CardOptions } from '../../../src/bot/cards/card';
import { button } from '../../../src/bot/cards/common';
import { confirmationCard } from '../../../src/bot/cards/confirmation';
import { leadCard, leadFormCard, leadsCard } from '../../../src/bot/cards/leads';
import {
  accessRemovedCard,
  endPartnershipCard,
  partnerCard,
  partnershipEndedCard,
  removeAccessCard,
} from '../../../src/bot/cards/partnership';
import {
  askProviderCard,
  contactRequestsCard,
  findProviderCard,
  providerAskedCard,
} from '../../../src/bot/cards/providers';
import { COMPANY_PROFILE_LIMITS } from '../../../src/domain/company-profile-form';
import { type ContactRequest, contactForm } from '../../../src/domain/contact-request';
import { InvalidInput } from '../../../src/domain/errors';
import { CustomerId, instant, LeadId } from '../../../src/domain/ids';
import { type Lead, leadForm } from '../../../src/domain/lead';
import { PartnerKind } from '../../../src/domain/partner';
import type { Page } from '../../../src/store/store';
import { text } from '../../../src/text/text';
import type { FoundProvider } from '../../../src/workflows/find-provider';
import { type Material, NOW } from './material';
import type { Builder } from './samples';

const PROMPT: CardOptions = { prompt: 'AAAAAAAAAAAAAAAA' };

const refused = (error: InvalidInput, typed: Readonly<Record<string, string>>): CardOptions => ({
  ...PROMPT,
  refusal: { error, typed },
});

const EMPTY: Page<never> = { items: [] };

/** The same page of other things. */
const each = <From, To>(page: Page<From>, body: (from: From, index: number) => To): Page<To> => ({
  ...page,
  items: page.items.map((item, index) => ({ ...item, body: body(item.body, index) })),
});

const at = instant(NOW);

function leadOf({ typed, profileAnswers, invitation }: Material, id: string, changes: Partial<Lead> = {}): Lead {
  return {
    id: LeadId.parse(id),
    companyName: typed(leadForm.companyName.max),
    firstName: typed(leadForm.firstName.max),
    lastName: typed(leadForm.lastName.max),
    email: profileAnswers.email,
    note: typed(leadForm.note.max),
    createdBy: invitation('reseller-relationship').createdBy,
    createdAt: at,
    ...changes,
  };
}

const leads = ({ pages, ...material }: Material): Page<Lead> =>
  each(pages.openInvitations, ({ id }) => leadOf({ pages, ...material }, id));

const providers = ({ pages, typed }: Material): Page<FoundProvider> =>
  each(pages.partnerships('provider'), ({ partner, companyName, mpnId, country }, index) => ({
    listing: {
      tenant: partner,
      companyName,
      mpnId,
      country,
      description: typed(COMPANY_PROFILE_LIMITS.description),
      services: typed(COMPANY_PROFILE_LIMITS.services),
      website: 'https://contoso.example',
      training: true,
      marketing: index > 1,
      financing: index > 2,
    },
    isPartner: index === 0,
  }));

const listing = (material: Material) => {
  const [first] = providers(material).items;
  if (!first) throw new Error('there is no provider');
  return first.body.listing;
};

const contactRequests = ({ pages, typed, invitation }: Material): Page<ContactRequest> =>
  each(pages.partnerships('reseller'), ({ partner: tenantId, companyName, mpnId, country }) => ({
    reseller: { tenantId, companyName, mpnId, country },
    message: typed(contactForm.message.max),
    askedBy: invitation('partnership').createdBy,
    askedAt: at,
  }));

/** The cards of leads, of partners, and of those that want to become partners. */
export const PARTNERS: Readonly<Record<string, Builder>> = {
  accessRemovedCard: (reader, { partnership }) => ({ done: accessRemovedCard(reader, partnership('provider')) }),

  askProviderCard: (reader, material) => ({
    asked: askProviderCard(reader, listing(material), PROMPT),
    refused: askProviderCard(
      reader,
      listing(material),
      refused(new InvalidInput({ message: { code: 'required' } }), { message: '' }),
    ),
  }),

  confirmationCard: ({ language }, { typed }) => ({
    'without a box': confirmationCard(
      language,
      {
        heading: text(language, 'cards.language.done'),
        notes: [typed(200)],
        confirm: button(text(language, 'buttons.done'), 'do'),
        keep: text(language, 'buttons.keep'),
      },
      PROMPT,
    ),
  }),

  contactRequestsCard: (reader, material) => ({
    none: contactRequestsCard(reader, EMPTY, false),
    full: contactRequestsCard(reader, contactRequests(material), true),
  }),

  endPartnershipCard: (reader, { partnership }) => ({
    asked: endPartnershipCard(reader, partnership('reseller'), PROMPT),
    refused: endPartnershipCard(
      reader,
      partnership('provider'),
      refused(new InvalidInput({ accept: { code: 'consent' } }), { accept: 'false' }),
    ),
  }),

  findProviderCard: (reader, material) => {
    const { tenantCountry: country, typed } = material;
    const none = { page: EMPTY, country, search: '', isLater: false };
    return {
      none: findProviderCard(reader, none),
      'none found': findProviderCard(reader, { ...none, search: typed(100) }),
      full: findProviderCard(reader, { page: providers(material), country, search: typed(100), isLater: true }),
    };
  },

  leadCard: (_reader, material) => {
    const { id, customer } = { id: material.invitation('partnership').id, customer: CustomerId.parse('northwind') };
    const invitation = { id, sentAt: at };
    const states: Record<string, Lead> = {
      new: leadOf(material, id),
      invited: leadOf(material, id, { invitation }),
      customer: leadOf(material, id, { invitation, customer: { id: customer, since: at } }),
      closed: leadOf(material, id, { invitation, closed: { at, by: material.typed(256) } }),
    };
    return Object.fromEntries(
      PartnerKind.options.flatMap(kind =>
        Object.entries(states).map(([state, lead]) => [`${state} of ${kind}`, leadCard(material.actors[kind], lead)]),
      ),
    );
  },

  leadFormCard: ({ language }, material) => {
    const { companyName, firstName, lastName, email, note } = leadOf(material, 'lead');
    const values = { companyName, firstName, lastName, email, note };
    const problems = { companyName: { code: 'required' }, email: { code: 'email' } } as const;
    return {
      new: leadFormCard(
        language,
        { companyName: '', firstName: '', lastName: '', email: '', note: '' },
        undefined,
        PROMPT,
      ),
      edited: leadFormCard(language, values, 'etag', PROMPT),
      refused: leadFormCard(language, values, 'etag', refused(new InvalidInput(problems), values)),
    };
  },

  leadsCard: (reader, material) => ({
    none: leadsCard(reader, { page: EMPTY, filter: 'open', isLater: false }),
    full: leadsCard(reader, { page: leads(material), filter: 'customer', isLater: true }),
  }),

  partnerCard: (_reader, { actors, profileAnswers, partnership }) => ({
    'a provider': partnerCard(actors['indirect-reseller'], {
      partnership: { ...partnership('provider'), providerAccess: 'granted' },
      legal: profileAnswers,
      sharedCustomers: { count: 0, areMore: false },
    }),
    'a reseller': partnerCard(actors['indirect-provider'], {
      partnership: partnership('reseller'),
      legal: undefined,
      sharedCustomers: { count: 100, areMore: true },
    }),
  }),

  partnershipEndedCard: (reader, { partnership }) => ({
    provider: partnershipEndedCard(reader, partnership('provider')),
    reseller: partnershipEndedCard(reader, partnership('reseller')),
  }),

  providerAskedCard: (reader, material) => ({ done: providerAskedCard(reader, listing(material)) }),

  removeAccessCard: (reader, { partnership }) => ({
    asked: removeAccessCard(reader, partnership('provider'), PROMPT),
  }),
};
