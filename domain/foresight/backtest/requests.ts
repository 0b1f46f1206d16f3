import type { Actor, AttemptTrigger } from '../../account.ts';
import type { OverrideRequest, Request } from '../../events.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Command } from '../../projection.ts';
import type { Instant } from '../../time/time.ts';
import type { OverrideData, TimelineData } from '../../timeline.ts';
import type { RecordedAttempt, RecordedEntry, RecordedLife } from './life.ts';

/** A request as it was taken then. */
export interface AskedThen {
  at: Instant;
  step: number;
  actor: Actor;
  request: Request;
}

/** A version of a policy, by its name and number; null: it isn't known. */
export type PolicyBodies = (name: string, version: number) => Policy | null;

/**
 * What people asked for and the chart took. Requests are no facts: what they were is read from what they have left
 * behind, on the timeline and, of payments by hand, among the attempts. Asked again they are asked by an admin: how far
 * an agent may go was judged at the time.
 */
export function requestsOf(life: RecordedLife, policies: PolicyBodies): AskedThen[] {
  const retried = new Set(
    life.timeline.flatMap(({ type, data }) =>
      type === 'override.applied' && data.command === 'retryNow' ? [data.attemptId] : [],
    ),
  );
  return [
    ...life.timeline.flatMap((entry) => {
      const request = requestIn(entry, life, policies);
      return request === null ? [] : [{ at: entry.at, step: entry.step, actor: entry.actor, request }];
    }),
    ...life.attempts.flatMap((attempt) =>
      isPaymentByHand(attempt) && !retried.has(attempt.id) ? [payment(attempt, life)] : [],
    ),
  ];
}

function requestIn({ type, step, data }: RecordedEntry, life: RecordedLife, policies: PolicyBodies): Request | null {
  switch (type) {
    case 'override.applied':
      return override(data, step, life, policies);
    case 'dispute.opened': {
      const { disputeId, invoiceId, amountMinor, reason } = data;
      return { type: 'DISPUTE_REQUESTED', disputeId, invoiceId, amountMinor: amountMinor ?? null, reason, late: true };
    }
    case 'proof.accepted':
      return { type: 'PROOF_ACCEPTED', proofId: data.proofId };
    case 'proof.rejected':
      return { type: 'PROOF_REJECTED', proofId: data.proofId, reason: data.reason };
    default:
      return null;
  }
}

type Order = OverrideRequest extends infer R
  ? R extends OverrideRequest
    ? Omit<R, 'reason' | 'expectedVersion' | 'role'>
    : never
  : never;

/**
 * From the fields of a command, as its line on the timeline has them. A line of an older release may lack a field that
 * may be null, or name a command that there isn't any more.
 */
const ORDERS: { readonly [C in Command]: (data: OverrideData[C]) => Order | null } = {
  pause: ({ until, invoiceId, legal }) => ({
    type: 'PAUSE_REQUESTED',
    until: until ?? null,
    invoiceId: invoiceId ?? null,
    legal,
  }),
  resume: ({ invoiceId }) => ({ type: 'RESUME_REQUESTED', invoiceId: invoiceId ?? null }),
  extend: ({ days }) => ({ type: 'EXTEND_REQUESTED', days }),
  promise: ({ amountMinor, on }) => ({ type: 'PROMISE_REQUESTED', amountMinor, on }),
  plan: ({ installments }) => ({ type: 'PLAN_REQUESTED', installments }),
  cancelPromise: () => ({ type: 'CANCEL_PROMISE_REQUESTED' }),
  cancelPlan: () => ({ type: 'CANCEL_PLAN_REQUESTED' }),
  retryNow: ({ attemptId }) => ({ type: 'RETRY_NOW_REQUESTED', attemptId, methodId: null }),
  skipReminder: () => ({ type: 'SKIP_REMINDER_REQUESTED' }),
  sendReminder: () => ({ type: 'SEND_REMINDER_REQUESTED' }),
  deactivate: ({ fraud }) => ({ type: 'DEACTIVATE_REQUESTED', fraud }),
  reactivate: ({ until }) => ({ type: 'REACTIVATE_REQUESTED', until: until ?? null }),
  writeOff: () => ({ type: 'WRITE_OFF_REQUESTED' }),
  close: () => ({ type: 'CLOSE_REQUESTED' }),
  reopen: () => ({ type: 'REOPEN_REQUESTED' }),
  /** Its policy stands in another line of the same step. */
  changePolicy: () => null,
};

function override(
  data: TimelineData['override.applied'],
  step: number,
  life: RecordedLife,
  policies: PolicyBodies,
): Request | null {
  const common = { reason: data.reason ?? '', expectedVersion: null, role: 'admin' as const };
  if (data.command === 'changePolicy') {
    const changed = policyMovedTo(step, life);
    const policy = changed === null ? null : policies(changed.name, changed.version);
    return policy === null ? null : { ...common, type: 'CHANGE_POLICY_REQUESTED', policy };
  }
  const orderOf = ORDERS[data.command] as ((fields: typeof data) => Order | null) | undefined;
  const order = orderOf?.(data) ?? null;
  return order === null ? null : ({ ...common, ...order } as OverrideRequest);
}

function policyMovedTo(step: number, { timeline }: RecordedLife): TimelineData['policy.changed']['to'] | null {
  for (const entry of timeline) if (entry.step === step && entry.type === 'policy.changed') return entry.data.to;
  return null;
}

/** Attempts that the chart begins by itself are numbered, `att_…-3`. */
const isPaymentByHand = ({ id }: RecordedAttempt): boolean => !id.includes('-');

/** It is on the timeline with its outcome, so it was asked for before that step. */
function payment(
  { id, at, trigger, invoiceIds, amountMinor, paymentMethodId }: RecordedAttempt,
  life: RecordedLife,
): AskedThen {
  const told = life.timeline.find((entry) => entry.type === 'charge.attempted' && entry.data.attemptId === id);
  const invoiceId = invoiceIds.length === 1 ? (invoiceIds[0] ?? null) : null;
  const request: Request = {
    type: 'PAY_REQUESTED',
    attemptId: id,
    invoiceId,
    methodId: paymentMethodId,
    trigger: trigger as Extract<AttemptTrigger, 'agent' | 'portal' | 'api'>,
    ...(told?.type === 'charge.attempted' && told.data.isPart ? { amountMinor } : {}),
  };
  return { at, step: (told?.step ?? Infinity) - 0.5, actor: { kind: 'customer', id: 'replayed' }, request };
}
