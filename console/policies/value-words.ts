import { useIntl } from 'react-intl';
import { useMoney } from '../../ui/money.tsx';
import { useSay } from '../../ui/words.tsx';
import { type FieldPath, kindOf, type Rules } from './rules.ts';

export type Weekday = Rules['calendar']['weekend'][number];
export const WEEKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A Monday: the days of its week have the names of all. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export function useWeekdayName(): (weekday: Weekday) => string {
  const { locale } = useIntl();
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (weekday) => format.format(MONDAY + WEEKDAYS.indexOf(weekday) * DAY_MS);
}

/** A field's value as one says it, with its unit: "60 days", "09:00", "Saturday, Sunday". */
export function useValueWords(currency: string): (path: FieldPath, value: unknown) => string {
  const intl = useIntl();
  const say = useSay();
  const money = useMoney();
  const weekdayName = useWeekdayName();
  const one = (path: FieldPath, value: unknown): string => {
    const kind = kindOf(path);
    if (value === null || value === undefined || value === '') return say('policies.none');
    if (kind === 'dates') return datesIn(value as string[]);
    if (kind === 'weekdays') return (value as Weekday[]).map(weekdayName).join(', ') || say('policies.none');
    if (Array.isArray(value)) return value.join(', ') || say('policies.none');
    if (typeof value === 'boolean') return say(value ? 'policies.yes' : 'policies.no');
    if (kind === 'rollTo') return say(`policies.rollTo.${value as Rules['due']['rollTo']}`);
    if (kind === 'callRow') return say(`policies.callRow.${value as Rules['billing']['calls']['row']}`);
    if (typeof value !== 'number') return String(value);
    if (kind === 'money') return money(value, currency);
    if (kind === 'percent') return intl.formatNumber(value / 100, { style: 'percent' });
    if (kind === 'monthDay') return say('policies.monthDay', { day: value });
    if (kind === 'days' || kind === 'workingDays' || kind === 'bankDays' || kind === 'minutes' || kind === 'hours')
      return say(`policies.unit.${kind}`, { count: value });
    return intl.formatNumber(value);
  };
  const datesIn = (days: string[]): string => {
    const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
    return first === undefined || last === undefined
      ? say('policies.none')
      : say('policies.dates', { count: days.length, from: first.slice(0, 4), to: last.slice(0, 4) });
  };
  return one;
}
