import type { Account } from '../../domain/enrollment';
import { text, texts } from '../../text/text';
import type { Card } from './card';
import { button, countryName, dateOf, type Fact, factsOf, kindName, primary, type Reader } from './common';
import type { Step, Tone } from './state';
import { type Status, statusCard } from './status';

/** Where the enrolment stands, and what to do next. It stays, unless its button is about this very card. */
export function accountCard(reader: Reader, account: Account | undefined): Card {
  const stays = account?.enrollment.state !== 'awaiting-email-verification';
  return statusCard(reader.language, contentOf(reader, account), { stays });
}

function contentOf(reader: Reader, account: Account | undefined): Status {
  const { language } = reader;
  const words = texts(language, 'cards.enrollment');
  const buttons = texts(language, 'buttons');
  const enroll = primary(button(text(language, 'commands.enroll.title'), 'enroll'));
  if (!account) return { heading: words.none, message: words.noneText, facts: [], actions: [enroll] };
  const { enrollment, by } = account;
  switch (enrollment.state) {
    case 'draft':
      return {
        heading: words.draft,
        message: text(language, 'cards.enrollment.draftText', { name: by.name }),
        facts: [],
        actions: [enroll],
      };
    case 'awaiting-email-verification':
      return {
        heading: words.awaiting,
        message: text(language, 'cards.enrollment.awaitingText', { email: enrollment.submission.contact.email }),
        about: companyOf(account),
        steps: stepsOf(reader, 'urgent', 'over'),
        facts: companyFacts(reader, account),
        actions: [button(buttons.resendMail, 'resend-verification', { before: String(enrollment.sentAgain ?? 0) })],
      };
    case 'under-review':
      return {
        heading: words.review,
        message: words.reviewText,
        about: companyOf(account),
        steps: stepsOf(reader, 'done', 'waiting'),
        facts: companyFacts(reader, account),
        actions: [],
      };
    case 'rejected':
      return {
        heading: words.rejected,
        message: words.rejectedText,
        about: companyOf(account),
        steps: stepsOf(reader, 'done', 'failed'),
        facts: [...factsOf([words.reason, enrollment.reason]), ...companyFacts(reader, account)],
        actions: [primary(button(buttons.correct, 'enroll'))],
      };
    case 'active':
      return {
        heading: words.accountHeading,
        state: { tone: 'done', word: text(language, 'states.enrollment.active') },
        about: companyOf(account),
        facts: [...companyFacts(reader, account), ...factsOf([words.since, dateOf(enrollment.since, reader)])],
        actions: [
          primary(button(text(language, 'commands.overview.title'), 'overview')),
          button(text(language, 'commands.users.title'), 'users'),
          button(text(language, 'commands.company-profile.title'), 'company-profile'),
          button(text(language, 'commands.verify.title'), 'verify'),
        ],
      };
  }
}

/** The way to an account, once everything has been handed in. */
function stepsOf({ language }: Reader, confirmed: Tone, reviewed: Tone): Step[] {
  const words = texts(language, 'states.enrollment');
  return [
    { title: words.submitted, tone: 'done' },
    { title: words.confirmed, tone: confirmed },
    { title: words.reviewed, tone: reviewed },
    { title: words.ready, tone: 'over' },
  ];
}

const companyOf = ({ enrollment }: Account): string =>
  enrollment.state === 'draft' ? '' : enrollment.submission.legal.companyName;

function companyFacts(reader: Reader, { enrollment, by, cloud }: Account): Fact[] {
  if (enrollment.state === 'draft') return [];
  const words = texts(reader.language, 'cards.enrollment');
  const { legal, partnerKind, mpnId, contact, support } = enrollment.submission;
  return factsOf(
    [words.partnerKind, kindName(partnerKind, reader)],
    [words.mpnId, mpnId],
    [words.country, countryName(legal.country, reader)],
    [text(reader.language, 'clouds.label'), cloud && text(reader.language, `clouds.${cloud}`)],
    [words.contact, `${contact.firstName} ${contact.lastName}, ${contact.email}`],
    [words.support, `${support.supportEmail}, ${support.supportTelephone}`],
    [words.by, by.name],
  );
}
