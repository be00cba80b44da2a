import { setTimeout as sleep } from 'node:timers/promises';
import type { Effect } from '../../src/domain/effect';
import { DAY, later, TenantId, UserId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import type { Role } from '../../src/domain/role';
import { Customers, Invitations, Partnerships, Users } from '../../src/store/documents';
import type { DocumentKind, Store } from '../../src/store/store';
import { text } from '../../src/text/text';
import type { ShownCard } from '../conversation/harness/card';
import { FakeConnector } from '../conversation/harness/connector';
import { eventually } from '../conversation/harness/desk';
import { Member } from '../conversation/harness/member';
import { acceptance, linkOn, longEnrolled, title } from '../conversation/harness/story';
import { Website } from '../conversation/harness/website';
import { type ServerProcess, startServer } from './server';

/** Customers that each partnership invites. */
const INVITATIONS = 3;
/** How often each click is sent. */
const TIMES = 4;

/** A database that several servers share. */
export interface SharedDatabase {
  readonly store: Store;
  readonly dataDirectory: string;
  /** How a server reaches it. */
  readonly environment: Readonly<Record<string, string>>;
  dispose(): Promise<void>;
}

const LONGEST = 180_000;

type Notify = Extract<Effect, { type: 'notify' }>;

const BROKEN_CONNECTION = /^TypeError: (fetch failed|terminated)/;

/** Somebody whose activities Teams sends again, to any server, until one has answered. */
class PatientMember extends Member {
  override async send(activity: object): ReturnType<Member['send']> {
    for (;;) {
      try {
        return await super.send(activity);
      } catch (error) {
        if (!BROKEN_CONNECTION.test(String(error))) throw error;
        await sleep(20);
      }
    }
  }
}

const t = (key: Parameters<typeof text>[1], values = {}) => text('en', key, values);
const companyOf = (provider: Member, round: number) => `${provider.person.tenantId}Customer${round}`;

/** Long enough for what a server that died had begun to be done by the other. */
const TAKEN_OVER = 30_000;

/** Until what was typed is answered with a card that has the button: a card may be lost with the server that made it. */
async function asked(member: Member, words: string, button: string): Promise<ShownCard> {
  return eventually(async () => {
    const before = member.cards.length;
    await member.say(words);
    const card = member.cards.slice(before).findLast(({ buttons }) => buttons.some(({ title }) => title === button));
    if (!card) throw new Error(`No card with "${button}" has come after "${words}"`);
    return card;
  }, TAKEN_OVER);
}

/** @param pairs partners who tell their story at the same time: each makes 20 clicks */
export function describeInstances(name: string, open: () => Promise<SharedDatabase>, pairs: number): void {
  describe(name, () => instances(open, pairs));
}

function instances(open: () => Promise<SharedDatabase>, count: number): void {
  const clicks = count * (2 + INVITATIONS) * TIMES;
  let database: SharedDatabase;
  let connector: FakeConnector;
  let store: Store;
  let servers: ServerProcess[];
  let sent: number;
  let killing: Promise<void> | undefined;
  let uncertain: Notify[];
  beforeEach(async () => {
    database = await open();
    store = database.store;
    connector = new FakeConnector();
    await connector.listen();
    const start = () => startServer(database.dataDirectory, 0, database.environment);
    servers = await Promise.all([start(), start()]);
    sent = 0;
    killing = undefined;
  });
  afterEach(async () => {
    await Promise.all(servers.map(server => server.kill()));
    await connector.close();
    await database.dispose();
  });

  /** One server after the other; in the middle of all clicks the second one is killed. */
  function nextServer(): string {
    sent += 1;
    if (sent > clicks / 2) killing ??= servers[1]?.kill();
    return servers[sent % servers.length]?.url ?? '';
  }

  async function partner(tenantId: string, partnerKind: PartnerKind): Promise<Member> {
    const person = { tenantId, userId: `${tenantId}-alex`, name: 'Alex Wilber', locale: 'en-US' };
    const member = new PatientMember(person, nextServer, connector);
    const enrollment = { partnerKind, companyName: tenantId, domain: `${tenantId}.example` };
    await longEnrolled({ store, giveRoles }, member, enrollment);
    return member;
  }

  async function giveRoles({ person }: Member, roles: readonly Role[]): Promise<void> {
    const user = await store.read(Users, TenantId.parse(person.tenantId), UserId.parse(person.userId));
    if (user) await store.replace(Users, { ...user, body: { ...user.body, roles: [...roles] } });
  }

  /** A partnership that is requested and authorized, and invitations that customers accept on both servers at once. */
  async function story({ provider, reseller }: { provider: Member; reseller: Member }): Promise<void> {
    const done = title(provider, 'buttons.done');
    const request = await asked(provider, 'request a partnership', done);
    await provider.clickAgainAndAgain(request, done, { recipient: 'Contoso' });
    const authorize = title(reseller, 'buttons.authorize');
    const consent = await asked(reseller, linkOn(request), authorize);
    await reseller.clickAgainAndAgain(consent, authorize, { accept: 'true' });
    for (let round = 0; round < INVITATIONS; round += 1) {
      const draft = await asked(reseller, 'invite new customers', done);
      await reseller.clickAgainAndAgain(draft, done, { recipient: `Customer ${round}` });
      const { pathname } = new URL(linkOn(draft));
      const form = acceptance(companyOf(provider, round));
      const pages = servers.map(async ({ url }) => new Website(url).send(new URL(pathname, url).href, form));
      await Promise.any(pages);
    }
  }

  const all = async <Body>(kind: DocumentKind<Body>, { person }: Member) =>
    (await store.list(kind, TenantId.parse(person.tenantId), { limit: 100 })).items.map(({ body }) => body);

  async function check(provider: Member, reseller: Member): Promise<void> {
    const companies = Array.from({ length: INVITATIONS }, (_, round) => companyOf(provider, round));
    for (const partner of [provider, reseller]) {
      expect(await all(Partnerships, partner)).toHaveLength(1);
      const customers = (await all(Customers, partner)).map(({ companyName }) => companyName);
      expect(customers.sort()).toEqual(companies);
    }
    // What was typed may have made a draft that nobody has seen, if its server died; what was clicked has not.
    const states = async (partner: Member) =>
      (await all(Invitations, partner)).map(({ status }) => status.state).filter(state => state !== 'draft');
    expect(await states(provider)).toEqual(['accepted']);
    expect(await states(reseller)).toEqual(companies.map(() => 'accepted'));

    const accepted = companies.map(companyName => t('cards.notices.customer-accepted', { companyName }));
    const active = t('cards.notices.partnership-active-reseller', { companyName: reseller.person.tenantId });
    expectNews(provider, [...accepted, active]);
    expectNews(reseller, accepted);
  }

  /** Each once; what the server that was killed may have said in that very moment is left to the operator instead. */
  function expectNews({ cards, person }: Member, words: readonly string[]): void {
    const news = cards.map(({ heading }) => heading).filter(heading => words.includes(heading));
    expect(news).toHaveLength(new Set(news).size);
    const missing = words.filter(heading => !news.includes(heading));
    expect(uncertain.filter(({ users }) => users.includes(UserId.parse(person.userId))).length).toBeGreaterThanOrEqual(
      missing.length,
    );
  }

  it(
    `commit each of ${clicks} racing clicks once and tell of each once, though one of them is killed`,
    async () => {
      const pairs = await Promise.all(
        Array.from({ length: count }, async (_, index) => ({
          provider: await partner(`Provider${index}`, 'indirect-provider'),
          reseller: await partner(`Reseller${index}`, 'indirect-reseller'),
        })),
      );
      sent = 0;
      await Promise.all(pairs.map(story));
      await killing;
      expect(sent).toBeGreaterThanOrEqual(clicks);
      await eventually(async () => {
        const [left] = await store.due(later(new Date(), DAY), 1);
        if (left) throw new Error(`An effect of ${left.kind} ${left.id} is left, due at ${left.due}`);
      }, TAKEN_OVER);
      uncertain = await uncertainIn(store);
      for (const { provider, reseller } of pairs) await check(provider, reseller);
    },
    LONGEST,
  );
}

/** Messages of which nobody knows whether they have arrived. */
async function uncertainIn(store: Store): Promise<Notify[]> {
  const effects = (await store.stalled(100)).flatMap(document => document.effects);
  return effects.filter(effect => effect.type === 'notify').filter(({ stuck }) => stuck?.state === 'ambiguous');
}
