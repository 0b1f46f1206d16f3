import { useColleagues } from '../../ui/api/colleagues.ts';
import { useSay } from '../../ui/words.tsx';
import type { Entry } from './asked.ts';

/** Who did it, by name. */
export function useActorName(): (actor: Entry['actor']) => string {
  const say = useSay();
  const { all } = useColleagues();
  return ({ kind, id }) => {
    if (kind !== 'agent') return say(`actor.${kind}`);
    if (id.startsWith('key_')) return say('actor.key');
    return all?.find((one) => one.id === id)?.name ?? say('actor.agent');
  };
}
