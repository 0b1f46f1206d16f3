/** `away`: what is shown may be old, since then. `off`: nobody is signed in any more. */
export type LiveState = { is: 'starting' } | { is: 'on' } | { is: 'away'; since: number } | { is: 'off' };

interface Listener {
  /** Something changed: an account, or what concerns its task; null: what concerns all. */
  news(accountId: string | null): void;
  state(state: LiveState): void;
  /** News may have been missed. */
  missed(): void;
}

const KINDS = ['account', 'task', 'switch'] as const;
const CHANNEL = 'puntual.live';
const AGAIN_MS = 5_000;

type Told = { news: string | null } | { state: LiveState } | { missed: true } | { ask: true };

/**
 * One stream for all tabs of a browser, which allows few connections to a host: the tab that holds a lock has it and
 * tells the others. Where there are no locks each tab has its own, while it is seen. Ends with `signal`.
 */
export function listen(listener: Listener, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  let last: LiveState = { is: 'starting' };
  const take = (told: Told): void => {
    if ('news' in told) listener.news(told.news);
    else if ('missed' in told) listener.missed();
    else if ('state' in told) listener.state((last = told.state));
  };
  const tell = (told: Told): void => {
    take(told);
    channel.postMessage(told);
  };
  signal.addEventListener('abort', () => channel.close());

  if (navigator.locks === undefined) {
    whileSeen(take, signal);
    return;
  }
  let leads = false;
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (!('ask' in data)) take(data);
    else if (leads) channel.postMessage({ state: last } satisfies Told);
  };
  channel.postMessage({ ask: true } satisfies Told);
  void navigator.locks
    .request(CHANNEL, { signal }, () => {
      leads = true;
      return stream(tell, signal);
    })
    .catch(() => undefined);
}

/** Until `signal`: the browser connects again by itself, but not after an answer that is no stream. */
function stream(tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  return new Promise((ended) => {
    if (signal.aborted) return ended();
    let wasAway = false;
    const source = new EventSource('/v1/stream');
    source.onopen = () => {
      tell({ state: { is: 'on' } });
      // What was read until now may have changed since, and nobody listened: another tab's stream ended, or none began.
      tell({ missed: true });
      wasAway = false;
    };
    source.onerror = () => {
      if (!wasAway) tell({ state: { is: 'away', since: Date.now() } });
      wasAway = true;
      if (source.readyState !== EventSource.CLOSED) return;
      void tryLater(tell, signal).then(ended);
    };
    for (const kind of KINDS)
      source.addEventListener(kind, (event: MessageEvent<string>) => {
        const { accountId = null } = JSON.parse(event.data) as { accountId?: string | null };
        tell({ news: accountId });
      });
    source.addEventListener('reset', () => tell({ missed: true }));
    signal.addEventListener('abort', () => {
      source.close();
      ended();
    });
  });
}

async function tryLater(tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  const { status } = await fetch('/v1/session', { credentials: 'same-origin' }).catch(() => ({ status: 0 }));
  if (status === 401) return tell({ state: { is: 'off' } });
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  return stream(tell, signal);
}

function whileSeen(tell: (told: Told) => void, signal: AbortSignal): void {
  let seen = new AbortController();
  const begin = (): void => {
    seen.abort();
    seen = new AbortController();
    if (!document.hidden && !signal.aborted) void stream(tell, seen.signal);
  };
  document.addEventListener('visibilitychange', begin, { signal });
  signal.addEventListener('abort', () => seen.abort());
  begin();
}
