import { createFileRoute } from '@tanstack/react-router';
import { ChartTab } from '../account/chart-tab.tsx';

export const Route = createFileRoute('/accounts/$id/chart')({
  component: () => <ChartTab id={Route.useParams().id} />,
});
