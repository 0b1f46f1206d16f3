import type { Because } from '../../domain/because.ts';
import { why } from '../../domain/chart/why/why.ts';
import { at } from '../../domain/time/calendar.ts';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import type { Line } from './life.ts';
import { localTime } from './lines.ts';
import type { Story } from './story.ts';

const ZONE = 'America/Mexico_City';

/** `Charging: retries (8 9)`, by what it rests on, and the numbers in a line of their own; nothing was decided: `-`. */
function told(because: Because | null): string[] {
  if (because === null) return ['-'];
  const numbers = Object.entries(because.numbers).map(([path, one]) => `${path} ${String(one)}`);
  const entries = because.entries.length === 0 ? '' : ` (${because.entries.join(' ')})`;
  return [because.rule + entries, ...(numbers.length === 0 ? [] : [`  ${numbers.join(', ')}`])];
}

/** A life's whole timeline, each entry by its number, with its reasons: `9 2026-03-10 10:30 retry.scheduled: …`. */
export const reasonsOf = ({ entries }: Story): string[] =>
  (entries as (Line & { because: Because | null })[])
    .filter((entry) => entry.type !== 'task.opened')
    .flatMap(({ type, at: when, because, data }, i) => {
      const detail = data.template ?? data.hold ?? data.command;
      const what = detail === undefined ? type : `${type} ${String(detail)}`;
      const [rule, ...numbers] = told(because);
      return [`${i + 1} ${localTime(when, ZONE)} ${what}: ${rule}`, ...numbers];
    });

/** What the account says of itself now: each sentence in a line, then what it rests on. */
export const answersOf = ({ state, localNow }: Story): string[] =>
  why(state, at(localNow.slice(0, 10) as Day, localNow.slice(11) as ClockTime, ZONE)).flatMap(
    ({ about, says, because }) => [
      ...`${about}: ${says}`.split(/(?<=\.) /),
      ...(because === null ? [] : told(because).map((line) => `  ${line}`)),
    ],
  );
