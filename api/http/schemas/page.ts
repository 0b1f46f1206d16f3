import { z } from 'zod';
import { badCursor } from '../problem.ts';

/** `?limit=&cursor=` of every list. */
export const pageQuery = z.object({
  limit: z.coerce
    .number('must be a whole number from 1 to 100')
    .int('must be a whole number from 1 to 100')
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100')
    .default(50)
    .meta({ description: 'How many items at most.' }),
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

/** A page of a list that is short enough to be read whole. Its cursor is how many items came before. */
export function pageIn<T>(
  items: readonly T[],
  query: { limit: number; cursor?: string | undefined },
): { items: T[]; nextCursor: string | null } {
  const from = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isInteger(from) || from < 0) throw badCursor();
  const end = from + query.limit;
  return { items: items.slice(from, end), nextCursor: end < items.length ? String(end) : null };
}
