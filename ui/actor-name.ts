import type { Schemas } from './api/client.ts';
import { useColleagues } from './api/colleagues.ts';
import { useSay } from './words.tsx';

/** Who did it, by name. */
export function useActorName(): (actor: Schemas['TimelineEntry']['actor']) => string {
  const say = useSay();
  const { all } = useColleagues();
  return ({ kind, id }) => {
    if (kind !== 'agent') return say(`actor.${kind}`);
    if (id.startsWith('key_')) return say('actor.key');
    return all?.find((one) => one.id === id)?.name ?? say('actor.agent');
  };
}
