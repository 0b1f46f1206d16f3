import { z } from 'zod';
import { wants } from './text.ts';

/** Names of what a price book has, and of books. */
const name = (what: string) =>
  z.string(wants(what)).min(1, 'must not be empty').max(60, 'must be at most 60 characters long');

export const priceCode = name("a price's code");
export const bookName = name("a price book's name");

/** So many units of something. */
export const whole = (least: number, most: number) =>
  z.int(wants('a whole number')).min(least, `must be at least ${least}`).max(most, `must be at most ${most}`);

/** A telephone number. */
export const e164 = z
  .string(wants('a number'))
  .regex(/^\+[1-9][0-9]{6,14}$/, 'must be a number of E.164, such as +525512345678');
