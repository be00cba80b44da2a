import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { redaction, withoutSecretNames } from './redaction';
import { currentCorrelationId } from './scope';

/**
 * The log of the process: one JSON object a line, which names the request or effect that it belongs to. Secrets are
 * taken out of each: those that are known, those that look like one, and what stands under the name of one.
 * @param secrets the known ones, of the configuration
 */
export function createLog(level: string, destination?: DestinationStream, secrets: readonly string[] = []): Logger {
  const options: LoggerOptions = {
    level,
    formatters: { log: withoutSecretNames },
    // Errors have become what is told of them by then.
    serializers: { err: told => told },
    hooks: { streamWrite: redaction(secrets) },
    mixin() {
      const correlationId = currentCorrelationId();
      return correlationId === undefined ? {} : { correlationId };
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
