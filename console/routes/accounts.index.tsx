import { createFileRoute } from '@tanstack/react-router';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { accountsQuery } from '../accounts/asked.ts';
import { searchIn } from '../accounts/search.ts';
import { queries } from '../../ui/api/client.ts';

export const Route = createFileRoute('/accounts/')({
  validateSearch: searchIn,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queries.prefetchQuery(accountsQuery(deps)),
  component: AccountsPage,
});
