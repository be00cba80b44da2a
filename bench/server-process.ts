import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Usage } from './probe';

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** @param question `collect` throws the garbage away first */
  usage(question?: 'collect'): Promise<Usage>;
  stop(): Promise<void>;
}

export const DESK = join(__dirname, '../src/main.js');
export const ECHO = join(__dirname, '../../bench/echo.cjs');

/** Starts a script that logs one line with its port and `"msg":"listening"`, and waits for that line. */
export async function startServer(
  script: string,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const child = fork(script, [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--expose-gc', '--require', join(__dirname, 'probe.js'), ...flags],
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
  });
  const exited = once(child, 'exit');
  const port = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length > 10_000) return;
      said += text;
      const found = /"port":(\d+).*"msg":"listening"/.exec(said)?.[1];
      if (found) resolve(found);
    });
    void exited.then(() => reject(new Error(`${script} ended by itself:\n${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async usage(question) {
      const answer = once(child, 'message');
      child.send(question ?? 'usage');
      const [usage] = (await answer) as [Usage];
      return usage;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
