import { randomBytes } from 'node:crypto';
import { type Config, readConfig } from '../../../src/config';
import { startDesk } from '../../../src/desk';
import { later, MINUTE, TenantId, UserId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/role';
import { createLog } from '../../../src/log/log';
import { ACCOUNT_ID, Accounts, Customers, Invitations, Partnerships, Users } from '../../../src/store/documents';
import { type Operation, observed } from '../../../src/store/observed';
import type { Store } from '../../../src/store/store';
import { created, expectNoSecretIn } from '../../secrets/secrets';
import { FakeConnector } from './connector';
import { Member } from './member';
import { newStorage, type Storage } from './storage';
import { Website } from './website';

/**
 * The whole server with its store, its pages, a connector, and people who use it.
 * @param isHesitant whether its store takes a while, now more and now less, so that what is done at the same time
 *   meets in every order
 * @param environment settings that differ from those of tests, which let people write as fast as a program does
 * @param instances how many processes share the store; what people send reaches one after the other
 * @param signIn whose token service and directory they are signed in with; a server without credentials has none
 * @param storage where it keeps everything, if that matters
 */
export async function openTestDesk({
  isHesitant = false,
  instances = 1,
  environment = {},
  signIn,
  storage: given,
}: {
  isHesitant?: boolean;
  instances?: number;
  environment?: Readonly<Record<string, string>>;
  signIn?: Config['signIn'];
  storage?: Storage;
} = {}) {
  const storage = given ?? (await newStorage());
  const connector = new FakeConnector();
  await connector.listen();
  const log: string[] = [];
  const operations: Operation[] = [];
  const time = { offset: 0 };
  const clock = { now: () => new Date(Date.now() + time.offset) };

  const start = async (port: number) => {
    const store = observed(await storage.open(clock.now, instances === 1), operation => operations.push(operation));
    const settings = { SANDBOX_REVIEW_SECONDS: '0', ACTIVITIES_PER_MINUTE: '1000000', METRICS_PORT: '0' };
    const config = readConfig({ ...settings, ...environment, PORT: String(port) });
    const desk = await startDesk(
      { ...config, signIn },
      {
        store: isHesitant ? hesitant(store) : store,
        clock,
        ids: {
          next: () => randomBytes(12).toString('base64url'),
          secret: () => created('link', randomBytes(24).toString('base64url')),
        },
        log: createLog('debug', { write: line => log.push(line) }),
      },
    );
    return { desk, store };
  };

  let running = await start(0);
  const { url, port } = running.desk;
  const others = await Promise.all(Array.from({ length: instances - 1 }, () => start(0)));
  const urls = [url, ...others.map(({ desk }) => desk.url)];
  let sent = 0;
  const nextUrl = () => urls[sent++ % urls.length] ?? url;
  const website = new Website(urls);
  return {
    url,
    urls,
    get store() {
      return running.store;
    },
    connector,
    website,
    /** Everything logged so far. */
    log,
    /** What time it is for the server. */
    now: clock.now,
    /** What the store was asked to do, apart from looking for effects that are due. */
    async costOf(work: () => Promise<unknown>): Promise<string[]> {
      const before = operations.length;
      await work();
      return operations.slice(before).flatMap(({ name, kind }) => (kind ? [`${name} ${kind}`] : []));
    },
    /** Lets time pass for the server. */
    pass: (milliseconds: number) => {
      time.offset += milliseconds;
    },
    member: (tenantId: string, name: string, locale = 'en-US') =>
      new Member(
        {
          tenantId,
          userId: `${tenantId}-${name
            .toLowerCase()
            .replace(/[^a-z]+/g, '-')
            .slice(0, 40)}`,
          name,
          locale,
        },
        nextUrl,
        connector,
      ),
    /** Gives somebody who has met the bot these roles and no others. */
    async giveRoles({ person }: Member, roles: readonly Role[]): Promise<void> {
      const user = await running.store.read(Users, TenantId.parse(person.tenantId), UserId.parse(person.userId));
      if (!user) throw new Error(`${person.name} has not met the bot`);
      await running.store.replace(Users, { ...user, body: { ...user.body, roles: [...roles] } });
    },
    /** What a tenant has in the store. */
    async documents(tenantId: string) {
      const { store } = running;
      const tenant = TenantId.parse(tenantId);
      const all = { limit: 100 };
      return {
        account: await store.read(Accounts, tenant, ACCOUNT_ID),
        invitations: (await store.list(Invitations, tenant, all)).items,
        partnerships: (await store.list(Partnerships, tenant, all)).items,
        customers: (await store.list(Customers, tenant, all)).items,
        users: (await store.list(Users, tenant, all)).items,
      };
    },
    /** Waits until every consequence of what was done has happened, but for what follows when so much time has passed. */
    settled: (milliseconds = 60 * MINUTE) =>
      eventually(async () => {
        const [left] = await running.store.due(later(clock.now(), milliseconds), 1);
        if (left) throw new Error(`An effect of ${left.kind} ${left.id} is left, due at ${left.due}`);
      }),
    /** Stops the server and starts it again on the same data and the same port. */
    async restart(): Promise<void> {
      await running.desk.stop();
      // Until the clients of this process have noticed that their connections are closed.
      await new Promise(resolve => setTimeout(resolve, 20));
      running = await start(port);
    },
    /** Every byte the server has stored. */
    disk: () => storage.contents(),
    /** What it has left nowhere holds a secret; then it is gone. */
    async close() {
      try {
        expectNoSecretIn(
          [
            { name: 'the store', content: await storage.contents() },
            { name: 'the log', content: log.join('') },
            { name: 'the metrics', content: await metricsIn(log) },
          ],
          { mails: await website.mailsTo(''), chats: connector.said },
        );
      } finally {
        await Promise.all([running, ...others].map(({ desk }) => desk.stop()));
        await connector.close();
        await storage.dispose();
      }
    },
  };
}

/** What every server that still listens tells Prometheus; the log says where. */
async function metricsIn(log: readonly string[]): Promise<string> {
  const ports = log.flatMap(line => /"metricsPort":(\d+).*"msg":"listening"/.exec(line)?.[1] ?? []);
  const texts = ports.map(port =>
    fetch(`http://127.0.0.1:${port}/metrics`).then(
      answer => answer.text(),
      () => '',
    ),
  );
  return (await Promise.all(texts)).join('\n');
}

/** The store as it is on another machine. */
function hesitant(store: Store): Store {
  const pause = () => new Promise(resolve => setTimeout(resolve, Math.random() * 2));
  return {
    isShared: store.isShared,
    read: (...query) => pause().then(() => store.read(...query)),
    create: (...document) => pause().then(() => store.create(...document)),
    replace: (...document) => pause().then(() => store.replace(...document)),
    remove: (...document) => pause().then(() => store.remove(...document)),
    list: (...query) => pause().then(() => store.list(...query)),
    due: (...query) => pause().then(() => store.due(...query)),
    stalled: (...query) => pause().then(() => store.stalled(...query)),
    close: () => store.close(),
  };
}

export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>;

/** Waits until something that happens by itself has happened. */
export async function eventually<Result>(look: () => Result | Promise<Result>, within = 20_000): Promise<Result> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}
