import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import { addDays, dayOf, startOfDay } from '../../../domain/time/calendar.ts';
import type { OverrideRequest } from '../../../domain/events.ts';
import type { Command } from '../../../domain/projection.ts';
import type { Switch } from '../../../domain/safety/switches.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import { refusalOf } from '../../account/ask.ts';
import { waitForAttempt } from '../payments/attempt-outcome.ts';
import { WRITE } from '../../http/access.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { idFrom } from '../../http/ids.ts';
import { unknownReference } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day, instant } from '../../http/schemas/time.ts';
import { Account } from '../accounts/shapes.ts';
import { refuseWhileStopped } from '../../account/stopped.ts';
import { shown } from '../accounts/routes.ts';

const MAX_INSTALLMENTS = 36;
const UNTIL = 'a day as YYYY-MM-DD, or an instant with an offset or Z';

/** Ends at the start of that local day. */
const until = z.union([day, instant], {
  error: (issue) => (issue.input === undefined ? `is missing: it must be ${UNTIL}` : `must be ${UNTIL}`),
});
const whole = (max: number) =>
  z.int(wants('a whole number')).min(1, 'must be at least 1').max(max, `must be at most ${max}`);

const override = <const C extends Command, const F extends z.core.$ZodLooseShape>(command: C, fields: F) =>
  z.strictObject({
    command: z.literal(command),
    reason: prose(1_000).meta({ description: 'Stands on the timeline.' }),
    expectedVersion: z
      .int(wants("the account's version that this is based on"))
      .min(0, 'must not be negative')
      .max(2_147_483_647, 'must be a version')
      .meta({ description: 'The version of the account that you looked at.' }),
    ...fields,
  });

export const commands = {
  pause: override('pause', {
    until: until.optional(),
    invoiceId: idOf('inv').nullish(),
    legal: yesOrNo.default(false),
  }),
  resume: override('resume', { invoiceId: idOf('inv').nullish() }),
  extend: override('extend', { days: whole(365) }),
  promise: override('promise', { amountMinor, on: day }),
  plan: override('plan', {
    installments: z
      .array(
        z.strictObject({ on: day, amountMinor }, wants('an object with on and amountMinor')),
        wants('a list of installments'),
      )
      .min(1, 'must have at least one installment')
      .max(MAX_INSTALLMENTS, `must have at most ${MAX_INSTALLMENTS} installments`),
  }),
  retryNow: override('retryNow', { paymentMethodId: idOf('pm').nullish() }),
  skipReminder: override('skipReminder', {}),
  sendReminder: override('sendReminder', {}),
  deactivate: override('deactivate', { fraud: yesOrNo.default(false) }),
  reactivate: override('reactivate', { until: until.nullish() }),
  writeOff: override('writeOff', {}),
  changePolicy: override('changePolicy', { version: whole(1_000_000) }),
} satisfies Record<Command, z.ZodType>;

const Override = z
  .discriminatedUnion('command', Object.values(commands) as unknown as UnionOf<typeof commands>)
  .superRefine(pauseHasEnd)
  .meta({
    id: 'Override',
    title: 'An override',
    examples: [
      {
        command: 'promise',
        reason: 'Spoke with Ana, they pay on Friday',
        expectedVersion: 12,
        amountMinor: 116_000,
        on: '2026-03-20',
      },
      { command: 'pause', reason: 'Waiting for their new purchase order', expectedVersion: 12, until: '2026-03-25' },
    ],
  });
export function pauseHasEnd(
  body: { command: Command; legal?: boolean; until?: unknown },
  context: z.RefinementCtx,
): void {
  if (body.command === 'pause' && !body.legal && body.until === undefined)
    context.addIssue({ code: 'custom', path: ['until'], message: `is missing: it must be ${UNTIL}` });
}

export type UnionOf<T extends Record<string, z.ZodType>> = readonly [
  Extract<T[keyof T], z.core.$ZodTypeDiscriminable>,
  ...Extract<T[keyof T], z.core.$ZodTypeDiscriminable>[],
];

