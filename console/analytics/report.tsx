import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { reportQuery } from './asked.ts';
import { Kpis } from './kpis.tsx';
import { Leads } from './leads.tsx';
import { Nothing } from './nothing.tsx';
import { spanBefore, spanOf } from './periods.ts';
import classes from './report.module.css';
import { Rows } from './rows.tsx';
import { type AnalyticsSearch, type ReportName, usualPeriod } from './search.ts';
import { SHAPES } from './shapes.ts';
import type { Shape } from './shape.ts';
import { useSpans } from './spans.ts';

const route = getRouteApi('/analytics/$report');

/** A report's totals beside those of the period before, what it is made of, and whom it is about. */
export function Report({ report, search }: { report: ReportName; search: AnalyticsSearch }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const spans = useSpans();
  const { today } = useWhen();
  const shape: Shape = SHAPES[report];
  const { from, to, currency } = search;
  const period = from === undefined ? (search.period ?? usualPeriod(report)) : null;
  const span = from === undefined || to === undefined ? spanOf(period ?? 'last30', today) : { from, to };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...reportQuery({ name: report, span, currency }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => shape.rows?.(data?.rows ?? []) ?? data?.rows ?? [], [shape, data]);
  const before = data === undefined ? null : spanBefore(period, data);
  const earlier = useQuery({
    ...reportQuery({
      name: report,
      span: before !== null && shape.isAtEnd ? { from: before.to, to: before.to } : before,
      currency: data?.currency,
    }),
    enabled: before !== null && !isPlaceholderData,
  });
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (data === undefined || before === null) return <Skeleton rows={8} />;

  const asked = { name: report, span: { from: data.from, to: data.to }, currency: data.currency };
  return (
    <div className={classes.report} aria-busy={isPlaceholderData || undefined}>
      <div className={classes.span}>
        <p>{spans.shown(data, data.currency)}</p>
        {data.currencies.length > 1 && (
          <NativeSelect
            aria-label={say('analytics.currency')}
            value={data.currency}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              void navigate({ search: (now) => ({ ...now, currency: chosen }), resetScroll: false });
            }}
            data={[...new Set([data.currency, ...data.currencies])]}
          />
        )}
      </div>
      <Kpis
        kpis={shape.kpis}
        totals={data.totals}
        currency={data.currency}
        before={earlier.data?.totals ?? null}
        then={shape.isAtEnd ? spans.at(before) : spans.before(period, before)}
      />
      {rows.length === 0 ? (
        <Nothing asked={asked} />
      ) : (
        <Rows shape={shape} rows={rows} asked={asked} title={say(`analytics.figure.${report}`)} />
      )}
      <Leads leads={shape.leads} currency={data.currency} />
    </div>
  );
}
