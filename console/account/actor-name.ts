import { query } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { useSay } from '../../ui/words.tsx';
import type { Entry } from '../../ui/api/timeline.ts';

/** Who did it, by name as far as the reader may know names. */
export function useActorName(): (actor: Entry['actor']) => string {
  const say = useSay();
  const user = useUser();
  const { data: users } = query.useQuery(
    'get',
    '/v1/users',
    { params: { query: { limit: 100 } } },
    { enabled: user?.role === 'admin', staleTime: 300_000 },
  );
  return ({ kind, id }) => {
    if (kind !== 'agent') return say(`actor.${kind}`);
    if (id === user?.id) return user.name;
    if (id.startsWith('key_')) return say('actor.key');
    return users?.items.find((one) => one.id === id)?.name ?? say('actor.agent');
  };
}
