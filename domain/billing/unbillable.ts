import { PriceMissing } from './price-book.ts';
import { AmountTooLarge } from './rounding.ts';

/** What a person has to mend before a month can be drawn. */
export const isUnbillable = (error: unknown): error is PriceMissing | AmountTooLarge =>
  error instanceof PriceMissing || error instanceof AmountTooLarge;
