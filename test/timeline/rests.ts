import type { Because } from '../../domain/because.ts';
import { why } from '../../domain/chart/why/why.ts';
import type { About } from '../../domain/chart/why/question.ts';
import { at } from '../../domain/time/calendar.ts';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import type { Line } from './life.ts';
import { localTime } from './lines.ts';
import type { Story } from './story.ts';

/** Reasons in words: instead of an entry's number its name and day, so that each can be judged without counting. */

const ZONE = 'America/Mexico_City';
type Explained = Line & { because: Because | null };

const DETAILS = ['template', 'hold', 'command', 'invoiceId', 'proofId', 'transferId', 'disputeId', 'refundId'];
const nameOf = ({ type, data }: Line): string =>
  [type, ...DETAILS.flatMap((key) => (typeof data[key] === 'string' ? [data[key]] : []))].join(' ');
const timeline = ({ entries }: Pick<Story, 'entries'>): Explained[] =>
  (entries as Explained[]).filter(({ type }) => type !== 'task.opened');

/** In lines of their own: what it rests on, and the numbers. */
function rests(life: Pick<Story, 'entries'>, because: Because): string[] {
  const told = timeline(life);
  return [
    ...because.entries.map((seq) => {
      const entry = told[seq - 1];
      return entry === undefined
        ? `  since ${seq}, which is none`
        : `  since ${localTime(entry.at, ZONE).slice(0, 10)} ${nameOf(entry)}`;
    }),
    ...Object.entries(because.numbers).map(([path, one]) => `  by ${path} ${String(one)}`),
  ];
}

/** A reason alone, of a life whose timeline these are. */
export const because = (entries: Line[], one: Because | null): string[] =>
  one === null ? ['nothing decided it'] : [one.rule, ...rests({ entries }, one)];

/** Why the entries stand there whose names are like this: `2026-03-10 hold.placed proof: Holds: proof of payment`. */
export const becauseOf = (life: Story, what: RegExp): string[] =>
  timeline(life).flatMap((entry) => {
    if (!what.test(nameOf(entry))) return [];
    const line = `${localTime(entry.at, ZONE).slice(0, 10)} ${nameOf(entry)}: `;
    return entry.because === null
      ? [`${line}nothing decided it`]
      : [line + entry.because.rule, ...rests(life, entry.because)];
  });

/** What the account says of itself now, on one question; each sentence in a line. */
export const saysOf = (life: Story, asked: About): string[] =>
  why(life.state, at(life.localNow.slice(0, 10) as Day, life.localNow.slice(11) as ClockTime, ZONE)).flatMap(
    ({ about, says, because }) =>
      about === asked
        ? [...says.split(/(?<=\.) /), ...(because === null ? [] : [`  ${because.rule}`, ...rests(life, because)])]
        : [],
  );
