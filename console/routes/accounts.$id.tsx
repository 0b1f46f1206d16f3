import { createFileRoute } from '@tanstack/react-router';
import { queries } from '../../ui/api/client.ts';
import { AccountPage } from '../account/account-page.tsx';
import { accountQuery } from '../../ui/api/asked.ts';

export const Route = createFileRoute('/accounts/$id')({
  loader: ({ params }) => queries.ensureQueryData(accountQuery(params.id)),
  component: () => <AccountPage id={Route.useParams().id} />,
});
