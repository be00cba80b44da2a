import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { TenantId } from '../../src/domain/ids';
import { copied } from '../../src/store/copy';
import { ORGANIZATION_ID, Organizations } from '../../src/store/documents';
import { openEmbeddedStore } from '../../src/store/embedded';
import { openEmbeddedArchive } from '../../src/store/embedded/archive';
import type { DocumentKind, Store } from '../../src/store/store';
import { deleteTenant, exportOfTenant, inventoryOfTenant } from '../../src/store/tenant-data';
import { at, effectDue, Notes, note } from './note';

const CONTOSO = TenantId.parse('contoso');
const FABRIKAM = TenantId.parse('fabrikam');
const DOMAIN = TenantId.parse('contoso.example');
const NOW = at('2026-03-02T10:00:00.000Z');

const Secret = z.object({ name: z.string(), linkHashes: z.array(z.string()), link: z.object({ hash: z.string() }) });
const Secrets: DocumentKind<z.infer<typeof Secret>> = { kind: 'secret', schema: Secret };
const KINDS = [copied(Notes), copied(Organizations), copied(Secrets)];

describe('what is kept of a tenant', () => {
  let directory: string;
  let store: Store;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-tenant-'));
    store = openEmbeddedStore(directory);
    for (const tenant of [CONTOSO, FABRIKAM]) {
      for (const id of ['1', '2']) await store.create(Notes, { tenant, id, body: note(`${id} of ${tenant}`) });
      const domain = TenantId.parse(`${tenant}.example`);
      await store.create(Organizations, { tenant: domain, id: ORGANIZATION_ID, body: { tenant, companyName: tenant } });
    }
    const effects = [effectDue('2030-01-01T00:00:00Z')];
    const body = { name: 'a', linkHashes: ['h1'], link: { hash: 'h2' } };
    await store.create(Secrets, { tenant: CONTOSO, id: 'secret', body, effects });
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function withArchive<Result>(work: (archive: ReturnType<typeof openEmbeddedArchive>) => Promise<Result>) {
    const archive = openEmbeddedArchive(directory);
    try {
      return await work(archive);
    } finally {
      await archive.close();
    }
  }

  const inventory = (tenant = CONTOSO) =>
    withArchive(async archive => {
      const { own, elsewhere } = await inventoryOfTenant(archive, tenant, NOW);
      return {
        own: Object.fromEntries(own),
        elsewhere: Object.fromEntries([...elsewhere].map(([id, counts]) => [id, Object.fromEntries(counts)])),
      };
    });

  /** @returns the kinds that were deleted */
  const remove = (tenant = CONTOSO, onDeleted = (_kind: string) => {}, from = store) =>
    withArchive(async archive => {
      const kinds: string[] = [];
      await deleteTenant({ archive, store: from, kinds: KINDS, by: NOW }, tenant, kind => {
        kinds.push(kind);
        onDeleted(kind);
      });
      return kinds.sort();
    });

  const OWN = { note: 2, organization: 1, secret: 1 };

  it('is what lies in its partition, and what is its own in those that all share', async () => {
    expect(await inventory()).toEqual({ own: OWN, elsewhere: {} });
  });

  it('is told apart from what others keep about it', async () => {
    await store.create(Notes, { tenant: FABRIKAM, id: 'contoso', body: note('by its id') });
    await store.create(Notes, { tenant: FABRIKAM, id: '3', body: note('shared', { labels: ['contoso'] }) });
    await store.create(Notes, { tenant: FABRIKAM, id: '4', body: note('contoso and others') });
    expect(await inventory()).toEqual({ own: OWN, elsewhere: { fabrikam: { note: 2 } } });
  });

  it('is exported a line a document, without hashes and with what waits', async () => {
    const lines = await withArchive(async archive => {
      const found: unknown[] = [];
      for await (const line of exportOfTenant(archive, CONTOSO, NOW)) found.push(JSON.parse(line));
      return found;
    });
    expect(lines).toHaveLength(4);
    expect(lines).toEqual(
      expect.arrayContaining([
        { kind: 'note', id: '1', body: note('1 of contoso') },
        { kind: 'organization', id: ORGANIZATION_ID, body: { tenant: 'contoso', companyName: 'contoso' } },
        {
          kind: 'secret',
          id: 'secret',
          body: { name: 'a', link: {} },
          effects: [effectDue('2030-01-01T00:00:00Z')],
        },
      ]),
    );
  });

  it('is deleted, and nothing of anybody else', async () => {
    const others = await inventory(FABRIKAM);
    expect(await remove()).toEqual(['note', 'note', 'organization', 'secret']);
    expect(await inventory()).toEqual({ own: {}, elsewhere: {} });
    expect(await inventory(FABRIKAM)).toEqual(others);
    expect(await remove()).toEqual([]);
  });

  it('is not what lies in a partition that all share', async () => {
    expect(await remove(DOMAIN)).toEqual([]);
    expect(await inventory()).toMatchObject({ own: OWN });
  });

  it('goes on to be deleted where that was interrupted', async () => {
    const interrupt = () => {
      throw new Error('interrupted');
    };
    await expect(remove(CONTOSO, interrupt)).rejects.toThrow('interrupted');
    expect(await remove()).toHaveLength(3);
    expect(await inventory()).toMatchObject({ own: {} });
  });

  it('is deleted also where it is written or deleted meanwhile', async () => {
    let isFirst = true;
    const racing: Store = {
      ...store,
      async remove(kind, document) {
        if (isFirst) {
          isFirst = false;
          await store.replace(kind, document);
          const other = await store.read(Notes, CONTOSO, '2');
          if (other) await store.remove(Notes, other);
        }
        return store.remove(kind, document);
      },
    };
    expect(await remove(CONTOSO, undefined, racing)).toEqual(['note', 'organization', 'secret']);
    expect(await inventory()).toMatchObject({ own: {} });
  });

  it('is left alone where this version does not know its kind', async () => {
    const kind: DocumentKind<unknown> = { kind: 'from-the-future', schema: z.unknown() };
    await store.create(kind, { tenant: CONTOSO, id: '0', body: {} });
    await expect(remove()).rejects.toThrow('a kind of document that this version does not know');
    expect(await inventory()).toMatchObject({ own: OWN });
  });
});
