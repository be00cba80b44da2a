import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appPackage } from './archive';
import { installationFrom } from './installation';
import { PackageRefused } from './refusal';

const PROJECT = join(__dirname, '../..');
const FILE = 'dist/partner-desk.zip';

/** `npm run package`, which runs what the compiler leaves in `dist/manifest`. */
function main(): void {
  const installation = installationFrom(process.argv.slice(2), process.env);
  const archive = appPackage(installation, join(PROJECT, 'manifest'));
  const file = join(PROJECT, FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, archive);
  process.stdout.write(`${FILE} is for ${installation.url} and the app ${installation.appId}.\n`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof PackageRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
