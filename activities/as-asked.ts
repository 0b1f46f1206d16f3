import type { FoundAnswer, GatewayAnswer } from '../ports/gateway/gateway.ts';
import type { ChargeResult, LookUpResult } from '../ports/store/charges.ts';

/** What the record is told of what a provider says. */
type Said<Answer> = Answer extends { outcome: 'requiresAction' }
  ? Extract<ChargeResult, { outcome: 'needsHolder' }>
  : Answer extends { outcome: 'returned' }
    ? Extract<LookUpResult, { outcome: 'returned' }>
    : Answer;

/**
 * What the provider says of a key, if it is of the amount that was asked for. A key that comes again for another one is
 * somebody's to look into, never a booking.
 */
export function asAsked<Answer extends GatewayAnswer | FoundAnswer | { outcome: 'notFound' }>(
  answer: Answer,
  amountMinor: number,
): Said<Answer> | Extract<ChargeResult, { outcome: 'refused' }> {
  if ('amountMinor' in answer && answer.amountMinor !== amountMinor)
    return {
      outcome: 'refused',
      blames: 'nobody',
      because: `the provider knows this key for ${answer.amountMinor}, and ${amountMinor} was asked for`,
    };
  const said =
    answer.outcome === 'requiresAction'
      ? { outcome: 'needsHolder', url: answer.url, providerRef: answer.providerRef }
      : answer;
  return said as Said<Answer>;
}
