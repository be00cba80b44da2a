import type { Partner } from '../../domain/actor';
import type { PartnerAgreement } from '../../domain/partner';
import { text, texts } from '../../text/text';
import type { Card, CardOptions } from './card';
import { button, factsOf, momentOf, type Reader } from './common';
import { confirmationCard } from './confirmation';
import { outcomeCard } from './status';

export function partnerAgreementCard({ language }: Reader, { companyName }: Partner, options: CardOptions): Card {
  const words = texts(language, 'partnerAgreement', { companyName });
  return confirmationCard(
    language,
    {
      heading: words.heading,
      notes: [words.before, words.read, words.recorded],
      accept: { label: words.confirmation, title: words.accept },
      confirm: button(words.acceptButton, 'accept'),
      keep: words.keep,
    },
    options,
  );
}

export function agreementAcceptedCard(reader: Reader, { acceptedAt, acceptedBy }: PartnerAgreement): Card {
  const words = texts(reader.language, 'partnerAgreement');
  return outcomeCard(reader.language, {
    heading: words.accepted,
    facts: factsOf([words.acceptedBy, acceptedBy], [words.acceptedAt, momentOf(acceptedAt, reader)]),
    actions: [button(text(reader.language, 'commands.verify.title'), 'verify')],
  });
}
