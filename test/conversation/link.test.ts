import { TenantId } from '../../src/domain/ids';
import { Customers, Invitations, Partnerships } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import {
  acceptance,
  addressOn,
  fillUntilForm,
  invited,
  linkOn,
  longEnrolled,
  profile,
  signInWithWorkAccount,
  title,
  twoPartners,
} from './harness/story';

const DAY = 24 * 60 * 60_000;

const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

/** What becomes of a link in mail programs and by hand. Whoever reads it sees the rest of the address unchanged. */
function damaged(link: string): Record<string, string> {
  const [tenant = '', id = '', secret = ''] = tokenOf(link).split('.');
  const path = link.slice(0, link.lastIndexOf('/') + 1);
  const replaced = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
  return {
    'without the last character': link.slice(0, -1),
    'cut in the secret': `${path}${tenant}.${id}.${secret.slice(0, 10)}`,
    'cut before the secret': `${path}${tenant}.${id}.`,
    'cut after the id': `${path}${tenant}.${id}`,
    'cut in the id': `${path}${tenant}.${id.slice(0, 3)}`,
    'cut after the tenant': `${path}${tenant}`,
    'cut in the tenant': `${path}${tenant.slice(0, 3)}`,
    'with another secret': `${path}${tenant}.${id}.${replaced(secret)}`,
    'with another id': `${path}${tenant}.${replaced(id)}.${secret}`,
    'with another tenant': `${path}${Buffer.from('nobody').toString('base64url')}.${id}.${secret}`,
    'in lower case': `${path}${tenant}.${id}.${secret.toLowerCase()}a`,
    'with a letter more': `${link}x`,
    'with the next word': `${link}.Kind`,
    'with the token twice': `${link}.${tokenOf(link)}`,
  };
}

