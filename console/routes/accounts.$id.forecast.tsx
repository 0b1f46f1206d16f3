import { createFileRoute } from '@tanstack/react-router';
import { ForecastTab } from '../account/forecast-tab.tsx';

export const Route = createFileRoute('/accounts/$id/forecast')({
  component: () => <ForecastTab id={Route.useParams().id} />,
});
