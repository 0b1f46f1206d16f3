import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionNow } from '../../ui/api/session.ts';
import { REFUSED, type Refused } from '../shell/refused.ts';
import { SignIn } from '../shell/sign-in.tsx';

/** `next`: where one wanted to go. Never out of the console. */
const nextIn = (wanted: unknown): string =>
  typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/today';

/** `refused`: why the company's own sign-in led back without letting in. */
export const Route = createFileRoute('/sign-in')({
  validateSearch: (search): { next?: string; refused?: Refused } => {
    const refused = REFUSED.find((one) => one === search.refused);
    return {
      ...('next' in search ? { next: nextIn(search.next) } : {}),
      ...(refused === undefined ? {} : { refused }),
    };
  },
  beforeLoad: async ({ search }) => {
    if ((await sessionNow()) !== null) throw redirect({ href: search.next ?? '/today', replace: true });
  },
  component: () => {
    const { next = '/today', refused } = Route.useSearch();
    // What is validated away stands in the address all the same.
    return <SignIn next={next} refused={REFUSED.find((one) => one === refused) ?? null} />;
  },
});
