import type { Actor } from '../../src/domain/actor';
import { instant } from '../../src/domain/ids';
import { type Answer, openSite, type TestSite, tokenIn, wordsOf } from './site';

const words = {
  en: {
    heading: 'Your draft email',
    buttons: ['Open in email', 'Copy to clipboard', 'Download .eml file'],
    done: 'go back to the chat and select Done.',
    file: 'invitation.eml',
    tooLong: 'This text is long',
    lost: 'The personal link is missing from the text or was changed.',
    required: 'Subject: Please fill in this field.',
    used: 'There is no email left to send.',
    expired: 'send the invitation again with a new link.',
    withdrawn: 'make a new invitation.',
    invalid: 'This link is not complete',
  },
  de: {
    heading: 'Ihr E-Mail-Entwurf',
    buttons: ['In E-Mail öffnen', 'In Zwischenablage kopieren', 'EML-Datei herunterladen'],
    done: 'kehren Sie zum Chat zurück und wählen Sie Fertig aus.',
    file: 'einladung.eml',
    tooLong: 'Dieser Text ist lang',
    lost: 'Der persönliche Link',
    required: 'Betreff: Bitte füllen Sie dieses Feld aus.',
    used: 'Es gibt keine E-Mail mehr zu senden.',
    expired: 'senden Sie die Einladung mit einem neuen Link erneut.',
    withdrawn: 'erstellen Sie eine neue Einladung.',
    invalid: 'Dieser Link ist nicht vollständig',
  },
};

const text = 'Guten Tag,\n\n<b>Größe</b> & 😀 „Wert“:\n{link}\n\n.\nFrom Robin\n';
const subject =
  'Einladung für Größe & Co. – eine Betreffzeile, die länger ist, als eine Zeile im Kopf einer Nachricht sein darf';

let site: TestSite;
let contoso: Actor;

beforeAll(async () => {
  site = await openSite();
  contoso = site.partner('Contoso');
});

afterAll(() => site.close());

async function draft(of = text, recipient = 'alex@northwind.example') {
  const { link, id } = await site.invite(contoso, undefined, of, subject);
  await site.changeInvitation(contoso, id, { recipient });
  return { link, id, address: `/drafts/${tokenIn(link)}`, text: of.replace('{link}', link) };
}

