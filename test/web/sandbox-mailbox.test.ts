import { requireLoopback } from '../../src/web/loopback';
import { openSite, type TestSite, wordsOf } from './site';

let site: TestSite;

beforeAll(async () => {
  site = await openSite();
  await site.mailbox.send({
    to: 'anna@contoso.example',
    subject: 'First',
    text: 'See http://127.0.0.1:1/verify/a.b.c.',
  });
  site.wait(1_000);
  await site.mailbox.send({
    to: 'Bob@Contoso.example',
    subject: '<b>Second</b> \u202eשלום',
    text: '<script>alert(1)</script>\nhttps://x.example/?a=1&b=2 and https://x.example/?a=1',
  });
});

afterAll(() => site.close());

describe('the mailbox of the sandbox', () => {
  it('lists every mail as JSON, oldest first', async () => {
    const answer = await site.get('/sandbox/mailbox.json');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.text)).toEqual([
      {
        to: 'anna@contoso.example',
        subject: 'First',
        text: 'See http://127.0.0.1:1/verify/a.b.c.',
        links: ['http://127.0.0.1:1/verify/a.b.c'],
        sentAt: '2026-03-02T10:00:00.000Z',
      },
      expect.objectContaining({
        to: 'Bob@Contoso.example',
        links: ['https://x.example/?a=1&b=2', 'https://x.example/?a=1'],
        sentAt: '2026-03-02T10:00:01.000Z',
      }),
    ]);
  });

  it('lists the mails of one address, however it is written', async () => {
    const of = async (to: string) =>
      JSON.parse((await site.get(`/sandbox/mailbox.json?to=${to}`)).text).map(
        (mail: { subject: string }) => mail.subject,
      );
    expect(await of('anna%40contoso.example')).toEqual(['First']);
    expect(await of('bob@contoso.example')).toHaveLength(1);
    expect(await of('nobody@contoso.example')).toEqual([]);
    expect(await of('')).toHaveLength(2);
  });

  it.each([
    ['en', 'Sandbox mailbox', 'There are no emails here yet.'],
    ['de', 'Sandbox-Postfach', 'Hier sind noch keine E-Mails.'],
  ] as const)('is a page with the newest first and links to follow, in %s', async (language, title, empty) => {
    const page = await site.get('/sandbox/mailbox', language);
    const words = wordsOf(page);
    expect(words).toContain(title);
    expect(words.indexOf('Second')).toBeLessThan(words.indexOf('First'));
    expect(page.text).toContain('<a href="http://127.0.0.1:1/verify/a.b.c">http://127.0.0.1:1/verify/a.b.c</a>.');
    expect(page.text).toContain('<a href="https://x.example/?a=1&amp;b=2">');
    expect(page.text).toContain('and <a href="https://x.example/?a=1">https://x.example/?a=1</a>');
    expect(page.text).not.toMatch(/<script|<b>/);
    const filtered = await site.get('/sandbox/mailbox?to=Anna%40contoso.example', language);
    expect(wordsOf(filtered)).not.toContain('Second');
    expect(filtered.text).toContain('value="Anna@contoso.example"');
    expect(wordsOf(await site.get('/sandbox/mailbox?to=%3Cx%3E', language))).toContain(empty);
  });

  it('does not exist outside the sandbox', async () => {
    const live = await openSite({ sandboxMailbox: undefined });
    try {
      expect((await live.get('/sandbox/mailbox')).status).toBe(404);
      expect((await live.get('/sandbox/mailbox.json')).status).toBe(404);
    } finally {
      await live.close();
    }
  });

  it.each(['desk.example', 'localhost.evil.example', '127.evil.example', '192.168.1.4', '[::2]'])(
    'is not there for a website or proxy under the name %s',
    async host => {
      for (const path of ['/sandbox/mailbox', '/sandbox/mailbox.json']) {
        const answer = await site.send('GET', path, { host });
        expect(answer.status).toBe(404);
        expect(answer.text).not.toContain('verify');
      }
    },
  );

  it.each(['localhost', 'localhost:3978', '127.0.0.1:80', '[::1]:3978'])('is there under the name %s', async host => {
    expect((await site.send('GET', '/sandbox/mailbox.json', { host })).status).toBe(200);
  });
});

describe('a connection', () => {
  const open = (localAddress: string | undefined) => () =>
    requireLoopback(Object.assign(Object.create(null), { socket: { localAddress }, headers: { host: 'localhost' } }));

  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('to %s is from this computer', address => {
    expect(open(address)).not.toThrow();
  });

  it.each(['192.168.1.4', '10.0.0.1', '::', '::ffff:10.0.0.1', 'fe80::1', '1127.0.0.1', '', undefined])(
    'to %s is not',
    address => {
      expect(open(address)).toThrow('refused with 404');
    },
  );
});
