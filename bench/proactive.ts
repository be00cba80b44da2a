import { setTimeout as sleep } from 'node:timers/promises';
import { notifying } from '../src/domain/effect';
import { CustomerId, Instant, InvitationId, TenantId, UserId } from '../src/domain/ids';
import type { Invitation } from '../src/domain/invitation';
import { Invitations } from '../src/store/documents';
import { openEmbeddedStore } from '../src/store/embedded';
import type { Store } from '../src/store/store';
import type { Person } from './chat';
import { type Connector, openConnector } from './connector';
import { withDirectory } from './directory';
import { enrolProvider, knowUser } from './partners';
import { DESK, startServer } from './server-process';
import type { Row } from './table';
import { idealSeconds, teamsLimits } from './teams-limits';

const SIZES = {
  quick: { messages: 200, chats: 20, tenants: 2 },
  full: { messages: 10_000, chats: 500, tenants: 10 },
};
const AT_ONCE = 500;
/** How many times the ideal it may take before the bench gives up. */
const PATIENCE = 30;
/** After the last one, for one that comes twice. */
const AFTERWARDS = 3_000;
const AT = Instant.parse('2026-01-01T00:00:00.000Z');

/** Notifications that are due when the server starts, through a connector that throttles as Teams does. */
export async function measureProactive(isQuick: boolean): Promise<Row[]> {
  const { messages, chats, tenants } = isQuick ? SIZES.quick : SIZES.full;
  const limits = teamsLimits();
  const times = new Map<string, number[]>();
  const connector = await openConnector((conversationId, json) => {
    const refused = limits(conversationId.split(':')[1] ?? '', conversationId);
    const number = /Customer (\d+)/.exec(json)?.[1];
    if (refused === undefined && number) times.set(number, [...(times.get(number) ?? []), performance.now()]);
    return refused;
  });
  try {
    return await withDirectory(async directory => {
      const people = Array.from({ length: chats }, (_, number) => ({
        tenantId: `tenant-${number % tenants}`,
        userId: `user-${number}`,
        name: `User ${number}`,
      }));
      const store = openEmbeddedStore(directory);
      await prepare(store, connector, people, { messages, tenants });
      await store.close();
      const ideal = idealSeconds(messages, chats, tenants);
      const server = await startServer(DESK, { DATA_DIR: directory });
      const end = performance.now() + Math.max(10, ideal * PATIENCE) * 1_000;
      while (times.size < messages && performance.now() < end) await sleep(50);
      await sleep(AFTERWARDS);
      await server.stop();
      return rowsOf([...times.values()], messages, ideal);
    });
  } finally {
    await connector.close();
  }
}

function rowsOf(times: readonly number[][], messages: number, ideal: number): Row[] {
  const all = times.flat();
  const seconds = (Math.max(...all) - Math.min(...all)) / 1_000;
  const twice = all.length - times.length;
  const lost = messages - times.length;
  if (twice > 0 || lost > 0) throw new Error(`Of ${messages} notifications ${twice} came twice and ${lost} not at all`);
  const share = ideal / seconds;
  return [
    {
      what: `${messages.toLocaleString('en')} notifications, ${twice} twice, ${lost} lost`,
      measured: `${seconds.toFixed(1)} s`,
      beside: `ideal ${ideal.toFixed(1)} s`,
      ratio: share,
      goal: '>= 0.9',
      isReached: share >= 0.9,
    },
  ];
}

async function prepare(
  store: Store,
  connector: Connector,
  people: readonly Person[],
  { messages, tenants }: { messages: number; tenants: number },
): Promise<void> {
  for (const person of people.slice(0, tenants)) await enrolProvider(store, connector, person);
  for (const person of people.slice(tenants)) await knowUser(store, connector, person);
  for (let first = 0; first < messages; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, messages - first) }, (_, index) => first + index);
    await Promise.all(
      numbers.map(async number => {
        const person = people[number % people.length];
        if (person) await store.create(Invitations, acceptedInvitation(person, number));
      }),
    );
  }
}

/** An invitation whose acceptance is still to be told to who made it. */
function acceptedInvitation(person: Person, number: number) {
  const tenant = TenantId.parse(person.tenantId);
  const user = UserId.parse(person.userId);
  const id = InvitationId.parse(`invitation-${number}`);
  const customer = CustomerId.parse(`customer-${number}`);
  const companyName = `Customer ${number}`;
  const domain = `customer-${number}.example`;
  const notice = {
    kind: 'customer-accepted',
    invitation: id,
    recipient: `anna@${domain}`,
    customer,
    companyName,
    domain,
    acceptedBy: `anna@${domain}`,
    delegatedAdminPrivileges: 'granted',
    at: AT,
  } as const;
  const body: Invitation = {
    id,
    kind: 'reseller-relationship',
    inviters: [{ tenantId: tenant, companyName: 'Fabrikam', mpnId: '1234567', country: 'US' }],
    createdBy: { userId: user, name: person.name },
    createdAt: AT,
    expiresAt: AT,
    linkHashes: [],
    recipient: `anna@${domain}`,
    subject: 'Partnership',
    text: '{link}',
    cards: [],
    shownTo: [],
    status: { state: 'accepted', acceptance: { at: AT, companyName, domain, by: `anna@${domain}`, customer } },
  };
  return { tenant, id, body, effects: [notifying('tell', AT, { tenant, users: [user] }, notice)] };
}
