import { words } from '../vocabulary.ts';

/**
 * Where automatic charging stands. It follows from the ladder of the last declined charge, so that no fact can leave it
 * behind; the payment region does the charging.
 */
const FOLLOWS = {
  off: 'autopayIsOff',
  idle: 'autopayRests',
  retryScheduled: 'retryIsToCome',
  needsMethod: 'methodIsNeeded',
  exhausted: 'retriesAreOver',
} as const;

type State = keyof typeof FOLLOWS;
const STATES = Object.keys(FOLLOWS) as State[];

const elsewhere = (self: State) => STATES.filter((state) => state !== self).map((target) => ({ guard: FOLLOWS[target], target }));

export const autopay = words.createStateConfig({
  initial: 'off',
  states: {
    off: { always: elsewhere('off') },
    idle: { always: elsewhere('idle') },
    retryScheduled: { always: elsewhere('retryScheduled') },
    needsMethod: { always: elsewhere('needsMethod') },
    exhausted: { always: elsewhere('exhausted') },
  },
});
