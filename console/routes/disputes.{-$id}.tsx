import { createFileRoute } from '@tanstack/react-router';
import { DisputesPage } from '../disputes/disputes-page.tsx';
import { searchIn } from '../disputes/search.ts';

/** What is to be answered, and the one that is looked at: `/disputes` and `/disputes/dsp_…`. */
export const Route = createFileRoute('/disputes/{-$id}')({
  validateSearch: searchIn,
  component: () => <DisputesPage id={Route.useParams().id ?? null} shown={Route.useSearch().status ?? 'open'} />,
});
