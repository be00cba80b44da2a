import type { Effect } from '../../../src/domain/effect';
import { CustomerId, DAY, later, TenantId } from '../../../src/domain/ids';
import { SandboxSubscriptions } from '../../../src/partner-center/sandbox/documents';
import { Customers, HistoryEntries, Invitations, Orders, Partnerships } from '../../../src/store/documents';
import { openEmbeddedStore } from '../../../src/store/embedded';
import type { DocumentKind, Store } from '../../../src/store/store';
import { text } from '../../../src/text/text';
import { ShownCard } from '../../conversation/harness/card';
import { eventually } from '../../conversation/harness/desk';
import { knowsTheWayIn, LICENSES } from './aims';
import type { PersistentMember } from './persistent-member';
import type { Told } from './story';
import type { Surroundings } from './surroundings';

/** A sent mail is written down as sent this soon, so that a death later than that does not send it again. */
const WRITTEN_DOWN = 1_000;

/** What a story has come to, and what was expected of it, line by line. */
export interface Account {
  readonly found: readonly string[];
  readonly expected: readonly string[];
  readonly commits: number;
  readonly notifications: number;
  /** Notifications that the server did not live to send after it had marked them as told: they are listed as ambiguous. */
  readonly listed: number;
  /** Mails that came again, because the server died before it had written down that they were sent. */
  readonly repeatedMails: number;
}

/** Waits until nothing is left to be done, also of what a server that was killed had begun; then takes stock. */
export async function accountOf(surroundings: Surroundings, told: Told): Promise<Account> {
  const store = openEmbeddedStore(surroundings.directory);
  try {
    await eventually(async () => {
      const [left] = await store.due(later(new Date(), DAY), 1);
      if (left) throw new Error(`An effect of ${left.kind} ${left.id} is left, due at ${left.due}`);
    }, 90_000);
    const commits = await commitsIn(store);
    const notices = noticesIn(surroundings, told, await listedIn(store));
    const mails = mailsIn(surroundings);
    return {
      found: [...commits, ...notices.found, ...mails.found, ...waysIn(told)],
      expected: [...expectedCommits(told), ...notices.expected, ...EXPECTED_MAILS, ...expectedWaysIn(told)],
      commits: commits.length,
      notifications: notices.found.length,
      listed: notices.listed,
      repeatedMails: mails.repeated,
    };
  } finally {
    await store.close();
  }
}

const PROVIDER = TenantId.parse('fabrikam');
const RESELLER = TenantId.parse('contoso');

async function commitsIn(store: Store): Promise<string[]> {
  const all = async <Body>(tenant: TenantId, kind: DocumentKind<Body>) => {
    const bodies: Body[] = [];
    let continuation: string | undefined;
    do {
      const page = await store.list(kind, tenant, { limit: 100, continuation });
      bodies.push(...page.items.map(({ body }) => body));
      continuation = page.continuation;
    } while (continuation !== undefined);
    return bodies;
  };
  const found: string[] = [];
  for (const tenant of [PROVIDER, RESELLER]) {
    for (const { endedAt } of await all(tenant, Partnerships))
      found.push(`${tenant}: partnership ${endedAt ? 'ended' : 'active'}`);
    // A draft that nobody has seen, because the server died before it was shown, is waiting to be continued.
    for (const { status, recipient } of await all(tenant, Invitations))
      if (status.state !== 'draft') found.push(`${tenant}: invitation of ${recipient} ${status.state}`);
    for (const { id, companyName, relationship } of await all(tenant, Customers)) {
      found.push(`${tenant}: customer ${companyName} ${relationship.state}`);
      if (tenant !== PROVIDER) continue;
      for (const { subscription } of await all(TenantId.parse(CustomerId.parse(id)), SandboxSubscriptions))
        found.push(`${companyName}: ${subscription.quantity} licenses`);
    }
    for (const { buyer, status } of await all(tenant, Orders)) {
      const name = buyer.kind === 'new' ? buyer.profile.companyName : buyer.companyName;
      found.push(`${tenant}: order for ${name} ${status.state}`);
    }
    for (const { action, outcome, about } of await all(tenant, HistoryEntries))
      found.push(`${tenant}: history ${[action, outcome, about.customer?.name ?? ''].join(' ')}`.trim());
  }
  return found;
}

