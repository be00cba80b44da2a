import draftSource from '../../../cards/draft.json';
import readySource from '../../../cards/draft-ready.json';
import { literal, RECIPIENT_MAX, SUBJECT_MAX, TEXT_MAX, withLink } from '../../domain/draft';
import type { InvitationKind, Inviter } from '../../domain/invitation';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import type { OpenDraft } from '../../workflows/invitations';
import { type Card, type CardOptions, renderCard } from './card';
import { factsOf, formWords } from './common';
import { template } from './template';

const draft = template(draftSource);
const ready = template(readySource);

/** The text to begin with, in the sender's language; `{link}` stands where the link goes. */
export function letterOf(language: Language, kind: InvitationKind, inviters: readonly Inviter[], sender: string) {
  const [first, second] = inviters.map(inviter => literal(inviter.companyName));
  const letter = (
    {
      partnership: 'partnership',
      'reseller-relationship': 'relationship',
      'reseller-and-provider': 'together',
    } as const
  )[kind];
  const values = {
    sender: literal(sender),
    reseller: first ?? '',
    provider: kind === 'partnership' ? (first ?? '') : (second ?? ''),
  };
  return {
    subject: text(language, `cards.letters.${letter}Subject`, values),
    text: text(language, `cards.letters.${letter}Text`, values),
  };
}

/** The draft to edit. The link is on the card and nowhere else. */
export function draftCard(language: Language, { invitation, link }: OpenDraft, options: CardOptions): Card {
  const words = texts(language, 'cards.draft', { provider: invitation.inviters[1]?.companyName ?? '' });
  const shown = (stored: string, max: number) => {
    const value = withLink(stored, link);
    // Where it stands, the link counts as short as it is stored.
    return { value, max: Math.max(max + link.length, value.length) };
  };
  const subject = shown(invitation.subject, SUBJECT_MAX);
  const message = shown(invitation.text, TEXT_MAX);
  return renderCard(
    language,
    draft,
    {
      ...formWords(language),
      heading: words[invitation.kind],
      text: words,
      isTogether: invitation.kind === 'reseller-and-provider',
      together: words.together,
      limits: { recipient: RECIPIENT_MAX, subject: subject.max, text: message.max },
      values: { recipient: invitation.recipient, subject: subject.value, text: message.value },
      link,
    },
    options,
  );
}

/** The saved draft, to be opened in an e-mail program, copied or edited again. */
export function draftReadyCard(
  language: Language,
  { invitation, link }: OpenDraft,
  address: string,
  options: CardOptions,
): Card {
  const words = texts(language, 'cards.draft');
  return renderCard(
    language,
    ready,
    {
      buttons: texts(language, 'buttons'),
      heading: words[invitation.kind],
      text: words,
      facts: factsOf(
        [text(language, 'cards.invitation.recipient'), invitation.recipient],
        [words.subject, withLink(invitation.subject, link)],
      ),
      message: withLink(invitation.text, link),
      address,
      link,
    },
    options,
  );
}
