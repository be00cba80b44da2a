import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEmbeddedStore } from '../../src/store/embedded';
import { hashOf } from '../../src/workflows/link';
import { openTestDesk, type TestDesk } from '../conversation/harness/desk';
import type { Member } from '../conversation/harness/member';
import { acceptance, invited, twoPartners } from '../conversation/harness/story';
import { runTool } from './tool';

const Line = z.object({ kind: z.string(), id: z.string(), body: z.unknown() });
const LONG_HASH = /"[\w-]{43}"/;

describe('npm run tenant, beside a running server', () => {
  let directory: string;
  let desk: TestDesk;
  let megan: Member;
  const links: string[] = [];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-tenant-tool-'));
    desk = await openTestDesk({
      storage: {
        open: async now => openEmbeddedStore(directory, now),
        contents: async () => '',
        dispose: async () => undefined,
      },
    });
    const partners = await twoPartners(desk);
    megan = partners.megan;
    links.push(await invited(partners.alex), await invited(partners.alex, 'anna@litware.example'));
    await desk.website.send(links[0] ?? '', acceptance());
    await desk.settled();
  });
  afterAll(async () => {
    await desk.close();
    await rm(directory, { recursive: true });
  });

  const tenant = (...args: string[]) => runTool('tools/tenant', args, { DATA_DIR: directory });
  const exported = async (id: string) => (await tenant('export', id)).output.trim().split('\n').filter(Boolean);

  it('exports everything of a tenant, and no hash of a link', async () => {
    const { code, output, errors } = await tenant('export', 'contoso');
    const lines = output
      .trim()
      .split('\n')
      .map(line => Line.parse(JSON.parse(line)));
    expect(code).toBe(0);
    expect(errors).toBe(`${lines.length} documents of contoso\n`);
    const kinds = ['account', 'conversation', 'customer', 'history-entry', 'invitation', 'partnership', 'user'];
    expect([...new Set(lines.map(({ kind }) => kind))].sort()).toEqual([...kinds, 'organization'].sort());
    expect(await desk.documents('contoso')).toMatchObject({ invitations: { length: 2 } });
    for (const link of links) {
      expect(output).not.toContain(hashOf(link.split('/i/')[1] ?? link));
    }
    expect(output).not.toMatch(LONG_HASH);
  });

  it('deletes a tenant once that is confirmed, and leaves what is of others', async () => {
    const before = await exported('fabrikam');
    const asked = await tenant('delete', 'contoso');
    expect(asked).toMatchObject({ code: 1, output: expect.stringContaining('Nothing was deleted') });
    expect(asked.output).toMatch(/^invitation +2$/m);
    expect(asked.output).toMatch(/^fabrikam +partnership +1$/m);
    expect((await exported('contoso')).length).toBeGreaterThan(5);

    const done = await tenant('delete', 'contoso', '--yes');
    expect(done).toMatchObject({ code: 0, output: expect.stringContaining('Nothing of contoso is left.') });
    expect(done.output).toMatch(/^invitation +2$/m);
    expect(done.output).toMatch(/^fabrikam +partnership +1$/m);
    expect(await exported('contoso')).toEqual([]);
    expect(await exported('fabrikam')).toEqual(before);
    expect(await tenant('delete', 'contoso', '--yes')).toMatchObject({
      code: 0,
      output: expect.stringContaining('There is nothing of contoso.'),
    });

    await megan.say('indirect resellers');
    expect(megan.lastCard.text).toContain('Contoso');
  });

  it('makes no store where there is none', async () => {
    const missing = join(directory, 'missing');
    const ended = await runTool('tools/tenant', ['export', 'contoso'], { DATA_DIR: missing });
    expect(ended).toMatchObject({ code: 1, errors: expect.stringContaining('DATA_DIR: there is no database') });
    await expect(rm(missing)).rejects.toThrow('ENOENT');
  });

  it.each([
    [['--help'], 0, 'output'],
    [[], 1, 'errors'],
    [['export'], 1, 'errors'],
    [['delete', 'contoso', '--sure'], 1, 'errors'],
    [['export', 'contoso', '--yes'], 1, 'errors'],
  ] as const)('says how it is used: %j', async (args, code, where) => {
    const ended = await tenant(...args);
    expect(ended.code).toBe(code);
    expect(ended[where]).toContain('Usage: npm run tenant');
  });
});
