import type { ActivityDeps } from '../../activities/deps.ts';
import { type Deed, doingOf } from '../../activities/index.ts';
import type { Doing } from '../../activities/perform.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda, Work } from '../../domain/work.ts';
import { advance } from '../../workflows/client/advance.ts';
import { type Engine, EngineUnavailable } from '../../workflows/client/engine.ts';
import { readyOf } from '../../workflows/account/lanes.ts';

type Deps = Omit<ActivityDeps, 'store'> & { store: Store };

interface Hands {
  agenda: Agenda;
  busy: Map<string, Work>;
  /** Resolves when nothing is under way. */
  rest: Promise<void>;
}

/**
 * The accounts' workflows without Temporal: the real verbs over the real record, in this process. What they can't do is
 * survive a crash or wait for a time to come; what they can is to be away, and to be slow.
 */
export class InProcessHands implements Engine {
  away = false;
  /** No worker asks for work. */
  idle = false;
  /** An advance waits for this before it begins. */
  gate: Promise<void> = Promise.resolve();
  advanceFails: Error | null = null;
  readonly failed: unknown[] = [];
  private readonly hands = new Map<string, Hands>();
  private readonly store: Store;
  private readonly doing: Record<Deed, Doing>;

  constructor(deps: Deps) {
    this.store = deps.store;
    this.doing = doingOf(deps);
  }

  async ping(): Promise<void> {
    if (this.away) throw new EngineUnavailable('away');
  }

  async workersPoll(): Promise<boolean> {
    await this.ping();
    return !this.idle;
  }

  /** A nudge. It gets lost while they are away. */
  readonly take = (accountId: string, agenda: Agenda): void => {
    if (this.away) return;
    const hands = this.hands.get(accountId) ?? { agenda, busy: new Map(), rest: Promise.resolve() };
    this.hands.set(accountId, hands);
    hands.agenda = agenda;
    for (const work of readyOf(agenda.work, [...hands.busy.values()])) {
      // A newer release's: nobody here does it.
      if (!(work.verb in this.doing)) continue;
      hands.busy.set(work.id, work);
      hands.rest = Promise.all([hands.rest, this.perform(accountId, hands, work)]).then(() => undefined);
    }
  };

  /** Back again, they are told what they missed. */
  async comeBack(...accountIds: string[]): Promise<void> {
    this.away = false;
    for (const id of accountIds) this.take(id, await this.store.look(id));
  }

  async advance(accountId: string, target: Instant, timeoutMs: number): Promise<void> {
    if (this.advanceFails !== null) throw this.advanceFails;
    const deliver = async (id: string): Promise<void> => {
      await this.gate;
      this.take(id, await this.store.reach(id));
    };
    await advance(this.store, deliver, accountId, target, timeoutMs);
  }

  /** Until nothing is under way. */
  async settled(accountId: string): Promise<void> {
    for (;;) {
      const hands = this.hands.get(accountId);
      if (hands === undefined || hands.busy.size === 0) return;
      await hands.rest;
    }
  }

  async allSettled(): Promise<void> {
    for (const accountId of this.hands.keys()) await this.settled(accountId);
  }

  private async perform(accountId: string, hands: Hands, work: Work): Promise<void> {
    const ref = { accountId, workId: work.id };
    let after: Agenda | null = null;
    try {
      after = await this.doing[work.verb as Deed].verb(ref);
    } catch (error) {
      this.failed.push(error);
      if (error instanceof WrittenByNewer) {
        hands.busy.delete(work.id);
        return;
      }
      if (error instanceof RailRefused) await this.store.stopRail('charges', error.message);
      if (error instanceof RailRefused || error instanceof TryLater) {
        // Not before they come back: here nobody waits for a time to come.
        await this.store.yieldWork(ref, error.message);
        hands.busy.delete(work.id);
        return;
      }
      await this.store.workFailed(ref, String(error)).catch(() => 0);
    }
    hands.busy.delete(work.id);
    this.take(accountId, after ?? (await this.store.look(accountId).catch(() => ({ ...hands.agenda, work: [] }))));
  }
}
