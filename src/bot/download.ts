import { DeskError } from '../domain/errors';
import type { SentFile } from './activity';

/** @throws DeskError `file-too-large`, `file-not-loaded` */
export type Load = (file: SentFile) => Promise<Uint8Array>;

/** Twenty times what the longest list of users takes. */
const MOST_BYTES = 1024 * 1024;
/** Teams sends an activity again when its turn takes more than 15 seconds. */
const PATIENCE = 8_000;

/**
 * Loads a file that was attached to a message. Its address lets everybody in for some minutes: it is written down
 * nowhere, not even in an error, and only known hosts are asked.
 */
export function createLoad(isAllowed: (address: URL) => boolean): Load {
  return async ({ downloadUrl }) => {
    const address = new URL(downloadUrl);
    if (!isAllowed(address)) throw new DeskError('file-not-loaded');
    try {
      const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok || !response.body) throw new DeskError('file-not-loaded');
      return await limited(response.body);
    } catch (error) {
      throw error instanceof DeskError ? error : new DeskError('file-not-loaded');
    }
  };
}

async function limited(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new DeskError('file-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Where attached files may be loaded from: OneDrive and SharePoint, which is where Teams puts them (msteams-docs, "Send
 * and receive files"), or, without credentials, this machine.
 */
export function allowedFileHost(hasCredentials: boolean): (address: URL) => boolean {
  return ({ protocol, hostname }) => {
    if (!hasCredentials) return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    return protocol === 'https:' && hostname.toLowerCase().replace(/\.$/, '').endsWith('.sharepoint.com');
  };
}
