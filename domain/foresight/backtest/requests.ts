import type { Actor, AttemptTrigger } from '../../account.ts';
import type { OverrideRequest, Request } from '../../events.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Command } from '../../projection.ts';
import type { Day, Instant } from '../../time/time.ts';
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
    life.timeline.flatMap(({ type, data }) => (type === 'override.applied' ? [data.attemptId] : [])),
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
    case 'dispute.opened':
      return {
        type: 'DISPUTE_REQUESTED',
        disputeId: text(data.disputeId),
        invoiceId: text(data.invoiceId),
        amountMinor: (data.amountMinor ?? null) as number | null,
        reason: text(data.reason),
        late: true,
      };
    case 'proof.accepted':
      return { type: 'PROOF_ACCEPTED', proofId: text(data.proofId) };
    case 'proof.rejected':
      return { type: 'PROOF_REJECTED', proofId: text(data.proofId), reason: text(data.reason) };
    default:
      return null;
  }
}

const text = (value: unknown): string => String(value ?? '');

/** The fields of a command as its line on the timeline has them. */
interface Fields {
  until: Day | null;
  invoiceId: string | null;
  legal: boolean;
  days: number;
  amountMinor: number;
  on: Day;
  installments: { on: Day; amountMinor: number }[];
  attemptId: string;
  fraud: boolean;
}
type Order = OverrideRequest extends infer R
  ? R extends OverrideRequest
    ? Omit<R, 'reason' | 'expectedVersion' | 'role'>
    : never
  : never;

const ORDERS = {
  pause: (data) => ({
    type: 'PAUSE_REQUESTED',
    until: data.until ?? null,
    invoiceId: data.invoiceId ?? null,
    legal: data.legal,
  }),
  resume: (data) => ({ type: 'RESUME_REQUESTED', invoiceId: data.invoiceId ?? null }),
  extend: (data) => ({ type: 'EXTEND_REQUESTED', days: data.days }),
  promise: (data) => ({ type: 'PROMISE_REQUESTED', amountMinor: data.amountMinor, on: data.on }),
  plan: (data) => ({ type: 'PLAN_REQUESTED', installments: data.installments }),
  retryNow: (data) => ({ type: 'RETRY_NOW_REQUESTED', attemptId: data.attemptId, methodId: null }),
  skipReminder: () => ({ type: 'SKIP_REMINDER_REQUESTED' }),
  sendReminder: () => ({ type: 'SEND_REMINDER_REQUESTED' }),
  deactivate: (data) => ({ type: 'DEACTIVATE_REQUESTED', fraud: data.fraud }),
  reactivate: (data) => ({ type: 'REACTIVATE_REQUESTED', until: data.until ?? null }),
  writeOff: () => ({ type: 'WRITE_OFF_REQUESTED' }),
  /** Its policy stands in another line of the same step. */
  changePolicy: () => null,
} satisfies Record<Command, (data: Fields) => Order | null>;

function override(
  data: Record<string, unknown>,
  step: number,
  life: RecordedLife,
  policies: PolicyBodies,
): Request | null {
  const common = { reason: text(data.reason), expectedVersion: null, role: 'admin' as const };
  if (data.command === 'changePolicy') {
    const changed = life.timeline.find((entry) => entry.step === step && entry.type === 'policy.changed')?.data.to as
      | { name: string; version: number }
      | undefined;
    const policy = changed === undefined ? null : policies(changed.name, changed.version);
    return policy === null ? null : { ...common, type: 'CHANGE_POLICY_REQUESTED', policy };
  }
  const order = ORDERS[data.command as Command]?.(data as unknown as Fields) ?? null;
  return order === null ? null : ({ ...common, ...order } as OverrideRequest);
}

/** Attempts that the chart begins by itself are numbered, `att_…-3`. */
const isPaymentByHand = ({ id }: RecordedAttempt): boolean => !id.includes('-');

/** It is on the timeline with its outcome, so it was asked for before that step. */
function payment({ id, at, trigger, invoiceIds, paymentMethodId }: RecordedAttempt, life: RecordedLife): AskedThen {
  const told = life.timeline.find((entry) => entry.type === 'charge.attempted' && entry.data.attemptId === id);
  const invoiceId = invoiceIds.length === 1 ? (invoiceIds[0] ?? null) : null;
  const request: Request = {
    type: 'PAY_REQUESTED',
    attemptId: id,
    invoiceId,
    methodId: paymentMethodId,
    trigger: trigger as Extract<AttemptTrigger, 'agent' | 'portal' | 'api'>,
  };
  return { at, step: (told?.step ?? Infinity) - 0.5, actor: { kind: 'customer', id: 'replayed' }, request };
}
