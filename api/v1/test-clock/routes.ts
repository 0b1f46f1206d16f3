import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { Refused } from '../../../ports/store/store.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import { checkAdvance } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { WRITE } from '../../http/access.ts';
import { callerIn } from '../../http/caller.ts';
import { settledIn } from '../../http/idempotency.ts';
import { Problem, accountStuck } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { wants } from '../../http/schemas/text.ts';
import { instant } from '../../http/schemas/time.ts';
import { Account } from '../accounts/shapes.ts';
import { shownAccount } from '../accounts/shown.ts';

/** How long an advance may take; the clock stays where it got to. */
const ADVANCE_TIMEOUT_MS = 90_000;
/** Longer than a clock stays held by whoever has gone. */
const LEFT_BEHIND_MS = 8_000;
const LOOK_MS = 250;
const DAY_MINUTES = 24 * 60;
const LATEST = '2101-01-01T00:00:00.000Z';

const count = (max: number) =>
  z.int(wants('a whole number')).min(0, 'must not be negative').max(max, `must be at most ${max}`).optional();

const Advance = z
  .strictObject({ to: instant.optional(), days: count(3_660), hours: count(100_000), minutes: count(1_000_000) })
  .superRefine((body, context) => {
    const span = minutesOf(body);
    if (body.to === undefined && span === 0)
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message: 'must be given, or days, hours or minutes that are above zero together',
      });
    if (body.to !== undefined && span > 0)
      context.addIssue({ code: 'custom', path: ['to'], message: 'must not stand beside days, hours and minutes' });
  })
  .meta({
    id: 'Advance',
    title: 'Where the clock is to go',
    examples: [{ to: '2026-03-10T21:00:00Z' }, { days: 3, hours: 1 }],
  });

const minutesOf = (body: {
  days?: number | undefined;
  hours?: number | undefined;
  minutes?: number | undefined;
}): number => (body.days ?? 0) * DAY_MINUTES + (body.hours ?? 0) * 60 + (body.minutes ?? 0);

export function testClockRoutes(app: App, deps: ApiDeps): void {
  /** So many days from now is an instant, and stays that one when the request is repeated after a crash. */
  async function settle(request: FastifyRequest): Promise<string> {
    const { id } = request.params as { id: string };
    const body = request.body as z.infer<typeof Advance>;
    return body.to ?? addMinutes(accountNow(await accountOf(deps, id), deps), minutesOf(body));
  }

  /**
   * A process that died or lost the database at this very request holds the clock for some seconds yet: its successor
   * waits for that, and for nobody else.
   */
  async function advance({ resumed }: FastifyRequest, accountId: string, target: Instant): Promise<void> {
    for (const until = Date.now() + LEFT_BEHIND_MS; ; await pause(LOOK_MS)) {
      try {
        return await deps.engine.advance(accountId, target, ADVANCE_TIMEOUT_MS);
      } catch (error) {
        if (!(resumed && error instanceof Refused && error.code === 'advance_in_progress' && Date.now() < until))
          throw error;
      }
    }
  }

  app.post(
    '/v1/accounts/:id/test-clock/advance',
    {
      config: { access: WRITE, settle },
      schema: {
        tags: ['Test clocks'],
        operationId: 'advanceTestClock',
        summary: "Advance an account's test clock",
        params: idParams('acc'),
        body: Advance,
        response: answers(Account),
        description:
          'Answers with the account when all that falls due until then is done and recorded. Up to 90 seconds; ' +
          'then 503, and the clock stays where it got to: send the same target again to go on.',
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const target = settledIn(request) as Instant;
      if (!account.testClock) throw new Problem(409, 'not_a_test_clock', 'This account lives in real time');
      if (target >= LATEST) throw new Problem(422, 'clock_too_far', `A test clock goes no further than ${LATEST}`);
      checkAdvance(request.body.to === undefined ? 'days' : 'to', target, accountNow(account, deps));
      if (account.stuckSince !== null) throw accountStuck();
      await advance(request, account.id, target);
      return shownAccount(deps, account.id, callerIn(request).role);
    },
  );
}
