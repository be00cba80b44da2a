import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../..');

const Locked = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
});

/** A package that is installed: one of ours, or one that somebody's else needs. */
export interface Package extends z.infer<typeof Locked> {
  /** Where it lies. */
  readonly path: string;
  readonly name: string;
}

/** Everything that `npm ci` installs, as package-lock.json has it. */
export function lockedPackages(): Package[] {
  const lock = z
    .object({ packages: z.record(z.string(), Locked) })
    .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({ ...locked, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }));
}

/** What packages say that do not say it in their package.json. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  // Under "License" in its Readme.md
  'escape-regexp-component@1.0.2': 'MIT',
  // Under "License" in its README.md
  'semaphore@1.1.0': 'MIT',
};

/** How packages named their licences before there was one way to do it. */
const Manifest = z.object({ licenses: z.array(z.object({ type: z.string() })) });

export function licenceOf({ license, name, version, path }: Package): string {
  const said = license ?? SAID_ELSEWHERE[`${name}@${version}`];
  if (said !== undefined) return said;
  const manifest = Manifest.safeParse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')));
  return manifest.data?.licenses.map(({ type }) => type).join(' OR ') ?? 'unknown';
}

/** The list of what a server runs, by licence. */
export function licenceList(packages: readonly Package[]): string {
  const named = (licence: string) =>
    packages
      .filter(each => licenceOf(each) === licence)
      .map(({ name, version }) => `${name} ${version}`)
      .sort();
  const licences = [...new Set(packages.map(licenceOf))].sort();
  const lists = licences.map(licence => `## ${licence}\n\n${[...new Set(named(licence))].join(' · ')}\n`);
  return `# Licences\n\nWhat \`npm ci --omit=dev\` installs, by licence. \`npm run licences\` writes this page.\n\n${lists.join('\n')}`;
}
