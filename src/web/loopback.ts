import type { IncomingMessage } from 'node:http';
import { RequestRefused } from './refusal';

/**
 * For what is there for this computer only. The name in Host must be this computer's too, or a website whose name
 * resolves to it (DNS rebinding) or a proxy in front of the server could use it.
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
