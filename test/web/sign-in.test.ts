import type { Actor } from '../../src/domain/actor';
import { SIGN_IN_LIFETIME } from '../../src/domain/enrollment';
import { DeskError } from '../../src/domain/errors';
import { signInAddress } from '../../src/workflows/sign-in';
import { openSite, type TestSite, wordsOf } from './site';

const words = {
  en: {
    workAccount: 'Sign in with your work account',
    sandbox: 'Sandbox. This page stands in for the Microsoft sign-in. It asks for no password',
    choices: ['A global admin of my organization', 'A user who is not a global admin', 'Create one'],
    enrolled: 'This organization is already enrolled in the Cloud Solution Provider program',
    button: 'Sign in',
    clouds: ['Global cloud', 'US Government cloud'],
    germany: 'Germany',
    choice: 'Please select one of the options.',
    country: 'Please select a country or region from the list.',
    notAdmin: 'Only a global admin can enroll your organization.',
    done: 'You are signed in',
    created: 'Your work account is set up and you are signed in',
    back: 'You can go back to the chat; it has gone on by itself.',
    partnerAccount: 'Sign in to the account with your partner ID',
    names: 'membership holds three organization profiles, old holds none that can be used',
    unknown: 'There is no partner account with this user name.',
    required: 'User name: Please fill in this field.',
    used: 'You have signed in already',
    expired: 'This sign-in page has expired',
    invalid: 'This link is not complete',
    first: 'Sign in with your work account first',
  },
  de: {
    workAccount: 'Mit Ihrem Geschäftskonto anmelden',
    sandbox: 'Sandbox. Diese Seite ersetzt die Anmeldung bei Microsoft. Sie fragt nach keinem Kennwort',
    choices: [
      'Globaler Administrator meiner Organisation',
      'Ein Benutzer, der kein globaler Administrator ist',
      'Konto erstellen',
    ],
    enrolled: 'Diese Organisation ist bereits im Programm für Cloud-Lösungsanbieter registriert',
    button: 'Anmelden',
    clouds: ['Globale Cloud', 'US Government-Cloud'],
    germany: 'Deutschland',
    choice: 'Bitte wählen Sie eine der Optionen aus.',
    country: 'Bitte wählen Sie ein Land oder eine Region in der Liste aus.',
    notAdmin: 'Nur ein globaler Administrator kann Ihre Organisation registrieren.',
    done: 'Sie sind angemeldet',
    created: 'Ihr Geschäftskonto ist eingerichtet, und Sie sind angemeldet',
    back: 'Sie können zum Chat zurückkehren; dort ist es von selbst weitergegangen.',
    partnerAccount: 'Beim Konto mit Ihrer Partner-ID anmelden',
    names: 'membership enthält drei Organisationsprofile, old enthält keines, das verwendet werden kann',
    unknown: 'Es gibt kein Partnerkonto mit diesem Benutzernamen.',
    required: 'Benutzername: Bitte füllen Sie dieses Feld aus.',
    used: 'Sie haben sich bereits angemeldet',
    expired: 'Diese Anmeldeseite ist abgelaufen',
    invalid: 'Dieser Link ist nicht vollständig',
    first: 'Melden Sie sich zuerst mit Ihrem Geschäftskonto an',
  },
};

