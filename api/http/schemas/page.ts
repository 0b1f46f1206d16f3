import { z } from 'zod';
import { badCursor } from '../problem.ts';
import { wholeInQuery } from './query.ts';

/** `?limit=&cursor=` of every list. */
export const pageQuery = z.object({
  limit: wholeInQuery(1, 100).default(50).meta({ description: 'How many items at most.' }),
  cursor: z
    .string('must be given once')
    .min(1, 'must be the nextCursor of the page before')
    .max(500, 'must be the nextCursor of the page before')
    .optional()
    .meta({ description: 'The `nextCursor` of the page before.' }),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Ask for the next page with it; null at the end.' }),
  });

/** As the store is asked. */
export const asked = (query: {
  limit: number;
  cursor?: string | undefined;
}): { limit: number; cursor: string | null } => ({ limit: query.limit, cursor: query.cursor ?? null });

/** A page as it is shown, by how one item of it is. */
export const shownPage = <Row, Shape>(
  { items, nextCursor }: { items: readonly Row[]; nextCursor: string | null },
  shape: (row: Row) => Shape,
): { items: Shape[]; nextCursor: string | null } => ({ items: items.map((row) => shape(row)), nextCursor });

/** A page of a list that is short enough to be read whole. Its cursor is how many items came before. */
export function pageIn<T>(
  items: readonly T[],
  query: { limit: number; cursor?: string | undefined },
): { items: T[]; nextCursor: string | null } {
  if (query.cursor !== undefined && !/^\d{1,9}$/.test(query.cursor)) throw badCursor();
  const from = Number(query.cursor ?? 0);
  const end = from + query.limit;
  return { items: items.slice(from, end), nextCursor: end < items.length ? String(end) : null };
}
