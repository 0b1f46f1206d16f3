import type { FastifyRequest } from 'fastify';
import type { OverrideRequest } from '../../../domain/events.ts';
import { lastDayOf } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { accountToday } from '../../account/account-now.ts';
import { checkPlanned } from '../../account/day-spans.ts';
import type { ApiDeps } from '../../deps.ts';
import { callerIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { unknownReference } from '../../http/problem.ts';
import type { Wish } from './commands.ts';

/** A wish as the chart takes it. 404: it names a method or a version that there isn't; 400: a day years away. */
export async function orderOf(
  deps: ApiDeps,
  request: FastifyRequest,
  body: Wish,
  account: Pick<AccountRow, 'id' | 'timeZone' | 'policyName' | 'skewMs'>,
): Promise<OverrideRequest> {
  checkDays(body, account.timeZone, accountToday(account, deps));
  const { reason, expectedVersion } = body;
  const common = {
    reason,
    expectedVersion,
    role: callerIn(request).role === 'admin' ? ('admin' as const) : ('agent' as const),
  };
  const localDay = (end: Day | Instant | null | undefined): Day | null =>
    end === null || end === undefined ? null : lastDayOf(end, account.timeZone);
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
    case 'cancelPromise':
      return { ...common, type: 'CANCEL_PROMISE_REQUESTED' };
    case 'cancelPlan':
      return { ...common, type: 'CANCEL_PLAN_REQUESTED' };
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
    case 'close':
      return { ...common, type: 'CLOSE_REQUESTED' };
    case 'reopen':
      return { ...common, type: 'REOPEN_REQUESTED' };
    case 'changePolicy': {
      const policy = await deps.store.policyBody(account.policyName, body.version);
      if (policy === null) throw unknownReference('version', `version of the policy ${account.policyName}`);
      return { ...common, type: 'CHANGE_POLICY_REQUESTED', policy };
    }
  }
}

function checkDays(body: Wish, timeZone: string, today: Day): void {
  if (body.command === 'promise') checkPlanned('on', body.on, today);
  if (body.command === 'plan')
    for (const [i, { on }] of body.installments.entries()) checkPlanned(`installments[${i}].on`, on, today);
  if ((body.command === 'pause' || body.command === 'reactivate') && body.until)
    checkPlanned('until', lastDayOf(body.until, timeZone), today);
}
