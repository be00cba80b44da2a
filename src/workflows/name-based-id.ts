import { createHash } from 'node:crypto';

/** The same name always has the same id: a name-based UUID (RFC 9562, version 8). */
export function nameBasedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
