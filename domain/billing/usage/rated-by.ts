import type { Month } from '../month.ts';
import type { Plan } from './plan.ts';

/** What of an account decides how a month's calls are rated, and may be another when they are looked at again. */
export type RatedBy = Pick<Plan, 'country' | 'timeZone' | 'row'>;

/** By the months of calls: by what the invoice rated them that was the first to look at them. */
export type RatedMonths = Readonly<Partial<Record<Month, RatedBy>>>;

/**
 * Of what stands of the months billed, in the order in which that was billed: what was billed by one country, zone and
 * way of counting is corrected by these, and by no others that the account has had since.
 */
export const ratedMonths = (standing: readonly RatedMonths[]): RatedMonths =>
  Object.assign({}, ...[...standing].reverse()) as RatedMonths;

/** What an invoice is to remember: of those months that no other has looked at before it. */
export const firstRated = (
  looked: readonly Month[],
  before: RatedMonths,
  { country, timeZone, row }: RatedBy,
): RatedMonths =>
  Object.fromEntries(
    looked.filter((month) => before[month] === undefined).map((month) => [month, { country, timeZone, row }]),
  );
