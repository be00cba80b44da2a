import fc from 'fast-check';
import { MINUTE } from '../../src/domain/ids';
import { ITS_OWN_CONNECTION } from '../conversation/harness/member';
import { SEED, share } from './cases';
import { type Filling, filledIn, filling } from './filling';
import { expectLeft } from './leave';
import { type Address, addresses, freshLinks, placeOf } from './links';
import { faultsOfPage } from './page-faults';
import { formOn } from './served-form';
import { hostileText } from './values';
import { openWorld, type World } from './world';

/** What is sent to a page: the form as it is served and filled in, fields that nobody has served, or what is no form. */
interface Sending {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly filling: Filling;
  readonly isServed: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/x-www-form-urlencoded;charset=utf-16',
      'APPLICATION/X-WWW-FORM-URLENCODED',
      'multipart/form-data; boundary=x',
      'application/json',
      'text/plain',
      ';',
    ),
    'content-encoding': fc.constantFrom('gzip', 'identity', 'x'),
    'accept-language': fc.constantFrom('de', 'de-CH;q=0.5', '*', ';;;', 'x'.repeat(500), 'en-US-u-hc-h12-x-y'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'none', 'cross-site', 'odd'),
    origin: fc.constantFrom('null', 'http://evil.example', 'nonsense', ''),
    accept: fc.constantFrom('application/json', '*/*', 'text/html;q=x'),
  },
  { requiredKeys: [] },
);

const sending: fc.Arbitrary<Sending> = fc.record({
  method: fc.oneof(
    { weight: 8, arbitrary: fc.constant('POST' as const) },
    { weight: 3, arbitrary: fc.constant('GET' as const) },
    fc.constantFrom('HEAD' as const, 'PUT' as const, 'DELETE' as const, 'OPTIONS' as const),
  ),
  filling: filling(6),
  isServed: fc.nat({ max: 3 }).map(number => number > 0),
  fields: fc.dictionary(
    fc.oneof(hostileText, fc.constantFrom('accept', 'account', 'formToken', 'email')),
    hostileText,
    {
      maxKeys: 4,
    },
  ),
  body: fc.option(
    fc.oneof(
      fc.constantFrom('%', 'a=%ff&a=b', 'a=1&a=2', '&&&', '=', 'a=%00', 'x'.repeat(70_000)),
      fc.string({ unit: 'binary' }),
    ),
    { nil: undefined, freq: 8 },
  ),
  headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, headers),
});

/** So many links that lead nowhere may be tried in a minute. */
const A_MINUTES_WORTH = 50;
const FRESH_AFTER = 100;

describe('pages', () => {
  let world: World;
  let links: string[];
  let cases = 0;
  beforeAll(async () => {
    world = await openWorld();
    links = await freshLinks(world, 0);
    world.isHostile = true;
  });
  afterAll(async () => {
    await world.desk.close();
    process.stdout.write(`${cases} requests of pages, 0 5xx, 0 unanswered\n`);
  });

  async function bodyOf(url: string, { filling: filled, isServed, fields, body }: Sending): Promise<Buffer> {
    if (body !== undefined) return Buffer.from(body);
    const form = isServed ? formOn((await world.desk.website.open(url)).text, url) : undefined;
    const all = form ? { ...form.hidden, ...filledIn(form.fields, filled) } : fields;
    return Buffer.from(new URLSearchParams(all).toString());
  }

  async function request(asked: Address, sent: Sending): Promise<void> {
    const { url, isWhole } = placeOf(links, asked);
    const isForm = sent.method === 'POST' || sent.method === 'PUT';
    const response = await fetch(url, {
      method: sent.method,
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...sent.headers, ...ITS_OWN_CONNECTION },
      ...(isForm && { body: await bodyOf(url, sent) }),
    });
    const answer = { status: response.status, text: await response.text() };
    world.check(faultsOfPage(answer, true));
    // Somebody who guesses, or has lost a part of a link, gets nowhere.
    const hasToken = asked.route === undefined || asked.route.includes(':token');
    if (hasToken && !isWhole && answer.status < 400 && sent.method !== 'OPTIONS')
      throw new Error(`${url} leads to ${answer.text}`);
    world.look();
    world.expectFlawless();
  }

  it(`answer whatever is asked of them and sent to them (FUZZ_SEED=${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(addresses, sending, async (asked, sent) => {
        cases += 1;
        if (cases % A_MINUTES_WORTH === 0) world.desk.pass(MINUTE);
        if (cases % FRESH_AFTER === 0) links = await freshLinks(world, cases);
        await request(asked, sent);
      }),
      { seed: SEED, numRuns: share(0.18) },
    );
    await world.desk.settled();
    for (const member of world.people) await expectLeft(world, member);
  }, 600_000);
});
