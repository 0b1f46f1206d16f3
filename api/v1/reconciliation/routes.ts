import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { BOOKS } from '../../http/access.ts';
import { answers } from '../../http/schemas/answers.ts';
import { daysOf, daysQuery } from '../../http/schemas/days.ts';
import { reconcile } from './reconcile.ts';
import { Reconciliation } from './shapes.ts';

/** A quarter. */
const MOST_DAYS = 92;

export function reconciliationRoutes(app: App, { providerBook: book, store }: ApiDeps): void {
  app.get(
    '/v1/reconciliation',
    {
      config: { access: BOOKS },
      schema: {
        tags: ['Books'],
        operationId: 'reconcileRail',
        summary: "Hold the provider's book beside ours",
        description:
          "Each movement of a customer's money in the provider's book against our attempts, and each of ours against the book; and of " +
          'each payout that arrives in these days its gross, fees and net. Days are in UTC, at most 92. Nothing is changed by it. ' +
          "503 when the provider can't be asked, 422 `range_too_large` when it has more than 20,000 movements in these days.",
        querystring: z.object(daysQuery),
        response: answers(Reconciliation),
      },
    },
    async (request) => {
      const days = daysOf(request.query, MOST_DAYS);
      return { provider: book.provider, ...days, ...(await reconcile({ book, store }, days)) };
    },
  );
}
