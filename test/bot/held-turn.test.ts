import { Conversations, newConversation } from '../../src/bot/conversation';
import { holdTurn, readConversation, TurnLost } from '../../src/bot/held-turn';
import type { Stored } from '../../src/store/store';
import { changeOrCreate } from '../../src/workflows/commit';
import { Notes, note } from '../store/note';
import { openPorts, partner, type TestPorts } from '../workflows/ports';

const TENANT = partner('contoso').tenantId;
const KEY = { tenant: TENANT, id: 'chat' };

describe('the turn of a conversation', () => {
  let desk: TestPorts;
  beforeEach(async () => {
    desk = await openPorts();
  });
  afterEach(() => desk.close());

  const stored = () => desk.plain.read(Conversations, TENANT, 'chat');
  const notes = async () => (await desk.plain.list(Notes, TENANT, { limit: 9 })).items.map(({ id }) => id);

  /** A turn of a process, on the state as it is now. */
  async function begin(instance: string) {
    const found = await readConversation(desk.ports, KEY, instance);
    const { held: _over, ...before } = found?.body ?? newConversation(desk.now());
    const turn = holdTurn(desk.ports, KEY, instance, found, before);
    return {
      ...turn,
      commit: (id: string) => changeOrCreate(turn.ports, Notes, TENANT, id, () => ({ body: note(id) })),
      answered: (activity: string) => turn.save({ ...before, handled: [...before.handled, activity] }),
    };
  }

  it('that only reads is written at its end', async () => {
    const turn = await begin('one');
    const cost = await desk.costOf(async () => {
      await turn.ports.store.read(Notes, TENANT, 'a');
      await turn.answered('hello');
    });
    expect(cost).toEqual(['read note 0', 'create conversation 1']);
    expect((await stored())?.body).toEqual({ ...newConversation(desk.now()), handled: ['hello'] });
  });

  it('is lost where another has answered meanwhile', async () => {
    const [one, two] = [await begin('one'), await begin('two')];
    await two.answered('hello');
    await expect(one.answered('hi')).rejects.toThrow(TurnLost);
    expect((await stored())?.body.handled).toEqual(['hello']);
  });

  it('is lost before anything is changed', async () => {
    const [one, two] = [await begin('one'), await begin('two')];
    await one.commit('a');
    await expect(two.commit('b')).rejects.toThrow(TurnLost);
    expect(await two.fail(new Error('whatever came of it'))).toBeInstanceOf(TurnLost);
    await one.commit('c');
    await one.answered('done');
    expect(await notes()).toEqual(['a', 'c']);
    expect((await stored())?.body).toEqual({ ...newConversation(desk.now()), handled: ['done'] });
  });

  it('is held by no write where no other process can come', async () => {
    const ports = { ...desk.ports, store: { ...desk.ports.store, isShared: false } };
    const turn = holdTurn(ports, KEY, 'one', undefined, newConversation(desk.now()));
    const cost = await desk.costOf(async () => {
      await changeOrCreate(turn.ports, Notes, TENANT, 'a', () => ({ body: note('a') }));
      await turn.save(newConversation(desk.now()));
    });
    expect(cost).toEqual(['read note 0', 'create note 1', 'create conversation 1']);
  });

  it('of another process is waited for', async () => {
    const one = await begin('one');
    await one.commit('a');
    const waiting = readConversation(desk.ports, KEY, 'two');
    await new Promise(resolve => setTimeout(resolve, 150));
    await one.answered('done');
    expect((await waiting)?.body.handled).toEqual(['done']);
  });

  it('that has failed leaves the conversation as it was, and waits for nobody', async () => {
    await (await begin('one')).answered('hello');
    const before = (await stored())?.body;
    const turn = await begin('one');
    await turn.commit('a');
    const error = new Error('Partner Center is down');
    expect(await turn.fail(error)).toBe(error);
    expect((await stored())?.body).toEqual(before);
  });

  it('of a process that has died is over when its hold has run out, and what it still writes is refused', async () => {
    const dead = await begin('dead');
    await dead.commit('a');
    desk.wait(5_000);
    const next = await begin('next');
    await next.answered('hello');
    const late = await dead.answered('late').catch((error: unknown) => error);
    expect(late).toMatchObject({ name: 'DocumentConflict' });
    expect((await stored())?.body.handled).toEqual(['hello']);
  });

  it('is held as long as it goes on', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    try {
      const turn = await begin('one');
      await turn.commit('a');
      const until = async () => Date.parse((await stored())?.body.held?.until ?? '') - desk.ports.clock.now().getTime();
      for (let second = 0; second < 20; second += 1) {
        desk.wait(1_000);
        await jest.advanceTimersByTimeAsync(1_000);
        expect(await until()).toBeGreaterThan(2_000);
      }
      await turn.answered('done');
      expect((await stored())?.body.held).toBeUndefined();
    } finally {
      jest.useRealTimers();
    }
  });

  it('is not waited for by the process that has left it', async () => {
    await (await begin('one')).commit('a');
    const found: Stored<unknown> | undefined = await readConversation(desk.ports, KEY, 'one');
    expect(found?.body).toMatchObject({ held: { by: 'one' } });
  });
});
