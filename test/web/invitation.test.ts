import type { Actor } from '../../src/domain/actor';
import { instant } from '../../src/domain/ids';
import { type Fields, openSite, strangerToken, type TestSite, wordsOf } from './site';

const words = {
  en: {
    one: 'Contoso asks you for a reseller relationship',
    two: 'Contoso and Fabrikam ask you for a reseller relationship',
    orders: 'Contoso may place orders for Microsoft cloud services and manage the subscriptions on behalf of your',
    ordersOfTwo: 'Fabrikam may submit orders for new subscriptions and licenses on behalf of your organization.',
    privileges: 'Delegated admin privileges Contoso may administer your Microsoft cloud services. Its admin agents get',
    removal: 'Microsoft 365 admin center, select Settings > Partner relationships',
    until: 'until April 1, 2026',
    country: 'Germany',
    button: 'Accept and authorize',
    summary: 'Please check your answers',
    refused: 'Check your answers: Request for a reseller relationship – Partner Desk',
    nameMissing: 'Name of your organization: Please fill in this field.',
    consent: 'Please select the check box to go on.',
    tooLong: 'Please use at most 100 characters.',
    done: 'Contoso is now a reseller for Northwind Traders (northwind.onmicrosoft.com) and has been told.',
    doneOfTwo: 'Contoso and Fabrikam are now resellers for Northwind Traders (northwind.onmicrosoft.com)',
    used: 'This invitation has been accepted',
    expired: 'Ask the partner who invited you to send the invitation again.',
    withdrawn: 'This invitation was withdrawn',
    invalid: 'This link is not complete',
  },
  de: {
    one: 'Contoso bittet Sie um eine Vertriebspartnerschaft',
    two: 'Contoso und Fabrikam bitten Sie um eine Vertriebspartnerschaft',
    orders: 'Contoso darf im Namen Ihrer Organisation Microsoft-Clouddienste bestellen und die Abonnements verwalten.',
    ordersOfTwo: 'Fabrikam darf im Namen Ihrer Organisation neue Abonnements und Lizenzen bestellen.',
    privileges: 'Delegierte Administratorrechte Contoso darf Ihre Microsoft-Clouddienste verwalten.',
    removal: 'Microsoft 365 Admin Center Einstellungen > Partnerbeziehungen',
    until: 'bis zum 1. April 2026',
    country: 'Deutschland',
    button: 'Annehmen und autorisieren',
    summary: 'Bitte überprüfen Sie Ihre Angaben',
    refused: 'Angaben überprüfen: Anfrage für eine Vertriebspartnerschaft – Partner Desk',
    nameMissing: 'Name Ihrer Organisation: Bitte füllen Sie dieses Feld aus.',
    consent: 'Bitte aktivieren Sie das Kontrollkästchen, um fortzufahren.',
    tooLong: 'Bitte verwenden Sie höchstens 100 Zeichen.',
    done: 'Contoso ist jetzt Vertriebspartner von Northwind Traders (northwind.onmicrosoft.com) und wurde benachrichtigt.',
    doneOfTwo: 'Contoso und Fabrikam sind jetzt Vertriebspartner von Northwind Traders (northwind.onmicrosoft.com)',
    used: 'Diese Einladung wurde angenommen',
    expired: 'Bitten Sie den Partner, der Sie eingeladen hat, die Einladung erneut zu senden.',
    withdrawn: 'Diese Einladung wurde zurückgezogen',
    invalid: 'Dieser Link ist nicht vollständig',
  },
};

const complete = {
  companyName: 'Northwind Traders',
  domain: 'northwind',
  displayName: 'Alex',
  email: 'alex@northwind.example',
  accept: 'true',
};

let site: TestSite;
let contoso: Actor;
let fabrikam: Actor;

beforeAll(async () => {
  site = await openSite();
  contoso = site.partner('Contoso');
  fabrikam = site.partner('Fabrikam', 'indirect-provider');
});

afterAll(() => site.close());

