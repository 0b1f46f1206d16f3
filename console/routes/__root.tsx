import { createRootRoute, Outlet, redirect, useRouterState } from '@tanstack/react-router';
import { sessionNow } from '../../ui/api/session.ts';
import { Shell } from '../shell/shell.tsx';

/** Every page but the one to sign in on is for whoever is signed in. */
export const Route = createRootRoute({
  beforeLoad: async ({ location }) => {
    if (location.pathname === '/sign-in') return;
    if ((await sessionNow()) === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: Root,
});

function Root() {
  const isOutside = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' });
  return isOutside ? <Outlet /> : <Shell />;
}
