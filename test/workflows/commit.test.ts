import { setTimeout as pause } from 'node:timers/promises';
import { effectOf } from '../../src/domain/effect';
import { DeskError } from '../../src/domain/errors';
import { TenantId } from '../../src/domain/ids';
import { DocumentConflict, type Store } from '../../src/store/store';
import { change, changeFound, changeOrCreate, createOrChange, type Decision } from '../../src/workflows/commit';
import type { Ports } from '../../src/workflows/ports';
import { type Note, Notes, note } from '../store/note';
import { existing, openPorts, refusalOf, type TestPorts } from './ports';

const TENANT = TenantId.parse('contoso');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const review = (id: string) => effectOf(id, desk.now(), { type: 'review-enrollment' });
const create = (title = '') =>
  desk.plain.create(Notes, { tenant: TENANT, id: '1', body: note(title), effects: [review('first')] });
const stored = async () => existing(await desk.plain.read(Notes, TENANT, '1'));
/** Adds a letter to the title. */
const adding =
  (letter: string, effects?: Decision<Note>['effects']) =>
  (body: Note | undefined): Decision<Note> => ({
    body: note(`${body?.title ?? ''}${letter}`),
    ...(effects && { effects }),
  });
const write = async (letter: string) => {
  await desk.plain.replace(Notes, { ...(await stored()), body: note(`${(await stored()).body.title}${letter}`) });
};

