import type { Because } from '../../because.ts';
import type { TimelineEntry } from '../../timeline.ts';
import type { Context } from '../state/context.ts';
import type { Landmarks } from './landmarks.ts';
import { leave, swept } from './landmarks.ts';
import type { Numbered } from './look.ts';
import { Look } from './look.ts';
import { BILLING } from './of-billing.ts';
import { CHARGES } from './of-charges.ts';
import { HELD } from './of-holds.ts';
import { MAILS } from './of-mails.ts';
import { MONEY } from './of-money.ts';
import { PEOPLE } from './of-people.ts';
import { SERVICE } from './of-service.ts';
import type { Reasons } from './reasons.ts';

/** Every type of entry says why it stands there, or that it decided nothing. */
const BECAUSE: Reasons = { ...CHARGES, ...HELD, ...MAILS, ...MONEY, ...PEOPLE, ...SERVICE, ...BILLING };

/** A line of the story that knows its reasons. */
export type ExplainedEntry = TimelineEntry & { because: Because | null };

/** An entry as a reaction has written it: the account was so just then. */
export interface Written {
  entry: TimelineEntry;
  context: Context;
}

/** What a step has written, with the reasons. `landmarks`: of the story before; its `seq` is where these go on. */
export function explained(
  written: readonly Written[],
  landmarks: Landmarks,
): { entries: ExplainedEntry[]; landmarks: Landmarks } {
  const last = written.at(-1);
  if (last === undefined) return { entries: [], landmarks };
  const of: Record<string, number> = { ...landmarks.of };
  const step: Numbered[] = [];
  let { seq } = landmarks;
  const entries = written.map(({ entry, context }) => {
    seq += 1;
    const why = BECAUSE[entry.type] as ((look: Look, data: unknown) => Because | null) | null;
    const because = why?.(new Look(context, entry.actor, of, step), entry.data) ?? null;
    leave(of, entry, context, seq);
    step.push({ type: entry.type, data: entry.data, seq } as Numbered);
    return { ...entry, because };
  });
  return { entries, landmarks: { seq, of: swept(of, last.context) } };
}

/** A line that no step has written, as the next of the story. */
export const explainedAlone = (written: Written, landmarks: Landmarks): ExplainedEntry => ({
  ...written.entry,
  because: explained([written], landmarks).entries[0]?.because ?? null,
});
