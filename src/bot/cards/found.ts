import source from '../../../cards/found.json';
import type { Customer } from '../../domain/customer';
import { withoutAddresses } from '../../domain/email';
import type { Invitation } from '../../domain/invitation';
import type { Partnership } from '../../domain/partnership';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { countryName, dateOf, type Fact, factsOf, kindName, type Reader } from './common';
import { invitationHeading, invitationState } from './invitation';
import { escapeMarkdown } from './markdown';
import { bylineOf, type State } from './state';
import { template } from './template';

/*
 * What was found from the compose box, as everybody in that chat sees it once it is put into a message. So it has no
 * address, no administrator, and nothing to press but the way to the reader's own chat.
 */

const render = template(source);

/** The address that opens a person's own chat with the bot, and has them say this there. */
export type PersonalChatLink = (words: string) => string;

interface Shown {
  readonly heading: string;
  readonly state?: State;
  readonly facts: readonly Fact[];
  /** What opens it in the reader's own chat. */
  readonly words: string;
}

const foundCard = (
  { language }: Reader,
  { heading, state, facts, words }: Shown,
  link: PersonalChatLink | undefined,
): Card =>
  renderCard(language, render, {
    heading,
    ...bylineOf(state),
    facts,
    links: link ? [{ title: text(language, 'search.open'), url: link(words) }] : [],
  });

export function foundCustomerCard(
  reader: Reader,
  { companyName, relationship }: Customer,
  link: PersonalChatLink | undefined,
): Card {
  const words = texts(reader.language, 'cards.customers');
  const facts =
    relationship.state === 'elsewhere'
      ? factsOf([words.noRelationship, text(reader.language, 'search.elsewhere')])
      : factsOf([words.relationship, dateOf(relationship.since, reader)]);
  return foundCard(reader, { heading: escapeMarkdown(companyName), facts, words: companyName }, link);
}

export function foundInvitationCard(
  reader: Reader,
  invitation: Invitation,
  now: Date,
  link: PersonalChatLink | undefined,
): Card {
  const { language } = reader;
  const words = texts(language, 'cards.invitation');
  const { recipient, status, inviters, expiresAt } = invitation;
  return foundCard(
    reader,
    {
      heading: invitationHeading(reader, invitation, now),
      state: invitationState(reader, invitation, now),
      facts: factsOf(
        [words.recipient, withoutAddresses(recipient)],
        [words.partners, inviters.map(({ companyName }) => companyName).join(', ')],
        [words.sentAt, status.state === 'sent' ? dateOf(status.sentAt, reader) : undefined],
        [words.expiresAt, dateOf(expiresAt, reader)],
      ),
      words: text(language, 'commands.invitations.title'),
    },
    link,
  );
}

export function foundPartnerCard(
  reader: Reader,
  { companyName, partnerRole, mpnId, country, since }: Partnership,
  link: PersonalChatLink | undefined,
): Card {
  const { language } = reader;
  const words = texts(language, 'cards.partners');
  return foundCard(
    reader,
    {
      heading: escapeMarkdown(companyName),
      facts: factsOf(
        [text(language, 'search.kind'), kindName(`indirect-${partnerRole}`, reader)],
        [words.mpnId, `${mpnId}, ${countryName(country, reader)}`],
        [words.since, dateOf(since, reader)],
      ),
      words: text(language, `commands.indirect-${partnerRole}s.title`),
    },
    link,
  );
}
