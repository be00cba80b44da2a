import type { Effect } from '../../src/domain/effect';
import type { Letter } from '../../src/domain/notice';
import type { Language } from '../../src/domain/user';
import { sendLetter } from '../../src/mail/letters';
import type { MailMessage } from '../../src/mail/mail';
import { openVerification } from '../../src/workflows/verify-enrollment';
import { NOW, submission } from '../domain/samples';
import { openPorts, person, type TestPorts, tokenIn } from '../workflows/ports';

type MailEffect = Extract<Effect, { type: 'mail' }>;

const robin = person('contoso');

let desk: TestPorts;
let mails: MailMessage[];
beforeEach(async () => {
  desk = await openPorts();
  mails = [];
});
afterEach(() => desk.close());

const mail = {
  async send(message: MailMessage) {
    mails.push(message);
  },
};

async function send(letter: Letter, language: Language = 'en', through = mail): Promise<MailMessage | undefined> {
  const effect: MailEffect = {
    type: 'mail',
    id: 'id',
    due: desk.now(),
    attempts: 1,
    to: 'robin@contoso.com',
    language,
    letter,
  };
  await sendLetter(desk.ports, through, robin.tenantId, effect);
  return mails.at(-1);
}

const LINK = /https:\/\/desk\.example\/verify\/[\w.-]+/;
const linkIn = (message: MailMessage | undefined): string => LINK.exec(message?.text ?? '')?.[0] ?? '';

describe.each<[Letter, Record<Language, { subject: string; parts: string[] }>]>([
  [
    { kind: 'enrollment-under-review', companyName: 'Contoso' },
    {
      en: { subject: 'Contoso: your information is under review', parts: ['Contoso', 'several days'] },
      de: { subject: 'Contoso: Ihre Angaben werden geprüft', parts: ['Contoso', 'mehrere Tage'] },
    },
  ],
  [
    { kind: 'enrollment-active', companyName: 'Contoso' },
    {
      en: { subject: 'Contoso: your Partner Center account is ready', parts: ['global admin and admin agent'] },
      de: {
        subject: 'Contoso: Ihr Partner Center-Konto ist bereit',
        parts: ['globaler Administrator und Administrator-Agent'],
      },
    },
  ],
  [
    { kind: 'enrollment-rejected', companyName: 'Contoso', reason: 'Wrong name' },
    {
      en: { subject: 'Contoso: your enrollment was not accepted', parts: ['Reason: Wrong name', 'enroll'] },
      de: {
        subject: 'Contoso: Ihre Registrierung wurde nicht angenommen',
        parts: ['Grund: Wrong name', 'registrieren'],
      },
    },
  ],
])('the letter $kind', (letter, words) => {
  it.each(['en', 'de'] as const)('is sent in %s, and touches no document', async language => {
    expect(await desk.costOf(() => send(letter, language))).toEqual([]);
    const [message] = mails;
    expect(message).toMatchObject({ to: 'robin@contoso.com', subject: words[language].subject });
    for (const part of words[language].parts) expect(message?.text).toContain(part);
    expect(message?.text).not.toMatch(/\{\{|undefined/);
  });
});

describe('the letter that asks to confirm the address', () => {
  const letter: Letter = { kind: 'verify-email', companyName: 'Contoso', firstName: 'Robin' };

  it.each([
    ['en', 'Confirm your email address for Contoso', 'Hello Robin,'],
    ['de', 'Bestätigen Sie Ihre E-Mail-Adresse für Contoso', 'Guten Tag Robin,'],
  ] as const)('is sent in %s with a link that works', async (language, subject, greeting) => {
    await desk.handedIn(robin);
    const message = await send(letter, language);
    expect(message).toMatchObject({ to: 'robin@contoso.com', subject });
    expect(message?.text).toContain(greeting);
    expect(await openVerification(desk.ports, tokenIn(linkIn(message)))).toEqual({
      companyName: 'Contoso',
      email: 'robin@contoso.com',
    });
  });

  it('has a new link each time, of which none is stored', async () => {
    await desk.handedIn(robin);
    const links = [linkIn(await send(letter)), linkIn(await send(letter))];
    expect(new Set(links).size).toBe(2);
    const stored = JSON.stringify(await desk.account(robin));
    for (const link of links) {
      expect(stored).not.toContain(tokenIn(link));
      expect((await openVerification(desk.ports, tokenIn(link))).companyName).toBe('Contoso');
    }
  });

  it('is not sent when there is nothing to confirm any more', async () => {
    await desk.putAccount(robin, { state: 'under-review', submission: submission(), since: NOW });
    expect(await send(letter)).toBeUndefined();
  });

  it('is sent again as a whole when it could not be sent', async () => {
    await desk.handedIn(robin);
    const broken = {
      async send(): Promise<void> {
        throw new Error('no connection');
      },
    };
    await expect(send(letter, 'en', broken)).rejects.toThrow('no connection');
    const message = await send(letter);
    expect((await openVerification(desk.ports, tokenIn(linkIn(message)))).companyName).toBe('Contoso');
  });
});

it.each([
  '<b>Contoso</b> & "Söhne"',
  '{{link}}',
  '$t(mails.signature)',
  '**Contoso** 😀',
  '\u202eشركة',
  '{link}',
  '$&',
])('a company named %s is named so', async companyName => {
  await desk.handedIn(robin);
  for (const language of ['en', 'de'] as const) {
    const message = await send({ kind: 'verify-email', companyName, firstName: companyName }, language);
    expect(message?.subject).toContain(companyName);
    expect(message?.text.split(companyName)).toHaveLength(3);
    expect(message?.text.match(new RegExp(LINK, 'g'))).toHaveLength(1);
  }
});
