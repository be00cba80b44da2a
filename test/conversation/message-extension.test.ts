import { z } from 'zod';
import { text } from '../../src/text/text';
import { ShownCard } from './harness/card';
import { longKnown } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled, partnered } from './harness/story';

const Answer = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({ type: z.literal('message'), text: z.string() }),
    z.object({
      type: z.literal('result'),
      attachmentLayout: z.literal('list'),
      attachments: z.array(
        z.object({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: z.unknown(),
          preview: z.object({
            contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
            content: z.object({ title: z.string(), text: z.string() }),
          }),
        }),
      ),
    }),
  ]),
});

/** What a client asks while somebody types in a channel of their team. */
const query = (commandId: string, typed?: string, skip = 0) => ({
  type: 'invoke',
  name: 'composeExtension/query',
  conversation: { id: '19:channel@thread.tacv2', conversationType: 'channel' },
  value: {
    commandId,
    parameters: [typed === undefined ? { name: 'initialRun', value: 'true' } : { name: 'name', value: typed }],
    queryOptions: { skip, count: 25 },
  },
});

describe.each(['en-US', 'de-DE'])('what is found from the compose box, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let alex: Member;
  let megan: Member;

  async function search(member: Member, ...asked: Parameters<typeof query>) {
    const { composeExtension } = Answer.parse(await member.post(query(...asked)));
    if (composeExtension.type === 'message') return { remark: composeExtension.text, found: [] };
    const found = composeExtension.attachments.map(({ content, preview }) => ({
      ...preview.content,
      card: new ShownCard(content, ''),
    }));
    return { remark: undefined, found };
  }

  beforeAll(async () => {
    desk = await openTestDesk();
    alex = desk.member('contoso', 'Alex Wilber', locale);
    megan = desk.member('fabrikam', 'Megan Bowen', locale);
    await longEnrolled(desk, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await longEnrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam <b>',
      domain: 'fabrikam.example',
    });
    await longKnown(desk, alex, ['Northwind Traders', 'Northern Lights', 'Adventure Works']);
    await longKnown(desk, megan, ['Relecloud']);
  });
  afterAll(async () => desk.close());

  it('is the whole list before anything is typed', async () => {
    const { found } = await search(alex, 'customers');
    expect(found.map(({ title }) => title)).toEqual(['Adventure Works', 'Northern Lights', 'Northwind Traders']);
  });

  it('narrows down while somebody types', async () => {
    expect((await search(alex, 'customers', 'nor')).found.map(({ title }) => title)).toEqual([
      'Northern Lights',
      'Northwind Traders',
    ]);
    const { found } = await search(alex, 'customers', 'northwind t');
    expect(found).toMatchObject([{ title: 'Northwind Traders', text: 'northwindtraders.example' }]);
  });

  it('puts a card into the message that has nothing private', async () => {
    const [customer] = (await search(alex, 'customers', 'northwind')).found;
    expect(customer?.card.heading).toBe('Northwind Traders');
    expect(customer?.card.text).toContain(t('cards.customers.relationship'));
    const shown = JSON.stringify(customer?.card.content);
    expect(shown).not.toContain('admin@customer.example');
    expect(shown).not.toContain('northwindtraders.example');
    expect(customer?.card.buttons).toEqual([]);
  });

  it('is an invitation that nobody has answered yet, without an address for others to see', async () => {
    const draft = { en: 'request a reseller relationship', de: 'vertriebspartnerschaft beantragen' }[language];
    const card = await alex.say(draft);
    await alex.click(card, t('buttons.done'), { recipient: 'Woodgrove Bank <cfo@woodgrove.example>' });
    const { found } = await search(alex, 'invitations', 'bank');
    expect(found).toHaveLength(1);
    expect(found[0]?.title).toBe('Woodgrove Bank <cfo@woodgrove.example>');
    expect(found[0]?.card.text).toContain('Woodgrove Bank');
    expect(JSON.stringify(found[0]?.card.content)).not.toContain('cfo@');
    expect((await search(alex, 'invitations')).found).toHaveLength(1);
    expect((await search(alex, 'invitations', 'nobody')).remark).toBe(t('search.none'));
  });

  it('is a partner, whichever kind one has', async () => {
    await partnered(megan, alex);
    await desk.settled();
    const [provider] = (await search(alex, 'partners', 'fab')).found;
    expect(provider?.title).toBe('Fabrikam <b>');
    const [reseller] = (await search(megan, 'partners')).found;
    expect(reseller?.title).toBe('Contoso');
    expect(reseller?.card.text).toContain(t('partnerKinds.indirect-reseller'));
  });

  it('is never of another tenant', async () => {
    expect((await search(alex, 'customers', 'relecloud')).remark).toBe(t('search.none'));
    expect((await search(megan, 'customers')).found.map(({ title }) => title)).toEqual(['Relecloud']);
  });

  it('ends with its first page', async () => {
    await longKnown(
      desk,
      megan,
      Array.from({ length: 30 }, (_, index) => `Tailspin ${index}`),
    );
    expect((await search(megan, 'customers', 'tailspin')).found).toHaveLength(25);
    expect(await search(megan, 'customers', 'tailspin', 25)).toEqual({ remark: undefined, found: [] });
  });

  it('is refused as a card would be', async () => {
    const stranger = desk.member('elsewhere', 'Robin Counts', locale);
    expect((await search(stranger, 'customers')).remark).toBe(t('search.stranger'));
    await stranger.say('hi');
    expect((await search(stranger, 'customers')).remark).toBe(t('errors.not-enrolled'));
    const isaiah = desk.member('contoso', 'Isaiah Langer', locale);
    await isaiah.say('hi');
    expect((await search(isaiah, 'customers')).remark).toContain(t('roles.admin-agent'));
  });

  it('leaves no trace: not in the chat, not in the store', async () => {
    const before = alex.messages.length;
    const cost = await desk.costOf(() => search(alex, 'customers', 'nor'));
    expect(cost.sort()).toEqual(['list customer', 'read account', 'read user']);
    expect(alex.messages).toHaveLength(before);
    expect(desk.connector.chats.has('19:channel@thread.tacv2')).toBe(false);
  });

  it('answers what it does not know', async () => {
    const { status } = await alex.send(alex.activityWith(query('unknown')));
    expect(status).toBe(200);
  });
});
