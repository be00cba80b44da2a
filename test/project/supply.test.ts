import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { licenceList, licenceOf, lockedPackages } from './licences';

const root = join(__dirname, '../..');
const page = join(root, 'docs/licences.md');

const packages = lockedPackages();
const served = packages.filter(({ dev }) => dev !== true);

/** Licences that ask for no more than to be named. */
const PERMISSIVE = ['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense'];

const isPermissive = (licence: string): boolean =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some(each => PERMISSIVE.includes(each));

const Manifest = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

describe('what is installed', () => {
  it('is locked, each package with its version and its content', () => {
    expect(packages.length).toBeGreaterThan(500);
    // The registry names no content of binaries for other systems until they are installed there.
    const ofOtherSystem = ({ optional, os, cpu }: (typeof packages)[number]) => optional && (os ?? cpu) !== undefined;
    const incomplete = packages.filter(each => !each.version || (!each.integrity && !ofOtherSystem(each)));
    expect(incomplete.map(({ path }) => path)).toEqual([]);
    for (const { integrity } of packages) if (integrity) expect(integrity).toMatch(/^sha512-/);
  });

  it('is what package.json asks for, to the version', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const locked = (name: string) => packages.find(({ path }) => path === `node_modules/${name}`)?.version;
    for (const [name, version] of asked) {
      const known = locked(name);
      if (/^\d+$/.test(version)) expect(known).toMatch(new RegExp(`^${version}\\.`));
      else expect({ name, version: known }).toEqual({ name, version });
    }
  });

  it('runs nothing of anybody while it is installed', () => {
    const hooks = /^(pre|post)?(install|prepare|prepublish|pack)$/;
    expect(Object.keys(manifest.scripts).filter(name => hooks.test(name))).toEqual([]);
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('licences', () => {
  it('let everybody use what a server runs', () => {
    const others = served.filter(each => !isPermissive(licenceOf(each)));
    expect(others.map(each => `${each.name}: ${licenceOf(each)}`)).toEqual([]);
  });

  it('are listed; `npm run licences` writes the list', () => {
    const list = licenceList(served);
    if (process.env['UPDATE_LICENCES'] === '1') writeFileSync(page, list);
    expect(readFileSync(page, 'utf8')).toBe(list);
  });
});
