import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TenantId } from '../../src/domain/ids';
import { DocumentConflict, type ListQuery, type Store, type Stored } from '../../src/store/store';
import { at, effectDue, labelTerm, type Note, Notes, note } from './note';

const TENANTS = ['fabrikam', 'contoso'];
const IDS = ['1', '2', '3', '4', '5', '6'];
const LABELS = ['red', 'round', 'größe'];
const DUES = ['2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z', '2020-01-03T00:00:00Z'];
const FAR_FUTURE = at('9999-01-01T00:00:00Z');

const place = { tenant: fc.constantFrom(...TENANTS), id: fc.constantFrom(...IDS) };
const title = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'ä', 'ß', '😀', '%', '_', "'"), maxLength: 3 });
const content = {
  body: fc.record({ title, labels: fc.subarray(LABELS) }).map(({ title, labels }) => note(title, { labels })),
  effects: fc.subarray(DUES).map(dues => dues.map((due, number) => effectDue(due, `effect-${number}`))),
};
const limit = fc.integer({ min: 1, max: 4 });
/** Whether to write with the etag that was read before the last write. */
const stale = fc.boolean();

const action = fc.oneof(
  fc.record({ name: fc.constant('create' as const), ...place, ...content }),
  fc.record({ name: fc.constant('replace' as const), ...place, ...content, stale }),
  fc.record({ name: fc.constant('remove' as const), ...place, stale }),
  fc.record({
    name: fc.constant('list' as const),
    tenant: place.tenant,
    query: fc.oneof(
      fc.record(
        { tag: fc.constantFrom(...LABELS), prefix: title, descending: fc.boolean(), limit },
        { requiredKeys: ['limit'] },
      ),
      fc.record({ search: fc.constantFrom('', 'r', 'ro', 'g', 'x').map(labelTerm), limit }),
    ),
  }),
);

/** What a document is now, and what it was before its last write. */
interface Versions {
  current?: Stored<Note> | undefined;
  former?: Stored<Note> | undefined;
}

/** Any sequence of operations does what it would do to a map in memory. */
export function describeAgainstModel(store: () => Store): void {
  it('does whatever a map in memory does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40, size: 'max' }), async actions => {
        const run = randomUUID();
        const tenantOf = (name: string) => TenantId.parse(`${name} of ${run}`);
        const model = new Map<string, Versions>();
        const versionsOf = (tenant: TenantId, id: string) => model.get(`${tenant}/${id}`) ?? {};
        const living = () => [...model.values()].flatMap(({ current }) => (current ? [current] : []));

        for (const action of actions) {
          const tenant = tenantOf(action.tenant);
          if (action.name === 'list') {
            const documents = living().filter(document => document.tenant === tenant);
            expectListed(await listed(store(), tenant, action.query), documents, action.query);
            continue;
          }
          const { id } = action;
          const { current, former } = versionsOf(tenant, id);
          const write = (next: Stored<Note> | undefined) =>
            model.set(`${tenant}/${id}`, { current: next, former: current ?? former });

          if (action.name === 'create') {
            const { body, effects } = action;
            const created = await unlessConflict(store().create(Notes, { tenant, id, body, effects }));
            expect(created === undefined).toBe(current !== undefined);
            if (created) {
              expect(created).toEqual({ tenant, id, body, effects, etag: created.etag });
              write(created);
            }
          } else {
            const known = action.stale ? former : current;
            if (!known) continue;
            if (action.name === 'replace') {
              const { body, effects } = action;
              const replaced = await unlessConflict(store().replace(Notes, { ...known, body, effects }));
              expect(replaced !== undefined).toBe(known === current);
              if (replaced) {
                expect(replaced).toEqual({ tenant, id, body, effects, etag: replaced.etag });
                write(replaced);
              }
            } else {
              const removed = await unlessConflict(
                store()
                  .remove(Notes, known)
                  .then(() => true),
              );
              expect(removed === true).toBe(known === current);
              if (removed) write(undefined);
            }
          }
          expect(await store().read(Notes, tenant, id)).toEqual(versionsOf(tenant, id).current);
        }

        const due = await store().due(FAR_FUTURE, 10_000);
        const ofThisRun = due.filter(({ tenant }) => tenant.endsWith(run));
        const expected = living().flatMap(({ tenant, id, effects }) =>
          effects[0] ? [{ kind: 'note', tenant, id, due: effects[0].due }] : [],
        );
        expect(ofThisRun).toHaveLength(expected.length);
        expect(ofThisRun).toEqual(expect.arrayContaining(expected));
        expect(due.map(document => document.due)).toEqual(due.map(document => document.due).sort());
      }),
      { numRuns: 60 },
    );
  });
}

async function unlessConflict<Result>(attempt: Promise<Result>): Promise<Result | undefined> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof DocumentConflict) return undefined;
    throw error;
  }
}

async function listed(store: Store, tenant: TenantId, query: ListQuery): Promise<Stored<Note>[]> {
  const documents: Stored<Note>[] = [];
  let continuation: string | undefined;
  do {
    const page = await store.list(Notes, tenant, { ...query, continuation });
    documents.push(...page.items);
    expect(documents.length).toBeLessThanOrEqual(IDS.length);
    continuation = page.continuation;
  } while (continuation !== undefined);
  return documents;
}

/** The documents that fit, each once, in order; those that sort alike in any order. */
function expectListed(found: readonly Stored<Note>[], documents: readonly Stored<Note>[], query: ListQuery): void {
  const { tag, prefix = '', descending = false, search } = query;
  const firstFound = ({ body }: Stored<Note>) =>
    search && body.labels.filter(label => label.startsWith(search.text)).sort(byCodePoints)[0];
  const place = (document: Stored<Note>) => `${firstFound(document) ?? ''}\0${document.body.title}`;
  const fitting = documents
    .filter(({ body }) => body.title.startsWith(prefix) && (tag === undefined || body.labels.includes(tag)))
    .filter(document => !search || firstFound(document) !== undefined)
    .sort((one, other) => byCodePoints(place(one), place(other)));
  if (descending) fitting.reverse();

  expect(found.map(place)).toEqual(fitting.map(place));
  expect(found).toEqual(expect.arrayContaining(fitting));
}

const byCodePoints = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
