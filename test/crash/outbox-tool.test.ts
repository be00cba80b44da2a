import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectOf, setAside } from '../../src/domain/effect';
import { instant, TenantId } from '../../src/domain/ids';
import { ACCOUNT_ID, Accounts } from '../../src/store/documents';
import { openEmbeddedStore } from '../../src/store/embedded';
import type { Store } from '../../src/store/store';
import { eventually } from '../conversation/harness/desk';
import { accountBy } from '../domain/samples';
import { type ServerProcess, startServer } from './server';
import { runTool } from './tool';

const TENANT = TenantId.parse('contoso');

describe('npm run outbox, beside a running server', () => {
  let directory: string;
  let store: Store;
  let server: ServerProcess;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-outbox-tool-'));
    store = openEmbeddedStore(directory);
    const now = instant(new Date());
    const effects = ['first', 'second'].map(id =>
      setAside(effectOf(id, now, { type: 'record', entries: [] }), {
        state: 'ambiguous',
        since: now,
      }),
    );
    const body = { by: accountBy, enrollment: { state: 'draft', partnerKind: 'direct-partner', signInLinks: [] } };
    await store.create(Accounts, { tenant: TENANT, id: ACCOUNT_ID, body: Accounts.schema.parse(body), effects });
    server = await startServer(directory);
  });
  afterAll(async () => {
    await server.kill();
    await store.close();
    await rm(directory, { recursive: true });
  });

  const outbox = (...args: string[]) => runTool('tools/outbox', args, { DATA_DIR: directory });
  const left = async () => (await store.read(Accounts, TENANT, ACCOUNT_ID))?.effects.map(({ id }) => id);

  it('lists what is stuck, drops it, or has the server do it', async () => {
    const { code, output } = await outbox('list');
    expect(code).toBe(0);
    const ids = [...output.matchAll(/^([0-9a-f]{8}) +contoso +record +ambiguous /gm)].map(([, id = '']) => id);
    expect(ids).toHaveLength(2);

    const [first = '', second = ''] = ids;
    expect(await outbox('retry', first)).toMatchObject({ code: 0, output: expect.stringContaining('is done now') });
    await eventually(async () => expect(await left()).toHaveLength(1));
    expect(await outbox('drop', second)).toMatchObject({ code: 0, output: expect.stringContaining('is dropped') });
    expect(await left()).toEqual([]);
    expect(await outbox('list')).toMatchObject({ code: 0, output: 'Nothing is late, and nothing is set aside.\n' });
    expect(await outbox('retry', first)).toMatchObject({ code: 1, output: expect.stringContaining('nothing with') });
  });

  it('makes no store where there is none', async () => {
    const missing = join(directory, 'missing');
    const ended = await runTool('tools/outbox', ['list'], { DATA_DIR: missing });
    expect(ended).toMatchObject({ code: 1, errors: expect.stringContaining('DATA_DIR: there is no database') });
    await expect(rm(missing)).rejects.toThrow('ENOENT');
  });

  it.each([[['--help'], 0, 'output'] as const, [[], 1, 'errors'] as const, [['retry'], 1, 'errors'] as const])(
    'says how it is used: %j',
    async (args, code, where) => {
      const ended = await outbox(...args);
      expect(ended.code).toBe(code);
      expect(ended[where]).toContain('Usage: npm run outbox');
    },
  );
});
