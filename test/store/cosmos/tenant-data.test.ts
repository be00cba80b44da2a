import { randomUUID } from 'node:crypto';
import { instant, TenantId } from '../../../src/domain/ids';
import { copied } from '../../../src/store/copy';
import { openCosmosStore } from '../../../src/store/cosmos';
import { openCosmosArchive } from '../../../src/store/cosmos/archive';
import { deleteTenant, exportOfTenant, inventoryOfTenant } from '../../../src/store/tenant-data';
import { Notes, note } from '../note';
import { startWireServer } from './wire-server';

const CONTOSO = TenantId.parse('contoso');
const FABRIKAM = TenantId.parse('fabrikam');
/** More than a page of the archive. */
const HOW_MANY = 620;

it('everything of a tenant is exported and deleted from Cosmos DB, however many pages it takes', async () => {
  const server = await startWireServer();
  const options = server.options(randomUUID());
  const store = await openCosmosStore(options);
  const archive = await openCosmosArchive(options);
  try {
    const ids = Array.from({ length: HOW_MANY }, (_, number) => `id ${number}`);
    await Promise.all(ids.map(id => store.create(Notes, { tenant: CONTOSO, id, body: note(id) })));
    await store.create(Notes, { tenant: FABRIKAM, id: '1', body: note('of contoso', { labels: ['contoso'] }) });
    const by = instant(new Date());

    let exported = 0;
    for await (const _line of exportOfTenant(archive, CONTOSO, by)) exported += 1;
    expect(exported).toBe(HOW_MANY);
    let deleted = 0;
    await deleteTenant({ archive, store, kinds: [copied(Notes)], by }, CONTOSO, () => {
      deleted += 1;
    });
    expect(deleted).toBe(HOW_MANY);
    const { own, elsewhere } = await inventoryOfTenant(archive, CONTOSO, by);
    expect([...own]).toEqual([]);
    expect([...elsewhere]).toEqual([['fabrikam', new Map([['note', 1]])]]);
  } finally {
    await Promise.all([store.close(), archive.close()]);
    await server.close();
  }
});
