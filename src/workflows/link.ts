import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '../domain/errors';
import { TenantId } from '../domain/ids';
import type { Ports } from './ports';

/**
 * A personal link: it names the document it opens and carries a secret of 128 bits or more. The secret exists in the
 * link only; the document knows its SHA-256.
 */
export interface Link {
  readonly token: string;
  readonly hash: string;
}

const Token = z
  .string()
  .max(600)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]{22,64}$/);

const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function issueLink(ports: Pick<Ports, 'ids'>, tenant: TenantId, documentId: string): Link {
  const token = `${encoded(tenant)}.${encoded(documentId)}.${ports.ids.secret()}`;
  return { token, hash: hashOf(token) };
}

/** The document that a link names; whether the secret is right is for `matchingHash` to say. @throws DeskError `link-invalid` */
export function parseToken(token: string): { tenant: TenantId; documentId: string; hash: string } {
  const [tenant, documentId] = (Token.safeParse(token).data ?? '')
    .split('.')
    .map(part => Buffer.from(part, 'base64url').toString('utf8'));
  const parsed = TenantId.safeParse(tenant);
  if (!parsed.success || !documentId) throw new DeskError('link-invalid');
  return { tenant: parsed.data, documentId, hash: hashOf(token) };
}

/** Every hash is compared, each in constant time. */
export function matchingHash(hash: string, known: readonly string[]): string | undefined {
  const presented = Buffer.from(hash);
  return known.filter(each => each.length === hash.length && timingSafeEqual(Buffer.from(each), presented))[0];
}

/** A link to what is over: that it was used is said to its holder only, or anybody could ask what there is. */
export const endedLink = (spent: readonly string[] = [], hash: string): DeskError =>
  new DeskError(matchingHash(hash, spent) ? 'link-used' : 'link-invalid');
