import { Link } from '@tanstack/react-router';
import { useCurrentInView } from '../../ui/current-in-view.ts';
import { usePageTitle } from '../../ui/page-title.tsx';
import tabs from '../../ui/tabs.module.css';
import { useSay } from '../../ui/words.tsx';
import classes from './analytics-page.module.css';
import { PeriodChoice } from './period-choice.tsx';
import { Report } from './report.tsx';
import { type AnalyticsSearch, type ReportName, REPORTS } from './search.ts';

/** How collecting went: one report, over a period. */
export function AnalyticsPage({ report, search }: { report: ReportName; search: AnalyticsSearch }) {
  const say = useSay();
  const title = say(`analytics.report.${report}`);
  usePageTitle(`${title} · ${say('analytics.title')}`);
  const row = useCurrentInView<HTMLElement>();
  return (
    <>
      <h1 tabIndex={-1} className={classes.title}>
        {say('analytics.title')}
      </h1>
      <nav ref={row} aria-label={say('analytics.reports')} className={`${tabs.tabs} ${classes.reports}`}>
        {REPORTS.map((name) => (
          <Link
            key={name}
            to="/analytics/$report"
            params={{ report: name }}
            search={search}
            aria-current={name === report ? 'page' : undefined}
            className={tabs.tab}
            resetScroll={false}
          >
            {say(`analytics.report.${name}`)}
          </Link>
        ))}
      </nav>
      <section aria-labelledby="report">
        <div className={classes.head}>
          <div>
            <h2 id="report">{title}</h2>
            <p>{say(`analytics.lead.${report}`)}</p>
          </div>
          <PeriodChoice report={report} search={search} />
        </div>
        <Report key={report} report={report} search={search} />
      </section>
    </>
  );
}
