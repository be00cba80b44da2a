import { StoreUnavailable } from '../../src/store/store';
import { text } from '../../src/text/text';
import { gate } from '../outbox/bench';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { newStorage, type Storage } from './harness/storage';
import { title } from './harness/story';

/** A store whose reads of accounts wait for a gate, as every turn does that reads one. */
async function slowStorage(): Promise<Storage & { close(): { open(error?: Error): void } }> {
  const storage = await newStorage();
  let closed: Promise<void> | undefined;
  return {
    ...storage,
    async open(now) {
      const store = await storage.open(now);
      return {
        ...store,
        async read(kind, tenant, id) {
          if (kind.kind === 'account') await closed;
          return store.read(kind, tenant, id);
        },
      };
    },
    close() {
      const { opened, open } = gate();
      let failure: Error | undefined;
      closed = opened.then(() => {
        if (failure) throw failure;
      });
      return {
        open(error) {
          failure = error;
          open();
          closed = undefined;
        },
      };
    },
  };
}

describe.each(['en-US', 'de-DE'])('a click that takes long, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const working = text(language, 'chat.working');
  const kind = { partnerKind: 'indirect-reseller' };
  let storage: Awaited<ReturnType<typeof slowStorage>>;
  let desk: TestDesk;
  let robin: Member;
  beforeEach(async () => {
    storage = await slowStorage();
    desk = await openTestDesk({ storage });
    robin = desk.member('slow', 'Robin Counts', locale);
    await robin.say(language === 'de' ? 'registrieren' : 'enroll');
  });
  afterEach(async () => desk.close());

  const next = () => title(robin, 'buttons.next');
  const workAccount = text(language, 'cards.signIn.workAccount');

  it('is answered in time, and then the card becomes what the click has led to', async () => {
    const checklist = robin.lastCard;
    const messages = robin.messages.length;
    const { open } = storage.close();
    expect(await robin.click(checklist, next(), kind)).toEqual({ card: undefined, remark: working });
    // Whoever clicks once more, or whose client does, is told the same, and nothing happens twice.
    expect(await robin.click(checklist, next(), kind)).toEqual({ card: undefined, remark: working });
    expect(await robin.resend('new')).toEqual({ card: undefined, remark: working });
    expect(robin.lastCard.heading).toBe(checklist.heading);
    open();
    await eventually(() => expect(robin.lastCard.heading).toBe(workAccount));
    expect(robin.lastCard.messageId).toBe(checklist.messageId);
    expect(robin.messages).toHaveLength(messages);

    // The chat goes on from there.
    const cancelled = await robin.say(language === 'de' ? 'abbrechen' : 'cancel');
    expect(cancelled.messageId).toBe(checklist.messageId);
  });

  it('says in the chat what was wrong, and can simply be repeated', async () => {
    const checklist = robin.lastCard;
    const { open } = storage.close();
    expect(await robin.click(checklist, next(), kind)).toEqual({ card: undefined, remark: working });
    open(new StoreUnavailable('it rests'));
    const [words = ''] = text(language, 'chat.storeUnavailable', { reference: '|' }).split('|');
    await eventually(() => expect(robin.plainTexts.at(-1)).toContain(words));
    const { card } = await robin.click(checklist, next(), kind);
    expect(card?.heading).toBe(workAccount);
  });

  it('is finished before the server stops', async () => {
    const checklist = robin.lastCard;
    const { open } = storage.close();
    expect(await robin.click(checklist, next(), kind)).toEqual({ card: undefined, remark: working });
    const restarted = desk.restart();
    await new Promise(resolve => setTimeout(resolve, 100));
    open();
    await restarted;
    expect(robin.lastCard.heading).toBe(workAccount);
    expect((await robin.say('?')).heading).toBe(workAccount);
  });

  it('of a message is shown by a sign, and the sender is let go in time', async () => {
    const { open } = storage.close();
    const typing = () =>
      desk.connector.calls.filter(
        ({ activity, conversationId }) => activity.type === 'typing' && conversationId === robin.conversationId,
      ).length;
    const before = typing();
    const cards = robin.cards.length;
    await robin.post({ type: 'message', text: language === 'de' ? 'hilfe' : 'help' });
    expect([typing() - before, robin.cards.length]).toEqual([1, cards]);
    open();
    await eventually(() => expect(robin.cards.length).toBeGreaterThan(cards));
  });
});