describe.each(['en', 'de'] as const)('the page behind an invitation, in %s', language => {
  const w = words[language];
  const open = (link: string) => site.get(link, language);
  const answer = (link: string, fields: Fields) => site.post(link, fields, language);

  it('names who asks, what is granted and how to take it back, and changes nothing', async () => {
    const { link, id } = await site.invite(contoso);
    const before = await site.invitation(contoso, id);
    const page = await open(link);
    expect(page.status).toBe(200);
    expect(page.headers['content-language']).toBe(language);
    expect(page.text).toContain(`<html lang="${language}">`);
    const text = wordsOf(page);
    for (const part of [w.one, '4567891', w.country, w.orders, w.privileges, w.removal, w.until, w.button]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(w.summary);
    expect((await site.invitation(contoso, id)).etag).toBe(before.etag);
  });

  it('has the fields by their standard names, each with its label', async () => {
    const { text } = await open((await site.invite(contoso)).link);
    for (const name of Object.keys(complete)) {
      expect(text).toMatch(
        new RegExp(
          `<input id="${name}" name="${name}"|<input type="checkbox" id="${name}" name="${name}" value="true"`,
        ),
      );
      expect(text).toContain(`<label for="${name}">`);
    }
    expect(text).not.toContain('<script');
  });

  it('says of two partners what each may do', async () => {
    const { link } = await site.invite(contoso, await shared());
    const text = wordsOf(await open(link));
    for (const part of [w.two, w.ordersOfTwo, w.privileges]) expect(text).toContain(part);
    expect(wordsOf(await answer(link, complete))).toContain(w.doneOfTwo);
  });

  it('accepts once; a second answer changes nothing', async () => {
    const { link, id } = await site.invite(contoso);
    const done = await answer(link, complete);
    expect(done.status).toBe(200);
    expect(wordsOf(done)).toContain(w.done);
    const accepted = await site.invitation(contoso, id);
    expect(accepted.body.status).toMatchObject({
      state: 'accepted',
      acceptance: {
        companyName: 'Northwind Traders',
        domain: 'northwind.onmicrosoft.com',
        by: 'Alex (alex@northwind.example)',
      },
    });
    for (const again of [await answer(link, complete), await open(link)]) {
      expect(again.status).toBe(410);
      expect(wordsOf(again)).toContain(w.used);
    }
    expect((await site.invitation(contoso, id)).etag).toBe(accepted.etag);
  });

  it('keeps what was typed when something is refused, and leads to each field', async () => {
    const { link, id } = await site.invite(contoso);
    const before = await site.invitation(contoso, id);
    const page = await answer(link, { ...complete, companyName: ' ', email: 'alex@"x' });
    expect(page.status).toBe(422);
    const { text } = page;
    expect(text).toContain(`<title>${w.refused}</title>`);
    expect(text).toContain('role="alert" tabindex="-1" autofocus>');
    expect(text).toContain(`<a href="#companyName">${w.nameMissing}</a>`);
    expect(text).toMatch(/id="companyName"[^>]* aria-describedby="companyName-problem" aria-invalid="true"/);
    expect(text).toMatch(
      /id="email"[^>]* value="alex@&quot;x"[^>]* aria-describedby="email-hint email-problem" aria-invalid="true"/,
    );
    expect(text).toContain('<p class="problem" id="email-problem">');
    expect(text).toMatch(/id="domain"[^>]* value="northwind"/);
    expect(text).not.toMatch(/id="domain"[^>]* aria-invalid/);
    expect(text).toMatch(/id="accept"[^>]* checked/);
    expect((await site.invitation(contoso, id)).etag).toBe(before.etag);
  });

  it('wants the tick', async () => {
    const { accept: _, ...fields } = complete;
    const { link, id } = await site.invite(contoso);
    for (const refused of [await answer(link, fields), await answer(link, { ...fields, accept: 'on' })]) {
      expect(refused.status).toBe(422);
      expect(wordsOf(refused)).toContain(w.consent);
      expect(refused.text).not.toMatch(/id="accept"[^>]* checked/);
    }
    expect((await site.invitation(contoso, id)).body.status.state).toBe('draft');
  });

  it('says what to do about a link that no longer works', async () => {
    const { link, id } = await site.invite(contoso);
    await site.changeInvitation(contoso, id, {
      status: { state: 'withdrawn', withdrawnAt: passed(), by: 'Robin' },
    });
    const expired = await site.invite(contoso);
    await site.changeInvitation(contoso, expired.id, { expiresAt: passed() });
    for (const [address, part] of [
      [link, w.withdrawn],
      [expired.link, w.expired],
    ] as const) {
      for (const page of [await open(address), await answer(address, complete)]) {
        expect(page.status).toBe(410);
        expect(wordsOf(page)).toContain(part);
      }
    }
  });

  it('says so when a link is not complete', async () => {
    const { link } = await site.invite(contoso);
    const broken = [
      link.slice(0, -1),
      `${link},`,
      `${link}/`,
      `${link}/more`,
      `${link}%20`,
      `${link}x`,
      '/i/',
      '/i/x',
      '/i/a.b.c',
    ];
    for (const address of [
      ...broken,
      `/i/${strangerToken()}`,
      `/i/${'x'.repeat(8_000)}`,
      '/i/%2e%2e%2f',
      '/i/__proto__',
    ]) {
      const page = await open(address);
      expect([address, page.status, wordsOf(page).includes(w.invalid)]).toEqual([address, 404, true]);
    }
    expect((await answer(`${link.slice(0, -1)}`, complete)).status).toBe(404);
  });

  it('shows text as text', async () => {
    const evil = '<script>alert(1)</script> **fett** {{x}} $t(pages.common.title) \u202eשלום 😀 \' " &amp;';
    const { link } = await site.invite(site.partner(evil));
    const page = await open(link);
    expect(page.text).not.toContain('<script');
    expect(wordsOf(page)).toContain(evil);
    const refused = await answer(link, { ...complete, companyName: evil.repeat(2), domain: '' });
    expect(refused.text).not.toContain('<script');
    expect(refused.text).toContain(
      'value="&lt;script&gt;alert(1)&lt;/script&gt; **fett** {{x}} $t(pages.common.title)',
    );
    const done = await answer(link, { ...complete, companyName: evil });
    expect(done.status).toBe(200);
    expect(wordsOf(done)).toContain(evil);
  });

  it('refuses what is far too long beside the field, with the text kept', async () => {
    const { link } = await site.invite(contoso);
    const page = await answer(link, { ...complete, companyName: 'x'.repeat(20_000) });
    expect(page.status).toBe(422);
    expect(wordsOf(page)).toContain(w.tooLong);
    expect(page.text).toContain(`value="${'x'.repeat(20_000)}"`);
  });
});

it('drops control characters that nobody can type', async () => {
  const { link, id } = await site.invite(contoso);
  await site.post(link, { ...complete, companyName: 'North\u0000wind\u0007', displayName: '\u0000' });
  expect((await site.invitation(contoso, id)).body.status).toMatchObject({
    acceptance: { companyName: 'Northwind', by: 'alex@northwind.example' },
  });
});

it.each([
  ['a repeated field', 'companyName=a&companyName=b'],
  ['a repeated tick', 'accept=true&accept=true'],
])('refuses %s', async (_, more) => {
  const { link, id } = await site.invite(contoso);
  const page = await site.post(link, new URLSearchParams(`${new URLSearchParams(complete)}&${more}`));
  expect(page.status).toBe(400);
  expect(wordsOf(page)).toContain('nothing was changed');
  expect((await site.invitation(contoso, id)).body.status.state).toBe('draft');
});

it.each(['companyName[]', 'companyName[0]', 'companyName[x]', '__proto__', 'constructor'])(
  'does not take %s for the company’s name',
  async name => {
    const { companyName: _, ...fields } = complete;
    const page = await site.post((await site.invite(contoso)).link, { ...fields, [name]: 'Northwind' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('<a href="#companyName">');
  },
);

it('is accepted by one of many who answer at once', async () => {
  const { link } = await site.invite(contoso);
  const pages = await Promise.all(Array.from({ length: 6 }, () => site.post(link, complete)));
  expect(pages.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
});

describe.each([
  [
    'en',
    [
      'Fabrikam asks you for a partnership',
      'Fabrikam may submit orders and add subscriptions on behalf of your customers.',
      'administrator access to your company’s work account. Once the partnership is established, you can remove this access',
      'type enroll and complete the enrollment first',
      'Authorize indirect provider',
      'Copy to clipboard',
    ],
  ],
  [
    'de',
    [
      'Fabrikam bittet Sie um eine Partnerschaft',
      'Fabrikam darf im Namen Ihrer Kunden Aufträge übermitteln und Abonnements hinzufügen.',
      'Administratorzugriff auf das Geschäftskonto Ihres Unternehmens. Sobald die Partnerschaft eingerichtet ist, können Sie diesen Zugriff',
      'geben Sie registrieren ein',
      'Indirekten Anbieter autorisieren',
      'In Zwischenablage kopieren',
    ],
  ],
] as const)('the page behind a request for a partnership, in %s', (language, parts) => {
  it('leads to the chat with the complete link', async () => {
    const { link, id } = await site.invite(fabrikam, { kind: 'partnership' });
    const before = await site.invitation(fabrikam, id);
    const page = await site.get(link, language);
    expect(page.status).toBe(200);
    for (const part of parts) expect(wordsOf(page)).toContain(part);
    expect(page.text).toContain(`<input id="link" type="text" value="${link}" readonly`);
    expect(page.text).not.toContain('teams.microsoft.com');
    expect(page.text).not.toContain('<form');
    expect((await site.invitation(fabrikam, id)).etag).toBe(before.etag);
  });

  it('is not answered here', async () => {
    const { link, id } = await site.invite(fabrikam, { kind: 'partnership' });
    expect((await site.post(link, complete, language)).status).toBe(404);
    expect((await site.invitation(fabrikam, id)).body.status.state).toBe('draft');
  });
});

it('opens the chat in Teams with the link filled in, where the bot has an app id', async () => {
  const teams = await openSite({ teamsAppLink: 'https://teams.microsoft.com/l/chat/0/0?users=28:1234' });
  try {
    const { link } = await teams.invite(teams.partner('Fabrikam', 'indirect-provider'), { kind: 'partnership' });
    const href = /href="(https:\/\/teams[^"]+)"/.exec((await teams.get(link)).text)?.[1] ?? '';
    const address = new URL(href.replaceAll('&amp;', '&'));
    expect(Object.fromEntries(address.searchParams)).toEqual({ users: '28:1234', message: link });
  } finally {
    await teams.close();
  }
});

let connected: ReturnType<TestSite['connect']> | undefined;
function shared() {
  connected ??= site.connect(contoso, fabrikam);
  return connected;
}

/** The site's clock stands still, so that its present moment has passed. */
const passed = () => instant(site.ports.clock.now());
