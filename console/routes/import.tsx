import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '../import/import-page.tsx';

/** `id`: the file that is looked at. */
export const Route = createFileRoute('/import')({
  validateSearch: (search): { id?: string } => (typeof search.id === 'string' ? { id: search.id } : {}),
  component: () => <ImportPage id={Route.useSearch().id ?? null} />,
});
