import type { PolicyPath } from '../../policy/numbers.ts';
import { RULES } from '../../rules.ts';
import { today } from '../reads/today.ts';
import type { Look } from './look.ts';
import { daysOf, lookedUp, retriedBy, waitOf } from './of-waits.ts';
import type { Reasons } from './reasons.ts';

/** What the bank said, and what came of it. */

const invoices = (ids: readonly string[]) => ids.map((id) => `invoice/${id}` as const);

const WINDOW: PolicyPath[] = ['charge.window.from', 'charge.window.to'];

/** All that it is for was due on a day before. */
const isLate = ({ c }: Look, ids: readonly string[]): boolean =>
  c.debts.every((debt) => !ids.includes(debt.id) || debt.dueOn < today(c));

const FAILED = ['charge.declined', 'charge.returned', 'charge.refused'] as const;

/** What has set a retry's time; where that could not be said when it failed (no method was there), the failure. */
function scheduledBy(look: Look, ladderId: string): number[] {
  const scheduled = look.last(`retry/${ladderId}`);
  return scheduled.length > 0 ? scheduled : look.newest(...FAILED);
}

/** What overtakes a charge: its debt is paid, or is not to be charged any more. */
const OVERTAKING = [
  'charge.succeeded',
  'transfer.matched',
  'credit.applied',
  'invoice.voided',
  'invoice.reopened',
  'invoice.uncollectible',
  'hold.placed',
  'dispute.opened',
  'method.removed',
  'autopay.changed',
] as const;

export const CHARGES = {
  'charge.attempted': (look, { attemptId, invoiceIds, trigger, paymentMethodId }) => {
    const lost = look.last(`attempt/${attemptId}`);
    // Once more, under the same key.
    if (lost.length > 0) return look.because(RULES.unknown, ['lookup.afterMinutes'], lost);
    const purpose = look.c.attempt?.purpose ?? null;
    switch (purpose?.kind) {
      case 'retry': {
        const ladder = look.c.ladders.find((one) => one.id === purpose.ladderId);
        return look.because(
          retriedBy(ladder),
          waitOf(look.c, ladder, ladder?.rung ?? 1),
          scheduledBy(look, purpose.ladderId),
        );
      }
      case 'newMethod':
        return look.because(RULES.newCard, [], look.last(`method/${paymentMethodId}`, ...invoices(invoiceIds)));
      case 'installment':
        return look.because(RULES.plan, WINDOW, look.last('override/plan'));
      case 'due': {
        const why = look.last('autopay.changed', ...invoices(invoiceIds));
        return isLate(look, invoiceIds)
          ? look.because(RULES.missedDueDay, WINDOW, why, look.newest('hold.released', 'charge.held', 'charge.skipped'))
          : look.because(RULES.dueDay, WINDOW, why);
      }
      default:
        return look.because(
          RULES.manualAttempt,
          ['charge.sameMethodWaitMinutes'],
          trigger === 'agent' ? look.last('override/retryNow') : [],
          look.last(...invoices(invoiceIds)),
        );
    }
  },
  'charge.succeeded': null,
  'charge.declined': null,
  'charge.unknown': (look, { attemptId }) => lookedUp(look, attemptId),
  'charge.reconciled': (look, { attemptId }) => lookedUp(look, attemptId),
  'charge.lost': (look, { attemptId }) => lookedUp(look, attemptId),
  'charge.pending': (look, { attemptId }) => look.because(RULES.directDebit, [], look.last(`attempt/${attemptId}`)),
  'charge.confirming': (look, { attemptId }) =>
    look.because(RULES.confirmed, ['charge.confirmWithinHours'], look.last(`attempt/${attemptId}`)),
  /** Its window went by, or it was overtaken between its decision and its beginning. */
  'charge.skipped': (look, { attemptId }) =>
    attemptId === undefined
      ? look.because(RULES.missedDueDay, WINDOW, look.newest('hold.released', 'charge.held', 'autopay.changed'))
      : look.because(RULES.dueDay, [], look.newest(...OVERTAKING)),
  /** A card network's limit until an instant; else an admin's stop, whose reason stands in the entry. */
  'charge.held': (look, { until }) =>
    until === undefined ? look.because(RULES.missedDueDay, WINDOW) : look.because(RULES.networkLimits, []),
  'charge.refused': null,
  'charge.returned': null,
  'chargeback.received': null,
  'chargeback.closed': null,
  'retry.scheduled': (look, { rung }) => {
    const ladder = look.c.ladders.findLast((one) => one.rung + 1 === rung);
    return look.because(retriedBy(ladder), waitOf(look.c, ladder, rung), look.here(...FAILED));
  },
  'retries.exhausted': (look) => {
    const ladder = look.c.ladders.findLast((one) => one.state === 'exhausted');
    return look.because(
      retriedBy(ladder),
      daysOf(ladder),
      ladder === undefined ? [] : look.last(`retry/${ladder.id}`),
      look.here(...FAILED),
    );
  },
} satisfies Partial<Reasons>;
