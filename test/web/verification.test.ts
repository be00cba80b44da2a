import { VERIFICATION_LIFETIME } from '../../src/domain/enrollment';
import { openSite, type TestSite, wordsOf } from './site';

const words = {
  en: {
    title: 'Confirm your email address',
    named: 'as its primary contact in the Cloud Solution Provider program.',
    button: 'Confirm this address',
    done: 'Your email address is confirmed',
    review: 'is now under review',
    used: 'This address is confirmed already',
    expired: 'The link in the email works for 7 days.',
    invalid: 'This link is not complete',
  },
  de: {
    title: 'Ihre E-Mail-Adresse bestätigen',
    named: 'als Hauptansprechpartner im Programm für Cloud-Lösungsanbieter angegeben.',
    button: 'Diese Adresse bestätigen',
    done: 'Ihre E-Mail-Adresse ist bestätigt',
    review: 'werden jetzt geprüft',
    used: 'Diese Adresse ist bereits bestätigt',
    expired: 'Der Link in der E-Mail ist 7 Tage lang gültig.',
    invalid: 'Dieser Link ist nicht vollständig',
  },
};

let site: TestSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe.each(['en', 'de'] as const)('the page behind the mail to the primary contact, in %s', language => {
  const w = words[language];
  const evil = '<b>Contoso</b> **\u202eשלום 😀';

  it('shows the organisation and the address, and changes nothing', async () => {
    const by = site.partner('x');
    const link = await site.verificationLink(by, evil);
    const before = await site.account(by);
    const page = await site.get(link, language);
    expect(page.status).toBe(200);
    for (const part of [w.title, evil, 'robin.counts@', w.named, w.button]) expect(wordsOf(page)).toContain(part);
    expect(page.text).not.toContain('<b>');
    expect((await site.account(by))?.etag).toBe(before?.etag);
    expect((await site.send('HEAD', new URL(link).pathname)).status).toBe(200);
    expect((await site.account(by))?.body.enrollment.state).toBe('awaiting-email-verification');
  });

  it('starts the review once the address is confirmed, once', async () => {
    const by = site.partner('x');
    const link = await site.verificationLink(by, evil);
    const pages = await Promise.all([1, 2, 3].map(() => site.post(link, {}, language)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const done = pages.find(({ status }) => status === 200);
    for (const part of [w.done, evil, w.review]) expect(done && wordsOf(done)).toContain(part);
    expect((await site.account(by))?.body.enrollment.state).toBe('under-review');
    for (const again of [await site.get(link, language), await site.post(link, {}, language)]) {
      expect(again.status).toBe(410);
      expect(wordsOf(again)).toContain(w.used);
    }
  });

  it('says what to do about a link that does not work', async () => {
    const link = await site.verificationLink(site.partner('x'), 'Contoso');
    for (const broken of [link.slice(0, -1), `${link})`, link.replace(/verify\/[^.]+/, 'verify/eA')]) {
      for (const page of [await site.get(broken, language), await site.post(broken, {}, language)]) {
        expect(page.status).toBe(404);
        expect(wordsOf(page)).toContain(w.invalid);
      }
    }
    site.wait(VERIFICATION_LIFETIME);
    for (const page of [await site.get(link, language), await site.post(link, {}, language)]) {
      expect(page.status).toBe(410);
      expect(wordsOf(page)).toContain(w.expired);
    }
  });
});
