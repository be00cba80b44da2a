import { RECIPIENT_MAX, SUBJECT_MAX, TEXT_MAX } from '../../src/domain/draft';
import { TenantId } from '../../src/domain/ids';
import { Invitations } from '../../src/store/documents';
import { text } from '../../src/text/text';
import type { ShownCard } from './harness/card';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { languageOf, linkOn, title, twoPartners } from './harness/story';

const BUTTONS = ['buttons.openInEmail', 'buttons.copy', 'buttons.done'] as const;

describe.each(['en-US', 'de-DE'])('the draft of an e-mail, in %s', locale => {
  let desk: TestDesk;
  let alex: Member;
  let draft: ShownCard;
  let link: string;

  beforeAll(async () => {
    desk = await openTestDesk();
    alex = (await twoPartners(desk, { locale })).alex;
  });
  afterAll(async () => desk.close());

  beforeEach(async () => {
    await alex.say('cancel');
    draft = await alex.say('request a reseller relationship');
    link = linkOn(draft);
  });

  const words = (key: Parameters<typeof text>[1], values = {}) => text(languageOf(alex), key, values);

  const stored = async () => {
    const { items } = await desk.store.list(Invitations, TenantId.parse('contoso'), { limit: 1, descending: true });
    return items[0]?.body;
  };

  /** What was typed is still there, the link is at hand, and nothing was stored. */
  async function expectRefusal(typed: Record<string, string>, problem: { text: string; below?: string }) {
    const before = await stored();
    for (const button of BUTTONS) {
      const { card } = await alex.click(draft, title(alex, button), typed);
      expect(card?.inputs).toMatchObject(typed);
      expect(card?.text).toContain(problem.text);
      if (problem.below) expect(card?.below(problem.below)).toBe(problem.text);
      expect(card?.elements.some(element => JSON.stringify(element['inlines'] ?? '').includes(link))).toBe(true);
      expect(card?.buttons.find(each => each.title === title(alex, button))?.data).toMatchObject({
        desk: { args: { link } },
      });
    }
    expect(await stored()).toEqual(before);
  }

  /** The same card, with the text put right. */
  async function expectAcceptance(typed: Record<string, string>) {
    const { card } = await alex.click(draft, title(alex, 'buttons.done'), typed);
    expect(card?.heading).toContain(words('cards.invitation.sent'));
    return stored();
  }

  it('is refused without its link, and goes on when the link is put back', async () => {
    const typed = { recipient: 'Anna', subject: 'Hi', text: 'Hello Anna, please click here. 🙂' };
    await expectRefusal(typed, { text: words('errors.draft-without-link') });
    const sent = await expectAcceptance({ ...typed, text: `${typed.text}\n${link}` });
    expect(sent).toMatchObject({ ...typed, text: `${typed.text}\n{link}`, status: { state: 'sent' } });
  });

  it('is refused when its link was changed in any way', async () => {
    await alex.say('request a reseller relationship');
    const anothers = linkOn(alex.lastCard);
    await alex.say('cancel');
    draft = await alex.say('request a reseller relationship');
    link = linkOn(draft);
    const last = link.at(-1) === 'A' ? 'B' : 'A';
    for (const changed of [
      link.slice(0, -1),
      link.slice(0, -1) + last,
      `${link}x`,
      `${link}/`,
      link.replace('http', 'https'),
      link.replace('/i/', '/drafts/'),
      link.toUpperCase(),
      `${link.slice(0, 40)}\n${link.slice(40)}`,
      link.slice(link.lastIndexOf('/') + 1),
      anothers,
      `${link} ${anothers}`,
      `${link} ${link.slice(0, -1)}${last}`,
    ]) {
      const typed = { recipient: 'Anna', subject: 'Hi', text: `Hello\n${changed}\nKind regards` };
      const before = await stored();
      const { card } = await alex.click(draft, title(alex, 'buttons.done'), typed);
      expect({ changed, text: card?.text }).toEqual({
        changed,
        text: expect.stringContaining(words('errors.draft-without-link')),
      });
      expect(card?.inputs).toMatchObject(typed);
      expect(await stored()).toEqual(before);
    }
  });

  it('may carry its link twice, in brackets and at the end of a sentence', async () => {
    const body = `Hello,\nopen ${link}.\nOr (${link}), “${link}”, <${link}>!\n${link}`;
    const sent = await expectAcceptance({ recipient: 'Anna', subject: 'Hi', text: body });
    expect(sent?.text).toBe(body.replaceAll(link, '{link}'));
    expect((await desk.website.open(link)).status).toBe(200);
  });

  it('may carry its link in the subject, too, and shows it there again', async () => {
    const typed = { recipient: 'Anna', subject: `Please open ${link}`, text: link };
    const { card: ready } = await alex.click(draft, title(alex, 'buttons.openInEmail'), typed);
    expect(ready?.text).toContain(typed.subject);
    const edited = await alex.press(title(alex, 'buttons.edit'));
    expect(edited.inputs).toMatchObject(typed);
    expect(JSON.stringify(await stored())).not.toContain(link.slice(-20));
  });

  it('is refused with the link in the subject only', async () => {
    const typed = { recipient: 'Anna', subject: link, text: 'Please open the link above.' };
    await expectRefusal(typed, { text: words('errors.draft-without-link') });
  });

  it('is refused with an empty or blank field, beside the field', async () => {
    const filled = () => ({ recipient: 'Anna', subject: 'Hi', text: link });
    for (const field of ['recipient', 'subject', 'text']) {
      for (const nothing of ['', '  ', '\n\t']) {
        await expectRefusal({ ...filled(), [field]: nothing }, { text: words('fields.required'), below: field });
      }
    }
  });

  it('is refused with a text that is too long, beside the field, and takes the longest one', async () => {
    const filled = () => ({ recipient: 'Anna', subject: 'Hi', text: link });
    for (const [field, max] of [
      ['recipient', RECIPIENT_MAX],
      ['subject', SUBJECT_MAX],
    ] as const) {
      const typed = { ...filled(), [field]: 'ä'.repeat(max + 1) };
      await expectRefusal(typed, { text: words('fields.too-long', { max }), below: field });
    }
    const rest = TEXT_MAX - '{link}'.length;
    await expectRefusal(
      { ...filled(), text: link + 'x'.repeat(rest + 1).replace('x', ' ') },
      { text: words('fields.too-long', { max: TEXT_MAX }), below: 'text' },
    );
    const longest = link + ' '.padEnd(rest, 'ß');
    const sent = await expectAcceptance({
      recipient: 'ä'.repeat(RECIPIENT_MAX),
      subject: '“'.repeat(SUBJECT_MAX),
      text: longest,
    });
    expect(sent?.text).toBe(longest.replace(link, '{link}'));
  });

  it.each(['buttons.copy', 'buttons.done'] as const)(
    'says at %s that its invitation was answered meanwhile, and is over',
    async button => {
      await alex.click(draft, title(alex, 'buttons.openInEmail'), { recipient: 'Anna', text: `early ${link}` });
      const answer = {
        companyName: 'Northwind',
        domain: 'northwind.example',
        email: 'a@northwind.example',
        accept: 'true',
      };
      expect((await desk.website.send(link, answer)).status).toBe(200);
      const ready = alex.lastCard;
      const { card } = await alex.click(ready, title(alex, button));
      expect(card?.text).toContain(words('errors.invitation-closed'));
      expect((await stored())?.status.state).toBe('accepted');
      expect((await alex.say('what now?')).heading).toBe(words('cards.help.unknown'));
    },
  );
});
