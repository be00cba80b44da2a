import { KINDS_WITH_EFFECTS } from '../store/documents';
import type { DocumentKind } from '../store/store';

/** @throws Error for a kind that this version does not know */
export function kindWithEffects({ kind }: { readonly kind: string }): DocumentKind<unknown> {
  const known = KINDS_WITH_EFFECTS.find(each => each.kind === kind);
  if (!known) throw new Error(`There are no effects of a ${kind}`);
  return known as DocumentKind<unknown>;
}
