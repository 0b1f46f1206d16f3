import type { ChartEvent } from '../events.ts';
import type { MachineSnapshot } from './machine/transition.ts';
import type { Context } from './state/context.ts';
import type { Debt } from './state/ledger.ts';
import { once } from './state/once.ts';
import { offOf } from './state/service.ts';

/**
 * Whether an event may make a version. Mail outcomes and look-ups change nothing that a version stands for, even where
 * the chart remembers them.
 */
export const COUNTS = {
  ACCOUNT_OPENED: true,
  ACCOUNT_CHANGED: true,
  AUTOPAY_CHANGED: true,
  METHOD_ADDED: true,
  METHOD_REMOVED: true,
  METHOD_DEFAULTED: true,
  METHOD_CHANGED: true,
  INVOICE_ISSUED: true,
  INVOICE_VOIDED: true,
  DUE_DATE_CHANGED: true,
  CREDIT_NOTED: true,
  TRANSFER_RECEIVED: true,
  TRANSFER_REPEATED: true,
  TRANSFER_UNMATCHED: true,
  TRANSFER_SUGGESTED: true,
  TRANSFER_RULED_OUT: true,
  PROOF_RECEIVED: true,
  DISPUTE_RESOLVED: true,
  CHARGEBACK_RECEIVED: true,
  CHARGEBACK_CLOSED: true,
  CREDIT_REFUNDED: true,
  REFUND_UNDONE: true,
  SUBSCRIPTION_STARTED: true,
  SUBSCRIPTION_MOVED: true,
  ITEM_ADDED: true,
  ITEM_REMOVED: true,
  SUBSCRIPTION_ENDING: true,
  MONTH_CHASED: false,
  EQUIPMENT_ORDERED: true,
  EQUIPMENT_SIGNED: true,
  EQUIPMENT_RELEASED: true,
  EQUIPMENT_DELIVERED: true,
  RENTAL_ENDED: true,
  EQUIPMENT_REPLACED: true,
  PORT_SENT: true,
  PORT_COMPLETED: true,
  PORT_FAILED: true,
  TASK_DISMISSED: true,
  PAY_REQUESTED: true,
  DISPUTE_REQUESTED: true,
  PROOF_ACCEPTED: true,
  PROOF_REJECTED: true,
  PAUSE_REQUESTED: true,
  RESUME_REQUESTED: true,
  EXTEND_REQUESTED: true,
  PROMISE_REQUESTED: true,
  PLAN_REQUESTED: true,
  CANCEL_PROMISE_REQUESTED: true,
  CANCEL_PLAN_REQUESTED: true,
  RETRY_NOW_REQUESTED: true,
  SKIP_REMINDER_REQUESTED: true,
  SEND_REMINDER_REQUESTED: true,
  DEACTIVATE_REQUESTED: true,
  REACTIVATE_REQUESTED: true,
  WRITE_OFF_REQUESTED: true,
  CLOSE_REQUESTED: true,
  REOPEN_REQUESTED: true,
  CHANGE_POLICY_REQUESTED: true,
  CHARGE_SUCCEEDED: true,
  CHARGE_DECLINED: true,
  CHARGE_PENDING: true,
  CHARGE_NEEDS_HOLDER: true,
  CHARGE_UNKNOWN: true,
  CHARGE_STALE: true,
  CHARGE_REFUSED: true,
  CHARGE_HELD: true,
  LOOKUP_NOT_FOUND: false,
  LOOKUP_FAILED: false,
  CHARGE_RETURNED: true,
  DECLINE_FOUND: true,
  EMAIL_SENT: false,
  EMAIL_SKIPPED: false,
  EMAIL_HELD: false,
  EMAIL_BOUNCED: false,
  REFUND_SUCCEEDED: false,
  REFUND_REFUSED: false,
  SERVICE_DONE: false,
  DEACTIVATION_CLEARED: true,
  DEACTIVATION_HELD: true,
  CREDIT_APPLIED: true,
  MONTH_BILLED: true,
  MONTH_KEPT: false,
  MONTH_FAILED: false,
  EQUIPMENT_INVOICED: true,
  EQUIPMENT_UNBILLED: false,
  DEADLINE_REACHED: true,
} satisfies Record<ChartEvent['type'], boolean>;

/**
 * What a version stands for: state, holds, balance, methods and policy. Two snapshots of one substance are one version.
 */
export function isSameSubstance(one: MachineSnapshot, other: MachineSnapshot): boolean {
  const [a, b] = [one.context, other.context];
  return (
    isSame(a.debts, b.debts, ofDebt) &&
    isSame(a.holds, b.holds, whole) &&
    isSame(a.methods, b.methods, whole) &&
    rest(one) === rest(other)
  );
}

/** What has not been replaced needs no looking into. */
const isSame = <T extends object>(a: readonly T[], b: readonly T[], of: (one: T) => string): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => one === b[i] || of(one) === of(b[i] as T)));

const whole = once((one: object) => JSON.stringify(one));

const ofDebt = once((debt: Debt) =>
  JSON.stringify([
    debt.id,
    debt.balanceMinor,
    debt.dueOn,
    debt.overdueNoted,
    debt.graceUntil,
    debt.pausedDays,
    debt.rungDay,
  ]),
);

/** How often it was said what is missing is mail, and changes nothing else. */
function ofService(service: Context['service']): unknown {
  const off = offOf(service);
  return off === null ? null : { ...service, off: { ...off, reminded: 0 }, reminded: 0 };
}

const rest = ({ value, context: c }: { value: unknown; context: Context }): string =>
  JSON.stringify([
    value,
    c.creditMinor,
    c.uncollected.map(({ id, balanceMinor }) => [id, balanceMinor]),
    c.autopayOn,
    c.case?.rungsGone,
    c.case?.extendedTo,
    ofService(c.service),
    c.policy.name,
    c.policy.version,
    c.profile.timeZone,
    c.billing?.endsOn,
    c.rental?.endsOn,
    c.orders.ports.map(({ id, failed }) => [id, failed]),
  ]);
