import { Instant } from '../../domain/ids';
import type { KeptItem } from './item';

/** What a writer has to know of the item that it replaces; the port hands it round as the document's etag. */
export interface Version {
  /** The item's own etag. */
  readonly etag: string;
  readonly expires: Instant | undefined;
  /** The last writes, the newest first. */
  readonly writes: readonly string[];
}

/** In place of the etag of a version that another one has replaced since; no item has it. */
export const OVERTAKEN = 'overtaken';

export const versionOf = ({ _etag, expires, writes }: KeptItem): Version => ({ etag: _etag, expires, writes });

export const versionText = ({ etag, expires, writes }: Version): string => [etag, expires ?? '', ...writes].join(' ');

export function versionIn(text: string): Version {
  const [etag = OVERTAKEN, expires, ...writes] = text.split(' ');
  return { etag, expires: Instant.safeParse(expires).data, writes };
}