export function overrideRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/accounts/:id/overrides',
    {
      // Which command an agent may give, and how far, is the chart's and the policy's to say.
      config: { access: WRITE },
      schema: {
        tags: ['Overrides'],
        operationId: 'override',
        summary: 'Overrule what would happen by itself',
        params: idParams('acc'),
        body: Override,
        response: answers(Account),
        description:
          'Answers with the account after it. 409 `stale_version` when the account has changed since ' +
          '`expectedVersion`, 409 `not_allowed_now` (with the allowed commands) when its state has no place ' +
          'for the command, 409 `charges_stopped` or `deactivations_stopped` while that is stopped for all ' +
          'accounts. What the account does not take stands on its timeline as `override.refused`, and raises ' +
          'no version.',
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      const order = await orderOf(deps, request, request.body, account);
      const stopped = whatStops(order);
      if (stopped !== null) await refuseWhileStopped(deps, stopped);
      const refusal = await refusalOf(deps, request, account.id, idFrom(request.workId, 'ovr'), order);
      if (refusal !== null) {
        const { command, reason, expectedVersion: basedOnVersion } = request.body;
        await deps.store.noteRefusal({
          accountId: account.id,
          refused: { command, reason, basedOnVersion, code: refusal.code, message: refusal.message },
          actor: actorIn(request),
        });
        throw refusal;
      }
      // What the bank says belongs to the account after it.
      if (order.type === 'RETRY_NOW_REQUESTED') await waitForAttempt(deps, account.id, order.attemptId);
      return shown(deps, account.id, callerIn(request).role);
    },
  );
}

/** A suspicion of fraud does not wait. */
function whatStops(order: OverrideRequest): Switch | null {
  if (order.type === 'RETRY_NOW_REQUESTED') return 'charges';
  return order.type === 'DEACTIVATE_REQUESTED' && !order.fraud ? 'deactivations' : null;
}

/** What is asked for, as the chart takes it. A forecast has no version that it is based on. */
export type Wish =
  z.infer<typeof Override> extends infer Body
    ? Body extends unknown
      ? Omit<Body, 'expectedVersion'> & { expectedVersion: number | null }
      : never
    : never;

export async function orderOf(
  deps: ApiDeps,
  request: FastifyRequest,
  body: Wish,
  account: { id: string; timeZone: string; policyName: string },
): Promise<OverrideRequest> {
  const { reason, expectedVersion } = body;
  const common = {
    reason,
    expectedVersion,
    role: callerIn(request).role === 'admin' ? ('admin' as const) : ('agent' as const),
  };
  const localDay = (end: Day | Instant | null | undefined): Day | null =>
    end === null || end === undefined ? null : dayCovering(end, account.timeZone);
  switch (body.command) {
    case 'pause':
      return {
        ...common,
        type: 'PAUSE_REQUESTED',
        until: localDay(body.until),
        invoiceId: body.invoiceId ?? null,
        legal: body.legal,
      };
    case 'resume':
      return { ...common, type: 'RESUME_REQUESTED', invoiceId: body.invoiceId ?? null };
    case 'extend':
      return { ...common, type: 'EXTEND_REQUESTED', days: body.days };
    case 'promise':
      return { ...common, type: 'PROMISE_REQUESTED', amountMinor: body.amountMinor, on: body.on };
    case 'plan':
      return { ...common, type: 'PLAN_REQUESTED', installments: body.installments };
    case 'retryNow': {
      const methodId = body.paymentMethodId ?? null;
      if (methodId !== null && (await deps.store.methodById(methodId))?.accountId !== account.id)
        throw unknownReference('paymentMethodId', 'payment method');
      return { ...common, type: 'RETRY_NOW_REQUESTED', attemptId: idFrom(request.workId, 'att'), methodId };
    }
    case 'skipReminder':
      return { ...common, type: 'SKIP_REMINDER_REQUESTED' };
    case 'sendReminder':
      return { ...common, type: 'SEND_REMINDER_REQUESTED' };
    case 'deactivate':
      return { ...common, type: 'DEACTIVATE_REQUESTED', fraud: body.fraud };
    case 'reactivate':
      return { ...common, type: 'REACTIVATE_REQUESTED', until: localDay(body.until) };
    case 'writeOff':
      return { ...common, type: 'WRITE_OFF_REQUESTED' };
    case 'changePolicy': {
      const policy = await deps.store.policyBody(account.policyName, body.version);
      if (policy === null) throw unknownReference('version', `version of the policy ${account.policyName}`);
      return { ...common, type: 'CHANGE_POLICY_REQUESTED', policy };
    }
  }
}

/** The day at whose start it ends; an instant in the middle of a day is covered to that day's end. */
function dayCovering(end: Day | Instant, timeZone: string): Day {
  if (!isInstant(end)) return end;
  const local = dayOf(end, timeZone);
  return startOfDay(local, timeZone) === end ? local : addDays(local, 1);
}

const isInstant = (end: Day | Instant): end is Instant => end.includes('T');
