import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effect } from '../../src/domain/effect';
import { DAY, instant, later } from '../../src/domain/ids';
import { KINDS_WITH_EFFECTS } from '../../src/store/documents';
import { openEmbeddedStore } from '../../src/store/embedded';
import type { DocumentKind } from '../../src/store/store';
import { text } from '../../src/text/text';
import { FakeConnector } from '../conversation/harness/connector';
import { eventually } from '../conversation/harness/desk';
import { Member } from '../conversation/harness/member';
import { acceptance, enrolled, invited, partnered } from '../conversation/harness/story';
import { Website } from '../conversation/harness/website';
import { gate } from '../outbox/bench';
import { type ServerProcess, startServer } from './server';

describe('the server, asked to stop', () => {
  let directory: string;
  let connector: FakeConnector;
  let server: ServerProcess;
  let website: Website;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-stop-'));
    connector = new FakeConnector();
    await connector.listen();
    server = await startServer(directory);
    website = new Website(server.url);
  });
  afterEach(async () => {
    await server.kill();
    await connector.close();
    await rm(directory, { recursive: true });
  });

  const member = (tenantId: string, name: string) => {
    const userId = `${tenantId}-${name.toLowerCase().replace(' ', '-')}`;
    return new Member({ tenantId, userId, name, locale: 'en-US' }, server.url, connector);
  };

  /** Looks at what there is to be done today, until it is as it should be. */
  async function eventuallyLeft(look: (effects: readonly Effect[]) => void): Promise<void> {
    const store = openEmbeddedStore(directory);
    try {
      await eventually(async () => {
        const today = later(new Date(), DAY);
        const documents = await store.due(today, 100);
        const stored = await Promise.all(
          documents.map(({ kind, tenant, id }) => {
            const known = KINDS_WITH_EFFECTS.find(each => each.kind === kind);
            return known && store.read(known as DocumentKind<unknown>, tenant, id);
          }),
        );
        look(stored.flatMap(document => document?.effects ?? []).filter(({ due }) => due < today));
      });
    } finally {
      await store.close();
    }
  }

  const nothingIsLeft = () => eventuallyLeft(effects => expect(effects).toEqual([]));

  it('finishes what it is doing, takes nothing new, and leaves the rest to the next one', async () => {
    const megan = member('fabrikam', 'Megan Bowen');
    const alex = member('contoso', 'Alex Wilber');
    const fabrikam = { companyName: 'Fabrikam', domain: 'fabrikam.example' };
    await enrolled({ website }, megan, { partnerKind: 'indirect-provider', ...fabrikam });
    const contoso = { companyName: 'Contoso', domain: 'contoso.example' };
    await enrolled({ website }, alex, { partnerKind: 'indirect-reseller', ...contoso });
    await partnered(megan, alex);
    await nothingIsLeft();
    const links = [await invited(alex, 'Northwind'), await invited(alex, 'Wingtip')];
    await megan.say('help');

    // Teams takes its time with everything from now on.
    const { opened, open } = gate();
    const underWay = new Set<string>();
    connector.before = async ({ conversationId, activity }) => {
      if (activity.type !== 'message') return;
      underWay.add(conversationId);
      await opened;
    };
    for (const [index, link] of links.entries()) {
      const companyName = ['Northwind', 'Wingtip'][index] ?? '';
      expect((await website.send(link, acceptance(companyName))).status).toBe(200);
    }
    const question = megan.post({ type: 'message', text: 'account' });
    await eventually(() => expect([...underWay].sort()).toEqual([alex.conversationId, megan.conversationId].sort()));

    const code = server.terminate();
    await eventually(async () => {
      await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    });
    open();
    await question;
    expect(await code).toBe(0);
    expect(megan.cards.map(({ heading }) => heading)).toContain(text('en', 'cards.enrollment.accountHeading'));

    // Another instance need not wait for a claim to run out.
    await eventuallyLeft(left => {
      expect(left.length).toBeGreaterThan(0);
      expect(left.filter(({ claimedBy }) => claimedBy !== undefined)).toEqual([]);
      expect(left.filter(({ due }) => due > instant(new Date()))).toEqual([]);
    });

    server = await startServer(directory, Number(new URL(server.url).port));
    await nothingIsLeft();
    for (const companyName of ['Northwind', 'Wingtip']) {
      const words = text('en', 'cards.notices.customer-accepted', { companyName });
      const told = [alex, megan].map(({ cards }) => cards.filter(({ heading }) => heading === words).length);
      expect({ companyName, told }).toEqual({ companyName, told: [1, 1] });
    }
  }, 60_000);

  it('ends at once when there is nothing to do', async () => {
    expect(await server.terminate()).toBe(0);
  });
});
