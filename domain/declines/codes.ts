import { DEBIT_RETURN, DEBIT_SOURCE, type DebitReturn } from './debit-returns.ts';
import { type Decision, type Judgement, UNCLEAR } from './decision.ts';
import { ISO, ISO_SOURCE, type IsoCode } from './iso8583.ts';
import {
  MASTERCARD_ADVICE,
  MASTERCARD_SOURCE,
  type MastercardAdvice,
  VISA_CATEGORY,
  VISA_SOURCE,
  type VisaCategory,
} from './networks.ts';
import { REFUSAL, REFUSAL_SOURCE, type Refusal } from './refusals.ts';
import { STRIPE, STRIPE_SOURCE, type StripeCode } from './stripe.ts';

export type { Decision } from './decision.ts';

/**
 * Every decline code that somebody has decided about. A new one in one of the unions doesn't compile until its table
 * knows it.
 */
export type DeclineCode = StripeCode | IsoCode | MastercardAdvice | VisaCategory | DebitReturn | Refusal;

const from = <Code extends string>(table: Record<Code, Judgement>, source: string): Record<Code, Decision> =>
  Object.fromEntries(
    Object.entries<Judgement>(table).map(([code, judgement]) => [code, { ...judgement, source }]),
  ) as Record<Code, Decision>;

export const DECISIONS = {
  ...from(STRIPE, STRIPE_SOURCE),
  ...from(ISO, ISO_SOURCE),
  ...from(MASTERCARD_ADVICE, MASTERCARD_SOURCE),
  ...from(VISA_CATEGORY, VISA_SOURCE),
  ...from(DEBIT_RETURN, DEBIT_SOURCE),
  ...from(REFUSAL, REFUSAL_SOURCE),
} satisfies Record<DeclineCode, Decision>;

/**
 * A code that nobody has decided about: soft, since a good card must not die of a word that we don't know, and with the
 * policy's own waits. The ladder's few tries and the networks' limits bound what that can cost. The source says that it
 * is unknown.
 */
export const UNKNOWN_DECLINE: Decision = { ...UNCLEAR, source: 'unknown code' };

/**
 * What to do about a decline. A bank's answer can carry several codes, joined by `+`:
 * `do_not_honor+mastercard_advice_03`;
 * then the strictest of each part holds, and the reason is the first that says more than that the bank declined.
 */
export const decide = (code: string): Decision =>
  code
    .split('+')
    .map((part) => known(part.trim()))
    .reduce(strictest);

const known = (code: string): Decision =>
  Object.hasOwn(DECISIONS, code) ? DECISIONS[code as DeclineCode] : UNKNOWN_DECLINE;

function strictest(a: Decision, b: Decision): Decision {
  const leading = a.kind === 'soft' && b.kind === 'hard' ? b : a;
  return {
    kind: leading.kind,
    reason: leading.reason === 'bankDeclined' && a.kind === b.kind ? b.reason : leading.reason,
    waitAtLeastMinutes: Math.max(a.waitAtLeastMinutes ?? 0, b.waitAtLeastMinutes ?? 0) || null,
    needsMethod: a.needsMethod || b.needsMethod,
    needsCustomer: a.needsCustomer || b.needsCustomer,
    category: leading.category,
    source: a.source === b.source ? a.source : `${a.source}; ${b.source}`,
  };
}
