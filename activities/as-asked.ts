import type { ChargeResult } from '../ports/store/charges.ts';

/**
 * What the provider says of a key, if it is of the amount that was asked for. A key that comes again for another one is
 * somebody's to look into, never a booking.
 */
export const asAsked = <Answer extends { outcome: string; amountMinor?: number }>(
  answer: Answer,
  amountMinor: number,
): Answer | Extract<ChargeResult, { outcome: 'refused' }> =>
  answer.amountMinor === undefined || answer.amountMinor === amountMinor
    ? answer
    : {
        outcome: 'refused',
        blames: 'nobody',
        because: `the provider knows this key for ${answer.amountMinor}, and ${amountMinor} was asked for`,
      };
