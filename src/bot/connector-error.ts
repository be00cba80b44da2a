import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { parsedJson } from './parsed-json';

/** What a refusal says of itself (learn.microsoft.com/azure/bot-service: "Connector API reference", "ErrorResponse"). */
const Refusal = z.object({ error: z.object({ code: z.string() }) });

/** The code of an error after which nothing can have happened. */
export const INCOMPLETE = 'INCOMPLETE';

/** The service of Teams has refused a request, or its answer did not come. */
export class ConnectorError extends Error {
  readonly #answer: { readonly headers: IncomingHttpHeaders; readonly body: string } | undefined;

  private constructor(
    message: string,
    /** Absent where no answer came. */
    readonly statusCode: number | undefined,
    /** A word of Teams for what is wrong, or of the system for why no answer came. */
    readonly code: string | undefined,
    { cause, ...answer }: { cause?: unknown; headers?: IncomingHttpHeaders; body?: string },
  ) {
    super(message, { cause });
    this.name = 'ConnectorError';
    this.#answer = answer.headers && { headers: answer.headers, body: answer.body ?? '' };
  }

  static answered(statusCode: number, headers: IncomingHttpHeaders, body: string): ConnectorError {
    const code = Refusal.safeParse(parsedJson(body)).data?.error.code;
    return new ConnectorError(`The connector answered ${statusCode}`, statusCode, code, { headers, body });
  }

  /** The service has given up before it had the whole message. */
  static tooEarly(statusCode: number): ConnectorError {
    return new ConnectorError(`The connector answered ${statusCode} too early`, undefined, INCOMPLETE, {});
  }

  static unanswered(cause: Error): ConnectorError {
    const code = 'code' in cause ? String(cause.code) : undefined;
    return new ConnectorError(`The connector did not answer: ${cause.message}`, undefined, code, { cause });
  }

  /** No property of its own, so that no log holds what was answered. */
  get response(): { readonly bodyAsText: string; readonly headers: { get(name: string): unknown } } | undefined {
    const answer = this.#answer;
    return answer && { bodyAsText: answer.body, headers: { get: name => answer.headers[name] } };
  }
}
