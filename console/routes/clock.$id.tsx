import { createFileRoute } from '@tanstack/react-router';
import { queries } from '../../ui/api/client.ts';
import { accountQuery } from '../../ui/api/asked.ts';
import { ClockPage } from '../account/clock-page.tsx';

export const Route = createFileRoute('/clock/$id')({
  loader: ({ params }) => queries.ensureQueryData(accountQuery(params.id)),
  component: () => <ClockPage id={Route.useParams().id} />,
});
