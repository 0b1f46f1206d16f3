import type { Request } from '../../events.ts';
import { plainMoney } from '../../money/money.ts';
import type { Refusal } from '../../refusal.ts';
import { dueMinor, payableMinor } from '../reads/debts.ts';
import { networkFreeAt, restsUntil } from '../reads/limits.ts';
import { payMethod } from '../reads/methods.ts';
import { mostPayable } from '../reads/orders.ts';
import { recoverable } from '../reads/uncollected.ts';
import type { Context } from '../state/context.ts';
import type { Debt, Method } from '../state/ledger.ts';
import type { WatchedAttempt } from '../state/payment.ts';
import { refuse } from './refusals.ts';

/** What speaks against an attempt that somebody asks for. */

/** Of everything, what was written off only when nothing else is open. */
export const open = (c: Context, invoiceId: string | null): readonly Debt[] =>
  invoiceId === null
    ? c.debts.length > 0
      ? c.debts
      : recoverable(c)
    : [...c.debts, ...recoverable(c)].filter((debt) => debt.id === invoiceId);

/** The direct debit that is about to pay all that is asked for; null: something is left to be paid otherwise. */
function debitOnItsWay(c: Context, asked: readonly Debt[]): WatchedAttempt | null {
  const due = asked.filter((debt) => dueMinor(c, debt) > 0);
  if (due.length === 0 || due.some((debt) => payableMinor(c, debt) > 0)) return null;
  const ids = new Set(asked.map((debt) => debt.id));
  return c.debits.find((debit) => !debit.settled && debit.invoiceIds.some((id) => ids.has(id))) ?? null;
}

/** Who asks, and with what. */
interface Payer {
  methodId: string | null;
  trigger: 'agent' | 'portal' | 'api';
}

/** `asked`: the invoices that are to be paid, as far as they are open. */
export function payment(
  c: Context,
  { methodId, trigger }: Payer,
  amountMinor: number,
  asked: readonly Debt[],
): Refusal | null {
  if (c.attempt !== null)
    return refuse(409, 'payment_in_progress', 'An attempt is in flight or its outcome is being looked up', {
      attemptId: c.attempt.id,
    });
  const debit = debitOnItsWay(c, asked);
  if (debit !== null)
    return refuse(409, 'payment_in_progress', 'A direct debit of it is on its way: its bank answers days later', {
      attemptId: debit.attemptId,
    });
  if (asked.length === 0) return refuse(422, 'nothing_due', 'Nothing is open');
  const method = payMethod(c, methodId);
  if (method === null)
    return refuse(
      422,
      'no_payment_method',
      methodId === null
        ? 'The account has no default payment method'
        : `Payment method ${methodId} is not one of this account's`,
    );
  if (method.once === 'used' || (method.once === 'unused' && trigger !== 'portal'))
    return refuse(422, 'no_payment_method', 'This payment method was left for one payment of its holder');
  if (method.blocked) return cardBlocked();
  if (amountMinor === 0)
    return refuse(422, 'nothing_due', 'Nothing is left to pay: it is disputed, on its way, or covered by credit');
  return tooSoon(c, method, amountMinor);
}

/** More than may be paid would be money in dispute, or credit that nobody asked for. */
export function partTooLarge(c: Context, request: Extract<Request, { type: 'PAY_REQUESTED' }>): Refusal | null {
  const mostMinor = mostPayable(c, request);
  return request.amountMinor === undefined || request.amountMinor <= mostMinor
    ? null
    : refuse(
        422,
        'amount_too_large',
        `amountMinor: at most ${plainMoney(mostMinor, c.profile.currency)}, which is open, not in dispute and not covered by credit`,
        { mostMinor },
      );
}

export const cardBlocked = (): Refusal =>
  refuse(422, 'card_blocked', 'The bank has refused this card for good: another one is needed');

export function tooSoon(c: Context, method: Method, amountMinor: number): Refusal | null {
  const rests = restsUntil(c, method);
  if (c.now < rests)
    return refuse(409, 'retry_too_soon', 'The bank has just declined this method', { retryAllowedAt: rests });
  const free = networkFreeAt(c, method, amountMinor, c.now);
  return c.now < free.at
    ? refuse(422, 'attempt_limit_reached', `This card may not be tried for now: ${free.source}`, {
        retryAllowedAt: free.at,
      })
    : null;
}
