import { createFileRoute, redirect } from '@tanstack/react-router';
import { REPORTS } from '../analytics/search.ts';

export const Route = createFileRoute('/analytics/')({
  beforeLoad: () => {
    throw redirect({ to: '/analytics/$report', params: { report: REPORTS[0] }, replace: true });
  },
});