function expectedCommits({ invited, added }: Told): string[] {
  const enrolled = ['enrollment-started', 'enrollment-submitted', 'email-verified', 'account-activated'];
  return [PROVIDER, RESELLER].flatMap(tenant => {
    const isProvider = tenant === PROVIDER;
    const history = [
      ...[...enrolled, 'partnership-started', ...(isProvider ? ['partnership-requested'] : [])].map(
        each => `${each} done`,
      ),
      ...invited.map(name => `invitation-accepted done ${name}`),
      ...added.map(name => `customer-added done ${name}`),
      ...(isProvider
        ? invited.flatMap(name => [`agreement-recorded done ${name}`, `subscriptions-ordered done ${name}`])
        : invited.map(() => 'customer-invited done')),
    ];
    return [
      `${tenant}: partnership active`,
      ...(isProvider
        ? ['fabrikam: invitation of Contoso accepted']
        : invited.map(name => `contoso: invitation of ${name} accepted`)),
      ...[...invited, ...added].map(name => `${tenant}: customer ${name} active`),
      ...(isProvider
        ? [...invited, ...added].flatMap(name => [
            `${name}: ${LICENSES} licenses`,
            `fabrikam: order for ${name} provisioned`,
          ])
        : []),
      ...history.map(each => `${tenant}: history ${each}`),
    ];
  });
}

const notice = (kind: string, companyName: string): string =>
  text('en', `cards.notices.${kind}` as 'cards.notices.customer-accepted', { companyName });

function expectedNotices({
  megan,
  alex,
  invited,
  added,
}: Told): { readonly member: PersistentMember; readonly heading: string }[] {
  const accepted = invited.map(name => notice('customer-accepted', name));
  const headings = (company: string, more: readonly string[]) => [
    notice('enrollment-under-review', company),
    notice('enrollment-active', company),
    ...accepted,
    ...more,
  ];
  const associated = added.map(companyName => text('en', 'orders.notices.customer-added', { companyName }));
  return [
    ...headings('Fabrikam', [notice('partnership-active-reseller', 'Contoso')]).map(heading => ({
      member: megan,
      heading,
    })),
    ...headings('Contoso', associated).map(heading => ({ member: alex, heading })),
  ];
}

/** What the operator finds listed, because it may have arrived. */
async function listedIn(store: Store): Promise<Extract<Effect, { type: 'notify' }>[]> {
  const documents = await store.stalled(1_000);
  return documents.flatMap(({ effects }) =>
    effects.flatMap(effect => (effect.type === 'notify' && effect.stuck?.state === 'ambiguous' ? [effect] : [])),
  );
}

/** Every arrival counts, also of a message that has become another one since; what has not arrived must be listed. */
function noticesIn({ connector }: Surroundings, told: Told, ambiguous: Awaited<ReturnType<typeof listedIn>>) {
  const all = expectedNotices(told);
  const words = new Set(all.map(({ heading }) => heading));
  const lineOf = (conversationId: string, heading: string) => `${conversationId} was told: ${heading}`;
  const found = connector.calls
    .filter(({ method }) => method === 'POST')
    .map(({ conversationId, activity }) => ({ conversationId, heading: headingOf(activity.attachments) }))
    .filter(({ heading }) => words.has(heading))
    .map(({ conversationId, heading }) => lineOf(conversationId, heading));
  const listed = all.filter(
    ({ member, heading }) =>
      !found.includes(lineOf(member.conversationId, heading)) &&
      ambiguous.some(
        ({ tenant, notice }) =>
          tenant === member.person.tenantId && 'companyName' in notice && heading.includes(notice.companyName),
      ),
  );
  const expected = all.filter(each => !listed.includes(each));
  return {
    found,
    expected: expected.map(({ member, heading }) => lineOf(member.conversationId, heading)),
    listed: listed.length,
  };
}

const headingOf = (attachments: readonly { readonly content?: unknown }[] | undefined): string =>
  attachments?.[0] ? new ShownCard(attachments[0].content, '').heading : '';

const MAIL_SUBJECTS = [
  (name: string) => text('en', 'mails.verify-email.subject', { companyName: name }),
  (name: string) => text('en', 'mails.enrollment-under-review.subject', { companyName: name }),
  (name: string) => text('en', 'mails.enrollment-active.subject', { companyName: name }),
];
const EXPECTED_MAILS = ['Fabrikam', 'Contoso'].flatMap(name =>
  MAIL_SUBJECTS.map(subjectOf => `mail: ${subjectOf(name)}`),
);

/** A mail that comes again counts only if the server had not had the time to write down that it was sent. */
function mailsIn({ mails, server }: Surroundings) {
  const sent = mails();
  const isRepeated = ({ subject, at }: (typeof sent)[number], index: number) => {
    const before = sent.slice(0, index).findLast(each => each.subject === subject);
    return (
      before !== undefined &&
      server.killedAt.some(kill => kill >= before.at && kill < at && kill - before.at < WRITTEN_DOWN)
    );
  };
  const found = sent.filter((mail, index) => !isRepeated(mail, index)).map(({ subject }) => `mail: ${subject}`);
  return { found, repeated: sent.length - found.length };
}

const expectedWaysIn = ({ added }: Told) => added.map(name => `${name}: the way in is known`);
const waysIn = ({ megan, added }: Told) =>
  added.filter(name => knowsTheWayIn(megan, name)).map(name => `${name}: the way in is known`);
