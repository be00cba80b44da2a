import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../dist/src/main.js');

it('a server that cannot start says why, without its secrets', async () => {
  const secret = 'hunter2-secret.invalid';
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-log-'));
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      // An address that is the password, too, so that the error must name it.
      ...{ MicrosoftAppId: 'app', MicrosoftAppPassword: secret, HOST: secret, PUBLIC_URL: 'https://desk.example' },
      DATA_DIR: directory,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  expect(await once(child, 'exit')).toEqual([1, null]);
  await rm(directory, { recursive: true });
  expect(said).toMatch(/ENOTFOUND|EAI_AGAIN/);
  expect(said).toContain('[redacted]');
  expect(said).not.toContain('hunter2');
});
