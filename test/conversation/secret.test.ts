import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, enrolled, fillUntilForm, linkOn, profile, title } from './harness/story';

/** Whatever looks like the token of a link, in an address or alone. */
const TOKEN = /[\w-]{4,}\.[\w-]{4,}\.[\w-]{32}/g;

/** The part that nobody can guess; the rest of a token are the ids of a tenant and a document. */
const secretOf = (token: string): string => token.slice(token.lastIndexOf('.') + 1);

describe('the token of a link', () => {
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  /** Every token that anybody has seen: on cards, in messages, in mails, on pages. */
  async function tokens(pages: readonly string[]): Promise<Set<string>> {
    const mails = await desk.website.mailsTo('');
    const chats = desk.connector.attempts.map(({ activity }) => activity);
    const members = [megan, alex].map(member => member.cards.map(card => card.content));
    const seen = JSON.stringify([mails, chats, members, pages]);
    return new Set(seen.match(TOKEN));
  }

  it('is nowhere but on cards, in mails and on pages, after a whole story with every fault', async () => {
    const pages: string[] = [];
    const open = async (url: string, answers?: Record<string, string>) => {
      const page = answers ? await desk.website.send(url, answers) : await desk.website.open(url);
      pages.push(url, page.text);
    };
    megan = desk.member('fabrikam', 'Megan Bowen');
    alex = desk.member('contoso', 'Alex Wilber', 'de-DE');
    await enrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await fillUntilForm(desk, alex, 'indirect-reseller');
    await alex.press(title(alex, 'buttons.enrollNow'), profile('Contoso', 'contoso.example'));
    await alex.press(title(alex, 'buttons.resendMail'));
    const mails = await eventually(async () => {
      const found = await desk.website.mailsTo('robin@contoso.example');
      expect(found).toHaveLength(2);
      return found;
    });
    for (const { links } of mails) await open(links[0] ?? '');
    await open(mails[0]?.links[0] ?? '', {});
    await open(mails[1]?.links[0] ?? '', {});
    await desk.settled();

    await megan.say('request a partnership');
    const partnership = linkOn(megan.lastCard);
    const typed = { recipient: partnership, subject: `Open ${partnership}`, text: `${partnership}\n${partnership}` };
    await megan.press(title(megan, 'buttons.copy'), typed);
    await open(partnership.replace('/i/', '/drafts/'));
    await open(`${partnership.replace('/i/', '/drafts/')}/message.eml`, { subject: 'Hi', text: partnership });
    await open(partnership);
    await megan.press(title(megan, 'buttons.done'));
    for (const words of [`${partnership}x`, partnership.slice(0, -1), `Hello ${partnership}!`]) await alex.say(words);
    // One who has pasted the link into every field.
    await alex.forge({ desk: { verb: 'customers', args: { partner: partnership, continuation: partnership } } });
    await alex.forge({ desk: { verb: partnership }, link: partnership });
    await alex.press(title(alex, 'buttons.authorize'), { accept: 'true' });
    await desk.settled();

    desk.connector.fault = ({ activity }) =>
      Math.random() < 0.5 && activity.type !== 'typing' ? 'cut-before' : undefined;
    await alex.say('neue kunden einladen');
    desk.connector.fault = () => undefined;
    const draft = await alex.say('was nun?');
    const link = linkOn(draft);
    desk.connector.fault = () => ({ status: 403 });
    await alex.click(draft, title(alex, 'buttons.copy'), { recipient: 'Anna' });
    await alex.submit(alex.lastCard, title(alex, 'buttons.edit'));
    desk.connector.fault = () => undefined;
    await alex.say('noch da?');
    await alex.click(alex.lastCard, title(alex, 'buttons.openInEmail'), { text: 'ohne Link', recipient: 'Anna' });
    await alex.click(alex.lastCard, title(alex, 'buttons.openInEmail'), { text: link.slice(0, -1), recipient: 'Anna' });
    const other = await alex.say('vertriebspartnerschaft beantragen');
    await alex.click(other, title(alex, 'buttons.done'), { recipient: 'Bernd' });
    await open(link);
    await open(`${link}x`);
    await open(link, { ...acceptance(), accept: '' });
    await open(link, acceptance());
    await open(link, acceptance());
    await desk.settled();
    expect(alex.cardWith(text('de', 'cards.notices.customer-accepted', { companyName: 'Northwind' }))).toBeDefined();

    const secrets = [...(await tokens(pages))].map(secretOf);
    expect(secrets.length).toBeGreaterThan(8);
    const log = desk.log.join('\n');
    const beforeStop = await desk.disk();
    await desk.restart();
    const afterStop = await desk.disk();
    for (const secret of secrets) {
      expect(log).not.toContain(secret);
      expect(beforeStop).not.toContain(secret);
      expect(afterStop).not.toContain(secret);
    }
    // The disk is what it seems to be.
    expect(afterStop).toContain('northwind.example');
    expect(log).toContain('"msg":"request"');
  });
});
