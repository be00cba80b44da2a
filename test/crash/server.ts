import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expectNoSecretIn, filesIn, takeDownWhatIsShown } from '../secrets/secrets';

takeDownWhatIsShown();

const MAIN = join(__dirname, '../../dist/src/main.js');

/** The server as people run it: a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** As a power failure does. What it has left on the disk and said holds no secret that anybody was shown. */
  kill(): Promise<void>;
  /** As whoever replaces it does. @returns the exit code once it has ended */
  terminate(): Promise<number | null>;
}

/**
 * Starts the server and waits until it listens.
 * @param port 0 lets the system choose one
 * @param environment further settings
 */
export async function startServer(
  dataDirectory: string,
  port = 0,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATA_DIR: dataDirectory,
      SANDBOX_REVIEW_SECONDS: '0',
      ACTIVITIES_PER_MINUTE: '1000000',
      ...environment,
    },
  });
  const exited = once(child, 'exit');
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  let said = '';
  const listening = new Promise<number>(resolve => {
    const listen = (text: string) => {
      said += text;
      const found = /"port":(\d+).*"msg":"listening"/.exec(said)?.[1];
      if (found) resolve(Number(found));
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
  });
  const failed = exited.then(() => {
    throw new Error(`The server ended by itself:\n${said}`);
  });
  const found = await Promise.race([listening, failed]);
  failed.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${found}`,
    async kill() {
      child.kill('SIGKILL');
      await exited;
      expectNoSecretIn([...filesIn(dataDirectory), { name: 'the output', content: said }]);
    },
    terminate() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
