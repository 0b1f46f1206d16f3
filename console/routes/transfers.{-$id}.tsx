import { createFileRoute } from '@tanstack/react-router';
import { searchIn } from '../transfers/search.ts';
import { TransfersPage } from '../transfers/transfers-page.tsx';

/** What waits, and the one that is looked at: `/transfers` and `/transfers/btx_…`. */
export const Route = createFileRoute('/transfers/{-$id}')({
  validateSearch: searchIn,
  component: () => <TransfersPage id={Route.useParams().id ?? null} shown={Route.useSearch().status ?? 'unmatched'} />,
});
