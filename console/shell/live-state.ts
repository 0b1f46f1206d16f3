import { useSyncExternalStore } from 'react';
import type { LiveState } from '../../ui/api/live.ts';

let state: LiveState = { is: 'starting' };
const told = new Set<() => void>();

export function setLiveState(next: LiveState): void {
  state = next;
  for (const tell of told) tell();
}

/** Whether what is shown follows by itself. */
export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    () => state,
  );
