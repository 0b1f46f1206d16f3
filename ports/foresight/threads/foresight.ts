import { availableParallelism } from 'node:os';
import type { Foresight } from '../foresight.ts';
import { packed } from './packed.ts';
import { Queue, type QueueLimits } from './queue.ts';

/** One processor is left to whoever asks for something else; more than four don't wait for so few people. */
export const FORESIGHT_LIMITS: QueueLimits = {
  threads: Math.min(4, Math.max(1, availableParallelism() - 1)),
  waiting: 200,
  waitMs: 20_000,
  answerMs: 10_000,
};

/** In threads of this process, which are made when somebody asks. */
export function threadedForesight(limits: QueueLimits = FORESIGHT_LIMITS): Foresight {
  const queue = new Queue(limits);
  return {
    forecast: ({ state, ...question }, by) =>
      queue.ask({ ask: 'forecast', question: { ...question, state: packed(state) } }, by) as ReturnType<
        Foresight['forecast']
      >,
    policyChange: ({ state, policy, now }, by) =>
      queue.ask({ ask: 'policyChange', of: { state: packed(state), policy, now } }, by) as ReturnType<
        Foresight['policyChange']
      >,
    rehearse: (of, by) => queue.ask({ ask: 'rehearse', of }, by) as ReturnType<Foresight['rehearse']>,
    close: () => queue.close(),
  };
}
