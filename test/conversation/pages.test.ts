import { text } from '../../src/text/text';
import { FORM_TOKEN, formTokenOf } from '../../src/web/form-token';
import { PAGE_ROUTES, type PageRoute } from '../../src/web/page-routes';
import { openTestDesk, type TestDesk } from './harness/desk';
import { everyLink, type OpenLink } from './harness/links';
import { hiddenFields } from './harness/website';

const LANGUAGES = ['en', 'de'] as const;

let desk: TestDesk;
let links: readonly OpenLink[];
beforeAll(async () => {
  desk = await openTestDesk();
  links = await everyLink(desk, 'contoso');
  await desk.settled();
});
afterAll(async () => {
  const failures = desk.log.filter(line => line.includes('a request failed'));
  await desk.close();
  expect(failures).toEqual([]);
});

const answered = () => links.filter(({ answers }) => answers !== undefined);

/** What was written while something was done. */
async function writesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const operations = await desk.costOf(async () => {
    await work();
    await desk.settled();
  });
  return operations.filter(operation => !/^(read|list) /.test(operation));
}

const post = async (url: string, fields: Readonly<Record<string, string>>, language = 'en') => {
  const headers = { 'accept-language': language, origin: desk.url, 'sec-fetch-site': 'same-origin' };
  const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
};

/** The page that holds the form of an address. */
const formPageOf = (url: string): string => url.replace('/message.eml', '');
const tokenOn = async (url: string): Promise<string> =>
  hiddenFields((await desk.website.open(formPageOf(url))).text)[FORM_TOKEN] ?? '';

it('a link of every page is tried here', () => {
  expect(new Set(links.map(({ route }) => route))).toEqual(new Set(PAGE_ROUTES.map(({ path }) => path)));
  for (const { path, answer } of PAGE_ROUTES) {
    expect({ path, isAnswered: answered().some(({ route }) => route === path) }).toEqual({
      path,
      isAnswered: answer !== undefined,
    });
  }
});

describe('opening a page', () => {
  it('changes nothing, however it is opened', async () => {
    for (const { url } of links) {
      const writes = await writesDuring(async () => {
        for (const method of ['GET', 'HEAD']) {
          for (const query of ['', '?accept=true&account=create&userName=membership']) {
            const { status } = await fetch(`${url}${query}`, { method });
            expect({ url, method, status }).toEqual({ url, method, status: 200 });
          }
        }
      });
      expect({ url, writes }).toEqual({ url, writes: [] });
    }
  });
});

describe('a form', () => {
  it('carries its token wherever it changes something', async () => {
    for (const { url } of links) {
      const { text: page } = await desk.website.open(formPageOf(url));
      const forms = page.match(/<form\b[^>]* method="post".*?<\/form>/gs) ?? [];
      expect({ url, other: page.match(/<form/g)?.length ?? 0 }).toEqual({ url, other: forms.length });
      for (const form of forms) expect(hiddenFields(form)[FORM_TOKEN]).toMatch(/^[\w-]{43}$/);
    }
    const tokens = await Promise.all(answered().map(({ url }) => tokenOn(url)));
    expect(new Set(tokens).size).toBe(answered().length);
    const invitation = links[0]?.url ?? '';
    expect(await tokenOn(invitation.replace('/i/', '/drafts/'))).not.toBe(await tokenOn(invitation));
  });

  it.each(LANGUAGES)('that did not come from its page is refused, and keeps what was typed, in %s', async language => {
    for (const { url, answers } of answered()) {
      const others = await Promise.all(
        links.filter(each => formPageOf(each.url) !== formPageOf(url)).map(each => tokenOn(each.url)),
      );
      for (const formToken of ['', 'hunter2', ...others]) {
        const fields = { ...answers, ...(formToken !== '' && { [FORM_TOKEN]: formToken }) };
        let page = { status: 0, text: '' };
        const writes = await writesDuring(async () => {
          page = await post(url, fields, language);
        });
        expect({ url, status: page.status, writes }).toEqual({ url, status: 403, writes: [] });
        expect(page.text).not.toContain('hunter2');
        for (const typed of Object.values(answers ?? {})) expect(page.text).toContain(typed);
        // The sign-in pages speak the language of the chat that they belong to.
        const spoken = url.includes('/sign-in/') ? 'en' : language;
        expect(page.text).toContain(text(spoken, 'pages.common.foreignForm'));
      }
    }
  });

  it('that was refused can be sent as it is', async () => {
    for (const { url, answers } of (await everyLink(desk, 'again')).filter(each => each.answers)) {
      const refused = await post(url, { ...answers });
      const sent = await post(url, { ...hiddenFields(refused.text), ...answers });
      expect({ url, refused: refused.status, sent: sent.status }).toEqual({ url, refused: 403, sent: 200 });
    }
  });
});

