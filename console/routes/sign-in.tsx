import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionNow } from '../../ui/api/session.ts';
import { SignIn } from '../shell/sign-in.tsx';

/** `next`: where one wanted to go. Never out of the console. */
const nextIn = (wanted: unknown): string =>
  typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/today';

export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): { next?: string } => ('next' in search ? { next: nextIn(search.next) } : {}),
  beforeLoad: async ({ search }) => {
    if ((await sessionNow()) !== null) throw redirect({ href: search.next ?? '/today', replace: true });
  },
  component: () => <SignIn next={Route.useSearch().next ?? '/today'} />,
});
