import type { PolicyPath } from '../../policy/numbers.ts';
import { RULES } from '../../rules.ts';
import { methodById } from '../reads/methods.ts';
import { today } from '../reads/today.ts';
import type { Look } from './look.ts';
import type { Reasons } from './reasons.ts';

/** What the bank said, and what came of it. */

const invoices = (ids: readonly string[]) => ids.map((id) => `invoice/${id}` as const);

const isDebit = (look: Look, methodId: string | undefined): boolean =>
  methodId !== undefined && methodById(look.c, methodId)?.kind === 'bankAccount';

const lookedUp = (look: Look, attemptId: string) =>
  look.because(RULES.unknown, ['lookup.afterMinutes', 'lookup.thenEveryHours'], look.last(`attempt/${attemptId}`));

const WINDOW: PolicyPath[] = ['charge.window.from', 'charge.window.to'];

/** All that it is for was due on a day before. */
const isLate = ({ c }: Look, ids: readonly string[]): boolean =>
  c.debts.every((debt) => !ids.includes(debt.id) || debt.dueOn < today(c));

/** What the n-th retry waits for. */
const waitOf = (rung: number): PolicyPath[] => [rung <= 1 ? 'charge.retryAfterMinutes' : 'charge.retryOnDays'];

const FAILED = ['charge.declined', 'charge.returned', 'charge.refused'] as const;

export const CHARGES = {
  'charge.attempted': (look, { invoiceIds, trigger, paymentMethodId }) => {
    const purpose = look.c.attempt?.purpose ?? null;
    switch (purpose?.kind) {
      case 'retry':
        return look.because(
          RULES.retries,
          waitOf(look.c.ladders.find((one) => one.id === purpose.ladderId)?.rung ?? 1),
          look.last(`retry/${purpose.ladderId}`),
        );
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
      : look.because(
          RULES.dueDay,
          [],
          look.newest('charge.succeeded', 'transfer.matched', 'credit.applied', 'invoice.voided', 'invoice.reopened'),
        ),
  /** An admin's stop; its reason stands in the entry. */
  'charge.held': (look) => look.because(RULES.missedDueDay, WINDOW),
  'charge.refused': null,
  'charge.returned': null,
  'chargeback.received': null,
  'chargeback.closed': null,
  'retry.scheduled': (look, { rung }) => {
    const declined = look.saidHere('charge.declined');
    const isReturn = look.here('charge.returned').length > 0 || isDebit(look, declined?.paymentMethodId);
    return look.because(isReturn ? RULES.directDebit : RULES.retries, waitOf(rung), look.here(...FAILED));
  },
  'retries.exhausted': (look) => {
    const ladder = look.c.ladders.findLast((one) => one.state === 'exhausted');
    return look.because(
      RULES.retries,
      ['charge.retryOnDays'],
      ladder === undefined ? [] : look.last(`retry/${ladder.id}`),
      look.here(...FAILED),
    );
  },
} satisfies Partial<Reasons>;
