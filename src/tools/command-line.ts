import { ConfigError } from '../config';
import { StoreUnavailable } from '../store/store';
import { StoreUnusable } from '../store/unusable';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What was typed makes no sense; the message says what would. */
export class UsageError extends Error {
  constructor(problem: string, usage: string) {
    super(`${problem}\n\n${usage}`);
    this.name = 'UsageError';
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a tool of the operator: what is foreseen is said in a sentence, and whatever fails ends with 1. */
export function run(main: (args: readonly string[], environment: Environment) => Promise<void>): void {
  main(process.argv.slice(2), process.env).catch((error: unknown) => {
    process.exitCode = 1;
    const isForeseen = [UsageError, ConfigError, StoreUnusable, StoreUnavailable].some(each => error instanceof each);
    process.stderr.write(`${error instanceof Error ? (isForeseen ? error.message : error.stack) : String(error)}\n`);
  });
}

/** Rows below a heading, each column as wide as its longest text. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)));
  return all
    .map(row =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
