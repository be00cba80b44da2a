import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from './config';
import { checkConfiguration } from './doctor/configuration';
import { checkCredentials } from './doctor/credentials';
import { codeOf, type Finding, problem } from './doctor/finding';
import { checkClock, checkNode } from './doctor/machine';
import { checkMail } from './doctor/mail';
import { checkManifest } from './doctor/manifest';
import { checkPorts } from './doctor/ports';
import { checkStore } from './doctor/store';
import { textInZip } from './doctor/zip';
import { greetSmtp } from './mail/smtp';
import { inspections } from './store/open';
import { type Environment, run, say, UsageError } from './tools/command-line';

const PACKAGE = join(__dirname, '../partner-desk.zip');
const USAGE = `Usage: npm run doctor [-- --package <app package>]

Looks at the settings and at everything the server needs, changes nothing, and says what is wrong, why, and how to mend
it. It ends with 1 if something keeps the server from its work. The app package is what npm run package makes.`;

async function main(args: readonly string[], environment: Environment): Promise<void> {
  const [option, file = PACKAGE, ...rest] = args;
  if (option === '--help') return say(USAGE);
  if (rest.length > 0 || (option !== undefined && (option !== '--package' || args.length !== 2))) {
    throw new UsageError('That option is unknown.', USAGE);
  }
  const findings = [...checkNode(process.versions.node), ...checkConfiguration(environment)];
  const config = configIn(environment);
  if (config) findings.push(...(await checkSurroundings(config, environment, file)));
  say(findings.map(lineOf).join('\n'));
  const count = (level: Finding['level']) => findings.filter(each => each.level === level).length;
  say(`\n${counted(count('problem'), 'problem')}, ${counted(count('note'), 'note')}.`);
  if (!config) say('What depends on the settings was not looked at.');
  if (count('problem') > 0) process.exitCode = 1;
}

/** Absent where it cannot be used: what is wrong is told already. */
function configIn(environment: Environment): Config | undefined {
  try {
    return readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

async function checkSurroundings(config: Config, environment: Environment, file: string): Promise<Finding[]> {
  const { credentials, publicUrl, smtp } = config;
  const checks = [
    async () => checkManifest(manifestIn(file), { appId: credentials.MicrosoftAppId, publicUrl }),
    () => checkCredentials(credentials, environment, fetch),
    () => checkStore(config, inspections),
    () => checkMail(smtp, greetSmtp),
    () => checkPorts(config, fetch),
    () => checkClock(fetch, Date.now),
  ];
  // A check that fails itself is a finding, and the others go on.
  const found = checks.map(check =>
    check().catch(error => [problem('doctor', `a check has failed: ${codeOf(error)}`)]),
  );
  return (await Promise.all(found)).flat();
}

/** @returns nothing where there is no package */
function manifestIn(file: string): unknown {
  let archive: Buffer;
  try {
    archive = readFileSync(file);
  } catch {
    return undefined;
  }
  return JSON.parse(textInZip(archive, 'manifest.json') ?? '{}');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function lineOf({ level, about, what, why, mend }: Finding): string {
  const more = Object.entries({ why, mend }).flatMap(([name, text]) =>
    text ? [`${''.padEnd(9)}${name}: ${text}`] : [],
  );
  return [`${level.padEnd(9)}${about}: ${what}`, ...more].join('\n');
}

run(main);