/** The parts of the token in an address: tenant, document and secret. */
const partsOf = (url: string): string[] => tokenIn(url).split('.');
const tokenIn = (url: string): string => formPageOf(url).split('/').at(-1) ?? '';
const at = (path: string, token: string): string => `${desk.url}${path.replace(':token', token)}`;
const encoded = (part: string): string => Buffer.from(part).toString('base64url');
/** Drafts are of invitations: these pages share their links. */
const familyOf = (route: string): string => (route.startsWith('/drafts/') ? '/i/:token' : route);

/** What a page says to opening it and to sending its form, which is well made; neither may write anything. */
async function answersOf(
  { kind, path, answer }: PageRoute,
  token: string,
): Promise<{ status: number; text: string }[]> {
  // Nobody may guess so often.
  desk.pass(2_000);
  const opened = await desk.website.open(at(path, token));
  const form = { ...answersAt(path), [FORM_TOKEN]: formTokenOf(kind, token) };
  return answer ? [opened, await post(at(path, token), form)] : [opened];
}

const answersAt = (path: string) => links.find(({ route, answers }) => route === path && answers)?.answers;

describe('every page', () => {
  let theirs: readonly OpenLink[];
  beforeAll(async () => {
    theirs = await everyLink(desk, 'stranger');
    await desk.settled();
  });

  it.each(PAGE_ROUTES)('$path does not know the links of other pages, of any tenant', async route => {
    const others = [...links, ...theirs].filter(link => familyOf(link.route) !== familyOf(route.path));
    expect(others.length).toBeGreaterThanOrEqual(8);
    const writes = await writesDuring(async () => {
      for (const { url } of others) await expectUnknown(route, tokenIn(url));
    });
    expect(writes).toEqual([]);
  });

  it.each(PAGE_ROUTES)('$path opens nothing with ids of one tenant and the secret of another', async route => {
    const own = links.filter(link => link.route === route.path);
    const foreign = theirs.filter(link => link.route === route.path);
    const writes = await writesDuring(async () => {
      for (const [index, link] of own.entries()) {
        const [tenant = '', document = '', secret = ''] = partsOf(link.url);
        const [otherTenant = '', otherDocument = '', otherSecret = ''] = partsOf(foreign[index]?.url ?? '');
        for (const token of [
          `${otherTenant}.${document}.${secret}`,
          `${tenant}.${otherDocument}.${otherSecret}`,
          `${tenant}.${document}.${otherSecret}`,
          `${otherTenant}.${otherDocument}.${secret}`,
          `${otherTenant}.${document}.${otherSecret}`,
        ]) {
          // Documents such as the account have the same id in every tenant.
          if (tokenIn(link.url) === token || tokenIn(foreign[index]?.url ?? '') === token) continue;
          await expectUnknown(route, token);
        }
      }
    });
    expect(writes).toEqual([]);
  });

  it('keeps nothing in the browser that could be of somebody else', async () => {
    for (const { url } of [...links, ...theirs]) {
      const { headers } = await fetch(url);
      expect(headers.getSetCookie()).toEqual([]);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
    }
  });

  async function expectUnknown(route: PageRoute, token: string): Promise<void> {
    const unknown = text('en', `pages.links.${route.kind}.invalid.title`);
    for (const answer of await answersOf(route, token)) {
      expect({ path: route.path, token, status: answer.status }).toEqual({ path: route.path, token, status: 404 });
      expect(answer.text).toContain(unknown);
      expect(answer.text).not.toMatch(/contoso|stranger|Northwind|Wingtip/i);
    }
  }
});

describe('a link whose secret is guessed', () => {
  it('is told the same, whatever there is: nothing, or what is open, used or over', async () => {
    const spent = await everyLink(desk, 'spent');
    const nobody = [encoded('nobody'), encoded('nothing')];
    const told = async () => {
      for (const { route, url } of spent) {
        const page = PAGE_ROUTES.find(({ path }) => path === route);
        if (!page) throw new Error(`There is no page ${route}`);
        const [tenant, document, secret = ''] = partsOf(url);
        const guessed = secret.replace(/^./, first => (first === 'A' ? 'B' : 'A'));
        const known = await answersOf(page, [tenant, document, guessed].join('.'));
        const unknown = await answersOf(page, [...nobody, guessed].join('.'));
        expect({ url, known }).toEqual({ url, known: unknown });
        expect(known.map(({ status }) => status)).toEqual(known.map(() => 404));
      }
    };
    await told();
    for (const { url, answers } of spent) if (answers) await desk.website.send(url, { ...answers });
    await desk.settled();
    await told();
    desk.pass(60 * 24 * 60 * 60_000);
    await told();
  });
});
