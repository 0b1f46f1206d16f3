import { account } from '../setup.ts';
import { following } from './following.ts';

/**
 * Where automatic charging stands. It follows from the ladder of the last declined charge, so that no fact can leave it
 * behind; the payment region does the charging.
 */
const STANDS = {
  off: {
    guard: 'autopayIsOff',
    means: 'The customer pays by hand; nothing is charged by itself.',
    when: 'autopay is switched off, by the customer or after a chargeback',
  },
  idle: {
    guard: 'autopayRests',
    means: 'What falls due is charged on its day, once.',
    when: 'no declined charge is left to be made up',
  },
  retryScheduled: {
    guard: 'retryIsToCome',
    means: 'A charge was declined. It is tried again after an hour, then on the days of the policy.',
    when: 'a charge is declined and may be tried again',
  },
  needsMethod: {
    guard: 'methodIsNeeded',
    means: 'The bank said never again with this card: only a new one helps.',
    when: 'a charge is declined for good',
  },
  exhausted: {
    guard: 'retriesAreOver',
    means: 'Every automatic try was declined. A person, the customer or a new card may still charge.',
    when: 'the last automatic try is declined',
  },
} as const;

export const autopay = account.createStateConfig({
  description: 'Charges that make themselves.',
  initial: 'off',
  states: following(STANDS),
});
