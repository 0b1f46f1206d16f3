import { createFileRoute, redirect } from '@tanstack/react-router';
import { takeNext } from '../shell/next.ts';

/** Whoever comes back from the company's own sign-in goes on to where they wanted. */
export const Route = createFileRoute('/')({
  beforeLoad: () => {
    const next = takeNext();
    throw next === null ? redirect({ to: '/today', replace: true }) : redirect({ href: next, replace: true });
  },
});
