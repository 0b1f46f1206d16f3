import { BadRow, type CallRow, UnreadableUsage } from '../usage-files.ts';
import { msOf, orNull, secondsOf, shown } from '../values.ts';

const COLUMNS = [
  'eventId',
  'from',
  'to',
  'startedAt',
  'endedAt',
  'seconds',
  'answered',
  'direction',
  'device',
  'accountId',
] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['from', 'to', 'startedAt', 'seconds'];

const ANSWERED: Record<string, boolean> = { true: true, yes: true, '1': true, false: false, no: false, '0': false };
const DIRECTIONS: Record<string, 'in' | 'out'> = { in: 'in', inbound: 'in', out: 'out', outbound: 'out' };

/**
 * Our own form: a heading `eventId,from,to,startedAt,endedAt,seconds,answered,direction,device` in any order, of which
 * `from`, `to`, `startedAt` and `seconds` must be there. Other columns are passed over.
 */
export function genericRows(
  heading: readonly string[],
  timeZone: string | null,
): (cells: readonly string[]) => CallRow {
  const places = new Map(
    heading.map((name, i) => [
      name
        .replace(/^\ufeff/, '')
        .trim()
        .toLowerCase(),
      i,
    ]),
  );
  const placeOf = (column: Column): number => places.get(column.toLowerCase()) ?? -1;
  const missing = NEEDED.filter((column) => placeOf(column) < 0);
  if (missing.length > 0)
    throw new UnreadableUsage(
      `Its first line must name the columns: ${missing.join(', ')} of ${COLUMNS.join(',')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    );
  const last = Math.max(...COLUMNS.map(placeOf));
  const at = Object.fromEntries(COLUMNS.map((column) => [column, placeOf(column)])) as Record<Column, number>;
  return (cells) => {
    if (cells.length <= last)
      throw new BadRow('unreadable', `It has ${cells.length} cells where the heading has ${heading.length}`);
    const told = (column: Column): string => cells[at[column]]?.trim() ?? '';
    const startedMs = msOf('startedAt', told('startedAt'), timeZone);
    const seconds = secondsOf('seconds', told('seconds'));
    const ended = told('endedAt');
    const endedMs = ended === '' ? startedMs + seconds * 1_000 : msOf('endedAt', ended, timeZone);
    if (endedMs < startedMs) throw new BadRow('bad_time', 'endedAt lies before startedAt');
    return {
      eventId: orNull(told('eventId')),
      from: told('from'),
      to: told('to'),
      startedMs,
      endedMs,
      seconds,
      answered: answeredIn(told('answered'), seconds),
      direction: directionIn(told('direction')),
      device: orNull(told('device')),
      accountId: orNull(told('accountId')),
    };
  };
}

function answeredIn(text: string, seconds: number): boolean {
  if (text === '') return seconds > 0;
  const answered = ANSWERED[text.toLowerCase()];
  if (answered === undefined) throw new BadRow('bad_answered', `answered is ${shown(text)}; it must be true or false`);
  return answered;
}

function directionIn(text: string): 'in' | 'out' | null {
  if (text === '') return null;
  const direction = DIRECTIONS[text.toLowerCase()];
  if (direction === undefined) throw new BadRow('bad_direction', `direction is ${shown(text)}; it must be in or out`);
  return direction;
}
