import { randomBytes } from 'node:crypto';
import { ConfigError, readConfig, secretsIn } from './config';
import { startDesk } from './desk';
import { createLog } from './log/log';
import { randomIds } from './random-ids';
import { openStore } from './store/open';
import { StoreUnusable } from './store/unusable';

/** Longer than any turn or effect that is under way when the process is asked to stop. */
const STOP_WITHIN = 25_000;

/** The process: its environment, its log and its signals. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, undefined, secretsIn(process.env));
  process.once('uncaughtException', error => {
    log.fatal({ err: error }, 'ended by an error that nobody has caught');
    process.exit(1);
  });
  if (config.credentials.MicrosoftAppId && !config.publicUrl) {
    log.warn('PUBLIC_URL is not set: links in mails and cards will lead to this machine only');
  }
  const desk = await startDesk(config, {
    store: await openStore(config, config.isDataShared ? 'together' : 'alone'),
    clock: { now: () => new Date() },
    ids: { next: randomIds(12), secret: () => randomBytes(24).toString('base64url') },
    log,
  });
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    await desk.stop();
    log.info('stopped');
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch(error => {
  process.exitCode = 1;
  if (error instanceof ConfigError || error instanceof StoreUnusable) process.stderr.write(`${error.message}\n`);
  else createLog('fatal', undefined, secretsIn(process.env)).fatal({ err: error }, 'could not start');
});
