import type { FastifyRequest } from 'fastify';
import type { App } from '../deps.ts';
import { CSV_TYPE, csvOf } from './csv.ts';
import { cellsOf, type Column, columnsOf, itemOf } from './csv-columns.ts';
import { type Listed, wholeTable } from './whole-table.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route's list is as a table. */
    csv?: readonly Column[];
  }
}

/**
 * Every list answers `Accept: text/csv` with a table: all of it, or one page where `limit` or `cursor` ask for a page.
 * Of a page the next one is in the `Link` header (`rel="next"`), since a table has no place for it.
 */
export function answerCsv(app: App): void {
  app.addHook('onRoute', (route) => {
    const answer = (route.schema?.response as Record<number, unknown> | undefined)?.[200];
    const item = [route.method].flat().includes('GET') ? itemOf(answer) : null;
    if (item === null || route.config === undefined) return;
    const columns = columnsOf(item);
    route.config.csv = columns;
    const { handler } = route;
    route.handler = function (request, reply) {
      const page = async () => (await handler.call(this, request, reply)) as Listed;
      return wantsWhole(request) ? wholeTable({ request, reply, columns, page }) : page();
    };
  });
  app.addHook('preSerialization', async (request, reply, payload) => {
    const columns = request.routeOptions.config.csv;
    if (columns === undefined || reply.statusCode !== 200 || !wantsCsv(request.headers.accept)) return payload;
    const { items, nextCursor = null } = payload as Listed;
    reply.type(CSV_TYPE).header('vary', 'accept');
    if (nextCursor !== null) reply.header('link', `<${nextPage(request, nextCursor)}>; rel="next"`);
    reply.serializer(() =>
      csvOf(
        columns.map(({ heading }) => heading),
        items.map((item) => cellsOf(item, columns)),
      ),
    );
    return payload;
  });
}

function wantsWhole({ method, url, headers }: FastifyRequest): boolean {
  const asked = new URLSearchParams(url.split('?')[1]);
  return method === 'GET' && wantsCsv(headers.accept) && !asked.has('limit') && !asked.has('cursor');
}

function nextPage({ url }: FastifyRequest, cursor: string): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}

/** Named, and not behind JSON. */
export function wantsCsv(accept: string | undefined): boolean {
  const weights = new Map(
    (accept ?? '').split(',').map((part) => {
      const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const weight = parameters.find((one) => one.startsWith('q='));
      return [type, weight === undefined ? 1 : Number(weight.slice(2))] as const;
    }),
  );
  const csv = weights.get('text/csv') ?? 0;
  return csv > 0 && csv >= (weights.get('application/json') ?? 0);
}
