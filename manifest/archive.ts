import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { germanOf, type Installation, manifestOf } from './documents';
import { PackageRefused } from './refusal';
import { violations } from './schemas';

/** The first day that a zip archive can name, on the clock of whatever machine makes it: the same bytes each time. */
const NO_DAY = new Date(1980, 0, 1);

/**
 * The app package as Teams takes it: the manifest, the German texts and the icons at the top of one zip archive.
 * @param icons the folder of the icons
 * @throws PackageRefused when Microsoft's schemas object to it
 */
export function appPackage(installation: Installation, icons: string): Uint8Array {
  const [manifest, german] = [manifestOf(installation), germanOf(installation)];
  const problems = [...violations(manifest), ...violations(german)];
  if (problems.length > 0) throw new PackageRefused(problems);
  const files = {
    'manifest.json': json(manifest),
    'de.json': json(german),
    [manifest.icons.color]: readFileSync(join(icons, manifest.icons.color)),
    [manifest.icons.outline]: readFileSync(join(icons, manifest.icons.outline)),
  };
  return zipSync(files, { level: 9, mtime: NO_DAY });
}

const json = (document: object): Uint8Array => strToU8(`${JSON.stringify(document, undefined, 2)}\n`);
