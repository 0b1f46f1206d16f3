import { RailRefused } from '../../ports/failures.ts';
import type { Gateway } from '../../ports/gateway/gateway.ts';
import type { RailState } from '../../ports/store/rails.ts';
import { within } from '../../ports/within.ts';

/** Who asks whether we are ready asks every few seconds, and a provider counts its calls. */
const BELIEVED_MS = 30_000;

/** Whether the provider takes us, asked at most every half minute. */
export function healthOf(
  gateway: Pick<Gateway, 'probe'>,
  withinMs: number,
  nowMs: () => number = () => performance.now(),
): () => Promise<RailState> {
  let known: { askedMs: number; said: Promise<RailState> } | null = null;
  return () => {
    if (known === null || nowMs() - known.askedMs >= BELIEVED_MS) {
      const said = within(gateway.probe(), withinMs).then(
        (answered) => (answered === null ? ('away' as const) : ('ok' as const)),
        (error: unknown) => (error instanceof RailRefused ? ('stopped' as const) : ('away' as const)),
      );
      known = { askedMs: nowMs(), said };
    }
    return known.said;
  };
}
