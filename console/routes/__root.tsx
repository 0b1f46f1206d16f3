import { createRootRoute, Outlet, redirect, useRouterState } from '@tanstack/react-router';
import { followLanguage } from '../../ui/api/me.ts';
import { sessionNow } from '../../ui/api/session.ts';
import { Shell } from '../shell/shell.tsx';

/** Whether it was asked in which language whoever is signed in wants to be spoken to. */
let isFollowed = false;

/** Every page but the one to sign in on is for whoever is signed in. */
export const Route = createRootRoute({
  beforeLoad: async ({ location }) => {
    if (location.pathname === '/sign-in') return;
    if ((await sessionNow()) === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
    if (isFollowed) return;
    isFollowed = true;
    void followLanguage()
      .then((isAnother) => isAnother && globalThis.location.reload())
      .catch(() => undefined);
  },
  component: Root,
});

function Root() {
  const isOutside = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' });
  return isOutside ? <Outlet /> : <Shell />;
}