describe('a change', () => {
  const changing = (decide: (body: Note) => Decision<Note> | undefined, ports: Ports = desk.ports) =>
    change(ports, Notes, TENANT, '1', decide);

  it('reads, decides and writes once, and its effects join those that wait', async () => {
    await create('a');
    const cost = await desk.costOf(() => changing(adding('b', [review('second')])));
    expect(cost).toEqual(['read note 1', 'replace note 1']);
    const { body, effects } = await stored();
    expect(body.title).toBe('ab');
    expect(effects.map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('gives what was written', async () => {
    await create('a');
    expect(await changing(adding('b'))).toEqual(await stored());
  });

  it('tells the outbox of new effects, and of nothing else', async () => {
    await create();
    await changing(adding('a'));
    await changing(adding('a', []));
    expect(desk.commits()).toBe(0);
    await changing(adding('a', [review('second')]));
    expect(desk.commits()).toBe(1);
  });

  it('writes nothing when nothing was decided', async () => {
    const before = await create('a');
    expect(await changing(() => undefined)).toEqual(before);
    expect(await stored()).toEqual(before);
  });

  it('of a document that is not there is refused', async () => {
    expect(await refusalOf(changing(adding('a')))).toBe('not-found');
  });

  it('is not made when the decision is a refusal', async () => {
    const before = await create('a');
    const refuse = () => {
      throw new DeskError('invitation-closed');
    };
    expect(await desk.costOf(() => refusalOf(changing(refuse)))).toEqual(['read note 1']);
    expect(await stored()).toEqual(before);
  });

  it('is decided anew when somebody else has written in between', async () => {
    await create('a');
    const seen: string[] = [];
    desk.beforeNextWrites(
      () => write('x'),
      () => write('y'),
    );
    await changing(body => {
      seen.push(body.title);
      return adding('b', [review('second')])(body);
    });
    expect(seen).toEqual(['a', 'ax', 'axy']);
    const { body, effects } = await stored();
    expect(body.title).toBe('axyb');
    expect(effects.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(desk.commits()).toBe(1);
  });

  it('keeps effects that others have cleared or added in between', async () => {
    await create();
    desk.beforeNextWrites(async () => {
      await desk.plain.replace(Notes, { ...(await stored()), effects: [review('theirs')] });
    });
    await changing(adding('a', [review('ours')]));
    expect((await stored()).effects.map(({ id }) => id)).toEqual(['theirs', 'ours']);
  });

  it('is refused clearly when the document never rests', async () => {
    const before = await create('a');
    desk.refuseNextWrites(1_000);
    expect(await refusalOf(changing(adding('b', [review('second')])))).toBe('try-again');
    expect(await stored()).toEqual(before);
    expect(desk.commits()).toBe(0);
  });

  it('passes on any other error of the store at once', async () => {
    await create('a');
    desk.beforeNextWrites(async () => {
      throw new Error('disk full');
    });
    const cost = await desk.costOf(() => expect(changing(adding('b'))).rejects.toThrow('disk full'));
    expect(cost).toEqual(['read note 1']);
  });

  const letters = Array.from({ length: 30 }, (_, index) => String.fromCharCode(0x61 + index));

  it('of thirty at once loses none', async () => {
    await create();
    await Promise.all(letters.map(letter => changing(adding(letter, [review(letter)]))));
    const { body, effects } = await stored();
    expect([...body.title].sort()).toEqual(letters);
    expect(effects.map(({ id }) => id).sort()).toEqual([...letters, 'first'].sort());
  });

  it('of twenty at once on a store far away loses none', async () => {
    await create();
    const far = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      await pause(2 + Math.random() * 4);
      return work();
    };
    const store: Store = {
      ...desk.plain,
      read: (kind, tenant, id) => far(() => desk.plain.read(kind, tenant, id)),
      replace: (kind, document) => far(() => desk.plain.replace(kind, document)),
    };
    const twenty = letters.slice(0, 20);
    await Promise.all(twenty.map(letter => changing(adding(letter), { ...desk.ports, store })));
    expect([...(await stored()).body.title].sort()).toEqual(twenty);
  });
});

describe('a change of a document that may not exist', () => {
  const changing = (decide: (body: Note | undefined) => Decision<Note> | undefined) =>
    changeOrCreate(desk.ports, Notes, TENANT, '1', decide);

  it('makes it', async () => {
    const cost = await desk.costOf(() => changing(adding('a', [review('first')])));
    expect(cost).toEqual(['read note 0', 'create note 1']);
    expect(await stored()).toMatchObject({ body: note('a'), effects: [review('first')] });
    expect(desk.commits()).toBe(1);
  });

  it('changes it, at the same cost', async () => {
    await create('a');
    const cost = await desk.costOf(() => changing(adding('b')));
    expect(cost).toEqual(['read note 1', 'replace note 1']);
    expect((await stored()).body.title).toBe('ab');
    expect(desk.commits()).toBe(0);
  });

  it('costs one read when nothing was decided', async () => {
    expect(await desk.costOf(() => changing(() => undefined))).toEqual(['read note 0']);
    await create('a');
    expect(await desk.costOf(() => changing(() => undefined))).toEqual(['read note 1']);
    expect((await stored()).body.title).toBe('a');
  });

  it('is decided anew when somebody else has made it in between', async () => {
    desk.beforeNextWrites(async () => {
      await create('x');
    });
    await changing(adding('a', [review('second')]));
    expect((await stored()).body.title).toBe('xa');
    expect((await stored()).effects.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(desk.commits()).toBe(1);
  });

  it('of ten at once loses none', async () => {
    const letters = [...'abcdefghij'];
    await Promise.all(letters.map(letter => changing(adding(letter))));
    expect([...(await stored()).body.title].sort()).toEqual(letters);
  });

  it('passes on any other error of the store', async () => {
    desk.beforeNextWrites(async () => {
      throw new Error('disk full');
    });
    await expect(changing(adding('a'))).rejects.toThrow('disk full');
  });
});

it('a conflict says of which document it is, and nothing it holds', () => {
  expect(new DocumentConflict('note', '1').message).toBe('note 1 was changed meanwhile');
});

describe('a change of what was read just now', () => {
  it('does not read it again, unless somebody has written it meanwhile', async () => {
    const found = await create('a');
    const changing = () => changeFound(desk.ports, Notes, found, adding('b'));
    expect(await desk.costOf(changing)).toEqual(['replace note 1']);
    expect(await desk.costOf(changing)).toEqual(['replace note 0', 'read note 1', 'replace note 1']);
    expect((await stored()).body.title).toBe('abb');
  });
});

describe('a document that is mostly new', () => {
  const writing = (decide: (body: Note | undefined) => Decision<Note> | undefined) =>
    createOrChange(desk.ports, Notes, TENANT, '1', decide);

  it('is not read before it is made', async () => {
    expect(await desk.costOf(() => writing(adding('a', [review('first')])))).toEqual(['create note 1']);
    expect(desk.commits()).toBe(1);
  });

  it('is changed when it is there', async () => {
    await create('a');
    await writing(adding('b'));
    expect((await stored()).body.title).toBe('ab');
    expect(await desk.costOf(() => writing(body => (body ? undefined : { body: note('c') })))).toEqual([
      'create note 0',
      'read note 1',
    ]);
  });
});
