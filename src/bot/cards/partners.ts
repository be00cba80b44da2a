import authorizeSource from '../../../cards/authorize-provider.json';
import listSource from '../../../cards/partners.json';
import { type Actor, isPermitted } from '../../domain/actor';
import type { Invitation } from '../../domain/invitation';
import type { Partnership } from '../../domain/partnership';
import { PERMISSIONS } from '../../domain/permissions';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { type Card, type CardOptions, renderCard } from './card';
import { button, countryName, dateOf, factsOf, formWords, paging, primary, type Reader } from './common';
import { escapeMarkdown } from './markdown';
import { doneCard } from './message';
import { rowOf } from './state';
import { type JsonObject, template } from './template';

const authorize = template(authorizeSource);
const list = template(listSource);

/** What is granted, a check box, and the button that does nothing without it. */
export function authorizeProviderCard(reader: Reader, invitation: Invitation, options: CardOptions): Card {
  const { language } = reader;
  const [provider] = invitation.inviters;
  const words = texts(language, 'cards.authorize', { provider: escapeMarkdown(provider?.companyName ?? '') });
  return renderCard(
    language,
    authorize,
    {
      ...formWords(language),
      heading: words.heading,
      text: words,
      facts: factsOf(
        [words.partner, provider?.companyName],
        [words.mpnId, provider?.mpnId],
        [words.country, provider && countryName(provider.country, reader)],
      ),
      acceptLabel: words.confirmation,
      acceptTitle: words.accept,
    },
    options,
  );
}

export function authorizedCard({ language }: Reader, invitation: Invitation): Card {
  const [provider] = invitation.inviters;
  const companyName = provider?.companyName ?? '';
  return doneCard(
    language,
    text(language, 'cards.authorize.done', { provider: escapeMarkdown(companyName) }),
    text(language, 'cards.authorize.doneText', { provider: companyName }),
    [
      button(text(language, 'commands.indirect-providers.title'), 'indirect-providers'),
      button(text(language, 'buttons.inviteNewCustomers'), 'invite-new-customers', {
        provider: provider?.tenantId ?? '',
      }),
    ],
  );
}

export interface PartnerList {
  readonly page: Page<Partnership>;
  readonly role: Partnership['partnerRole'];
  readonly isLater: boolean;
  /** For which lead or customer a provider is being chosen. */
  readonly occasion?: { readonly lead?: string; readonly customer?: string };
}

/** The indirect providers of a reseller, or the indirect resellers of a provider. */
export function partnersCard(reader: Actor, { page, role, isLater, occasion = {} }: PartnerList): Card {
  const { language } = reader;
  const words = texts(language, 'cards.partners');
  const buttons = texts(language, 'buttons');
  const partners = page.items.map(item => item.body);
  const isProvider = role === 'provider';
  const first = partners[0]?.partner;
  const ofPartner = (title: string, verb: string, args: JsonObject = {}) =>
    first ? [button(title, verb, { ...args, [role]: first })] : [];
  return renderCard(language, list, {
    ...formWords(language),
    heading: words[role],
    none: isProvider ? words.noProvider : words.noReseller,
    isEmpty: partners.length === 0,
    rows: partners.map(partner =>
      rowOf({
        title: partner.companyName,
        facts: factsOf(
          [words.mpnId, `${partner.mpnId}, ${countryName(partner.country, reader)}`],
          [words.since, dateOf(partner.since, reader)],
          [words.access, words[partner.providerAccess]],
        ),
      }),
    ),
    canChoose: partners.length > 1,
    choiceId: role,
    choiceLabel: isProvider ? words.providerLabel : words.resellerLabel,
    choices: partners.map(partner => ({ title: partner.companyName, value: partner.partner })),
    value: first ?? '',
    actions: [
      ...ofPartner(buttons.viewCustomers, 'customers').map(primary),
      ...(isProvider ? ofPartner(buttons.inviteNewCustomers, 'invite-new-customers', occasion) : []),
      ...(isPermitted(reader, PERMISSIONS.addCustomer) ? ofPartner(buttons.addCustomer, 'add-customer') : []),
      ...ofPartner(text(language, 'partnerships.details'), 'partner'),
      isProvider
        ? button(text(language, 'commands.find-provider.title'), 'find-provider')
        : button(buttons.requestPartnership, 'request-partnership'),
    ],
    ...paging(
      isProvider ? 'indirect-providers' : 'indirect-resellers',
      {},
      { continuation: page.continuation, isLater },
    ),
  });
}
