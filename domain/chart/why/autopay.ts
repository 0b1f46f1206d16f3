import type { AutopayState } from '../../account.ts';
import { RULES } from '../../rules.ts';
import { dueToday } from '../reads/chargeable.ts';
import { overdueDebts } from '../reads/debts.ts';
import { defaultMethod } from '../reads/methods.ts';
import { silenceFor } from '../reads/silence.ts';
import type { Landmark } from '../because/landmarks.ts';
import type { Method } from '../state/ledger.ts';
import type { Answered, Asked } from './question.ts';
import { sayInvoices, sayMoment, sayMoney } from './words.ts';

/** Why money is taken by itself, or isn't. */
export const ofAutopay = (asked: Asked): Answered => STANDS[asked.view.autopay.state](asked);

const sayMethod = ({ kind, brand, last4 }: Method): string =>
  `the ${kind === 'card' ? `${brand} card` : 'bank account'} that ends in ${last4}`;

const STANDS: Record<AutopayState, (asked: Asked) => Answered> = {
  off: ({ look }) => {
    const back = look.since('autopay.changed', 'invoice.reopened');
    return {
      says: 'Autopay is off: nothing is charged by itself. Whoever wants to pay can pay with any method.',
      because: look.because(RULES.consent, [], look.last('autopay.changed'), back),
    };
  },
  charging: ({ c, look }) => ({
    says: `A charge of ${sayMoney(c, c.attempt?.amountMinor ?? 0)} is with the bank just now.`,
    because: look.because(RULES.oneAttempt, [], look.last('autopay.changed')),
  }),
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
    const ladders = c.ladders.map(({ id }): Landmark => `retry/${id}`);
    if (retry === undefined)
      return {
        says: 'The last charge was declined. It is tried again as soon as nothing keeps it back.',
        because: look.because(RULES.keptBackRetry, ['charge.retryOnDays'], declined, look.last(...ladders)),
      };
    const limited = retry.detail.heldBack === 'cardNetworkLimit' || retry.detail.heldBack === 'bankAdvice';
    return {
      says:
        `The last charge was declined. ${sayMoney(c, Number(retry.detail.amountMinor))} is tried again on ` +
        `${sayMoment(c, retry.at)}${limited ? ', not sooner because of the card' : ''}.`,
      because: look.because(
        limited ? RULES.networkLimits : RULES.retries,
        ['charge.retryAfterMinutes', 'charge.retryOnDays'],
        declined,
        look.last(...ladders),
      ),
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
    const ladder = c.ladders.find((one) => one.state === 'exhausted');
    const tries = ladder?.tries ?? 0;
    return {
      says:
        `The charge was declined ${tries === 1 ? 'once' : `${tries} times`}, and isn't tried again by itself. ` +
        'A new method is tried at once; an agent or the customer may charge at any time.',
      because: look.because(
        RULES.retries,
        ['charge.retryOnDays'],
        look.newest('charge.declined', 'charge.returned', 'charge.refused'),
        look.last('retries.exhausted'),
      ),
    };
  },
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function idle({ c, agenda, look }: Asked): Answered {
  const charge = agenda.find((one) => one.kind === 'charge');
  const consent = look.last('autopay.changed');
  if (charge !== undefined) {
    const method = defaultMethod(c);
    const ids = (charge.detail.invoiceIds ?? []) as string[];
    return {
      says:
        `${sayMoney(c, Number(charge.detail.amountMinor))} is charged on ${sayMoment(c, charge.at)}` +
        `${method === null ? '' : `, to ${sayMethod(method)}`}.`,
      because: look.because(
        RULES.dueDay,
        ['charge.window.from', 'charge.window.to'],
        consent,
        look.last(...ids.map((id): Landmark => `invoice/${id}`)),
      ),
    };
  }
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
