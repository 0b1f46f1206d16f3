import type { Because } from '../../because.ts';
import type { Projection } from '../../projection.ts';
import type { Deadline } from '../agenda.ts';
import type { Look } from '../because/look.ts';
import type { Context } from '../state/context.ts';

/** What one can ask of an account as it is now. */
export type About = 'overdue' | 'service' | 'autopay' | 'silence' | 'nextAction';

/** One answer: a sentence or two that can be read out, and what it rests on. */
export interface Answer {
  about: About;
  says: string;
  /** Null: nothing was decided. */
  because: Because | null;
}

/** What an answer is read from. */
export interface Asked {
  c: Context;
  view: Projection;
  /** What will happen by itself, soonest first. */
  agenda: readonly Deadline[];
  look: Look;
}

export type Answered = Omit<Answer, 'about'>;
