import { createFileRoute } from '@tanstack/react-router';
import { queries } from '../../ui/api/client.ts';
import { versionsQuery } from '../policies/asked.ts';
import { PoliciesPage } from '../policies/policies-page.tsx';

export const Route = createFileRoute('/policies/')({
  loader: () => void queries.prefetchQuery(versionsQuery),
  component: PoliciesPage,
});
