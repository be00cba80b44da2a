import type { IncomingMessage } from 'node:http';
import { mailboxPage } from '../pages/mailbox';
import { RequestRefused } from '../refusal';
import { jsonReply, pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

export async function showMailbox({ sandboxMailbox }: Site, { query, language, locale }: Visit): Promise<Reply> {
  const to = query.get('to') ?? '';
  return pageReply(language, 200, mailboxPage(language, locale, sandboxMailbox?.received(to) ?? [], to));
}

export async function showMailboxJson({ sandboxMailbox }: Site, { query }: Visit): Promise<Reply> {
  return jsonReply(200, sandboxMailbox?.received(query.get('to') ?? '') ?? []);
}

/**
 * The mailbox holds secrets: it is there for this computer only. The name in Host must be this computer's too, or a
 * website whose name resolves to it (DNS rebinding) or a proxy in front of the server could read it.
 * @throws RequestRefused 404
 */
export function requireLoopback({ socket, headers }: IncomingMessage): void {
  const { hostname } = new URL(`http://${headers.host}`);
  const isHere = isLoopback(socket.localAddress ?? '');
  if (!isHere || !(hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, '')))) {
    throw new RequestRefused(404);
  }
}

const isLoopback = (address: string): boolean => /^((::ffff:)?127(\.\d{1,3}){3}|::1)$/.test(address);
