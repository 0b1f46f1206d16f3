import { dayOf, timeOf } from '../../domain/time/calendar.ts';
import { formatMoney } from '../../domain/money/money.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Line } from './life.ts';

/** How a story's ledger reads: one line for each entry of the timeline that is of a kind that is watched. */
export type Kind = 'charge' | 'email' | 'skipped' | 'service' | 'case' | 'hold' | 'task' | 'money' | 'held';

export const localTime = (instant: Instant, zone: string): string => `${dayOf(instant, zone)} ${timeOf(instant, zone)}`;

const money = (minor: unknown): string => formatMoney(Number(minor), 'MXN', 'en').replace(/[^\d.,-]/g, '');

const WORDS: [RegExp, Kind, (entry: Line) => string][] = [
  [/^charge\.succeeded$/, 'charge', ({ data }) => `charged ${money(data.amountMinor)}`],
  [/^charge\.declined$/, 'charge', ({ data }) => `declined ${data.declineCode}`],
  [
    /^(charge\.(unknown|confirming|lost|pending|returned|skipped|refused)|chargeback\.(received|closed)|retries\.exhausted)$/,
    'charge',
    ({ type }) => type,
  ],
  [/^email\.sent$/, 'email', ({ data }) => `email ${data.template}`],
  [
    /^(charge|deactivation)\.held$/,
    'held',
    ({ type, data }) => (data.why === undefined ? type : `${type} ${data.why}`),
  ],
  [/^email\.held$/, 'held', ({ type, data }) => `${type} ${data.template}`],
  [/^email\.(skipped|bounced)$/, 'skipped', ({ type, data }) => `${type} ${data.template}`],
  [/^service\./, 'service', ({ type }) => type],
  [/^overdue\./, 'case', ({ type }) => type],
  [/^hold\./, 'hold', ({ type, data }) => `${type} ${data.hold}`],
  [/^(promise|plan|proof|dispute)\./, 'hold', ({ type }) => type],
  [/^task\./, 'task', ({ type }) => type],
  [
    /^(invoice\.(paid|reopened|uncollectible)|balance\.adjusted|credit\.applied|transfer\.(matched|unmatched))$/,
    'money',
    ({ type }) => type,
  ],
];

export function lineOf(entry: Line, watched: readonly Kind[], zone: string): string[] {
  const found = WORDS.find(([type, kind]) => watched.includes(kind) && type.test(entry.type));
  return found === undefined ? [] : [`${localTime(entry.at, zone)} ${found[2](entry)}`];
}
