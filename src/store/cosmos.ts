import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Effect } from '../domain/effect';
import { Instant, instant, TenantId } from '../domain/ids';
import { continuationAfter, positionOf, requireLimit } from './continuation';
import { type CosmosOptions, openContainer } from './cosmos/container';
import { type Item, itemOf, type KeptItem } from './cosmos/item';
import { itemsIn } from './cosmos/items';
import { type Found, pageOf } from './cosmos/page';
import { dueQuery, stalledQuery } from './cosmos/query';
import { patiently, Status } from './cosmos/requests';
import { OVERTAKEN, versionIn, versionOf, versionText } from './cosmos/version';
import { documentOf, Effects } from './document';
import { DocumentConflict, type DocumentKind, type Store, type Stored } from './store';
import { isStorable, requireStorable } from './text';

const DueItem = z.object({ kind: z.string(), tenant: TenantId, name: z.string(), due: Instant });

const StalledItem = z.object({ kind: z.string(), tenant: TenantId, name: z.string(), effects: Effects });

/**
 * The store in one container of Azure Cosmos DB, which several processes may share.
 * @throws StoreUnusable when the account, the database or the container cannot be used as they are
 */
export async function openCosmosStore(options: CosmosOptions, now: () => Date = () => new Date()): Promise<Store> {
  const { client, container } = await openContainer(options);
  const items = itemsIn(container);
  let open = true;

  const doing = <Result>(what: string, work: (mayBeDone: boolean) => Promise<Result>): Promise<Result> => {
    if (!open) throw new Error('The store is closed');
    return patiently(what, work);
  };

  const isExpired = ({ expires }: { readonly expires?: Instant | undefined }): boolean =>
    expires !== undefined && expires <= instant(now());

  return {
    isShared: true,

    async read(kind, tenant, id) {
      if (!isStorable(tenant) || !isStorable(id)) return undefined;
      const found = await doing(`to read a ${kind.kind}`, () => items.read(tenant, kind.kind, id));
      return found && !isExpired(found) ? storedOf(kind, tenant, found) : undefined;
    },

    async create(kind, document) {
      const write = writeOf(kind, document, [], now());
      return doing(`to create a ${kind.kind}`, async () => {
        const created = await items.create(write.item);
        if (typeof created === 'string') return write.doneAs(created);
        const found = await items.read(document.tenant, kind.kind, document.id);
        const done = found && write.doneIn(found);
        if (done) return done;
        // What has expired gives way, be the database as slow as it likes to remove it.
        const replaced = found && isExpired(found) ? await items.replace(write.item, found._etag) : created;
        if (typeof replaced === 'string') return write.doneAs(replaced);
        throw new DocumentConflict(kind.kind, document.id);
      });
    },

    async replace(kind, document) {
      const version = versionIn(document.etag);
      const write = writeOf(kind, document, version.writes, now());
      if (isExpired(version)) throw new DocumentConflict(kind.kind, document.id);
      return doing(`to replace a ${kind.kind}`, async mayBeDone => {
        const replaced = await items.replace(write.item, version.etag);
        if (typeof replaced === 'string') return write.doneAs(replaced);
        const found = mayBeDone ? await items.read(document.tenant, kind.kind, document.id) : undefined;
        const done = found && write.doneIn(found);
        if (done) return done;
        throw new DocumentConflict(kind.kind, document.id);
      });
    },

    async remove(kind, { tenant, id, etag }) {
      const version = versionIn(etag);
      if (isExpired(version)) throw new DocumentConflict(kind.kind, id);
      await doing(`to remove a ${kind.kind}`, async mayBeDone => {
        const removed = await items.remove(tenant, kind.kind, id, version.etag);
        if (removed === 'removed' || (removed === Status.NotFound && mayBeDone)) return;
        throw new DocumentConflict(kind.kind, id);
      });
    },

    async list(kind, tenant, query) {
      requireStorable(tenant);
      requireLimit(query.limit);
      const after = positionOf(kind.kind, tenant, query, z.string());
      const context = { kind: kind.kind, tenant, expires: kind.expires !== undefined, now: instant(now()) };
      const found = await doing(`to list ${kind.kind}`, () => pageOf(items, context, query, after));
      const page = found.slice(0, query.limit);
      const documents = page.map(item => storedOf(kind, tenant, item));
      const last: Found | undefined = found.length > query.limit ? page.at(-1) : undefined;
      if (!last) return { items: documents };
      return { items: documents, continuation: continuationAfter(kind.kind, tenant, query, last.position) };
    },

    async due(by, limit, except = []) {
      requireLimit(limit);
      const due = await doing('to look for effects', () => items.query(dueQuery(by, limit, except, instant(now()))));
      return due.map(item => {
        const { name: id, ...document } = DueItem.parse(item);
        return { ...document, id };
      });
    },

    async stalled(limit) {
      requireLimit(limit);
      const found = await doing('to look for stalled effects', () => items.query(stalledQuery(limit, instant(now()))));
      return found.map(item => {
        const { name: id, ...document } = StalledItem.parse(item);
        return { ...document, id };
      });
    },

    async close() {
      if (open) client.dispose();
      open = false;
    },
  };
}

const storedOf = <Body>(kind: DocumentKind<Body>, tenant: TenantId, item: KeptItem): Stored<Body> =>
  documentOf(kind, tenant, { ...item, id: item.name, etag: versionText(versionOf(item)) });

interface Write<Body> {
  readonly item: Item;
  /** What was written, under this etag of the item. */
  doneAs(etag: string): Stored<Body>;
  /** What was written by an attempt that got no answer, if that is what lies there, be it that somebody went on from it. */
  doneIn(found: KeptItem): Stored<Body> | undefined;
}

/**
 * The next version of a document.
 * @param former writes that it is based on, the last one first
 * @throws DocumentMismatch before anything is written, for what no read would return
 */
function writeOf<Body>(
  kind: DocumentKind<Body>,
  { tenant, id, body, effects = [] }: Pick<Stored<Body>, 'tenant' | 'id' | 'body'> & { effects?: readonly Effect[] },
  former: readonly string[],
  now: Date,
): Write<Body> {
  requireStorable(tenant, id);
  const document = documentOf(kind, tenant, { id, etag: '', body: copied(body), effects: copied(effects) });
  const mark = randomBytes(8).toString('base64url');
  const item = itemOf(kind, { tenant, id, body, effects }, [mark, ...former], now);
  const doneAs = (etag: string) => ({
    ...document,
    etag: versionText({ etag, expires: item.expires, writes: item.writes }),
  });
  return {
    item,
    doneAs,
    doneIn({ _etag, writes }) {
      if (!writes.includes(mark)) return undefined;
      return doneAs(writes[0] === mark ? _etag : OVERTAKEN);
    },
  };
}

const copied = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
