import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda } from '../../domain/work.ts';

/** What of the record an advance needs; `Store` has it. */
export interface Clocks {
  takeClock(accountId: string, target: Instant, forMs: number): Promise<void>;
  keepClock(accountId: string, forMs: number): Promise<void>;
  releaseClock(accountId: string): Promise<void>;
  standing(accountId: string): Promise<{ now: Instant; next: Instant | null; isIdle: boolean; isStuck: boolean }>;
  moveClock(accountId: string, to: Instant): Promise<Agenda>;
  look(accountId: string): Promise<Agenda>;
}

/** The clock stays where it got to. */
export class AdvanceTimeout extends Error {
  override name = 'AdvanceTimeout';
}

/**
 * Less than the claim on a request outlives the process that has died at it: whoever takes the request up finds the
 * clock free.
 */
const LEASE_MS = 6_000;
/** Ever more slowly: under load each stop takes long, and whoever looks takes the time of those who do. */
const LOOKS_MS = { first: 6, longest: 120 };
/** What doesn't come to rest for so long may not have heard: it is told again. */
const TELL_AGAIN_MS = 2_000;

/**
 * Plays a test clock to `target`, deadline by deadline: what falls due is decided and done by the account's workflow as
 * in real life, with all that follows from it, before the clock goes on. Throws `AdvanceTimeout`, and the clock stays
 * where it got to.
 */
export async function advance(
  clocks: Clocks,
  deliver: (accountId: string, agenda: Agenda) => Promise<void>,
  accountId: string,
  target: Instant,
  timeoutMs: number,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  await clocks.takeClock(accountId, target, LEASE_MS);
  const keeping = setInterval(() => void clocks.keepClock(accountId, LEASE_MS).catch(() => undefined), LEASE_MS / 3);
  const late = (): AdvanceTimeout => new AdvanceTimeout(`Not at ${target} within ${timeoutMs} ms`);
  const tell = (agenda: Agenda): Promise<void> => deliver(accountId, agenda).catch(() => undefined);
  try {
    for (;;) {
      const stands = await untilIdle();
      if (stands.now >= target) return;
      if (Date.now() > until) throw late();
      const to = stands.next !== null && stands.next <= target ? stands.next : target;
      await tell(await clocks.moveClock(accountId, to));
    }
  } finally {
    clearInterval(keeping);
    await clocks.releaseClock(accountId);
  }

  async function untilIdle() {
    let toldMs = Date.now();
    for (let waitMs = LOOKS_MS.first; ; waitMs = Math.min(waitMs * 1.5, LOOKS_MS.longest)) {
      const stands = await clocks.standing(accountId);
      if (stands.isIdle || stands.isStuck) return stands;
      if (Date.now() > until) throw late();
      await pause(waitMs);
      if (Date.now() - toldMs < TELL_AGAIN_MS) continue;
      toldMs = Date.now();
      await tell(await clocks.look(accountId));
    }
  }
}
