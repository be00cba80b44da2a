import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Answers } from '../domain/form';
import { withoutControls } from '../domain/typed-text';
import { RequestRefused } from './refusal';

const KILOBYTE = 1024;
const LONGEST_JSON = 256 * KILOBYTE;
const LONGEST_FORM = 64 * KILOBYTE;

const JsonObject = z.record(z.string(), z.unknown());

/** A field that is sent twice is refused: which of the two was meant cannot be known. */
const Form = z.array(z.tuple([z.string(), z.string()])).superRefine((fields, context) => {
  if (new Set(fields.map(([name]) => name)).size < fields.length) context.addIssue('a field is repeated');
});

/** @throws RequestRefused 400, 413, 415 */
export async function jsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await textOf(request, 'application/json', LONGEST_JSON);
  const parsed = JsonObject.safeParse(parsedJson(body));
  if (!parsed.success) throw new RequestRefused(400);
  return parsed.data;
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The fields of a form, without characters that nobody can type. @throws RequestRefused 400, 413, 415 */
export async function formBody(request: IncomingMessage): Promise<Answers> {
  const body = await textOf(request, 'application/x-www-form-urlencoded', LONGEST_FORM);
  const parsed = Form.safeParse([...new URLSearchParams(body)]);
  if (!parsed.success) throw new RequestRefused(400);
  return Object.fromEntries(parsed.data.map(([name, value]) => [name, withoutControls(value)]));
}

async function textOf(request: IncomingMessage, type: string, limit: number): Promise<string> {
  const sentType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const isEncoded = (request.headers['content-encoding'] ?? 'identity') !== 'identity';
  if (sentType !== type || isEncoded) throw new RequestRefused(415);
  return (await bytesOf(request, limit)).toString('utf8');
}

/** What is over the limit is thrown away as it comes in, so that the answer can still be read. */
function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) reject(new RequestRefused(413));
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(new RequestRefused(400)));
    request.once('close', () => {
      if (!request.complete) reject(new RequestRefused(400));
    });
  });
}
