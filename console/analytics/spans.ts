import { useIntl } from 'react-intl';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { isMonth, type Period, type Span } from './periods.ts';

/** Spans of days as one speaks of them. */
export function useSpans() {
  const intl = useIntl();
  const say = useSay();
  const { today } = useWhen();
  const day = (on: string): string =>
    new Intl.DateTimeFormat(intl.locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      ...(on.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    }).format(new Date(on));
  const month = (on: string): string =>
    new Intl.DateTimeFormat(intl.locale, {
      timeZone: 'UTC',
      month: 'long',
      ...(on.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    }).format(new Date(on));
  return {
    /** "Del 1 nov al 30 nov, en MXN". */
    shown: ({ from, to }: Span, currency: string) => say('analytics.span', { from: day(from), to: day(to), currency }),
    /** Of how something stood: "al 31 oct". */
    at: ({ to }: Span) => say('analytics.at', { day: day(to) }),
    /** What is compared with: "en octubre", "en los 30 días anteriores", "entre el 1 oct y el 28 oct". */
    before: (period: Period | null, before: Span) =>
      isMonth(before)
        ? say('analytics.inMonth', { month: month(before.from) })
        : period === 'last30'
          ? say('analytics.in30')
          : say('analytics.between', { from: day(before.from), to: day(before.to) }),
  };
}
