import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a tool of the operator ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a tool as an operator does: a process of its own, with nothing in its environment but these settings. */
export function runTool(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const script = join(__dirname, '../../dist/src', `${name}.js`);
  return new Promise(resolve => {
    const env = { PATH: process.env['PATH'], ...settings };
    execFile(process.execPath, [script, ...args], { env, encoding: 'utf8' }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, output, errors }),
    );
  });
}
