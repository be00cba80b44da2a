import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { readConfig } from '../src/config';
import { startDesk } from '../src/desk';
import { DAY, later } from '../src/domain/ids';
import { openCosmosStore } from '../src/store/cosmos';
import type { CosmosOptions } from '../src/store/cosmos/container';
import { openEmbeddedStore } from '../src/store/embedded';
import { observed } from '../src/store/observed';
import type { Store } from '../src/store/store';
import { FakeConnector } from '../test/conversation/harness/connector';
import { Member } from '../test/conversation/harness/member';
import { acceptance, enrolled, linkOn, partnered } from '../test/conversation/harness/story';
import { Website } from '../test/conversation/harness/website';
import { emptied } from '../test/store/cosmos/wire-server';
import { withDirectory } from './directory';
import { type Charged, priced } from './request-units';
import type { Row } from './table';

const ORDINARY = 8;
const ACCEPTANCE = 60;

/** One command of the story. */
interface Measured extends Charged {
  readonly what: string;
  /** What it may cost; absent where the command reads a list or commits something. */
  readonly most: number | undefined;
}

/** What the story's commands cost on Cosmos DB, all their effects included: by the documented prices, and as charged. */
export async function measureCommands(): Promise<Row[]> {
  const computed = await withDirectory(directory => {
    const store = openEmbeddedStore(directory);
    return measureStory(store, charged => priced(store, charged));
  });
  const rows = computed.map(({ ofReplacing, ...command }) => ({
    ...rowOf(command),
    beside: `${(command.requestUnits + ofReplacing).toFixed(1)} RU if a replace is two inserts`,
  }));
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
  if (!endpoint) return rows;
  const charged = await measureAccount({ endpoint, key, database: 'partner-desk-bench' });
  return [...rows, ...charged.map(command => rowOf({ ...command, what: `charged: ${command.what}` }))];
}

const rowOf = ({ what, most, requestUnits }: Pick<Measured, 'what' | 'most' | 'requestUnits'>): Row => ({
  what,
  measured: `${requestUnits.toFixed(1)} RU`,
  beside: '',
  ...(most !== undefined && { goal: `<= ${most} RU`, isReached: requestUnits <= most }),
});

async function measureAccount(options: CosmosOptions): Promise<Measured[]> {
  const store = await openCosmosStore(options);
  try {
    return await measureStory(store, charged =>
      observed(store, ({ name, requestUnits }) => {
        // The outbox looks once a second, whether there was a command or not.
        if (name !== 'due') charged.requestUnits += requestUnits;
      }),
    );
  } finally {
    await emptied(options);
  }
}

/** @param counting the same store, adding up what it costs */
async function measureStory(plain: Store, counting: (charged: Charged) => Store): Promise<Measured[]> {
  const charged: Charged = { requestUnits: 0, ofReplacing: 0 };
  const connector = new FakeConnector();
  await connector.listen();
  const desk = await startDesk(readConfig({ PORT: '0', SANDBOX_REVIEW_SECONDS: '0' }), {
    store: counting(charged),
    clock: { now: () => new Date() },
    ids: {
      next: () => randomBytes(12).toString('base64url'),
      secret: () => randomBytes(24).toString('base64url'),
    },
    log: pino({ level: 'silent' }),
  });
  const website = new Website(desk.url);
  const member = (name: string) =>
    new Member({ tenantId: randomUUID(), userId: randomUUID(), name, locale: 'en-US' }, desk.url, connector);
  const settled = async () => {
    while ((await plain.due(later(new Date(), DAY), 1)).length > 0) await sleep(20);
  };

  const measured: Measured[] = [];
  const measure = async <Result>(what: string, most: number | undefined, command: () => Promise<Result>) => {
    await settled();
    Object.assign(charged, { requestUnits: 0, ofReplacing: 0 });
    const result = await command();
    await settled();
    measured.push({ what, most, ...charged });
    return result;
  };

  try {
    const megan = member('Megan Bowen');
    const alex = member('Alex Wilber');
    const together = { website };
    const names = { companyName: 'Fabrikam', domain: 'fabrikam.example' };
    await enrolled(together, megan, { partnerKind: 'indirect-provider', ...names });
    await enrolled(together, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await partnered(megan, alex);
    await measure('help', ORDINARY, () => alex.say('help'));
    await measure('account', ORDINARY, () => alex.say('account'));
    await measure('leads, a list', undefined, () => alex.say('leads'));
    await measure('customers', undefined, () => alex.say('customers'));
    await measure('invite new customers: the draft', undefined, () => alex.say('invite new customers'));
    const link = linkOn(alex.lastCard);
    await measure('invite new customers: Done', undefined, () =>
      alex.press('Done', { recipient: 'anna@northwind.example' }),
    );
    await measure('a customer accepts, two partners are told', ACCEPTANCE, async () => {
      const { status } = await website.send(link, acceptance());
      if (status !== 200) throw new Error(`The page answered ${status}`);
    });
    return measured;
  } finally {
    await desk.stop();
    await connector.close();
  }
}