let site: TestSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe.each(['en', 'de'] as const)('the sign-in, in %s', language => {
  const w = words[language];
  const other = language === 'en' ? 'de' : 'en';
  const newcomer = (): Actor => ({ ...site.partner('Contoso'), language });

  describe('with the work account', () => {
    it('is in the language of the chat, says that it is the sandbox, and changes nothing', async () => {
      const by = newcomer();
      const address = await site.signInPage('work-account', by);
      const before = await site.account(by);
      const page = await site.get(address, other);
      expect(page.status).toBe(200);
      expect(page.headers['content-language']).toBe(language);
      for (const part of [w.workAccount, w.sandbox, ...w.choices, w.enrolled, w.button]) {
        expect(wordsOf(page)).toContain(part);
      }
      expect(page.text).not.toContain('type="password"');
      expect(page.text).not.toMatch(/type="radio"[^>]* checked/);
      expect((await site.account(by))?.etag).toBe(before?.etag);
    });

    it('goes on in the chat after a global admin has signed in, once', async () => {
      const by = newcomer();
      const address = await site.signInPage('work-account', by);
      const done = await site.post(address, { account: 'global-admin', country: 'AT' });
      expect(done.status).toBe(200);
      expect(wordsOf(done)).toContain(w.done);
      expect(wordsOf(done)).toContain(w.back);
      const account = await site.account(by);
      expect(account?.body.enrollment).toMatchObject({
        workAccount: { country: 'AT', alreadyEnrolled: false, created: false },
      });
      const resumed = account?.effects.filter(({ type }) => type === 'resume-chat');
      expect(resumed).toMatchObject([{ user: by.userId }]);
      for (const again of [
        await site.get(address, language),
        await site.post(address, { account: 'create', country: 'DE' }, language),
      ]) {
        expect(again.status).toBe(410);
        expect(wordsOf(again)).toContain(w.used);
      }
      expect((await site.account(by))?.etag).toBe(account?.etag);
    });

    it('can create an account, and says that the organisation is enrolled', async () => {
      const by = newcomer();
      const address = await site.signInPage('work-account', by);
      expect((await site.get(`${address}?account=create`)).text).toMatch(/value="create" checked/);
      const done = await site.post(address, { account: 'create', country: 'DE', alreadyEnrolled: 'true' });
      expect(wordsOf(done)).toContain(w.created);
      expect((await site.account(by))?.body.enrollment).toMatchObject({
        workAccount: { country: 'DE', alreadyEnrolled: true, created: true },
      });
    });

    it('refuses a user who is no global admin, with the reason, and keeps the answers', async () => {
      const by = newcomer();
      const address = await site.signInPage('work-account', by);
      const before = await site.account(by);
      const page = await site.post(address, { account: 'user', country: 'PT', alreadyEnrolled: 'true' });
      expect(page.status).toBe(422);
      expect(page.text).toContain(`<p class="problem" id="account-problem">${w.notAdmin}`);
      expect(page.text).toMatch(/<fieldset[^>]* aria-describedby="account-problem" aria-invalid="true"/);
      expect(page.text).toMatch(/value="user" checked/);
      expect(page.text).toMatch(/value="PT" selected/);
      expect(page.text).toMatch(/id="alreadyEnrolled"[^>]* checked/);
      expect((await site.account(by))?.etag).toBe(before?.etag);
    });

    it.each([
      ['nothing', {}, 'choice', true],
      ['another account', { account: 'root', country: 'DE' }, 'choice', false],
      ['another country', { account: 'global-admin', country: 'XX' }, 'country', true],
      ['a country’s name', { account: 'global-admin', country: '<b>Deutschland' }, 'country', true],
    ] as const)('refuses %s', async (_, answers, word, isCountryRefused) => {
      const page = await site.post(await site.signInPage('work-account', newcomer()), answers);
      expect(page.status).toBe(422);
      expect(wordsOf(page)).toContain(w[word]);
      expect(page.text.includes('href="#country"')).toBe(isCountryRefused);
      expect(page.text).not.toContain('<b>');
    });

    it.each([
      ['de-AT,de;q=0.9', 'AT'],
      ['de', 'DE'],
      ['en-gb', 'GB'],
      ['pt-PT', 'PT'],
      ['en', 'US'],
      ['nonsense!', language === 'de' ? 'DE' : 'US'],
    ])('proposes the country of Accept-Language %s: %s', async (header, country) => {
      const address = await site.signInPage('work-account', newcomer());
      const page = await site.send('GET', new URL(address).pathname, { 'accept-language': header });
      expect(page.text.match(/<option value="(..)" selected>/)?.[1]).toBe(country);
    });

    it('lets the tenant be in a national cloud, and in the global one unless that is said', async () => {
      const by = newcomer();
      const address = await site.signInPage('work-account', by);
      const page = await site.get(address, language);
      expect(page.text).toMatch(/<option value="global" selected>/);
      for (const cloud of w.clouds) expect(wordsOf(page)).toContain(cloud);
      const answers = { account: 'global-admin', country: 'US', cloud: 'moon' };
      const refused = await site.post(address, answers, language);
      expect(refused.status).toBe(422);
      expect(wordsOf(refused)).toContain(w.choice);
      expect((await site.post(address, { ...answers, cloud: 'us-government' }, language)).status).toBe(200);
      expect((await site.account(by))?.body.cloud).toBe('us-government');
      const again = await signInAddress(site.ports, by, 'work-account');
      expect((await site.post(again, { account: 'global-admin', country: 'US' }, language)).status).toBe(200);
      expect((await site.account(by))?.body.cloud).toBeUndefined();
    });

    it('lists the countries by their names, in order', async () => {
      const { text } = await site.get(await site.signInPage('work-account', newcomer()));
      const [countries = ''] = text.split('id="cloud"');
      const names = [...countries.matchAll(/<option [^>]+>([^<]+)<\/option>/g)].map(([, name = '']) => name);
      expect(names).toContain(w.germany);
      expect(names).toHaveLength(249);
      expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, language)));
    });
  });

  describe('with the account that holds the partner id', () => {
    it('names the accounts of the sandbox, and goes on in the chat', async () => {
      const by = newcomer();
      const address = await site.signInPage('partner-account', by);
      const page = await site.get(address, other);
      for (const part of [w.partnerAccount, w.sandbox, w.names, w.button]) expect(wordsOf(page)).toContain(part);
      expect(page.text).not.toContain('type="password"');
      const done = await site.post(address, { userName: ' Membership ' });
      expect(wordsOf(done)).toContain(w.back);
      expect((await site.account(by))?.body.enrollment).toMatchObject({ partnerAccount: { profiles: [{}, {}, {}] } });
      expect(wordsOf(await site.get(address, language))).toContain(w.used);
    });

    it.each(['robin@contoso.example', '<script>', '‮שלום😀'])('does not know %s, and keeps it', async userName => {
      const page = await site.post(await site.signInPage('partner-account', newcomer()), { userName });
      expect(page.status).toBe(422);
      expect(wordsOf(page)).toContain(w.unknown);
      expect(page.text).toContain(`value="${userName.replace('<', '&lt;').replace('>', '&gt;')}"`);
    });

    it('wants a name, and not an endless one', async () => {
      const address = await site.signInPage('partner-account', newcomer());
      expect(wordsOf(await site.post(address, { userName: ' ' }))).toContain(w.required);
      expect(wordsOf(await site.post(address, {}))).toContain(w.required);
      const page = await site.post(address, { userName: 'x'.repeat(20_000) });
      expect(page.status).toBe(422);
      expect(wordsOf(page)).toContain('254');
    });

    it('comes after the work account', async () => {
      const by = newcomer();
      await site.signInPage('work-account', by);
      const page = await site.post(
        await signInAddress(site.ports, by, 'partner-account'),
        { userName: 'old' },
        language,
      );
      expect(page.status).toBe(409);
      expect(wordsOf(page)).toContain(w.first);
    });
  });

  it('says what to do about a link that does not work', async () => {
    const address = await site.signInPage('work-account', newcomer());
    const strangers = address.replace(/sign-in\/[^.]+/, 'sign-in/eA');
    for (const broken of [address.slice(0, -1), `${address}.`, `${address}/x`, strangers, '/sign-in/', '/sign-in/x']) {
      const page = await site.get(broken, language);
      expect(page.status).toBe(404);
      expect(wordsOf(page)).toContain(w.invalid);
    }
    expect((await site.post(strangers, { account: 'global-admin', country: 'DE' })).status).toBe(404);
    site.wait(SIGN_IN_LIFETIME);
    const expired = await site.get(address, language);
    expect(expired.status).toBe(410);
    expect(wordsOf(expired)).toContain(w.expired);
  });
});

it('takes a fault of the work behind it for a fault', async () => {
  const partnerCenter = {
    ...site.ports.partnerCenter,
    organizationProfiles: () => Promise.reject(new DeskError('role-missing', { roles: 'admin-agent' })),
  };
  const faulty = await openSite({ ports: { ...site.ports, partnerCenter } });
  try {
    const address = await site.signInPage('partner-account', site.partner('Contoso'));
    const page = await faulty.post(address, { userName: 'old' });
    expect(page.status).toBe(500);
    expect(wordsOf(page)).toContain('Something went wrong on our side');
  } finally {
    await faulty.close();
  }
});
