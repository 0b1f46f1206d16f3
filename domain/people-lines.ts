import type { Actor } from './account.ts';
import type { Instant } from './time/time.ts';
import type { TimelineData, TimelineEntry } from './timeline.ts';

/** Lines of an account's story that people write beside the case: who looks after it, notes, calls, contacts. */

type Written = 'owner.changed' | 'note.added' | 'call.noted' | 'contact.added' | 'contact.changed' | 'contact.removed';

const MOST = 200;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1)}…`;
};

const SUMMARIES: { [T in Written]: (data: TimelineData[T]) => string } = {
  'owner.changed': ({ to }) => (to === null ? 'Nobody looks after it any more' : `Looked after by ${to}`),
  'note.added': ({ text }) => `Note: ${short(text)}`,
  'call.noted': ({ outcome, with: whom, text }) =>
    short(`Call${whom === null ? '' : ` with ${whom}`}: ${outcome}${text === null ? '' : `. ${text}`}`),
  'contact.added': ({ name }) => `Contact added: ${name}`,
  'contact.changed': ({ name, fields }) => `Contact ${name} changed: ${fields.join(', ')}`,
  'contact.removed': ({ name }) => `Contact removed: ${name}`,
};

/** The line as it stands on the timeline. `at`: the account's own time. */
export const peopleLine = <T extends Written>(
  type: T,
  data: TimelineData[T],
  { at, actor }: { at: Instant; actor: Actor },
): TimelineEntry =>
  ({ type, data, at, actor, summary: (SUMMARIES[type] as (data: TimelineData[T]) => string)(data) }) as TimelineEntry;
