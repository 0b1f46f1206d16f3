import { createFileRoute, notFound } from '@tanstack/react-router';
import { AnalyticsPage } from '../analytics/analytics-page.tsx';
import { analyticsSearchIn, REPORTS } from '../analytics/search.ts';

export const Route = createFileRoute('/analytics/$report')({
  params: {
    parse: ({ report }) => {
      const known = REPORTS.find((one) => one === report);
      if (known === undefined) throw notFound();
      return { report: known };
    },
  },
  validateSearch: analyticsSearchIn,
  component: () => <AnalyticsPage report={Route.useParams().report} search={Route.useSearch()} />,
});
