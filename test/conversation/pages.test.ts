import { text } from '../../src/text/text';
import { FORM_TOKEN } from '../../src/web/form';
import { PAGE_ROUTES } from '../../src/web/page-routes';
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
