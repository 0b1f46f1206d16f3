import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { answers } from '../../http/schemas/answers.ts';
import { prose } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { Breaker, breakerShape } from './shapes.ts';

const Release = z
  .strictObject({
    day: day.meta({
      description: "The accounts' local day. What was held today is tried again on the next working day.",
    }),
    reason: prose(1_000),
  })
  .meta({
    id: 'BreakerRelease',
    title: 'A day that may go over the limit',
    examples: [{ day: '2026-05-12', reason: 'The arrears of the spring campaign, looked through with collections' }],
  });

export function breakerRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Safety'];

  app.get(
    '/v1/deactivation-breaker',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getDeactivationBreaker',
        summary: 'Show the breaker on mass deactivation on a day',
        querystring: z.object({ day }),
        response: answers(Breaker),
      },
    },
    async (request) => breakerShape(request.query.day, await deps.store.breakerOn(request.query.day)),
  );

  app.post(
    '/v1/deactivation-breaker/release',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'releaseDeactivationBreaker',
        summary: 'Let a day go over the limit',
        body: Release,
        response: answers(Breaker),
        description:
          'Admins. Deactivations on that day are no longer stopped for being many; a switch, the bank feed and ' +
          "each account's own rules count as ever.",
      },
    },
    async (request) => {
      const { day: released, reason } = request.body;
      await deps.store.releaseBreaker({
        id: idFrom(request.workId, 'rel'),
        day: released,
        reason,
        actor: actorIn(request),
        at: deps.now(),
      });
      return breakerShape(released, await deps.store.breakerOn(released));
    },
  );
}
