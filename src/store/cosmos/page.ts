import { z } from 'zod';
import type { ListQuery, Term } from '../store';
import { depthIn, KeptItem } from './item';
import type { Items } from './items';
import { depthQuery, type ListContext, listQuery, searchQuery } from './query';

/** An item and where it is in the list. */
const Found = KeptItem.extend({ position: z.string() });
export type Found = z.infer<typeof Found>;

const Depth = z.object({ position: z.string() });

/** A page and one item more, where there is one, behind a position. */
export async function pageOf(
  items: Items,
  context: ListContext,
  query: ListQuery,
  after: string | undefined,
): Promise<Found[]> {
  if (query.search) return searched(items, context, query.search, query.limit, after);
  return (await items.query(listQuery(context, query, after), context.tenant)).map(item => Found.parse(item));
}

/** One query for each place that a term has in a document, as many as the document with the most terms has. */
async function searched(
  items: Items,
  context: ListContext,
  search: Term,
  limit: number,
  after: string | undefined,
): Promise<Found[]> {
  const [deepest] = await items.query(depthQuery(context, search), context.tenant);
  const depth = deepest === undefined ? 0 : depthIn(Depth.parse(deepest).position);
  const places = await Promise.all(
    Array.from({ length: depth }, (_, place) =>
      items.query(searchQuery(context, search, place, limit, after), context.tenant),
    ),
  );
  const found = places.flat().map(item => Found.parse(item));
  return found.sort((one, other) => (one.position < other.position ? -1 : 1)).slice(0, limit + 1);
}
