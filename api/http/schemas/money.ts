import { z } from 'zod';
import { isCurrency } from '../../../domain/money/currencies.ts';
import { wants } from './text.ts';

/** Far above any invoice, and far below what a whole number can hold exactly. */
export const MAX_MINOR = 99_999_999_999;

const WHOLE = 'a whole number of minor units (centavos)';

/** An amount above zero. */
export const amountMinor = z
  .int(wants(WHOLE))
  .min(1, 'must be above zero')
  .max(MAX_MINOR, `must be at most ${MAX_MINOR}`);

/** An amount that may be zero. */
export const amountOrZeroMinor = z
  .int(wants(WHOLE))
  .min(0, 'must not be negative')
  .max(MAX_MINOR, `must be at most ${MAX_MINOR}`);

/** An amount that may be below zero: a discount. */
export const signedMinor = z
  .int(wants(WHOLE))
  .min(-MAX_MINOR, `must be at least -${MAX_MINOR}`)
  .max(MAX_MINOR, `must be at most ${MAX_MINOR}`);

export const currency = z
  .string(wants('a currency'))
  .refine(isCurrency, 'must be a currency of ISO 4217 in capital letters, such as MXN');

/** In answers: what there is. */
export const minor = z.int().meta({ examples: [116_000] });