describe.each(['en', 'de'] as const)('the page of a draft, in %s', language => {
  const w = words[language];

  it('shows recipient, subject and text, three ways to send them, and changes nothing', async () => {
    const { address, id, text, link } = await draft();
    const before = await site.invitation(contoso, id);
    const page = await site.get(address, language);
    expect(page.status).toBe(200);
    for (const part of [w.heading, ...w.buttons, w.done, 'alex@northwind.example', text.replace(/\s+/g, ' ').trim()]) {
      expect(wordsOf(page)).toContain(part);
    }
    expect(page.text).toMatch(/id="subject" name="subject"[^>]* value="Einladung für Größe &amp; Co\./);
    // The first line break after the tag is not part of the text.
    expect(page.text).toMatch(/<textarea id="text" name="text"[^>]*>\nGuten Tag,\n\n&lt;b&gt;/);
    expect(page.text).toContain(`<input id="link" type="text" value="${link}" readonly`);
    expect((await site.invitation(contoso, id)).etag).toBe(before.etag);
  });

  it('opens the mail program with everything filled in', async () => {
    const { address, text } = await draft();
    const mailto = mailtoOf(await site.get(address, language));
    expect(mailto.pathname).toBe('alex@northwind.example');
    expect(Object.fromEntries(mailto.searchParams)).toEqual({ subject, body: text.replaceAll('\n', '\r\n') });
  });

  it('says so when the text is too long for some mail programs', async () => {
    const long = await site.get((await draft(`{link} ${'x'.repeat(1_800)}`)).address, language);
    const short = await site.get((await draft()).address, language);
    expect(wordsOf(long)).toContain(w.tooLong);
    expect(long.text).not.toMatch(/id="too-long"[^>]* hidden/);
    expect(short.text).toMatch(/id="too-long"[^>]* hidden/);
  });

  it('gives the edited text as a file, and keeps the draft as it is', async () => {
    const { address, id, link } = await draft();
    const before = await site.invitation(contoso, id);
    const file = await site.post(`${address}/message.eml`, { subject: 'Neu', text: `Hallo ${link}` }, language);
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${w.file}"`);
    expect(messageIn(file)).toMatchObject({ subject: 'Neu', text: `Hallo ${link}` });
    expect((await site.invitation(contoso, id)).etag).toBe(before.etag);
  });

  it('refuses an edited text that lost its link, and keeps it', async () => {
    const { address, link } = await draft();
    for (const edited of ['nothing here', `${link}x`, link.slice(0, -1)]) {
      const page = await site.post(`${address}/message.eml`, { subject: 'Neu', text: edited }, language);
      expect(page.status).toBe(422);
      expect(wordsOf(page)).toContain(w.lost);
      expect(page.text).toContain(`aria-invalid="true">\n${edited}</textarea>`);
      expect(page.text).toContain(`value="${link}" readonly`);
    }
    expect(wordsOf(await site.post(`${address}/message.eml`, { subject: ' ', text: link }, language))).toContain(
      w.required,
    );
  });

  it('says what to do when there is nothing to send', async () => {
    const accepted = await draft();
    await site.post(accepted.link, { companyName: 'N', domain: 'northwind', email: 'a@b.example', accept: 'true' });
    const expired = await draft();
    await site.changeInvitation(contoso, expired.id, { expiresAt: passed() });
    const withdrawn = await draft();
    await site.changeInvitation(contoso, withdrawn.id, {
      status: { state: 'withdrawn', withdrawnAt: passed(), by: 'Robin' },
    });
    for (const [{ address }, part] of [
      [accepted, w.used],
      [expired, w.expired],
      [withdrawn, w.withdrawn],
    ] as const) {
      for (const path of [address, `${address}/message.eml`]) {
        const page = await site.get(path, language);
        expect(page.status).toBe(410);
        expect(wordsOf(page)).toContain(part);
      }
    }
    for (const path of [`${accepted.address}x`, `${accepted.address}/other`, '/drafts/', '/drafts/a/message.eml']) {
      const page = await site.get(path, language);
      expect(page.status).toBe(404);
      expect(wordsOf(page)).toContain(w.invalid);
    }
  });
});

describe('the file of a draft', () => {
  it('is a message to be sent: RFC 5322, UTF-8, base64, X-Unsent', async () => {
    const { address, text } = await draft();
    const file = await site.get(`${address}/message.eml`);
    expect(file.headers['content-type']).toBe('message/rfc822');
    const message = messageIn(file);
    expect(message).toMatchObject({ subject, text: text.replaceAll('\n', '\r\n') });
    expect(Object.fromEntries(message.headers)).toMatchObject({
      'x-unsent': '1',
      to: 'alex@northwind.example',
      'mime-version': '1.0',
      'content-type': 'text/plain; charset=utf-8',
      'content-transfer-encoding': 'base64',
    });
    const lines = file.text.split('\r\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(78);
    expect(file.text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has no recipient where the invitation has a name instead of an address', async () => {
    const { address } = await draft(text, 'Northwind <x@y>, Bcc: eve@evil.example');
    expect(messageIn(await site.get(`${address}/message.eml`)).headers.has('to')).toBe(false);
    const page = await site.get(address);
    expect(mailtoOf(page).pathname).toBe('');
    expect(page.text).not.toContain('eve@evil.example');
  });

  it('lets no text become a header', async () => {
    const { address, link } = await draft();
    const file = await site.post(`${address}/message.eml`, {
      subject: 'x\r\nBcc: eve@evil.example\r\n\r\nbody',
      text: `\r\nBcc: eve@evil.example\r\n\r\n${link}`,
    });
    const { headers } = messageIn(file);
    expect(headers.has('bcc')).toBe(false);
    expect(headers.get('subject')).toBe('x Bcc: eve@evil.example body');
  });
});

const passed = () => instant(site.ports.clock.now());

function mailtoOf({ text }: Answer): URL {
  const href = /id="open-in-email" href="([^"]+)"/.exec(text)?.[1] ?? '';
  return new URL(href.replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
}

/** Reads a message of one part back. */
function messageIn({ text }: Answer) {
  const end = text.indexOf('\r\n\r\n');
  const lines = text
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const subject = (headers.get('subject') ?? '')
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'));
  return { headers, subject, text: Buffer.from(text.slice(end), 'base64').toString('utf8') };
}
