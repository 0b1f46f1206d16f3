import { useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey, queries, type Schemas } from '../../ui/api/client.ts';
import { accountChanged, listsChanged } from '../../ui/api/stale.ts';
import { useSay } from '../../ui/words.tsx';
import { useTimeline } from '../../ui/api/timeline.ts';
import { accountQuery } from '../../ui/api/asked.ts';

export interface Advancing {
  isMoving: boolean;
  wrong: unknown;
  /** The last entry before the clock was moved; null: it wasn't, here. */
  sinceSeq: number | null;
  move(to: Schemas['AdvanceInput']): void;
}

/** Moves an account's test clock; answered once all that falls due on the way is done. */
export function useAdvance(id: string): Advancing {
  const say = useSay();
  const { done } = useAnnounce();
  const { entries } = useTimeline(id);
  const [isMoving, setMoving] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const [sinceSeq, setSince] = useState<number | null>(null);
  const go = async (body: Schemas['AdvanceInput']): Promise<void> => {
    setMoving(true);
    setWrong(null);
    setSince(entries?.[0]?.seq ?? 0);
    try {
      const { data } = await api.POST('/v1/accounts/{id}/test-clock/advance', {
        params: { path: { id }, header: { 'Idempotency-Key': newKey() } },
        body,
      });
      if (data !== undefined) queries.setQueryData(accountQuery(id).queryKey, data);
      done(say('clock.moved'));
    } catch (error) {
      setWrong(error);
    } finally {
      // Also what fails may have got somewhere.
      await Promise.all([accountChanged(id), listsChanged()]);
      setMoving(false);
    }
  };
  // Before it is known what was, nobody could say what is new.
  return { isMoving: isMoving || (entries === null && sinceSeq === null), wrong, sinceSeq, move: (to) => void go(to) };
}
