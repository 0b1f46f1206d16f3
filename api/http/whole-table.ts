import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CSV_TYPE, csvLine } from './csv.ts';
import { cellsOf, type Column } from './csv-columns.ts';
import { Problem } from './problem.ts';

export interface Listed {
  items: readonly unknown[];
  nextCursor?: string | null;
}

/** As many rows as are in memory at once: the most that a page may have. */
const PAGE = 100;
/** Tables of more than a page that one process makes at a time: each reads as fast as its reader takes it. */
const MOST_AT_ONCE = 4;
const RETRY_S = 5;
let underWay = 0;

/**
 * A list from its beginning to its end as one table, read page by page while it is sent. `page` is the list's own
 * handler, which is asked again with the cursor of each page before. What is wrong with the request is told before
 * anything is sent; what goes wrong later breaks the answer off, so that nobody takes a part for the whole. 429
 * `too_many_tables` with Retry-After.
 */
export async function wholeTable({
  request,
  reply,
  columns,
  page,
}: {
  request: FastifyRequest;
  reply: FastifyReply;
  columns: readonly Column[];
  page: () => Promise<Listed>;
}): Promise<FastifyReply> {
  const after = (cursor: object): Promise<Listed> => {
    Object.assign(request, { query: { ...(request.query as object), limit: PAGE, ...cursor } });
    return page();
  };
  const first = await after({});
  reply.type(CSV_TYPE).header('vary', 'accept');
  const isLong = (first.nextCursor ?? null) !== null;
  if (isLong && underWay >= MOST_AT_ONCE)
    throw new Problem(429, 'too_many_tables', `${MOST_AT_ONCE} long tables are being made: try again in ${RETRY_S} s`, {
      headers: { 'retry-after': String(RETRY_S) },
    });
  const table = Readable.from(lines(columns, first, after));
  if (isLong) {
    underWay += 1;
    table.once('close', () => (underWay -= 1));
  }
  return reply.send(table);
}

async function* lines(
  columns: readonly Column[],
  first: Listed,
  after: (cursor: object) => Promise<Listed>,
): AsyncGenerator<string> {
  yield csvLine(columns.map(({ heading }) => heading));
  for (let page = first; ; ) {
    if (page.items.length > 0) yield page.items.map((item) => csvLine(cellsOf(item, columns))).join('');
    const cursor = page.nextCursor ?? null;
    if (cursor === null) return;
    page = await after({ cursor });
  }
}
