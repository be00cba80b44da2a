import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Actor } from '../../src/domain/actor';
import { DocumentConflict, StoreUnavailable } from '../../src/store/store';
import { type Answer, openSite, type TestSite, tokenIn, wordsOf } from './site';

const answers = { companyName: 'Northwind', domain: 'northwind', email: 'alex@northwind.example', accept: 'true' };

let site: TestSite;
let contoso: Actor;

beforeAll(async () => {
  site = await openSite();
  contoso = site.partner('Contoso');
});

afterAll(() => site.close());

describe('every answer', () => {
  it.each(['/healthz', '/nothing', '/sandbox/mailbox', '/i/x', '/%E0%A4%A'])(
    'has the headers of a safe page: %s',
    async path => {
      const { headers } = await site.get(path);
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(headers['server']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      const policy = policyOf(headers['content-security-policy']);
      expect(policy.get('default-src')).toBe("'none'");
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(policy.get('base-uri')).toBe("'none'");
      expect(policy.get('form-action')).toBe("'self'");
      expect(policy.has('script-src')).toBe(false);
    },
  );

  it('allows a script only on a page that has one', async () => {
    const { link } = await site.invite(contoso);
    const draft = await site.get(`/drafts/${tokenIn(link)}`);
    expect(policyOf(draft.headers['content-security-policy']).get('script-src')).toMatch(/^'sha256-[\w+/]{43}='$/);
    expect(draft.text.match(/<script>/g)).toHaveLength(1);
    expect(draft.text).not.toMatch(/ on\w+="| style="/);
    expect(policyOf((await site.get(link)).headers['content-security-policy']).has('script-src')).toBe(false);
  });

  it('is in the language that the reader wants', async () => {
    const { link } = await site.invite(contoso);
    for (const [wanted, language] of [
      ['fr, de;q=0.4, en;q=0.3', 'de'],
      ['fr', 'en'],
      ['en-GB, de', 'en'],
    ] as const) {
      for (const path of [`/i/${tokenIn(link)}`, '/nothing']) {
        const page = await site.send('GET', path, { 'accept-language': wanted });
        expect(page.text).toContain(`<html lang="${language}">`);
        expect(page.headers).toMatchObject({ 'content-language': language, vary: 'Accept-Language' });
      }
    }
    const british = await site.send('GET', `/i/${tokenIn(link)}`, { 'accept-language': 'en-GB' });
    expect(wordsOf(british)).toContain('until 1 April 2026');
  });

  it.each(['/healthz', '/sandbox/mailbox', '/nothing'])('to HEAD is that to GET without a body: %s', async path => {
    const [head, get] = [await site.send('HEAD', path), await site.send('GET', path)];
    expect(head.status).toBe(get.status);
    expect(head.text).toBe('');
    const { date: _, ...headers } = get.headers;
    expect(head.headers).toMatchObject(headers);
    expect(get.headers['content-length']).toBe(String(get.body.length));
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['en', 'There is no such page'],
    ['de', 'Diese Seite gibt es nicht'],
  ] as const)('is an address that is none, in %s', async (language, words) => {
    for (const path of [
      '/',
      '/nothing',
      '/i',
      '/%',
      '/%00',
      '//evil.example/x',
      '/I/x',
      '/.env',
      '/sign-in?x=<script>',
    ]) {
      const page = await site.get(path, language);
      expect([path, page.status]).toEqual([path, 404]);
      expect(wordsOf(page)).toContain(words);
      expect(page.text).not.toContain('script');
    }
  });

  it.each([
    ['en', 'This page cannot do that'],
    ['de', 'Das kann diese Seite nicht'],
  ] as const)('is a method that a page does not have, in %s', async (language, words) => {
    const { link } = await site.invite(contoso);
    for (const [method, path, allowed] of [
      ['POST', `/drafts/${tokenIn(link)}`, 'GET, HEAD'],
      ['DELETE', `/i/${tokenIn(link)}`, 'GET, HEAD, POST'],
      ['PUT', '/healthz', 'GET, HEAD'],
      ['GET', '/api/messages', 'POST'],
    ] as const) {
      const page = await site.send(method, path, { 'accept-language': language });
      expect(page.status).toBe(405);
      expect(page.headers.allow?.split(', ').sort().join(', ')).toBe(allowed);
      expect(wordsOf(page)).toContain(words);
    }
  });

  it.each([
    ['en', 'That is too much text'],
    ['de', 'Das ist zu viel Text'],
  ] as const)('is a form of more than 64 KB, in %s', async (language, words) => {
    const { link, id } = await site.invite(contoso);
    const page = await site.post(link, { ...answers, companyName: '😀'.repeat(20_000) }, language);
    expect(page.status).toBe(413);
    expect(wordsOf(page)).toContain(words);
    expect((await site.invitation(contoso, id)).body.status.state).toBe('draft');
  });

  it('is a form that is no form', async () => {
    const { link, id } = await site.invite(contoso);
    const body = new URLSearchParams(answers).toString();
    for (const headers of [
      { 'content-type': 'application/json' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      {},
      { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
    ]) {
      const page = await site.send('POST', `/i/${tokenIn(link)}`, headers, body);
      expect(page.status).toBe(415);
      expect(wordsOf(page)).toContain('nothing was changed');
    }
    expect((await site.invitation(contoso, id)).body.status.state).toBe('draft');
  });

  it.each(['a b', '[', 'x:port', '%'])('is a Host that is none: %s', async host => {
    const answer = await raw(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await site.get('/healthz')).status).toBe(200);
  });

  it('is a change of protocol', async () => {
    const answer = await raw('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('a fault', () => {
  it.each([
    ['en', 'Something went wrong on our side'],
    ['de', 'Bei uns ist etwas schiefgegangen'],
  ] as const)('is told kindly, with a number that is in the log, in %s', async (language, words) => {
    const fault = new Error('the disk is full');
    const broken = await openSite({
      ports: { ...site.ports, store: { ...site.ports.store, read: () => Promise.reject(fault) } },
    });
    try {
      const { link } = await site.invite(contoso);
      for (const page of [await broken.get(link, language), await broken.post(link, answers, language)]) {
        expect(page.status).toBe(500);
        expect(wordsOf(page)).toContain(words);
        expect(page.text).not.toContain('disk');
        expect(page.text).not.toMatch(/\bat .*\.(ts|js):/);
        const number = /<code>([\w-]+)<\/code>/.exec(page.text)?.[1] ?? 'none';
        expect(linesOf(broken)).toContainEqual(
          expect.objectContaining({
            correlationId: number,
            level: 50,
            err: expect.objectContaining({ message: fault.message }),
          }),
        );
      }
    } finally {
      await broken.close();
    }
  });

  it('of too many at once asks to try again', async () => {
    const conflict = new DocumentConflict('invitation', 'x');
    const busy = await openSite({
      ports: { ...site.ports, store: { ...site.ports.store, replace: () => Promise.reject(conflict) } },
    });
    try {
      const page = await busy.post((await site.invite(contoso)).link, answers);
      expect(page.status).toBe(503);
      expect(wordsOf(page)).toContain('Please try again in a moment');
    } finally {
      await busy.close();
    }
  });

  it('says that the store is away where it is, in the reader’s language', async () => {
    const { link } = await site.invite(contoso);
    const away = await openSite({
      ports: {
        ...site.ports,
        store: { ...site.ports.store, read: () => Promise.reject(new StoreUnavailable('gone')) },
      },
    });
    try {
      for (const [language, words] of [
        ['en', 'Please try again in a few minutes'],
        ['de', 'Bitte versuchen Sie es in einigen Minuten noch einmal'],
      ] as const) {
        const page = await away.get(link, language);
        expect(page.status).toBe(503);
        expect(wordsOf(page)).toContain(words);
      }
    } finally {
      await away.close();
    }
  });
});

describe('links that are guessed', () => {
  it.each([
    ['en', 'Too many attempts'],
    ['de', 'Zu viele Versuche'],
  ])('are too many in the end, while a whole one still works, in %s', async (language, said) => {
    const guessed = await openSite();
    const invited = guessed.partner('Contoso');
    try {
      const { link } = await guessed.invite(invited);
      const wrong = [`${link}x`, link.replace('/i/', '/drafts/').slice(0, -1), '/i/a', '/verify/a.b.c', '/sign-in/x/y'];
      const statuses: number[] = [];
      for (let number = 0; number < 100; number += 1) {
        statuses.push((await guessed.get(wrong[number % wrong.length] ?? '')).status);
      }
      expect(new Set(statuses)).toEqual(new Set([404]));
      const page = await guessed.send('GET', `/i/${tokenIn(link)}x`, { 'accept-language': language });
      expect(page.status).toBe(429);
      expect(wordsOf(page)).toContain(said);
      expect((await guessed.post(`${link}x`, answers)).status).toBe(429);
      expect((await guessed.get(link)).status).toBe(200);
    } finally {
      await guessed.close();
    }
  });
});

describe('a form from another site', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://desk.example' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'https://desk.example.evil.example' }],
    [{ origin: 'nonsense' }],
  ])('is refused: %j', async headers => {
    const { link, id } = await site.invite(contoso);
    for (const [language, words] of [
      ['en', 'The form was sent from another website'],
      ['de', 'Das Formular wurde von einer anderen Website gesendet'],
    ] as const) {
      const page = await site.post(link, answers, language, headers);
      expect(page.status).toBe(403);
      expect(wordsOf(page)).toContain(words);
    }
    expect((await site.invitation(contoso, id)).body.status.state).toBe('draft');
  });

  it.each([
    [{}],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'null' }],
    [{ origin: 'https://desk.example' }],
    [{ origin: 'http://localhost:1234', host: 'localhost:1234' }],
  ])('is not one with %j', async headers => {
    const { link } = await site.invite(contoso);
    expect((await site.post(link, answers, 'en', headers)).status).toBe(200);
  });
});

