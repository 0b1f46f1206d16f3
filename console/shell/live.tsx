import { useEffect } from 'react';
import { accountChanged, everythingChanged } from '../../ui/api/stale.ts';
import { listen } from '../../ui/api/live.ts';
import { setLiveState } from './live-state.ts';

/** Listens for news and asks anew for what they concern. */
export function Live() {
  useEffect(() => {
    const ending = new AbortController();
    listen(
      {
        news: ({ kind, id }) => void (kind === 'account' ? accountChanged(id) : everythingChanged()),
        state: setLiveState,
        missed: () => void everythingChanged(),
      },
      ending.signal,
    );
    return () => ending.abort();
  }, []);
  return null;
}
