import { useEffect } from 'react';
import { listen } from '../../ui/api/live.ts';
import { everythingChanged, newsTaker } from '../../ui/api/stale.ts';
import { setLiveState } from './live-state.ts';

/** Listens for news and asks anew for what they concern. */
export function Live() {
  useEffect(() => {
    const ending = new AbortController();
    listen({ news: newsTaker(), state: setLiveState, missed: () => void everythingChanged() }, ending.signal);
    return () => ending.abort();
  }, []);
  return null;
}
