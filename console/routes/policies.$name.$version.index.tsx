import { createFileRoute, getRouteApi } from '@tanstack/react-router';
import { Overview } from '../policies/overview.tsx';

const version = getRouteApi('/policies/$name/$version');

export const Route = createFileRoute('/policies/$name/$version/')({
  component: () => <Overview {...version.useLoaderData()} />,
});
