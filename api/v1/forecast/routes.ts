import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../domain/account.ts';
import type { OverrideRequest } from '../../../domain/events.ts';
import { AT_MOST_YEARS } from '../../../domain/foresight/forecast/forecast.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { Problem, accountStuck, invalid } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import type { Wish } from '../overrides/commands.ts';
import { orderOf } from '../overrides/order.ts';
import { ForecastQuestion } from './bodies.ts';
import { imaginedDecision } from './imagined-decision.ts';
import { Forecast } from './shapes.ts';

export function forecastRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/accounts/:id/forecast',
    {
      // Reads, however it is asked.
      config: { access: READ },
      schema: {
        tags: ['Accounts'],
        operationId: 'forecast',
        summary: 'Foresee what will happen if nobody pays',
        params: idParams('acc'),
        body: ForecastQuestion,
        response: answers(Forecast),
        description:
          'Plays the account forward from now, in a world where nobody does anything more, and changes ' +
          'nothing. `override` and `dispute` are judged as they would be in earnest, and done first. What takes more ' +
          'than ten seconds is 422 `too_much_to_foresee`; where too many ask at once it is 503.',
      },
    },
    async (request) => {
      const { until, outcomes, override, dispute } = request.body;
      const account = await accountOf(deps, request.params.id);
      if (account.stuckSince !== null) throw accountStuck();
      const now = accountNow(account, deps);
      if (until !== undefined) checkDay(until, dayOf(now, account.timeZone));
      const imagined = override === undefined ? null : await imaginedBy(deps, request, override, account);
      const fact = dispute === undefined ? null : await imaginedDecision(deps, request, dispute, { account, now });
      const look = await deps.store.lookAt(account.id);
      if (look === null) throw accountStuck();
      const answer = await deps.foresight.forecast(
        {
          state: look.state,
          inFlight: look.inFlight(),
          now,
          until: until ?? null,
          banks: outcomes,
          override: imagined,
          fact,
        },
        callerIn(request).id,
      );
      if (answer.ok) return { items: answer.items };
      const { status, code, message, data } = answer.refusal;
      throw new Problem(status, code, message, { data });
    },
  );
}

function checkDay(until: Day, today: Day): void {
  if (until < today)
    throw invalid([{ path: 'until', message: `must not be before the account's own today, ${today}` }]);
  const last = `${Number(today.slice(0, 4)) + AT_MOST_YEARS}${today.slice(4)}`;
  if (until > last)
    throw invalid([{ path: 'until', message: `must be at most ${AT_MOST_YEARS} years ahead, ${last}` }]);
}

async function imaginedBy(
  deps: ApiDeps,
  request: FastifyRequest,
  wish: Partial<Wish> & Pick<Wish, 'command'>,
  account: AccountRow,
): Promise<{ request: OverrideRequest; actor: Actor }> {
  if (callerIn(request).role === 'viewer')
    throw new Problem(403, 'forbidden', 'An API key of the role viewer may give no override, and imagine none');
  const order = await orderOf(
    deps,
    request,
    { ...wish, reason: wish.reason ?? 'what if', expectedVersion: wish.expectedVersion ?? null } as Wish,
    account,
  );
  return { request: order, actor: actorIn(request) };
}