describe.each(['en', 'de'] as const)('a link that does not work, in %s', language => {
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  type Kind = 'invitation' | 'signIn' | 'verification' | 'draft';
  type Ending = 'invalid' | 'expired' | 'used' | 'withdrawn';

  /** Opened and answered: both say the same, and what to do next. */
  async function expectEnding(kind: Kind, link: string, ending: Ending, answers: Record<string, string> = {}) {
    const words = text(language, `pages.links.${kind}.${ending}.title` as 'pages.links.draft.expired.title');
    const status = ending === 'invalid' ? 404 : 410;
    const opened = await desk.website.open(link, language);
    expect({ link, status: opened.status }).toEqual({ link, status });
    expect(opened.text).toContain(words);
    if (kind === 'draft') return;
    const answered = await desk.website.send(link, answers, language);
    expect({ link, status: answered.status }).toEqual({ link, status });
    expect(answered.text).toContain(words);
  }

  it('says of a damaged invitation that it is not complete, and nothing is accepted', async () => {
    const { alex, megan } = await twoPartners(desk, { locale });
    const link = await invited(alex);
    for (const broken of Object.values(damaged(link))) {
      await expectEnding('invitation', broken, 'invalid', acceptance());
      await expectEnding('draft', broken.replace('/i/', '/drafts/'), 'invalid');
    }
    for (const { person } of [alex, megan]) {
      const { items } = await desk.store.list(Customers, TenantId.parse(person.tenantId), { limit: 1 });
      expect(items).toEqual([]);
    }
    expect((await desk.website.send(`${link}?utm_source=mail`, acceptance(), language)).status).toBe(200);
  });

  it('says of damaged sign-in and verification links that they are not complete', async () => {
    const robin = desk.member('proseware', 'Robin Counts', locale);
    await robin.say('enroll');
    await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    const signIn = addressOn(robin.lastCard, title(robin, 'buttons.signIn'));
    const answers = { account: 'global-admin', country: 'US' };
    for (const broken of Object.values(damaged(signIn))) await expectEnding('signIn', broken, 'invalid', answers);
    await fillUntilForm(desk, robin, 'indirect-reseller');
    await robin.press(title(robin, 'buttons.enrollNow'), profile('Proseware', 'proseware.example'));
    await desk.settled();
    const [mail] = await desk.website.mailsTo('robin@proseware.example');
    const verification = mail?.links[0] ?? '';
    for (const broken of Object.values(damaged(verification))) await expectEnding('verification', broken, 'invalid');
    expect((await desk.website.send(verification, {}, language)).status).toBe(200);
  });

  it('says of a link of another kind that it is not complete', async () => {
    const { alex, megan } = await twoPartners(desk, { locale });
    const invitation = await invited(alex);
    await megan.say('request a partnership');
    const partnership = linkOn(megan.lastCard);
    const robin = desk.member('proseware', 'Robin Counts', locale);
    await robin.say('enroll');
    await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    const signIn = addressOn(robin.lastCard, title(robin, 'buttons.signIn'));
    const at = (path: string, link: string) => `${desk.url}/${path}/${tokenOf(link)}`;

    await expectEnding('invitation', at('i', signIn), 'invalid', acceptance());
    await expectEnding('verification', at('verify', signIn), 'invalid');
    await expectEnding('draft', at('drafts', signIn), 'invalid');
    for (const link of [invitation, partnership]) {
      // Their tenants have enrolled, which is nobody else's business.
      await expectEnding('signIn', at('sign-in', link), 'invalid');
      await expectEnding('verification', at('verify', link), 'invalid');
    }
    const asCustomer = await desk.website.send(partnership, acceptance(), language);
    expect(asCustomer.status).toBe(404);
    expect((await desk.website.open(partnership, language)).status).toBe(200);
    expect((await desk.website.open(signIn, language)).status).toBe(200);
  });

  it('says that an invitation was used, was withdrawn or has expired', async () => {
    const { alex } = await twoPartners(desk, { locale });
    const used = await invited(alex, 'used@northwind.example');
    await desk.website.send(used, acceptance());
    const withdrawn = await invited(alex, 'withdrawn@northwind.example');
    await alex.say('invitations');
    await alex.press(title(alex, 'buttons.withdraw'));
    await alex.press(title(alex, 'buttons.withdraw'));
    const expired = await invited(alex, 'expired@northwind.example');
    desk.pass(31 * DAY);
    for (const [link, ending] of [
      [used, 'used'],
      [withdrawn, 'withdrawn'],
      [expired, 'expired'],
    ] as const) {
      await expectEnding('invitation', link, ending, acceptance('Adatum'));
      await expectEnding('draft', link.replace('/i/', '/drafts/'), ending);
    }
    const { items } = await desk.store.list(Customers, TenantId.parse('contoso'), { limit: 10 });
    expect(items.map(({ body }) => body.companyName)).toEqual(['Northwind']);
  });

  it('says that a sign-in or a verification was used or has expired, and a fresh one goes on', async () => {
    const robin = desk.member('proseware', 'Robin Counts', locale);
    await robin.say('enroll');
    await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    const late = addressOn(robin.lastCard, title(robin, 'buttons.signIn'));
    desk.pass(61 * 60_000);
    await expectEnding('signIn', late, 'expired', { account: 'global-admin', country: 'US' });
    await robin.say('what now?');
    const used = addressOn(robin.lastCard, title(robin, 'buttons.signIn'));
    await signInWithWorkAccount(desk, robin);
    await expectEnding('signIn', used, 'used', { account: 'global-admin', country: 'DE' });
    await eventually(() => robin.cardWith(text(language, 'cards.signIn.partnerAccount')));

    await desk.website.send(addressOn(robin.lastCard, title(robin, 'buttons.signIn')), { userName: 'membership' });
    await eventually(() => robin.cardWith(text(language, 'cards.organizationProfile.heading')));
    await robin.press(title(robin, 'buttons.continue'));
    await robin.press(title(robin, 'buttons.enrollNow'), profile('Proseware', 'proseware.example'));
    await desk.settled();
    desk.pass(8 * DAY);
    const links = async () => (await desk.website.mailsTo('robin@proseware.example')).map(mail => mail.links[0] ?? '');
    await expectEnding('verification', (await links())[0] ?? '', 'expired');
    await robin.press(title(robin, 'buttons.resendMail'));
    await desk.settled();
    const fresh = (await links())[1] ?? '';
    expect((await desk.website.send(fresh, {}, language)).status).toBe(200);
    await desk.settled();
    await expectEnding('verification', fresh, 'used');
    expect(robin.cardWith(text(language, 'cards.enrollment.activeText'))).toBeDefined();
  });

  it('keeps every link of an invitation that was sent again until one of them is accepted', async () => {
    const { alex } = await twoPartners(desk, { locale });
    const links = [await invited(alex)];
    for (let time = 0; time < 3; time += 1) {
      desk.pass(20 * DAY);
      await alex.say('invitations');
      await alex.press(title(alex, 'buttons.sendAgain'));
      links.push(linkOn(alex.lastCard));
      await alex.press(title(alex, 'buttons.done'));
    }
    expect(new Set(links).size).toBe(4);
    for (const link of links) expect((await desk.website.open(link, language)).status).toBe(200);
    expect((await desk.website.send(links[1] ?? '', acceptance(), language)).status).toBe(200);
    for (const link of links) await expectEnding('invitation', link, 'used', acceptance('Adatum'));
  });

  describe('of a partnership, shown in the chat,', () => {
    async function asked() {
      const megan = desk.member('fabrikam', 'Megan Bowen', locale);
      const alex = desk.member('contoso', 'Alex Wilber', locale);
      const domain = (tenant: string) => `${tenant}.example`;
      await longEnrolled(desk, megan, {
        partnerKind: 'indirect-provider',
        companyName: 'Fabrikam',
        domain: domain('fabrikam'),
      });
      await longEnrolled(desk, alex, {
        partnerKind: 'indirect-reseller',
        companyName: 'Contoso',
        domain: domain('contoso'),
      });
      await desk.settled();
      await megan.say('request a partnership');
      const link = linkOn(megan.lastCard);
      await megan.press(title(megan, 'buttons.done'), { recipient: 'Contoso' });
      return { megan, alex, link };
    }
    const partnershipsOf = async (tenant: string) =>
      (await desk.store.list(Partnerships, TenantId.parse(tenant), { limit: 10 })).items;

    it('is refused when it is damaged, and the flow that was open goes on', async () => {
      const { alex, link } = await asked();
      await alex.say('request a reseller relationship');
      const { 'with the next word': _word, 'with the token twice': _twice, ...unusable } = damaged(link);
      for (const [how, broken] of Object.entries(unusable)) {
        const card = await alex.say(broken);
        expect({ how, text: card.text }).toEqual({
          how,
          text: expect.stringContaining(text(language, 'errors.link-invalid')),
        });
      }
      const draft = await alex.say('where was I?');
      expect(draft.heading).toBe(text(language, 'cards.draft.reseller-relationship'));
      expect(await partnershipsOf('contoso')).toEqual([]);
    });

    it('is found in the middle of a pasted mail', async () => {
      const { alex, link } = await asked();
      for (const pasted of [
        `Hello,\n\nhere it is: ${link}\n\nKind regards`,
        `<a href="${link}">${link}</a>`,
        `(${link}).`,
        `${link}.Kind regards`,
      ]) {
        const card = await alex.say(pasted);
        expect(card.heading).toBe(text(language, 'cards.authorize.heading', { provider: 'Fabrikam' }));
      }
    });

    it('is refused when it expired, was withdrawn or used, or is no partnership request', async () => {
      const { alex, megan, link } = await asked();
      const errorFor = async (shown: string) => (await alex.say(shown)).text;

      await alex.say('request a reseller relationship');
      const customers = linkOn(alex.lastCard);
      for (const member of [alex, megan]) {
        expect((await member.say(customers)).text).toContain(text(language, 'errors.customer-link'));
      }
      expect((await desk.website.open(customers)).status).toBe(200);
      await alex.say('cancel');
      expect((await megan.say(link)).text).toContain(text(language, 'errors.own-invitation'));

      await megan.say('request a partnership');
      const withdrawn = linkOn(megan.lastCard);
      await megan.press(title(megan, 'buttons.cancel'));
      expect(await errorFor(withdrawn)).toContain(text(language, 'errors.link-withdrawn'));

      await megan.say('request a partnership');
      const expired = linkOn(megan.lastCard);
      await megan.press(title(megan, 'buttons.done'), { recipient: 'Contoso' });
      const consent = await alex.say(expired);
      desk.pass(31 * DAY);
      expect(await errorFor(expired)).toContain(text(language, 'errors.link-expired'));
      const late = await alex.click(consent, title(alex, 'buttons.authorize'), { accept: 'true' });
      expect(late.card?.text).toContain(text(language, 'errors.link-expired'));
      expect(await partnershipsOf('contoso')).toEqual([]);

      await megan.say('request a partnership');
      const used = linkOn(megan.lastCard);
      await megan.press(title(megan, 'buttons.done'), { recipient: 'Contoso' });
      await alex.say(used);
      await alex.press(title(alex, 'buttons.authorize'), { accept: 'true' });
      expect(await errorFor(used)).toContain(text(language, 'errors.link-used'));
      await desk.settled();
      expect(await partnershipsOf('contoso')).toHaveLength(1);
      const open = await desk.store.list(Invitations, TenantId.parse('fabrikam'), { limit: 10, tag: 'open' });
      expect(open.items).toHaveLength(2);
    });
  });
});
