import type { Context } from '../state/context.ts';
import type { Method, TriedMethod } from '../state/ledger.ts';
import type { Attempt } from '../state/payment.ts';
import { unsent } from './unsent.ts';

/** Questions about the cards and bank accounts that the account pays with. */

/** Names the deadline at which a method is asked for, since autopay has none that it may use. */
export const METHOD_NOTICE = 'method';

export const defaultMethod = (c: Context): Method | null => c.methods.find((method) => method.default) ?? null;

export const methodById = (c: Context, id: string): Method | null =>
  c.methods.find((method) => method.id === id) ?? null;

/** With what an attempt was made: the method as it is, or as it was before it was removed. */
export const methodOf = (c: Context, { methodId, method }: Pick<Attempt, 'methodId' | 'method'>): TriedMethod | null =>
  methodById(c, methodId) ?? method;

/** A method that an automatic charge may use. */
export const autopayMethod = (c: Context): Method | null => {
  const method = defaultMethod(c);
  return method && !method.blocked && !method.manualOnly ? method : null;
};

/** Another was asked for since none was usable, or is about to be. */
export const isMethodAskedFor = (c: Context): boolean =>
  c.methodAsked || unsent(c).some((one) => one.template === 'payment-method-needed');

/** The method that somebody asked to pay with: the named one, else the default. */
export const payMethod = (c: Context, methodId: string | null): Method | null =>
  methodId === null ? defaultMethod(c) : methodById(c, methodId);

/** Left for one payment that was tried, and nothing of it is waited for any more. */
export const usedUp = (c: Context): Method[] =>
  c.methods.filter(
    ({ id, once }) =>
      once === 'used' &&
      c.attempt?.methodId !== id &&
      !c.debits.some(({ methodId, settled }) => methodId === id && !settled),
  );
