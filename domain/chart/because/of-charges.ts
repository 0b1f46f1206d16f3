import { RULES } from '../../rules.ts';
import { methodById } from '../reads/methods.ts';
import type { Look } from './look.ts';
import type { Reasons } from './reasons.ts';

/** What the bank said, and what came of it. */

const invoices = (ids: readonly string[]): string[] => ids.map((id) => `invoice/${id}`);

const isDebit = (look: Look, methodId: string | undefined): boolean =>
  methodId !== undefined && methodById(look.c, methodId)?.kind === 'bankAccount';

const lookedUp = (look: Look, attemptId: string) =>
  look.because(RULES.unknown, ['lookup.afterMinutes', 'lookup.thenEveryHours'], look.last(`attempt/${attemptId}`));

const FAILED = ['charge.declined', 'charge.returned', 'charge.refused'] as const;

export const CHARGES = {
  'charge.attempted': (look, { invoiceIds, trigger, paymentMethodId }) => {
    const purpose = look.c.attempt?.purpose ?? null;
    switch (purpose?.kind) {
      case 'retry':
        return look.because(
          RULES.retries,
          ['charge.retryAfterMinutes', 'charge.retryOnDays'],
          look.last(`retry/${purpose.ladderId}`),
        );
      case 'newMethod':
        return look.because(RULES.newCard, [], look.last(`method/${paymentMethodId}`, ...invoices(invoiceIds)));
      case 'installment':
        return look.because(RULES.plan, ['charge.window.from', 'charge.window.to'], look.last('override/plan'));
      case 'due':
        return look.because(
          RULES.dueDay,
          ['charge.window.from', 'charge.window.to'],
          look.last('autopay.changed', ...invoices(invoiceIds)),
        );
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
  /** Its window went by, or it was overtaken between its decision and its beginning. */
  'charge.skipped': (look, { attemptId }) =>
    attemptId === undefined
      ? look.because(
          RULES.missedDueDay,
          ['charge.window.from', 'charge.window.to'],
          look.newest('hold.released', 'charge.held', 'autopay.changed'),
        )
      : look.because(
          RULES.dueDay,
          [],
          look.newest('charge.succeeded', 'transfer.matched', 'credit.applied', 'invoice.voided', 'invoice.issued'),
        ),
  /** An admin's stop; its reason stands in the entry. */
  'charge.held': (look) => look.because(RULES.missedDueDay, ['charge.window.from', 'charge.window.to']),
  'charge.refused': null,
  'charge.returned': null,
  'chargeback.received': null,
  'retry.scheduled': (look) => {
    const declined = look.saidHere('charge.declined');
    const isReturn = look.here('charge.returned').length > 0 || isDebit(look, declined?.paymentMethodId);
    return look.because(
      isReturn ? RULES.directDebit : RULES.retries,
      ['charge.retryAfterMinutes', 'charge.retryOnDays'],
      look.here(...FAILED),
    );
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
