import { type Effect, effectOf, setAside } from '../../src/domain/effect';
import type { User } from '../../src/domain/user';
import { Users } from '../../src/store/documents';
import { keepUndelivered } from '../../src/workflows/undelivered';
import { meet } from '../../src/workflows/users';
import { existing, openPorts, person, refusalOf, type TestPorts } from './ports';

const robin = person('contoso', ['admin-agent']);
const { tenantId, userId } = robin;

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const stored = async () => existing(await desk.plain.read(Users, tenantId, userId));
const resuming = (id: string): Effect => effectOf(id, desk.now(), { type: 'resume-chat', user: userId });
const keep = (id: string) => keepUndelivered(desk.ports, tenantId, userId, resuming(id), { reason: 'blocked' });

/** Robin writes again, from a chat that may be another one. */
async function writes(chat: Partial<User['chat']> = {}): Promise<User> {
  const { body } = await stored();
  if (!body.chat) throw new Error('nobody has met Robin');
  const met = { tenantId, userId, name: robin.name, locale: undefined, timeZone: undefined };
  return meet(desk.ports, { ...met, chat: { ...body.chat, ...chat } }, async () => '');
}

describe('what somebody has missed', () => {
  it('is told as soon as they are met again, wherever that is', async () => {
    await desk.putUser(robin);
    await keep('one');
    await keep('two');
    desk.wait(1_000);
    expect(await writes({ conversationId: 'new' })).toMatchObject({ unreachable: false });
    const { body, effects } = await stored();
    expect(body.chat?.conversationId).toBe('new');
    expect(effects).toEqual([resuming('one'), resuming('two')]);
  });

  it('is told also to those whose chat was never marked', async () => {
    await desk.putUser(robin);
    await keepUndelivered(desk.ports, tenantId, userId, resuming('one'), { reason: 'bot-not-registered' });
    expect((await stored()).body.unreachable).toBe(false);
    await writes();
    expect((await stored()).effects).toEqual([resuming('one')]);
  });

  it('is apart from what waits, and from what the operator has to look at', async () => {
    await desk.putUser(robin);
    const since = desk.now();
    const others = [
      resuming('waits'),
      setAside(resuming('ambiguous'), { state: 'ambiguous', since }),
      setAside(resuming('refused'), { state: 'undeliverable', since, reason: 'refused' }),
    ];
    await desk.plain.replace(Users, { ...(await stored()), effects: others });
    await keep('missed');
    await writes();
    expect((await stored()).effects).toEqual([...others, resuming('missed')]);
  });

  it('costs nothing when there is nothing', async () => {
    await desk.putUser(robin);
    await writes();
    expect(await desk.costOf(() => writes())).toEqual(['read user 1']);
  });

  it('is refused for somebody whom nobody knows', async () => {
    expect(await refusalOf(keep('one'))).toBe('not-found');
  });
});
