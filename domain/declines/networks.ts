import type { Judgement } from './decision.ts';
import { BLOCKED, CALL_BANK, EXPIRED, NOT_ALLOWED, REVOKED, TECHNICAL, UNCLEAR } from './decision.ts';

/**
 * Mastercard's merchant advice codes (field 48, subelement 84), which come beside a response code and say when to try
 * again.
 */
export type MastercardAdvice =
  `mastercard_advice_${'01' | '02' | '03' | '04' | '21' | '24' | '25' | '26' | '27' | '28' | '29' | '30' | '40' | '41' | '42' | '43'}`;

export const MASTERCARD_SOURCE =
  'Mastercard, merchant advice codes; 03 and 21: no reattempt within 30 days (Transaction Processing Excellence)';

const HOUR = 60;
const DAY = 24 * HOUR;
const wait = (minutes: number): Judgement => ({
  kind: 'soft',
  reason: 'insufficientFunds',
  waitAtLeastMinutes: minutes,
  needsMethod: false,
  needsCustomer: false,
  category: 'networkAdvice',
});
const NEVER_WITHIN_MINUTES = 30 * DAY;

export const MASTERCARD_ADVICE = {
  // New account information: the card was replaced by another number.
  mastercard_advice_01: { ...EXPIRED, category: 'networkAdvice' },
  mastercard_advice_02: wait(72 * HOUR),
  mastercard_advice_03: { ...BLOCKED, category: 'networkAdvice', waitAtLeastMinutes: NEVER_WITHIN_MINUTES },
  // Token requirements not fulfilled: ours to put right with the provider.
  mastercard_advice_04: { ...TECHNICAL, category: 'networkAdvice' },
  // The customer cancelled the recurring payment at the bank.
  mastercard_advice_21: { ...REVOKED, waitAtLeastMinutes: NEVER_WITHIN_MINUTES },
  mastercard_advice_24: wait(1 * HOUR),
  mastercard_advice_25: wait(24 * HOUR),
  mastercard_advice_26: wait(2 * DAY),
  mastercard_advice_27: wait(4 * DAY),
  mastercard_advice_28: wait(6 * DAY),
  mastercard_advice_29: wait(8 * DAY),
  mastercard_advice_30: wait(10 * DAY),
  // A prepaid card that can't be filled again, and a number that works once: nothing more will come of them.
  mastercard_advice_40: { ...NOT_ALLOWED, category: 'networkAdvice' },
  mastercard_advice_41: { ...NOT_ALLOWED, category: 'networkAdvice' },
  // The payer's sanctions score is too high.
  mastercard_advice_42: { ...NOT_ALLOWED, category: 'networkAdvice' },
  // A virtual number for many uses: its owner sets how much it may pay.
  mastercard_advice_43: { ...CALL_BANK, category: 'networkAdvice' },
} satisfies Record<MastercardAdvice, Judgement>;

/** Visa's decline categories, which group its response codes by what a reattempt is worth. */
export type VisaCategory = `visa_category_${1 | 2 | 3 | 4}`;

export const VISA_SOURCE =
  'Visa, decline response code rules: category 1 is never reattempted, 2 to 4 within the reattempt limit';

export const VISA_CATEGORY = {
  visa_category_1: { ...BLOCKED, category: 'networkAdvice' }, // issuer will never approve
  visa_category_2: { ...UNCLEAR, category: 'networkAdvice' }, // issuer can't approve at this time
  visa_category_3: { ...CALL_BANK, category: 'networkAdvice' }, // can't approve with these details
  visa_category_4: { ...UNCLEAR, category: 'networkAdvice' }, // generic
} satisfies Record<VisaCategory, Judgement>;
