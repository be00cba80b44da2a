import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { readConfig } from '../src/config';
import { startDesk } from '../src/desk';
import { DAY, later } from '../src/domain/ids';
import { openEmbeddedStore } from '../src/store/embedded';
import { FakeConnector } from '../test/conversation/harness/connector';
import { Member } from '../test/conversation/harness/member';
import { acceptance, enrolled, linkOn, partnered } from '../test/conversation/harness/story';
import { Website } from '../test/conversation/harness/website';
import { withDirectory } from './directory';
import { priced } from './request-units';
import type { Row } from './table';

const ORDINARY = 8;
const ACCEPTANCE = 60;

/** What the story's commands cost on Cosmos DB, all their effects included. */
export const measureCommands = (): Promise<Row[]> =>
  withDirectory(async directory => {
    let charged = 0;
    const plain = openEmbeddedStore(directory);
    const connector = new FakeConnector();
    await connector.listen();
    const desk = await startDesk(readConfig({ PORT: '0', DATA_DIR: directory, SANDBOX_REVIEW_SECONDS: '0' }), {
      store: priced(plain, requestUnits => {
        charged += requestUnits;
      }),
      clock: { now: () => new Date() },
      ids: {
        next: () => randomBytes(12).toString('base64url'),
        secret: () => randomBytes(24).toString('base64url'),
      },
      log: pino({ level: 'silent' }),
    });
    const website = new Website(desk.url);
    const member = (tenantId: string, name: string) =>
      new Member({ tenantId, userId: `${tenantId}-admin`, name, locale: 'en-US' }, desk.url, connector);
    const settled = async () => {
      while ((await plain.due(later(new Date(), DAY), 1)).length > 0) await sleep(20);
    };

    const rows: Row[] = [];
    /** @param most absent where the command reads a list or commits something */
    const measure = async <Result>(what: string, most: number | undefined, command: () => Promise<Result>) => {
      await settled();
      charged = 0;
      const result = await command();
      await settled();
      const goal = most === undefined ? {} : { goal: `<= ${most} RU`, isReached: charged <= most };
      rows.push({ what, measured: `${charged.toFixed(1)} RU`, beside: '', ...goal });
      return result;
    };

    try {
      const megan = member('fabrikam', 'Megan Bowen');
      const alex = member('contoso', 'Alex Wilber');
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
      return rows;
    } finally {
      await desk.stop();
      await connector.close();
    }
  });
