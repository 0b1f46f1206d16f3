import { useRouter } from '@tanstack/react-router';
import { api, queries } from '../../ui/api/client.ts';
import { keepDrafts } from '../../ui/draft.ts';
import { forgetTicks } from '../../ui/ticks.ts';

/** Signs out; `isToReturn`: to sign in anew, and be back at this page with what was typed. */
export function useLeave(): (isToReturn?: boolean) => Promise<void> {
  const router = useRouter();
  return async (isToReturn = false) => {
    const { href } = router.state.location;
    if (isToReturn) keepDrafts();
    await api.DELETE('/v1/session').catch(() => undefined);
    queries.clear();
    forgetTicks();
    await router.navigate({ to: '/sign-in', search: isToReturn ? { next: href } : {} });
  };
}
