import { type Actor, isPermitted } from '../../domain/actor';
import type { Partnership } from '../../domain/partnership';
import { PERMISSIONS } from '../../domain/permissions';
import { text, texts } from '../../text/text';
import type { PartnerDetails } from '../../workflows/partners';
import type { Card, CardOptions } from './card';
import { addressOf, button, countryName, dateOf, factsOf, type Reader, removing } from './common';
import { confirmationCard } from './confirmation';
import { escapeMarkdown } from './markdown';
import { doneCard } from './message';
import { statusCard } from './status';

/** One partner with everything there is to know, and what may be done. */
export function partnerCard(reader: Actor, { partnership, legal, sharedCustomers }: PartnerDetails): Card {
  const { language } = reader;
  const words = texts(language, 'partnerships');
  const names = texts(language, 'cards.partners');
  const buttons = texts(language, 'buttons');
  const { partner, partnerRole, providerAccess } = partnership;
  const { count, areMore } = sharedCustomers;
  const number = new Intl.NumberFormat(reader.locale).format(count);
  const isProvider = partnerRole === 'provider';
  const canRemove = providerAccess === 'granted' && isPermitted(reader, PERMISSIONS.removeProviderAccess);
  return statusCard(language, {
    heading: escapeMarkdown(legal?.companyName ?? partnership.companyName),
    state: { tone: 'done', word: text(language, 'states.partnership.active') },
    about: countryName(legal?.country ?? partnership.country, reader),
    facts: factsOf(
      [names.mpnId, partnership.mpnId],
      [words.tenantId, partner],
      [words.address, legal && addressOf(legal)],
      [names.since, dateOf(partnership.since, reader)],
      [names.access, names[providerAccess]],
      [words.sharedCustomers, areMore ? text(language, 'partnerships.moreThan', { number }) : number],
    ),
    actions: [
      button(buttons.viewCustomers, 'customers', { [partnerRole]: partner }),
      ...(isProvider ? [button(buttons.inviteNewCustomers, 'invite-new-customers', { provider: partner })] : []),
      ...(canRemove ? [button(words.removeAccess, 'remove-provider-access', { partner })] : []),
      ...(isPermitted(reader, PERMISSIONS.endPartnership) ? [button(words.end, 'end-partnership', { partner })] : []),
      ...(isPermitted(reader, PERMISSIONS.history)
        ? [button(text(language, 'commands.history.title'), 'history', { partner })]
        : []),
      backToList(reader, partnership),
    ],
  });
}

const backToList = ({ language }: Reader, { partnerRole }: Partnership) => {
  const list = partnerRole === 'provider' ? 'indirect-providers' : 'indirect-resellers';
  return button(text(language, `commands.${list}.title`), list);
};

/** What it means to take back the administrator access. The button names the partnership that is shown. */
export function removeAccessCard(
  { language }: Reader,
  { companyName, since }: Partnership,
  options: CardOptions,
): Card {
  const words = texts(language, 'partnerships', { partner: companyName });
  return confirmationCard(
    language,
    {
      heading: text(language, 'partnerships.removeAccessHeading', { partner: escapeMarkdown(companyName) }),
      notes: [words.removeAccessNow, words.removeAccessStays, words.removeAccessBack],
      confirm: removing(button(words.removeAccess, 'remove-access', { since })),
      keep: words.keep,
    },
    options,
  );
}

export const accessRemovedCard = (reader: Reader, partnership: Partnership): Card =>
  doneCard(
    reader.language,
    text(reader.language, 'partnerships.accessRemoved', { partner: escapeMarkdown(partnership.companyName) }),
    text(reader.language, 'partnerships.accessRemovedText'),
    [backToList(reader, partnership)],
  );

/** What it means to end a partnership, to be confirmed. The button names the partnership that is shown. */
export function endPartnershipCard(
  { language }: Reader,
  { companyName, since }: Partnership,
  options: CardOptions,
): Card {
  const words = texts(language, 'partnerships');
  return confirmationCard(
    language,
    {
      heading: text(language, 'partnerships.endHeading', { partner: escapeMarkdown(companyName) }),
      notes: [words.endLists, words.endCustomers, words.endAccess, words.endNotice, words.endAgain],
      accept: { label: words.confirmation, title: words.accept },
      confirm: removing(button(words.end, 'end', { since })),
      keep: words.keep,
    },
    options,
  );
}

export const partnershipEndedCard = (reader: Reader, partnership: Partnership): Card =>
  doneCard(
    reader.language,
    text(reader.language, 'partnerships.ended', { partner: escapeMarkdown(partnership.companyName) }),
    text(reader.language, 'partnerships.endedText'),
    [backToList(reader, partnership), button(text(reader.language, 'commands.customers.title'), 'customers')],
  );
