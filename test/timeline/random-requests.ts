import { addDays } from '../../domain/time/calendar.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import { today } from '../../domain/chart/reads/today.ts';
import type { Request } from '../../domain/events.ts';
import type { Day } from '../../domain/time/time.ts';
import type { Deed } from './deeds.ts';
import { POLICIES } from './deeds.ts';
import type { Ledger } from './ledger.ts';

const override = (request: object, admin: boolean): Request =>
  ({ ...request, reason: 'because', expectedVersion: null, role: admin ? 'admin' : 'agent' }) as Request;

/** What a deed asks for, whether it makes sense or not; null: it is none that asks. */
export function requestOf({ what, n, minor, days, flag }: Deed, c: Context, ledger: Ledger): Request | null {
  const proofId = (what === 'proven' ? c.proofs.at(-1) : c.proofs[n % Math.max(1, c.proofs.length)])?.id ?? null;
  const on = (later: number): Day => addDays(today(c), later);
  const invoiceId = ledger.open[n % Math.max(1, ledger.open.length)] ?? null;
  const methodId = c.methods[n % Math.max(1, c.methods.length)]?.id ?? null;
  switch (what) {
    case 'pay':
      return {
        type: 'PAY_REQUESTED',
        attemptId: ledger.id('att'),
        invoiceId: flag ? null : invoiceId,
        methodId: n % 3 === 0 ? methodId : null,
        trigger: 'portal',
        ...(n % 4 === 1 ? { amountMinor: minor } : {}),
      };
    case 'retryNow':
      return override({ type: 'RETRY_NOW_REQUESTED', attemptId: ledger.id('att'), methodId: null }, flag);
    case 'acceptProof':
    case 'proven':
      return proofId === null ? null : { type: 'PROOF_ACCEPTED', proofId };
    case 'rejectProof':
      return proofId === null ? null : { type: 'PROOF_REJECTED', proofId, reason: 'unreadable' };
    case 'dispute':
      return disputeOf(ledger, invoiceId, n, flag ? null : minor);
    case 'pause':
      return override(
        {
          type: 'PAUSE_REQUESTED',
          until: n % 10 === 0 ? null : on(Math.abs(days) + 1),
          invoiceId: n % 3 === 0 ? invoiceId : null,
          legal: n % 10 === 0,
        },
        n % 10 === 0,
      );
    case 'resume':
      return override(
        {
          type: 'RESUME_REQUESTED',
          invoiceId: flag
            ? null
            : (c.holds.flatMap((one) => (one.kind === 'agent' && one.invoiceId !== null ? [one.invoiceId] : []))[0] ??
              null),
        },
        n % 2 === 0,
      );
    case 'promise':
      return override({ type: 'PROMISE_REQUESTED', amountMinor: minor, on: on(n % 14) }, false);
    case 'cancelPromise':
      return override({ type: 'CANCEL_PROMISE_REQUESTED' }, flag);
    case 'cancelPlan':
      return override({ type: 'CANCEL_PLAN_REQUESTED' }, flag);
    case 'close':
      return override({ type: 'CLOSE_REQUESTED' }, true);
    case 'reopen':
      return override({ type: 'REOPEN_REQUESTED' }, true);
    case 'plan': {
      const open = c.debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);
      const half = Math.floor(open / 2);
      return half === 0
        ? null
        : override(
            {
              type: 'PLAN_REQUESTED',
              installments: [
                { on: on(n), amountMinor: half },
                { on: on(n + 20), amountMinor: open - half },
              ],
            },
            false,
          );
    }
    case 'extend':
      return override({ type: 'EXTEND_REQUESTED', days: 1 + (n % 15) }, flag);
    case 'skip':
      return override({ type: 'SKIP_REMINDER_REQUESTED' }, flag);
    case 'remind':
      return override({ type: 'SEND_REMINDER_REQUESTED' }, flag);
    case 'deactivate':
      return override({ type: 'DEACTIVATE_REQUESTED', fraud: false }, flag);
    case 'fraud':
      return n % 4 === 0 ? override({ type: 'DEACTIVATE_REQUESTED', fraud: true }, true) : null;
    case 'reactivate':
      return override({ type: 'REACTIVATE_REQUESTED', until: n % 5 === 0 ? null : on(1 + (n % 5)) }, flag);
    case 'prolong':
      return override({ type: 'REACTIVATE_REQUESTED', until: on(2 + (n % 5)) }, flag);
    case 'writeOff':
      return n % 4 === 0 ? override({ type: 'WRITE_OFF_REQUESTED' }, true) : null;
    case 'policy': {
      const others = POLICIES.filter((one) => one.currency === c.policy.currency);
      return override({ type: 'CHANGE_POLICY_REQUESTED', policy: others[n % others.length] }, true);
    }
    default:
      return null;
  }
}

/** Of an open invoice, or now and then of one that is paid: of that the record says what it is. */
function disputeOf(ledger: Ledger, openId: string | null, n: number, amountMinor: number | null): Request | null {
  const settled = [...ledger.invoices.values()].filter((one) => one.status === 'paid');
  const paid = openId === null || n % 5 === 0 ? settled[n % Math.max(1, settled.length)] : undefined;
  const invoiceId = paid?.id ?? openId;
  if (invoiceId === null || [...ledger.disputes.values()].some((one) => one.open && one.invoiceId === invoiceId))
    return null;
  return {
    type: 'DISPUTE_REQUESTED',
    disputeId: ledger.id('dsp'),
    invoiceId,
    amountMinor,
    reason: 'no',
    late: n % 2 === 0,
    paid: paid === undefined ? null : { invoice: ledger.told(paid.id), paidMinor: paid.totalMinor - paid.loweredMinor },
  };
}
