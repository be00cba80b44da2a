import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(__dirname, '../..');

export interface SourceFile {
  /** From the top of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file below a folder of the project. */
export function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder)).flatMap(name => {
    const path = posix.join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return filesIn(path);
    return [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });
}

export interface Import {
  /** A package, a `node:` module, or the path of a file in the project without `.ts`. */
  readonly from: string;
  /** Nothing of it is left once the types are gone. */
  readonly isTypeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const CALL = /\b(?:import|require)\('([^']+)'\)/g;

/** What a file imports, read from its statements. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, from = '']) => ({ from, isTypeOnly: !!type }));
  const calls = [...text.matchAll(CALL)].map(([, from = '']) => ({ from, isTypeOnly: false }));
  return [...statements, ...calls].map(({ from, isTypeOnly }) => ({
    // A dynamic import names the file that will be there after the build.
    from: from.startsWith('.') ? posix.join(posix.dirname(path), from).replace(/\.js$/, '') : from,
    isTypeOnly,
  }));
}

/** The file of the project that an import names, be it a folder's index. */
export function resolved(from: string, files: readonly SourceFile[]): string | undefined {
  return [`${from}.ts`, `${from}/index.ts`, from].find(path => files.some(file => file.path === path));
}
