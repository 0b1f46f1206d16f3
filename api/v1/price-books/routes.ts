import { z } from 'zod';
import type { Price } from '../../../domain/billing/price-book.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { Problem } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { pageIn, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { NewPriceBook } from './bodies.ts';
import { PriceBook, priceBookShape } from './shapes.ts';

const params = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
    .meta({ examples: ['lines'] }),
});

/** What is charged: books in versions, each from a day on. */
export function priceBookRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Billing'];

  app.post(
    '/v1/price-books/:name/versions',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'addPriceBook',
        summary: 'Add a version of a price book',
        description:
          'The newest version that has begun holds. It may begin in the past, so that a missing price is added from any ' +
          'day, but changes no price on days that are billed: 422 `price_book_billed`. It is never changed itself.',
        params,
        body: NewPriceBook,
        response: answersCreated(PriceBook),
      },
    },
    async (request, reply) => {
      const { prices, ...body } = request.body;
      const book = await deps.store.addPriceBook({
        ...body,
        name: request.params.name,
        prices: prices.map(({ includes, overageMicros, sat, ...rest }) => {
          const price = { ...rest, ...(sat == null ? {} : { sat }) };
          return price.per === 'month'
            ? { ...price, includes: includes ?? null, overageMicros: overageMicros ?? null }
            : price;
        }) as Price[],
        actor: actorIn(request),
        at: deps.now(),
      });
      return reply
        .code(201)
        .header('location', `/v1/price-books/${book.name}/versions/${book.version}`)
        .send(priceBookShape(book));
    },
  );

  app.get(
    '/v1/price-books',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPriceBooks',
        summary: 'List price books, each with its last version',
        querystring: pageQuery,
        response: answers(pageOf(PriceBook)),
      },
    },
    async (request) => shownPage(pageIn(await deps.store.priceBooks(), request.query), priceBookShape),
  );

  app.get(
    '/v1/price-books/:name/versions',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listPriceBookVersions',
        summary: 'List the versions of a price book, oldest first',
        params,
        querystring: pageQuery,
        response: answers(pageOf(PriceBook)),
      },
    },
    async (request) => shownPage(pageIn(await versionsOf(deps, request.params.name), request.query), priceBookShape),
  );

  app.get(
    '/v1/price-books/:name/versions/:version',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPriceBook',
        summary: 'Show a version of a price book',
        params: params.extend({ version: z.coerce.number().int().min(1) }),
        response: answers(PriceBook),
      },
    },
    async (request) => {
      const { name, version } = request.params;
      const book = (await versionsOf(deps, name)).find((one) => one.version === version);
      if (book === undefined) throw notThere(`${name} ${version}`);
      return priceBookShape(book);
    },
  );
}

async function versionsOf(deps: ApiDeps, name: string) {
  const versions = await deps.store.priceBook(name);
  if (versions.length === 0) throw notThere(name);
  return versions;
}

const notThere = (what: string) => new Problem(404, 'not_found', `There is no price book ${what}`);
