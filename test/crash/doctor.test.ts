import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './tool';

const SECRETS = { MicrosoftAppPassword: 'top-secret', COSMOS_KEY: 'aGlkZGVuIGtleQ==' };
const BROKEN = {
  ...SECRETS,
  PORT: '0',
  MicrosoftAppId: '5f0c7e62-8a1b-4d1e-9a53-0c4a3f1b2d77',
  PUBLIC_URL: 'https://localhost',
  MAIL_SMTP_URL: 'smtp://user:private@127.0.0.1:1',
  MAIL_FROM: 'desk@contoso.com',
};

describe('npm run doctor', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-doctor-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const doctor = (settings: Readonly<Record<string, string>>, ...args: string[]) =>
    runTool('doctor', args, { DATA_DIR: join(directory, 'data'), ...settings });

  it('finds nothing wrong with a laptop, and changes nothing', async () => {
    const { code, output } = await doctor({ PORT: '0' });
    expect(output).toMatch(/^ok {7}Node\.js: /m);
    expect(output).toMatch(/^ok {7}store: /m);
    expect(output).toMatch(/\n0 problems, \d notes?\.\n$/);
    expect(code).toBe(0);
    await expect(rm(join(directory, 'data'))).rejects.toThrow('ENOENT');
  });

  it('says what is wrong, why and how to mend it, and no secret', async () => {
    const { code, output, errors } = await doctor(BROKEN, '--package', join(directory, 'none.zip'));
    expect(code).toBe(1);
    expect(output).toMatch(/^problem {2}PUBLIC_URL: is an address of this machine\n {9}why: .+\n {9}mend: .+/m);
    expect(output).toMatch(/^problem {2}mail: 127\.0\.0\.1:1 cannot be used: /m);
    expect(output).toMatch(/^note {5}app package: is not here/m);
    expect(output).toMatch(/\n2 problems, /);
    expect(output + errors).not.toMatch(/top-secret|private|aGlkZGVu/);
  });

  it('looks at the settings alone where they cannot be used', async () => {
    const { code, output } = await doctor({ ...SECRETS, PORT: 'many' });
    expect(code).toBe(1);
    expect(output).toMatch(/^problem {2}PORT: /m);
    expect(output).toContain('What depends on the settings was not looked at.');
  });

  it.each([
    [['--help'], 0, 'output'],
    [['--package'], 1, 'errors'],
    [['everything'], 1, 'errors'],
  ] as const)('says how it is used: %j', async (args, code, where) => {
    const ended = await doctor({}, ...args);
    expect(ended.code).toBe(code);
    expect(ended[where]).toContain('Usage: npm run doctor');
  });
});
