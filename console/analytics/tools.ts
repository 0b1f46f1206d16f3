import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useMoney, useShortMoney, wholeUnits } from '../../ui/money.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import type { Kind } from './change.ts';
import type { Tools } from './shape.ts';

/** Figures, days and words in the reader's language; amounts of one currency. The same as long as these are. */
export function useTools(currency: string): Tools {
  const intl = useIntl();
  const say = useSay();
  const money = useMoney();
  const shortMoney = useShortMoney();
  const { today } = useWhen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest follows from the language
  return useMemo(() => {
    const dateIn = (on: string, format: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat(intl.locale, { timeZone: 'UTC', ...format }).format(new Date(on));
    const isThisYear = (on: string): boolean => on.slice(0, 4) === today.slice(0, 4);
    const count = (value: number): string => intl.formatNumber(value);
    const tell = (kind: Kind, value: number | null): string => {
      if (value === null) return '—';
      if (kind === 'money') return money(value, currency);
      if (kind === 'share') return intl.formatNumber(value, { style: 'percent', maximumSignificantDigits: 3 });
      return kind === 'days' ? say('analytics.days', { days: value }) : count(value);
    };
    return {
      say,
      named: (id, otherwise) => (intl.messages[id] === undefined ? otherwise : say(id as keyof Words)),
      tell,
      drawn: (kind, value) => (kind === 'money' ? wholeUnits(value ?? 0, currency) : (value ?? 0)),
      axis: (kind) => (value) => (kind === 'money' ? shortMoney(value, currency) : tell(kind, value)),
      // A column of days is read against the picture above it: the weekday would only be in the way.
      day: (on) => dateIn(on, { day: 'numeric', month: 'short', ...(isThisYear(on) ? {} : { year: 'numeric' }) }),
      month: (month) => dateIn(`${month}-01`, { month: 'short', year: 'numeric' }),
      // The first of January 2024 was a Monday.
      weekday: (isoWeekday) => dateIn(`2024-01-0${isoWeekday}`, { weekday: 'long' }),
    };
  }, [intl, currency, today]);
}
