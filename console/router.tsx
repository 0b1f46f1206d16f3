import { createRouter } from '@tanstack/react-router';
import { Skeleton } from '../ui/skeleton.tsx';
import { Wrong } from '../ui/wrong.tsx';
import { routeTree } from './route-tree.gen.ts';
import { NotFound } from './shell/not-found.tsx';

/** All pages by their addresses. What is pointed at is fetched before it is opened. */
export const router = createRouter({
  routeTree,
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 200,
  defaultPendingComponent: () => <Skeleton />,
  defaultErrorComponent: ({ error, reset }) => <Wrong error={error} again={reset} />,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
