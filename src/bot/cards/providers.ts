import source from '../../../cards/contact-form.json';
import { type ContactRequest, contactForm } from '../../domain/contact-request';
import type { ProviderListing } from '../../domain/provider-listing';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { type FoundProvider, SEARCH_MAX } from '../../workflows/find-provider';
import { type Card, type CardOptions, renderCard } from './card';
import { button, countryName, dateOf, type Fact, factsOf, formWords, paging, primary, type Reader } from './common';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import { doneCard } from './message';
import { template } from './template';

const form = template(source);

export interface ProviderList {
  readonly page: Page<FoundProvider>;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly search: string;
  readonly isLater: boolean;
}

/** The listed providers of a country, with what each offers. */
export function findProviderCard(reader: Reader, { page, country, search, isLater }: ProviderList): Card {
  const { language } = reader;
  const words = texts(language, 'providers', { country: countryName(country, reader) });
  const found = page.items.map(item => item.body);
  const askable = found.filter(({ isPartner }) => !isPartner).map(({ listing }) => listing);
  const first = askable[0]?.tenant;
  return listCard(language, {
    heading: words.heading,
    introduction: words.introduction,
    search: { label: words.search, value: search, max: SEARCH_MAX },
    none: search === '' ? words.none : words.noneFound,
    rows: found.map(({ listing, isPartner }) => ({
      title: listing.companyName,
      facts: [...listingFacts(reader, listing), ...factsOf([words.partnership, isPartner ? words.active : undefined])],
    })),
    choice: {
      id: 'provider',
      label: words.choose,
      choices: askable.map(({ companyName, tenant }) => ({ title: companyName, value: tenant })),
    },
    actions: [
      button(text(language, 'buttons.search'), 'find-provider'),
      ...(first ? [primary(button(words.ask, 'ask-provider', { provider: first }))] : []),
    ],
    paging: paging('find-provider', { search }, { continuation: page.continuation, isLater }),
  });
}

function listingFacts({ language }: Reader, listing: ProviderListing): Fact[] {
  const words = texts(language, 'providers');
  const offers = [
    listing.training && words.training,
    listing.marketing && words.marketing,
    listing.financing && words.financing,
  ];
  return factsOf(
    [words.mpnId, listing.mpnId],
    [words.offers, offers.filter(Boolean).join(', ')],
    [words.about, listing.description],
    [words.services, listing.services],
    [words.website, listing.website],
  );
}

/** What a reseller writes to a provider that it would like to work with. */
export function askProviderCard(reader: Reader, listing: ProviderListing, options: CardOptions): Card {
  const { language } = reader;
  return renderCard(
    language,
    form,
    {
      ...formWords(language),
      heading: text(language, 'providers.askHeading', { provider: escapeMarkdown(listing.companyName) }),
      facts: listingFacts(reader, listing),
      text: texts(language, 'providers'),
      limits: { message: contactForm.message.max },
    },
    options,
  );
}

export const providerAskedCard = ({ language }: Reader, { companyName }: ProviderListing): Card =>
  doneCard(
    language,
    text(language, 'providers.asked', { provider: escapeMarkdown(companyName) }),
    text(language, 'providers.askedText'),
    [button(text(language, 'commands.find-provider.title'), 'find-provider')],
  );

/** The resellers that wait for this provider's answer. */
export function contactRequestsCard(reader: Reader, page: Page<ContactRequest>, isLater: boolean): Card {
  const { language } = reader;
  const words = texts(language, 'providers.requests');
  const requests = page.items.map(item => item.body);
  const first = requests[0]?.reseller.tenantId;
  return listCard(language, {
    heading: words.heading,
    none: words.none,
    rows: requests.map(({ reseller, message, askedBy, askedAt }) => ({
      title: reseller.companyName,
      facts: [
        ...contactFacts(reader, { ...reseller, message, askedBy: askedBy.name }),
        ...factsOf([words.askedAt, dateOf(askedAt, reader)]),
      ],
    })),
    choice: {
      id: 'contactRequest',
      label: words.choose,
      choices: requests.map(({ reseller }) => ({ title: reseller.companyName, value: reseller.tenantId })),
    },
    actions: [
      button(text(language, 'buttons.requestPartnership'), 'request-partnership', {
        ...(first && { contactRequest: first }),
      }),
    ],
    paging: paging('contact-requests', {}, { continuation: page.continuation, isLater }),
  });
}

/** Who asks, and what. */
export function contactFacts(
  reader: Reader,
  request: { mpnId: string; country: string; askedBy: string; message: string },
): Fact[] {
  const words = texts(reader.language, 'providers.requests');
  return factsOf(
    [text(reader.language, 'providers.mpnId'), request.mpnId],
    [words.country, countryName(request.country, reader)],
    [words.askedBy, request.askedBy],
    [words.message, request.message],
  );
}
