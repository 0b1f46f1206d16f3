import { NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { dayAfter } from '../../ui/days.ts';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './period-choice.module.css';
import { type Period, PERIODS, type Span, spanOf, spanProblem } from './periods.ts';
import { type AnalyticsSearch, type ReportName, usualPeriod } from './search.ts';

const route = getRouteApi('/analytics/$report');
const OWN = 'dates';

/** Which days: by name, or from one to another. Each choice goes into the address. */
export function PeriodChoice({ report, search }: { report: ReportName; search: AnalyticsSearch }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const { today } = useWhen();
  const asked = { from: search.from ?? '', to: search.to ?? '' };
  const [dates, setDates] = useState(asked);
  // What is being typed stays, unless the address says otherwise by itself: by Back, or a link.
  const known = useRef(asked);
  if (!isSame(known.current, asked)) {
    known.current = asked;
    if (!isSame(dates, asked)) setDates(asked);
  }
  const isOwn = search.from !== undefined;
  const period = search.period ?? usualPeriod(report);
  const go = (change: AnalyticsSearch, replace = false): void =>
    void navigate({
      search: ({ period: _, from: __, to: ___, ...rest }) => ({ ...rest, ...change }),
      replace,
      resetScroll: false,
    });
  const choose = (wanted: string): void =>
    // What was looked at is where one's own dates begin.
    go(
      wanted === OWN
        ? (spanOf(period, today) ?? { from: dayAfter(today, -29), to: today })
        : { period: wanted as Period },
    );
  const date = (change: Partial<typeof dates>): void => {
    const next = { ...dates, ...change };
    setDates(next);
    if (spanProblem(next.from, next.to) !== null) return;
    known.current = next;
    go(next, true);
  };
  const problem = isOwn ? spanProblem(dates.from, dates.to) : null;
  const field = (name: 'from' | 'to') => ({
    type: 'date',
    label: say(`analytics.${name}`),
    value: dates[name],
    onChange: (event: { currentTarget: { value: string } }) => date({ [name]: event.currentTarget.value }),
  });

  return (
    <div className={classes.choice}>
      <NativeSelect
        label={say('analytics.period')}
        value={isOwn ? OWN : period}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...PERIODS.map((value) => ({ value, label: say(`analytics.period.${value}`) })),
          { value: OWN, label: say('analytics.period.dates') },
        ]}
      />
      {isOwn && (
        <>
          <TextInput {...field('from')} error={problem !== null && say(`analytics.problem.${problem}`)} />
          <TextInput {...field('to')} />
        </>
      )}
    </div>
  );
}

const isSame = (one: Span, other: Span): boolean => one.from === other.from && one.to === other.to;