describe('the log', () => {
  it('holds no link, no name and no address', async () => {
    const quiet = await openSite();
    try {
      const by = quiet.partner('Contoso');
      const { link } = await quiet.invite(by);
      const signIn = await quiet.signInPage('work-account', quiet.partner('x'));
      const verify = await quiet.verificationLink(quiet.partner('y'), 'Litware');
      const draft = `/drafts/${tokenIn(link)}`;
      for (const path of [
        link,
        `${link}x`,
        `${link}/x`,
        draft,
        `${draft}/message.eml`,
        signIn,
        verify,
        `/nothing/${tokenIn(link)}`,
      ]) {
        await quiet.get(path);
        await quiet.post(path, { ...answers, userName: 'secret-user' });
        await quiet.send('DELETE', new URL(path, 'http://x').pathname);
      }
      await quiet.get(`/sandbox/mailbox?to=alex@northwind.example`);
      expect(linesOf(quiet)).toContainEqual(
        expect.objectContaining({ msg: 'request', method: 'POST', route: '/i/:token', status: 200 }),
      );
      for (const secret of [link, signIn, verify].map(tokenIn)) {
        expect(quiet.log()).not.toContain(secret);
        expect(quiet.log()).not.toContain(secret.slice(-32));
      }
      expect(quiet.log()).not.toMatch(/northwind|secret-user|litware/i);
    } finally {
      await quiet.close();
    }
  });
});

