import type { AutopayState } from '../../account.ts';
import { RULES } from '../../rules.ts';
import { dueToday } from '../reads/chargeable.ts';
import { overdueDebts } from '../reads/debts.ts';
import { defaultMethod, methodById } from '../reads/methods.ts';
import { silenceFor } from '../reads/silence.ts';
import type { Landmark } from '../because/landmarks.ts';
import { daysOf, isConfirming, lookedUp, retriedBy } from '../because/of-waits.ts';
import type { Context } from '../state/context.ts';
import type { Method } from '../state/ledger.ts';
import { isLimited, ofCharge, ofRetry } from './charges.ts';
import type { Answered, Asked } from './question.ts';
import { sayInvoices, sayMoment, sayMoney } from './words.ts';

/** Why money is taken by itself, or isn't. */
export const ofAutopay = (asked: Asked): Answered => STANDS[asked.view.autopay.state](asked);

const sayMethod = ({ kind, brand, last4 }: Method): string =>
  `the ${kind === 'card' ? `${brand} card` : 'bank account'} that ends in ${last4}`;

const STANDS: Record<AutopayState, (asked: Asked) => Answered> = {
  off: ({ look }) => {
    const switched = look.last('autopay.changed');
    return {
      says: 'Autopay is off: nothing is charged by itself. Whoever wants to pay can pay with any method.',
      because: switched.length === 0 ? null : look.because(RULES.consent, [], switched),
    };
  },
  charging: ({ c, look }) => {
    const charge = `A charge of ${sayMoney(c, c.attempt?.amountMinor ?? 0)}`;
    return c.attempt !== null && isConfirming(c, c.attempt.id)
      ? { says: `${charge} waits for its holder to confirm it.`, because: lookedUp(look, c.attempt.id) }
      : {
          says: `${charge} is with the bank just now.`,
          because: look.because(RULES.oneAttempt, [], look.last('autopay.changed')),
        };
  },
  unknown: ({ c, look }) => ({
    says:
      `A charge of ${sayMoney(c, c.attempt?.amountMinor ?? 0)} has got no answer. It is looked up at the bank, ` +
      'and nothing else is charged before that is known.',
    because: look.because(
      RULES.unknown,
      ['lookup.afterMinutes', 'lookup.thenEveryHours'],
      c.attempt === null ? [] : look.last(`attempt/${c.attempt.id}`),
    ),
  }),
  idle: (asked) => idle(asked),
  retryScheduled: ({ c, agenda, look }) => {
    const retry = agenda.find((one) => one.kind === 'retry');
    const declined = look.newest('charge.declined', 'charge.returned', 'charge.refused');
    if (retry === undefined) {
      const waiting = c.ladders.filter(({ state }) => state === 'running');
      const scheduled = waiting.map(({ id }): Landmark => `retry/${id}`);
      return {
        says: 'The last charge was declined. It is tried again as soon as nothing keeps it back.',
        because: look.because(RULES.keptBackRetry, daysOf(waiting[0]), declined, look.last(...scheduled)),
      };
    }
    return {
      says:
        `The last charge was declined. ${sayMoney(c, Number(retry.detail.amountMinor))} is tried again on ` +
        `${sayMoment(c, retry.at)}${isLimited(retry) ? ', not sooner because of the card' : ''}.${stopped(c)}`,
      because: ofRetry(retry, look),
    };
  },
  needsMethod: ({ c, look }) => {
    const method = defaultMethod(c);
    const which = method === null ? 'There is no method to charge' : `${capital(sayMethod(method))} can't be charged`;
    const declined = method === null ? [] : look.last(`declined/${method.id}`);
    return {
      says: `${which}. Nothing is taken by itself until there is another method.`,
      because: look.because(
        declined.length > 0 ? RULES.hardDecline : RULES.noUsableCard,
        [],
        declined,
        method === null ? look.last('method.removed') : look.last(`method/${method.id}`),
      ),
    };
  },
  exhausted: ({ c, look }) => {
    const ladder = c.ladders.findLast((one) => one.state === 'exhausted');
    const tries = ladder?.tries ?? 0;
    return {
      says:
        `The charge was declined ${tries === 1 ? 'once' : `${tries} times`}, and isn't tried again by itself. ` +
        'A new method is tried at once; an agent or the customer may charge at any time.',
      because: look.because(
        retriedBy(ladder),
        daysOf(ladder),
        look.newest('charge.declined', 'charge.returned', 'charge.refused'),
        look.last('retries.exhausted'),
      ),
    };
  },
};

const stopped = (c: Context): string =>
  c.stopped.charges === null ? '' : ' Charges of all accounts are stopped just now, and it waits for that.';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function idle({ c, agenda, look }: Asked): Answered {
  const charge = agenda.find(({ kind, id }) => kind === 'charge' || id === 'newMethod');
  const consent = look.last('autopay.changed');
  if (charge !== undefined) {
    const method = methodById(c, String(charge.detail.paymentMethodId));
    return {
      says:
        `${sayMoney(c, Number(charge.detail.amountMinor))} is charged on ${sayMoment(c, charge.at)}` +
        `${method === null ? '' : `, to ${sayMethod(method)}`}.${stopped(c)}`,
      because: charge.kind === 'charge' ? ofCharge(charge, look) : ofRetry(charge, look),
    };
  }
  const debit = c.debits.find((one) => !one.settled);
  if (debit !== undefined)
    return {
      says: `A direct debit of ${sayMoney(c, debit.amountMinor)} is on its way already.`,
      because: look.because(RULES.directDebit, [], consent, look.last(`attempt/${debit.attemptId}`)),
    };
  if (silenceFor(c).charges && c.debts.length > 0)
    return {
      says: 'Autopay is on, and charges nothing while the account is on hold.',
      because: look.because(RULES.holdsAddUp, [], consent, look.last('hold.placed')),
    };
  const old = dueToday(c).filter((debt) => debt.triedByAutopay);
  if (old.length > 0)
    return {
      says: `Autopay is on, and doesn't try ${sayInvoices(old)} again by itself. A new method, an agent or the customer may.`,
      because: look.because(RULES.oldDebt, [], consent),
    };
  const overdue = overdueDebts(c);
  return {
    says:
      overdue.length > 0
        ? `Autopay is on. What is overdue, ${sayInvoices(overdue)}, isn't charged by itself for now.`
        : 'Autopay is on, and nothing is to be charged.',
    because: look.because(RULES.dueDay, [], consent),
  };
}
