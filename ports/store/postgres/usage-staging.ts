import { hash } from 'node:crypto';
import type { Month } from '../../../domain/billing/month.ts';
import type { CallRow } from '../../usage-files/usage-files.ts';
import type { PlacedCall } from './usage-placing.ts';

export const COLUMNS = [
  'usage_month',
  'account_id',
  'event_key',
  'import_id',
  'source',
  'event_id',
  'from_digits',
  'to_digits',
  'started_at',
  'ended_at',
  'seconds',
  'answered',
  'direction',
  'reach',
  'country',
  'device',
  'taken_at',
] as const;

/** A call on its way to the table. */
export interface StagedCall {
  month: Month;
  /** Its row as PostgreSQL's COPY takes it. */
  text: string;
}

/** `takenAt`: the account's own time. */
export function staged(
  line: number,
  call: CallRow,
  placed: PlacedCall,
  { importId, source, takenAt }: { importId: string; source: string; takenAt: string },
): StagedCall {
  const { account, month, startedAt, endedAt, from, to, direction, reach, country, device } = placed;
  const cells = [
    month,
    account.id,
    keyOf(source, call),
    importId,
    escaped(source),
    nullable(call.eventId),
    from,
    to,
    startedAt,
    endedAt,
    call.seconds,
    call.answered ? 't' : 'f',
    direction,
    reach,
    nullable(country),
    nullable(device),
    takenAt,
    line,
  ];
  return { month, text: cells.join('\t') };
}

export const copyText = (calls: readonly StagedCall[]): string => `${calls.map(({ text }) => text).join('\n')}\n`;

/** The same event of the same source has the same key; without an id it is what the call says. */
function keyOf(source: string, { eventId, from, to, startedMs, seconds, direction }: CallRow): string {
  const said = eventId === null ? `\0${from}\0${to}\0${startedMs}\0${seconds}\0${direction}` : eventId;
  const hex = hash('sha256', `${source}\0${said}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const nullable = (text: string | null): string => (text === null ? '\\N' : escaped(text));

/** COPY's text form: what would end a cell or a row, and what ends no text in PostgreSQL at all. */
const escaped = (text: string): string =>
  /[\\\t\n\r\0]/.test(text)
    ? text
        .replaceAll('\0', '')
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
    : text;