describe('health', () => {
  it('says that the process lives and whether it can work', async () => {
    const waiting = await openSite({ ready: () => Promise.reject(new Error('the store is closed')) });
    try {
      expect(await json(site, '/healthz')).toEqual([200, { status: 'ok' }]);
      expect(await json(site, '/readyz')).toEqual([200, { status: 'ready' }]);
      expect(await json(waiting, '/healthz')).toEqual([200, { status: 'ok' }]);
      expect(await json(waiting, '/readyz')).toEqual([503, { status: 'not ready' }]);
      expect(waiting.log()).toContain('the store is closed');
    } finally {
      await waiting.close();
    }
  });

  it('goes on while what follows from the answers is late, and says so', async () => {
    const told = { status: 'degraded', outbox: { due: 3, oldestSeconds: 301 } };
    const late = await openSite({ ready: async () => told });
    try {
      expect(await json(late, '/readyz')).toEqual([200, told]);
    } finally {
      await late.close();
    }
  });

  it('does not wait for a store that does not answer', async () => {
    const hanging = await openSite({ ready: () => new Promise(() => undefined) });
    try {
      expect(await json(hanging, '/readyz')).toEqual([503, { status: 'not ready' }]);
    } finally {
      await hanging.close();
    }
  });
});

describe('POST /api/messages', () => {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  let bodies: unknown[];
  let bot: TestSite;

  beforeAll(async () => {
    bot = await openSite({
      messages: async (request, response) => {
        bodies.push(request.body);
        if (request.body.type === 'fault') throw new Error('the bot fell over');
        response.send(201, { answer: request.body.text });
      },
    });
  });

  beforeEach(() => {
    bodies = [];
  });

  afterAll(() => bot.close());

  it('hands the activity to the bot, which answers', async () => {
    const answer = await bot.send('POST', '/api/messages', type, JSON.stringify({ type: 'message', text: 'Grüße 😀' }));
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toEqual({ answer: 'Grüße 😀' });
    expect(bodies).toEqual([{ type: 'message', text: 'Grüße 😀' }]);
  });

  it('takes up to 256 KB', async () => {
    const ofLength = (length: number) => JSON.stringify({ text: 'x'.repeat(length - '{"text":""}'.length) });
    const limit = 256 * 1024;
    expect((await bot.send('POST', '/api/messages', type, ofLength(limit))).status).toBe(201);
    expect((await bot.send('POST', '/api/messages', type, ofLength(limit + 1))).status).toBe(413);
    const chunked = { ...type, 'transfer-encoding': 'chunked' };
    expect((await bot.send('POST', '/api/messages', chunked, ofLength(4 * limit))).status).toBe(413);
    expect(bodies).toHaveLength(1);
  });

  it.each(['', '{', '42', 'null', '[]', '"text"', '{"a":1}}', '\u0000'])(
    'refuses what is no JSON object: %j',
    async body => {
      expect((await bot.send('POST', '/api/messages', type, body)).status).toBe(400);
      expect(bodies).toEqual([]);
    },
  );

  it('answers this computer only, under its own name, where nobody is authenticated', async () => {
    const registered = await openSite({
      teamsAppLink: 'https://teams.microsoft.com/l/chat/0/0?users=28:app',
      messages: async (_request, response) => response.send(200),
    });
    try {
      for (const host of ['desk.example', 'localhost.evil.example', '127.evil.example:3978', '192.168.1.7']) {
        expect((await bot.send('POST', '/api/messages', { ...type, host }, '{}')).status).toBe(404);
        expect((await registered.send('POST', '/api/messages', { ...type, host }, '{}')).status).toBe(200);
      }
      expect(bodies).toEqual([]);
      for (const host of ['localhost', '127.0.0.1:3978', '[::1]:80']) {
        expect((await bot.send('POST', '/api/messages', { ...type, host }, '{}')).status).toBe(201);
      }
    } finally {
      await registered.close();
    }
  });

  it('refuses another type of content, and a compressed one', async () => {
    expect((await bot.send('POST', '/api/messages', { 'content-type': 'text/plain' }, '{}')).status).toBe(415);
    const gzip = { ...type, 'content-encoding': 'gzip' };
    expect((await bot.send('POST', '/api/messages', gzip, gzipSync('{}'))).status).toBe(415);
    expect((await bot.send('POST', '/api/messages', gzip, 'no gzip')).status).toBe(415);
    expect(bodies).toEqual([]);
  });

  it('answers a fault of the bot without its details, which are in the log', async () => {
    const answer = await bot.send(
      'POST',
      '/api/messages',
      type,
      JSON.stringify({ type: 'fault', text: 'private words' }),
    );
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('fell over');
    const { error } = JSON.parse(answer.text);
    expect(linesOf(bot)).toContainEqual(
      expect.objectContaining({ ...error, err: expect.objectContaining({ message: 'the bot fell over' }) }),
    );
    expect(bot.log()).not.toContain('private words');
  });

  it('survives a caller who hangs up half-way', async () => {
    const socket = connect(bot.port, '127.0.0.1');
    socket.write(
      'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await new Promise(resolve => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect((await bot.get('/healthz')).status).toBe(200);
    expect(bodies).toEqual([]);
  });
});

const policyOf = (header: string | string[] | undefined) =>
  new Map(
    String(header)
      .split('; ')
      .map(directive => [directive.slice(0, directive.indexOf(' ')), directive.slice(directive.indexOf(' ') + 1)]),
  );

const linesOf = (of: TestSite): unknown[] =>
  of
    .log()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));

async function json(of: TestSite, path: string): Promise<[number, unknown]> {
  const { status, text }: Answer = await of.get(path);
  return [status, JSON.parse(text)];
}

/** What comes back on a bare connection. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(site.port, '127.0.0.1', () => socket.write(request, 'latin1'));
    socket.on('data', chunk => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
