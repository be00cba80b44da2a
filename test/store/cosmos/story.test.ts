import { text } from '../../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from '../../conversation/harness/desk';
import type { Member } from '../../conversation/harness/member';
import { faultyStorage } from '../../conversation/harness/storage';
import {
  acceptance,
  draftOf,
  enrolled,
  invited,
  linkOn,
  partnered,
  title,
  twoPartners,
} from '../../conversation/harness/story';
import type { Fault, FaultProxy } from './fault-proxy';

const FAULTS: readonly Fault[] = [
  { status: 429, retryAfter: 30 },
  { status: 503 },
  { status: 503, isDone: true },
  { status: 449 },
  { connection: 'cut' },
  { connection: 'cut', isDone: true },
];
/** A time-out takes so long that only a few requests meet one. */
const TIME_OUT: Fault = { connection: 'silent', isDone: true };
const EVERY = 100;
const SHARE = 0.3;
/** How long it may take until everything has happened, and the whole story, in milliseconds. */
const LATE = 60_000;
const LONGEST = 180_000;

let desk: TestDesk;
let proxy: FaultProxy;
beforeEach(async () => {
  const faulty = await faultyStorage();
  proxy = faulty.proxy;
  desk = await openTestDesk({ storage: faulty.storage });
});
afterEach(async () => {
  proxy.decide = () => undefined;
  await desk.close();
});

const howOften = (member: Member, heading: string) => member.cards.filter(card => card.heading === heading).length;

describe.each(['en', 'de'] as const)('on a store that fails, in %s,', language => {
  const locale = { en: 'en-US', de: 'de-DE' }[language];

  it(
    'the first story loses nothing and doubles nothing',
    async () => {
      const met = { requests: 0, faults: 0 };
      proxy.decide = () => {
        met.requests += 1;
        if (met.requests % EVERY === 0) return TIME_OUT;
        if (Math.random() >= SHARE) return undefined;
        met.faults += 1;
        return FAULTS[met.faults % FAULTS.length];
      };
      const megan = desk.member('fabrikam', 'Megan Bowen', locale);
      const alex = desk.member('contoso', 'Alex Wilber', locale);
      await megan.install();
      await alex.install();
      const provider = { partnerKind: 'indirect-provider', companyName: 'Fabrikam', domain: 'fabrikam.example' };
      const reseller = { partnerKind: 'indirect-reseller', companyName: 'Contoso', domain: 'contoso.example' };
      await enrolled(desk, megan, provider);
      await enrolled(desk, alex, reseller);
      await partnered(megan, alex);
      await eventually(() => desk.settled(), LATE);
      const link = await invited(alex);
      expect((await desk.website.send(link, acceptance(), language)).status).toBe(200);
      await eventually(() => desk.settled(), LATE);

      const accepted = text(language, 'cards.notices.customer-accepted', { companyName: 'Northwind' });
      expect([alex, megan].map(member => howOften(member, accepted))).toEqual([1, 1]);
      const active = (side: 'provider' | 'reseller', companyName: string) =>
        text(language, `cards.notices.partnership-active-${side}`, { companyName });
      expect(howOften(megan, active('reseller', 'Contoso'))).toBe(1);
      for (const tenant of ['fabrikam', 'contoso']) {
        const { account, customers, partnerships, users } = await desk.documents(tenant);
        expect(account?.body.enrollment?.state).toBe('active');
        expect([customers.length, partnerships.length, users.length]).toEqual([1, 1, 1]);
      }
      expect((await desk.documents('contoso')).invitations.map(({ body }) => body.status.state)).toEqual(['accepted']);
      expect((await desk.documents('fabrikam')).invitations.map(({ body }) => body.status.state)).toEqual(['accepted']);
      for (const domain of ['fabrikam.example', 'contoso.example']) {
        const subjects = (await desk.website.mailsTo(`robin@${domain}`)).map(({ subject }) => subject);
        expect(subjects).toHaveLength(3);
        expect(new Set(subjects).size).toBe(3);
      }
      expect(met.faults / met.requests).toBeGreaterThan(SHARE / 2);
    },
    LONGEST,
  );

  it(
    'somebody is told while it is away, and goes on when it is back',
    async () => {
      const { alex } = await twoPartners(desk, { locale });
      await alex.say(language === 'de' ? 'neue kunden einladen' : 'invite new customers');
      const draft = draftOf(alex);
      const words = text(language, 'chat.storeUnavailable', { reference: '' }).split('(')[0]?.trim() ?? '';

      proxy.decide = () => ({ connection: 'cut' });
      const [{ remark }] = await Promise.all([
        alex.click(draft, title(alex, 'buttons.done'), { recipient: 'anna@northwind.example' }),
        alex.say(language === 'de' ? 'kunden' : 'customers'),
      ]);
      expect(remark).toBe(text(language, 'chat.working'));
      // A click cannot wait for as long as the store is asked again: what came of it is said in the chat, too.
      await eventually(() => expect(alex.plainTexts.filter(each => each.includes(words))).toHaveLength(2));
      const page = await desk.website.open(linkOn(draft), language);
      expect(page).toMatchObject({ status: 503 });
      expect(page.text).toContain(text(language, 'pages.problems.unavailable.title'));

      proxy.decide = () => undefined;
      await alex.click(draft, title(alex, 'buttons.done'), { recipient: 'anna@northwind.example' });
      const [invitation] = (await desk.documents('contoso')).invitations;
      expect(invitation?.body).toMatchObject({ status: { state: 'sent' }, recipient: 'anna@northwind.example' });
      expect((await desk.website.send(linkOn(draft), acceptance(), language)).status).toBe(200);
    },
    LONGEST,
  );
});
