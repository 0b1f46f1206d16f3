import type { Say, Words } from '../../ui/words.tsx';

/** How a call went, as most go. The API takes any word of the company's own. */
export const OUTCOMES = {
  reached: 'calls.reached',
  promised: 'calls.promised',
  noAnswer: 'calls.noAnswer',
  voicemail: 'calls.voicemail',
  wrongNumber: 'calls.wrongNumber',
  refused: 'calls.refused',
} as const satisfies Record<string, keyof Words>;

/** In the reader's words; another's own word stands as it was written. */
export const outcomeOf = (outcome: string, say: Say): string =>
  Object.hasOwn(OUTCOMES, outcome) ? say(OUTCOMES[outcome as keyof typeof OUTCOMES]) : outcome;
