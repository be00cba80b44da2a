import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Effect, setAside } from '../../src/domain/effect';
import { later, TenantId } from '../../src/domain/ids';
import { DocumentConflict, type DocumentKind, type ListQuery, type Store, type Stored } from '../../src/store/store';
import { describeAgainstModel } from './model';
import { at, effectDue, labelTerm, Notes, note } from './note';

/** A store that is empty when it is opened. */
export interface OpenedStore {
  store: Store;
  /** The same documents through a new connection, the former one closed. */
  reopen(): Promise<Store>;
  dispose(): Promise<void>;
}

const FABRIKAM = TenantId.parse('fabrikam');
const CONTOSO = TenantId.parse('contoso');
/** More than any list here has; a list without end fails instead of going on for ever. */
const MOST_PAGES = 100;
const FAR_FUTURE = at('9999-01-01T00:00:00Z');

/** What every store promises, by src/store/store.ts. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    const create = (id: string, title = id, labels: readonly string[] = [], tenant = FABRIKAM) =>
      store.create(Notes, { tenant, id, body: note(title, { labels: [...labels] }) });

    /** Every page of a list, checked to be no longer than its limit. */
    const pages = async (query: Omit<ListQuery, 'continuation'>, tenant = FABRIKAM): Promise<string[][]> => {
      const read: string[][] = [];
      let continuation: string | undefined;
      do {
        const page = await store.list(Notes, tenant, { ...query, continuation });
        expect(page.items.length).toBeLessThanOrEqual(query.limit);
        expect(read.length).toBeLessThan(MOST_PAGES);
        read.push(page.items.map(item => item.id));
        continuation = page.continuation;
      } while (continuation !== undefined);
      return read;
    };
    const ids = async (query: Omit<ListQuery, 'continuation' | 'limit'> = {}, tenant = FABRIKAM) =>
      (await pages({ limit: 3, ...query }, tenant)).flat();

    describe('a document', () => {
      it('is read as it was created', async () => {
        const body = note('Title', { labels: ['a'], text: 'text' });
        const effects = [effectDue('2030-01-01T00:00:00Z')];
        const created = await store.create(Notes, { tenant: FABRIKAM, id: '1', body, effects });

        expect(created).toEqual({ tenant: FABRIKAM, id: '1', etag: expect.any(String), body, effects });
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(created);
      });

      it('is absent before it is created', async () => {
        expect(await store.read(Notes, FABRIKAM, '1')).toBeUndefined();
      });

      it('is replaced, effects and all, under a new etag', async () => {
        const created = await store.create(Notes, {
          tenant: FABRIKAM,
          id: '1',
          body: note('Before'),
          effects: [effectDue('2030-01-01T00:00:00Z', 'first')],
        });
        const effects = [effectDue('2031-01-01T00:00:00Z', 'second')];
        const replaced = await store.replace(Notes, { ...created, body: note('After'), effects });

        expect(replaced).toMatchObject({ tenant: FABRIKAM, id: '1', body: note('After'), effects });
        expect(replaced.etag).not.toBe(created.etag);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(replaced);
      });

      it('gets a new etag even when nothing in it has changed', async () => {
        const created = await create('1');
        expect((await store.replace(Notes, created)).etag).not.toBe(created.etag);
      });

      it('is gone after it was removed, and can be created again', async () => {
        const first = await create('1', 'First', ['a']);
        await store.remove(Notes, first);
        expect(await store.read(Notes, FABRIKAM, '1')).toBeUndefined();
        expect(await ids()).toEqual([]);
        expect(await ids({ tag: 'a' })).toEqual([]);

        const second = await create('1', 'Second');
        expect(second.etag).not.toBe(first.etag);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(second);
      });

      it('shares its id with documents of other kinds', async () => {
        const Others: DocumentKind<{ title: string }> = { kind: 'other', schema: z.object({ title: z.string() }) };
        const theNote = await create('1');
        const other = await store.create(Others, { tenant: FABRIKAM, id: '1', body: { title: 'Other' } });

        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(theNote);
        expect(await store.read(Others, FABRIKAM, '1')).toEqual(other);
        expect(await ids()).toEqual(['1']);
      });

      it.each([
        ['letters of many scripts', 'Größe ä ö ü ß é 漢字 עברית ไทย'],
        ['characters beyond the basic plane', '😀👩‍👩‍👧‍👦𝒳'],
        ['quotes, markup and escapes', `'"\`\\%_--;<b>&amp;</b> $& {} [] \n\r\t`],
        ['control characters', '\u0000\u0001\u001f\u007f\u2028\ufeff'],
        ['20,000 characters', 'ü😀x'.repeat(5_000)],
      ])('keeps %s', async (_, text) => {
        const body = note('Title', { text });
        const created = await store.create(Notes, { tenant: FABRIKAM, id: '1', body });

        expect(created.body).toEqual(body);
        expect((await store.read(Notes, FABRIKAM, '1'))?.body).toEqual(body);
        expect((await store.list(Notes, FABRIKAM, { limit: 1 })).items[0]?.body).toEqual(body);
      });

      it.each(['a/b\\c?d#e', 'Ümläut 😀', `'"%_;--`, 'a b', '..', 'x'.repeat(200)])(
        'is found by the id %j',
        async id => {
          const created = await create(id);
          expect(await store.read(Notes, FABRIKAM, id)).toEqual(created);
          await store.replace(Notes, created);
          expect(await ids()).toEqual([id]);
        },
      );

      it('tells upper from lower case in ids', async () => {
        await create('a');
        expect(await store.read(Notes, FABRIKAM, 'A')).toBeUndefined();
      });

      it('is not what the caller does to it afterwards', async () => {
        const body = note('Title', { labels: ['a'] });
        const created = await store.create(Notes, { tenant: FABRIKAM, id: '1', body });
        body.labels.push('b');
        created.body.labels.push('c');
        expect((await store.read(Notes, FABRIKAM, '1'))?.body.labels).toEqual(['a']);
      });
    });

    describe('a conflict', () => {
      it('is to create what exists', async () => {
        const created = await create('1', 'First');
        await expect(create('1', 'Second')).rejects.toThrow(DocumentConflict);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(created);
      });

      it('is to replace or remove what was replaced meanwhile', async () => {
        const stale = await create('1', 'First', ['a']);
        const current = await store.replace(Notes, { ...stale, body: note('Second', { labels: ['b'] }) });

        await expect(store.replace(Notes, { ...stale, body: note('Third') })).rejects.toThrow(DocumentConflict);
        await expect(store.remove(Notes, stale)).rejects.toThrow(DocumentConflict);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(current);
        expect(await ids({ tag: 'b' })).toEqual(['1']);
      });

      it('is to replace or remove what was removed', async () => {
        const removed = await create('1', 'First', ['a']);
        await store.remove(Notes, removed);

        await expect(store.replace(Notes, removed)).rejects.toThrow(DocumentConflict);
        await expect(store.remove(Notes, removed)).rejects.toThrow(DocumentConflict);
        expect(await store.read(Notes, FABRIKAM, '1')).toBeUndefined();
      });

      it('is to replace what was removed and created again', async () => {
        const former = await create('1', 'Former');
        await store.remove(Notes, former);
        const current = await create('1', 'Current');

        await expect(store.replace(Notes, former)).rejects.toThrow(DocumentConflict);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(current);
      });

      it('names the document', async () => {
        await create('1');
        await expect(create('1')).rejects.toThrow('note 1 was changed meanwhile');
      });

      it('leaves one winner of 100 that replace the same document at once', async () => {
        const created = await create('1');
        const races = Array.from({ length: 100 }, (_, racer) =>
          store.replace(Notes, { ...created, body: note(`Racer ${racer}`) }),
        );
        const results = await Promise.allSettled(races);
        const winners = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
        const reasons = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));

        expect(winners).toHaveLength(1);
        expect(reasons.every(reason => reason instanceof DocumentConflict)).toBe(true);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(winners[0]);
      });

      it('leaves one winner of 100 that create the same document at once', async () => {
        const results = await Promise.allSettled(
          Array.from({ length: 100 }, (_, racer) => create('1', `Racer ${racer}`)),
        );
        const winners = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));

        expect(winners).toHaveLength(1);
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(winners[0]);
      });

      it('loses no change of ten that each replace ten times, trying again', async () => {
        await store.create(Notes, { tenant: FABRIKAM, id: '1', body: note('Tally') });
        const tally = async (mark: string): Promise<void> => {
          for (;;) {
            const found = await store.read(Notes, FABRIKAM, '1');
            if (!found) throw new Error('The note is gone');
            try {
              await store.replace(Notes, { ...found, body: note('Tally', { text: found.body.text + mark }) });
              return;
            } catch (error) {
              if (!(error instanceof DocumentConflict)) throw error;
            }
          }
        };
        await Promise.all(
          [...'0123456789'].map(async mark => {
            for (let time = 0; time < 10; time += 1) await tally(mark);
          }),
        );

        const text = (await store.read(Notes, FABRIKAM, '1'))?.body.text ?? '';
        expect([...text].sort().join('')).toBe([...'0123456789'].map(mark => mark.repeat(10)).join(''));
      });
    });

    describe('tenants', () => {
      it('have documents of their own under the same ids', async () => {
        const fabrikams = await create('1', 'Fabrikam', ['a'], FABRIKAM);
        const contosos = await create('1', 'Contoso', ['a'], CONTOSO);

        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(fabrikams);
        expect(await store.read(Notes, CONTOSO, '1')).toEqual(contosos);

        await store.remove(Notes, fabrikams);
        expect(await store.read(Notes, CONTOSO, '1')).toEqual(contosos);
      });

      it('cannot write each other’s documents with an etag of their own', async () => {
        const fabrikams = await create('1', 'Fabrikam', [], FABRIKAM);
        const contosos = await create('1', 'Contoso', [], CONTOSO);

        await expect(store.replace(Notes, { ...fabrikams, tenant: CONTOSO })).rejects.toThrow(DocumentConflict);
        await expect(store.remove(Notes, { ...fabrikams, tenant: CONTOSO })).rejects.toThrow(DocumentConflict);
        expect(await store.read(Notes, CONTOSO, '1')).toEqual(contosos);
      });

      it('never see each other in lists', async () => {
        for (const id of ['1', '2', '3', '4']) {
          await create(id, `a${id}`, ['a'], FABRIKAM);
          await create(`${id}x`, `a${id}`, ['a'], CONTOSO);
        }
        for (const query of [{}, { tag: 'a' }, { prefix: 'a' }, { tag: 'a', prefix: 'a', descending: true }]) {
          expect(new Set(await ids(query, FABRIKAM))).toEqual(new Set(['1', '2', '3', '4']));
          expect(new Set(await ids(query, CONTOSO))).toEqual(new Set(['1x', '2x', '3x', '4x']));
        }
      });
    });

    describe('a list', () => {
      it('is empty at first, and has no more pages then', async () => {
        expect(await store.list(Notes, FABRIKAM, { limit: 10 })).toEqual({ items: [] });
      });

      it('is in order, up or down, page by page', async () => {
        for (const id of ['delta', 'alpha', 'echo', 'charlie', 'bravo']) await create(id);

        expect(await pages({ limit: 2 })).toEqual([['alpha', 'bravo'], ['charlie', 'delta'], ['echo']]);
        expect(await pages({ limit: 2, descending: true })).toEqual([
          ['echo', 'delta'],
          ['charlie', 'bravo'],
          ['alpha'],
        ]);
        expect(await pages({ limit: 10 })).toEqual([['alpha', 'bravo', 'charlie', 'delta', 'echo']]);
      });

      it('ends with its last document, not with an empty page', async () => {
        for (const id of ['a', 'b', 'c', 'd']) await create(id);
        expect(await pages({ limit: 2 })).toEqual([
          ['a', 'b'],
          ['c', 'd'],
        ]);
        expect(await pages({ limit: 4 })).toEqual([['a', 'b', 'c', 'd']]);
      });

      it('holds whole documents, effects too', async () => {
        const effects = [effectDue('2030-01-01T00:00:00Z')];
        const created = await store.create(Notes, {
          tenant: FABRIKAM,
          id: '1',
          body: note('a', { labels: ['x'] }),
          effects,
        });
        expect((await store.list(Notes, FABRIKAM, { limit: 1 })).items).toEqual([created]);
        expect((await store.list(Notes, FABRIKAM, { limit: 1, tag: 'x' })).items).toEqual([created]);
      });

      it('orders documents that sort alike somehow, and shows each once', async () => {
        const created = Array.from({ length: 7 }, (_, number) => `same-${number}`);
        for (const id of created) await create(id, 'same', ['x']);
        await create('before', 'a', ['x']);
        await create('behind', 'z', ['x']);

        for (const query of [{}, { tag: 'x' }]) {
          for (const limit of [1, 2, 3]) {
            const up = (await pages({ limit, ...query })).flat();
            expect(up).toHaveLength(9);
            expect(up[0]).toBe('before');
            expect(up[8]).toBe('behind');
            expect(new Set(up.slice(1, 8))).toEqual(new Set(created));

            const down = (await pages({ limit, descending: true, ...query })).flat();
            expect(new Set(down)).toEqual(new Set(up));
            expect([down[0], down[8]]).toEqual(['behind', 'before']);
          }
        }
      });

      it('goes on behind the last document read, whatever was written in between', async () => {
        for (const id of ['b', 'd', 'f', 'h']) await create(id);
        const first = await store.list(Notes, FABRIKAM, { limit: 2 });
        expect(first.items.map(item => item.id)).toEqual(['b', 'd']);

        await create('a');
        await create('c');
        await create('e');
        const last = await store.read(Notes, FABRIKAM, 'd');
        if (last) await store.remove(Notes, last);

        const second = await store.list(Notes, FABRIKAM, { limit: 10, continuation: first.continuation });
        expect(second.items.map(item => item.id)).toEqual(['e', 'f', 'h']);
      });

      it('refuses a continuation that is none', async () => {
        for (const continuation of ['', 'nonsense', 'e30', '%%%', Buffer.from('null').toString('base64url')]) {
          await expect(store.list(Notes, FABRIKAM, { limit: 1, continuation })).rejects.toThrow(RangeError);
        }
      });

      it('refuses the continuation of another list', async () => {
        for (const id of ['a1', 'a2', 'a3']) await create(id, id, ['x', 'y']);
        const Others: DocumentKind<unknown> = { kind: 'other', schema: z.unknown() };
        const query = { limit: 1, tag: 'x', prefix: 'a' };
        const { continuation } = await store.list(Notes, FABRIKAM, query);
        expect(continuation).toBeDefined();

        await expect(store.list(Notes, CONTOSO, { ...query, continuation })).rejects.toThrow(RangeError);
        await expect(store.list(Others, FABRIKAM, { ...query, continuation })).rejects.toThrow(RangeError);
        for (const other of [{ tag: 'y' }, { prefix: 'a1' }, { prefix: '' }, { descending: true }]) {
          await expect(store.list(Notes, FABRIKAM, { ...query, ...other, continuation })).rejects.toThrow(RangeError);
        }
        const longer = await store.list(Notes, FABRIKAM, { ...query, limit: 5, continuation });
        expect(longer.items.map(item => item.id)).toEqual(['a2', 'a3']);
      });

      it.each([0, -1, 1.5, Number.NaN])('refuses the limit %d', async limit => {
        await expect(store.list(Notes, FABRIKAM, { limit })).rejects.toThrow(RangeError);
        await expect(store.due(FAR_FUTURE, limit)).rejects.toThrow(RangeError);
        await expect(store.stalled(limit)).rejects.toThrow(RangeError);
      });

      it('follows a change of what it is sorted by', async () => {
        const moving = await create('moving', 'a', ['x']);
        await create('fixed', 'm', ['x']);
        await store.replace(Notes, { ...moving, body: note('z', { labels: ['x'] }) });

        expect(await ids()).toEqual(['fixed', 'moving']);
        expect(await ids({ tag: 'x' })).toEqual(['fixed', 'moving']);
        expect(await ids({ prefix: 'a' })).toEqual([]);
      });

      it('of a kind without an order shows each document once', async () => {
        const Plain: DocumentKind<{ title: string }> = { kind: 'plain', schema: z.object({ title: z.string() }) };
        for (const id of ['1', '2', '3']) {
          await store.create(Plain, { tenant: FABRIKAM, id, body: { title: id } });
        }
        const first = await store.list(Plain, FABRIKAM, { limit: 2 });
        const second = await store.list(Plain, FABRIKAM, { limit: 2, continuation: first.continuation });
        expect([...first.items, ...second.items].map(item => item.id).sort()).toEqual(['1', '2', '3']);
        expect(second.continuation).toBeUndefined();
      });
    });

    describe('a prefix', () => {
      const titles = [
        '',
        'a',
        'ab',
        'abc',
        'ac',
        'b',
        'A',
        '%',
        '%a',
        '_',
        '_a',
        `'`,
        `'a`,
        '"a',
        '\\a',
        'mu',
        'mü',
        'müller',
        'mz',
        'ﬁ',
        '😀',
        '😀a',
        '😁',
        '👩‍👩‍👧',
        '\u{10ffff}',
        '\u{10ffff}a',
        '\ud7ff',
        '\ue000',
      ];
      const prefixes = [...titles, 'x', '%%', 'm', 'abcd', '👩', '\u{10ffff}\u{10ffff}'];

      it.each([{ descending: false }, { descending: true }])('is taken literally (%j)', async ({ descending }) => {
        for (const title of titles) await create(`id ${title}`, title, ['x']);
        for (const prefix of prefixes) {
          const expected = titles.filter(title => title.startsWith(prefix)).map(title => `id ${title}`);
          for (const query of [
            { prefix, descending },
            { prefix, descending, tag: 'x' },
          ]) {
            const found = await ids(query);
            expect(new Set(found)).toEqual(new Set(expected));
            expect(found).toHaveLength(expected.length);
          }
        }
      });

      it('narrows a list in order', async () => {
        for (const title of ['b', 'ab', 'ac', 'aa', 'c', 'a']) await create(title);
        expect(await pages({ limit: 2, prefix: 'a' })).toEqual([
          ['a', 'aa'],
          ['ab', 'ac'],
        ]);
        expect(await pages({ limit: 3, prefix: 'a', descending: true })).toEqual([['ac', 'ab', 'aa'], ['a']]);
      });
    });

    describe('a tag', () => {
      it('narrows a list in order', async () => {
        await create('1', 'd', ['red', 'round']);
        await create('2', 'c', ['red']);
        await create('3', 'b', ['round']);
        await create('4', 'a', ['red', 'red']);
        await create('5', 'e');

        expect(await pages({ limit: 2, tag: 'red' })).toEqual([['4', '2'], ['1']]);
        expect(await pages({ limit: 2, tag: 'red', descending: true })).toEqual([['1', '2'], ['4']]);
        expect(await pages({ limit: 5, tag: 'round' })).toEqual([['3', '1']]);
        expect(await ids({ tag: 're' })).toEqual([]);
        expect(await ids({ tag: '' })).toEqual([]);
      });

      it('and a prefix narrow together', async () => {
        for (const title of ['aa', 'ab', 'ac', 'ad', 'b']) await create(title, title, title === 'ab' ? ['y'] : ['x']);
        expect(await pages({ limit: 2, tag: 'x', prefix: 'a' })).toEqual([['aa', 'ac'], ['ad']]);
        expect(await pages({ limit: 2, tag: 'x', prefix: 'a', descending: true })).toEqual([['ad', 'ac'], ['aa']]);
      });

      it('comes and goes with a replacement', async () => {
        const created = await create('1', 'a', ['old', 'kept']);
        await store.replace(Notes, { ...created, body: note('a', { labels: ['kept', 'new'] }) });

        expect(await ids({ tag: 'old' })).toEqual([]);
        expect(await ids({ tag: 'kept' })).toEqual(['1']);
        expect(await ids({ tag: 'new' })).toEqual(['1']);
      });

      it.each(['Größe', '😀', `'";--`, '%', '_', 'shared:a/b', ''])('may be %j', async tag => {
        await create('1', 'a', [tag]);
        await create('2', 'a', ['other']);
        expect(await ids({ tag })).toEqual(['1']);
      });
    });

    describe('the beginning of a term', () => {
      it('finds each document once, by the first of its terms', async () => {
        await create('1', 'd', ['north', 'wind', 'northwind']);
        await create('2', 'c', ['norden']);
        await create('3', 'b', ['nord']);
        await create('4', 'a', ['south', 'no']);

        expect(await pages({ limit: 2, search: labelTerm('nor') })).toEqual([['3', '2'], ['1']]);
        expect(await ids({ search: labelTerm('northw') })).toEqual(['1']);
        expect(await ids({ search: labelTerm('x') })).toEqual([]);
        expect(await ids({ search: labelTerm('') })).toHaveLength(4);
      });

      it('finds none of another name', async () => {
        await create('1', 'a', ['north']);
        expect(await ids({ search: { among: 'lab', text: '' } })).toEqual([]);
        expect(await ids({ search: { among: 'labels', text: 'north' } })).toEqual([]);
      });

      it('finds documents with many terms page by page, those with the same term in their order', async () => {
        const words = ['x', 'xa', 'xb', 'xc', 'xd', 'y', 'ya', 'yb'];
        for (const id of ['3', '1', '2']) await create(id, `title ${id}`, words);
        await create('4', 'title', ['xb', 'yb']);
        await create('5', 'title', ['x', 'y']);

        for (const limit of [1, 2, 4]) {
          const found = async (text: string) => (await pages({ limit, search: labelTerm(text) })).flat();
          expect(await found('')).toEqual(['5', '1', '2', '3', '4']);
          expect(await found('xb')).toEqual(['4', '1', '2', '3']);
          expect(await found('y')).toEqual(['5', '1', '2', '3', '4']);
          expect(await found('yb')).toEqual(['4', '1', '2', '3']);
        }
      });

      it('comes and goes with a replacement', async () => {
        const created = await create('1', 'a', ['old', 'kept']);
        await store.replace(Notes, { ...created, body: note('a', { labels: ['kept', 'new', 'newer'] }) });
        expect(await ids({ search: labelTerm('old') })).toEqual([]);
        for (const text of ['kept', 'new', 'newe']) expect(await ids({ search: labelTerm(text) })).toEqual(['1']);
      });

      it.each(['Grö', '😀', `'"`, '%', '_'])('is taken literally: %j', async text => {
        await create('1', 'a', [`${text}x`]);
        await create('2', 'a', ['other']);
        expect(await ids({ search: labelTerm(text) })).toEqual(['1']);
        expect(await ids({ search: labelTerm(text) }, CONTOSO)).toEqual([]);
      });
    });

    describe('due', () => {
      const createDue = (id: string, dues: readonly string[], tenant = FABRIKAM) =>
        store.create(Notes, {
          tenant,
          id,
          body: note(id),
          effects: dues.map((due, number) => effectDue(due, `effect-${number}`)),
        });
      const dueIds = async (by: string, limit = 10) => (await store.due(at(by), limit)).map(document => document.id);

      it('names documents of all tenants, the longest due first', async () => {
        await createDue('third', ['2020-01-03T00:00:00Z']);
        await createDue('first', ['2020-01-01T00:00:00Z'], CONTOSO);
        await createDue('second', ['2020-01-02T00:00:00Z']);
        await create('never');

        expect(await store.due(at('2020-02-01T00:00:00Z'), 10)).toEqual([
          { kind: 'note', tenant: CONTOSO, id: 'first', due: at('2020-01-01T00:00:00Z') },
          { kind: 'note', tenant: FABRIKAM, id: 'second', due: at('2020-01-02T00:00:00Z') },
          { kind: 'note', tenant: FABRIKAM, id: 'third', due: at('2020-01-03T00:00:00Z') },
        ]);
      });

      it('names none of the tenants that are left out', async () => {
        await createDue('first', ['2020-01-01T00:00:00Z'], CONTOSO);
        await createDue('second', ['2020-01-02T00:00:00Z']);
        const all = at('2020-02-01T00:00:00Z');
        const tenants = async (except: readonly TenantId[]) =>
          (await store.due(all, 1, except)).map(({ tenant }) => tenant);
        expect(await tenants([])).toEqual([CONTOSO]);
        expect(await tenants([CONTOSO])).toEqual([FABRIKAM]);
        expect(await tenants([CONTOSO, FABRIKAM])).toEqual([]);
      });

      it('gives no more than its limit', async () => {
        for (const day of ['01', '02', '03', '04']) await createDue(day, [`2020-01-${day}T00:00:00Z`]);
        expect(await dueIds('2021-01-01T00:00:00Z', 2)).toEqual(['01', '02']);
      });

      it('holds what is due at the very moment, and nothing later', async () => {
        await createDue('1', ['2020-01-01T00:00:00.500Z']);
        expect(await dueIds('2020-01-01T00:00:00.499Z')).toEqual([]);
        expect(await dueIds('2020-01-01T00:00:00.500Z')).toEqual(['1']);
      });

      it('goes by the earliest effect of a document, and names it once', async () => {
        await createDue('1', ['2022-01-01T00:00:00Z', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z']);
        expect(await store.due(FAR_FUTURE, 10)).toEqual([
          { kind: 'note', tenant: FABRIKAM, id: '1', due: at('2020-01-01T00:00:00Z') },
        ]);
      });

      it('no longer names a document whose effects are settled, put off or removed with it', async () => {
        const settled = await createDue('settled', ['2020-01-01T00:00:00Z']);
        const postponed = await createDue('postponed', ['2020-01-01T00:00:00Z']);
        const removed = await createDue('removed', ['2020-01-01T00:00:00Z']);
        const half = await createDue('half', ['2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z']);

        await store.replace(Notes, { ...settled, effects: [] });
        await store.replace(Notes, { ...postponed, effects: [effectDue('2030-01-01T00:00:00Z')] });
        await store.remove(Notes, removed);
        await store.replace(Notes, { ...half, effects: half.effects.slice(1) });

        expect(await store.due(at('2021-01-01T00:00:00Z'), 10)).toEqual([
          { kind: 'note', tenant: FABRIKAM, id: 'half', due: at('2020-01-02T00:00:00Z') },
        ]);
      });
    });

    describe('stalled', () => {
      const STALLED = [
        { ...effectDue('2030-01-01T00:00:00Z', 'tried'), failingSince: at('2020-01-03T00:00:00Z') },
        setAside(effectDue('2019-01-01T00:00:00Z', 'aside'), { state: 'ambiguous', since: at('2020-01-02T00:00:00Z') }),
      ];
      const createWith = (id: string, effects: readonly Effect[], tenant = FABRIKAM) =>
        store.create(Notes, { tenant, id, body: note(id), effects });
      const ids = async (limit = 10) => (await store.stalled(limit)).map(({ id }) => id);

      it('names documents of all tenants with all of their effects, the longest so first', async () => {
        const [tried, aside] = STALLED.map(effect => [effect]);
        const waiting = effectDue('2018-01-01T00:00:00Z', 'waiting');
        await createWith('tried', [...(tried ?? []), waiting]);
        await createWith('aside', aside ?? [], CONTOSO);
        await createWith('waiting', [waiting]);
        await create('none');
        expect(await store.stalled(10)).toEqual([
          { kind: 'note', tenant: CONTOSO, id: 'aside', effects: aside },
          { kind: 'note', tenant: FABRIKAM, id: 'tried', effects: [...(tried ?? []), waiting] },
        ]);
        expect(await ids(1)).toEqual(['aside']);
      });

      it('goes by the one that has stalled first, and names the document once', async () => {
        await createWith('both', STALLED);
        await createWith('later', STALLED.slice(0, 1));
        expect(await ids()).toEqual(['both', 'later']);
      });

      it('no longer names a document whose effects are done, or that is removed or expired', async () => {
        const done = await createWith('done', STALLED);
        const removed = await createWith('removed', STALLED);
        const expired = note('expired', { expiresAt: at('2020-01-01T00:00:00Z') });
        await store.create(Notes, { tenant: FABRIKAM, id: 'expired', body: expired, effects: STALLED });
        await store.replace(Notes, { ...done, effects: [] });
        await store.remove(Notes, removed);
        expect(await ids()).toEqual([]);
      });
    });

    describe('an expired document', () => {
      const expiring = (milliseconds: number, title = 'Expiring') =>
        note(title, { labels: ['x'], expiresAt: later(new Date(), milliseconds) });
      const past = at('2020-01-01T00:00:00Z');

      /** A document that was there and has expired, with what it was. */
      const expired = async (id = '1'): Promise<Stored<ReturnType<typeof note>>> => {
        const created = await store.create(Notes, {
          tenant: FABRIKAM,
          id,
          body: expiring(20),
          effects: [effectDue('2020-01-01T00:00:00Z')],
        });
        while (await store.read(Notes, FABRIKAM, id)) await sleep(5);
        return created;
      };

      it('is absent from reads, lists and due', async () => {
        const kept = await store.create(Notes, { tenant: FABRIKAM, id: '3', body: expiring(1_000_000, 'c') });
        await store.create(Notes, { tenant: FABRIKAM, id: '2', body: note('b', { expiresAt: past, labels: ['x'] }) });
        await expired();

        expect(await store.read(Notes, FABRIKAM, '1')).toBeUndefined();
        expect(await store.read(Notes, FABRIKAM, '2')).toBeUndefined();
        expect(await store.read(Notes, FABRIKAM, '3')).toEqual(kept);
        expect(await ids()).toEqual(['3']);
        expect(await ids({ tag: 'x', descending: true })).toEqual(['3']);
        expect(await store.due(FAR_FUTURE, 10)).toEqual([]);
      });

      it('cannot be replaced or removed', async () => {
        const gone = await expired();
        await expect(store.replace(Notes, { ...gone, body: expiring(1_000_000) })).rejects.toThrow(DocumentConflict);
        await expect(store.remove(Notes, gone)).rejects.toThrow(DocumentConflict);
      });

      it('can be created over', async () => {
        await expired();
        const created = await create('1', 'New', ['y']);

        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(created);
        expect(await ids({ tag: 'x' })).toEqual([]);
        expect(await ids({ tag: 'y' })).toEqual(['1']);
      });

      it('lives longer when it was replaced in time', async () => {
        const created = await store.create(Notes, { tenant: FABRIKAM, id: '1', body: expiring(1_000_000) });
        const { expiresAt: _, ...body } = created.body;
        const replaced = await store.replace(Notes, { ...created, body });
        expect(await store.read(Notes, FABRIKAM, '1')).toEqual(replaced);

        await store.replace(Notes, { ...replaced, body: { ...body, expiresAt: past } });
        expect(await store.read(Notes, FABRIKAM, '1')).toBeUndefined();
      });
    });

    describe('a document that does not fit its schema', () => {
      const Former: DocumentKind<{ secret: string }> = {
        kind: 'note',
        schema: z.object({ secret: z.string() }),
        order: () => 'a',
      };
      const refusal = async (attempt: Promise<unknown>): Promise<string> => {
        const error: unknown = await attempt.then(
          () => undefined,
          reason => reason,
        );
        if (!(error instanceof Error)) throw new Error('It was not refused');
        return [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
      };

      it('is refused when it is read, by its kind and id, without its content', async () => {
        await store.create(Former, { tenant: FABRIKAM, id: 'id-1', body: { secret: 'hunter2' } });
        for (const attempt of [store.read(Notes, FABRIKAM, 'id-1'), store.list(Notes, FABRIKAM, { limit: 1 })]) {
          const told = await refusal(attempt);
          expect(told).toContain('note id-1 does not fit its schema');
          expect(told).not.toContain('hunter2');
          expect(told).not.toContain('secret');
        }
      });

      it('is refused before it is written', async () => {
        const Short: DocumentKind<string> = { kind: 'short', schema: z.string().max(3) };
        const told = await refusal(store.create(Short, { tenant: FABRIKAM, id: 'id-1', body: 'hunter2' }));
        expect(told).toContain('short id-1 does not fit its schema');
        expect(told).not.toContain('hunter2');
        expect(await store.read(Short, FABRIKAM, 'id-1')).toBeUndefined();

        const fit = await store.create(Short, { tenant: FABRIKAM, id: 'id-1', body: 'abc' });
        await refusal(store.replace(Short, { ...fit, body: 'hunter2' }));
        expect(await store.read(Short, FABRIKAM, 'id-1')).toEqual(fit);
      });

      it('does not hide others', async () => {
        await store.create(Former, { tenant: FABRIKAM, id: 'id-1', body: { secret: 'hunter2' } });
        const fit = await create('id-2');
        expect(await store.read(Notes, FABRIKAM, 'id-2')).toEqual(fit);
      });
    });

    it('has everything after it was opened again', async () => {
      const kept = await store.create(Notes, {
        tenant: FABRIKAM,
        id: 'kept',
        body: note('Kept', { labels: ['x'] }),
        effects: [effectDue('2020-01-01T00:00:00Z')],
      });
      const removed = await create('removed');
      await store.remove(Notes, removed);
      store = await opened.reopen();

      expect(await store.read(Notes, FABRIKAM, 'kept')).toEqual(kept);
      expect(await ids({ tag: 'x' })).toEqual(['kept']);
      expect(await store.due(FAR_FUTURE, 10)).toHaveLength(1);
      expect(await store.read(Notes, FABRIKAM, 'removed')).toBeUndefined();
      expect(await store.replace(Notes, kept)).toMatchObject({ id: 'kept' });
    });

    it('refuses to work after it was closed', async () => {
      await store.close();
      await expect(store.read(Notes, FABRIKAM, '1')).rejects.toThrow();
      await expect(create('1')).rejects.toThrow();
    });

    describeAgainstModel(() => store);
  });
}
