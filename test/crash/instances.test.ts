import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded';
import { describeInstances } from './instances';

describeInstances(
  'two servers on one database',
  async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'partner-desk-instances-'));
    const store = openEmbeddedStore(dataDirectory);
    return {
      store,
      dataDirectory,
      environment: { DATA_SHARED: 'true' },
      async dispose() {
        await store.close();
        await rm(dataDirectory, { recursive: true });
      },
    };
  },
  50,
);
