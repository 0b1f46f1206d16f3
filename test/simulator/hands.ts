import { type Deed, doingOf } from '../../activities/index.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { type Doing, tried } from '../../activities/perform.ts';
import { Again } from '../../activities/without-words.ts';
import type { Agenda, Work } from '../../domain/work.ts';
import type { Store } from '../../ports/store/store.ts';
import { readyOf } from '../../workflows/account/lanes.ts';
import type { Loop } from './loop.ts';
import type { Mortal } from './mortal.ts';

/** A worker: it dies, and its store with it. */
export interface Worker {
  mortal: Mortal;
  store: Store;
  doing: Record<Deed, Doing>;
}

export const workerOf = (mortal: Mortal, deps: ActivityDeps & { store: Store }): Worker => ({
  mortal,
  store: deps.store,
  doing: doingOf(deps),
});

/** Temporal notices after this long that a worker is gone, or gives no sign of life, and lets another try. */
const HEARTBEAT_MS = 20_000;
/** Temporal's own, for what says nothing of it. */
const BACKOFF_MS = 1_000;
/** Until the sweeper finds whom nobody has told. */
const SWEEP_MS = 15_000;
/** Where the record's clock is a little behind, what is due here is not due there yet. */
const CLOCKS_DIFFER_MS = 250;

/** What Temporal does for one account, whose workflow never dies: its timer, its activities, and their retries. */
export class Hands {
  /** By how much its timer is early (below zero) or late, in ms, each time another. */
  private readonly drift: () => number;
  private readonly accountId: string;
  private readonly loop: Loop;
  private readonly worker: () => Worker;
  private readonly busy = new Map<string, { work: Work; tries: number }>();
  private agenda: Agenda | null = null;
  private alarm = 0;
  private isForgotten = false;

  constructor(accountId: string, loop: Loop, worker: () => Worker, drift: () => number) {
    this.accountId = accountId;
    this.loop = loop;
    this.worker = worker;
    this.drift = drift;
  }

  get knownStep(): number {
    return this.agenda?.step ?? 0;
  }

  /** Something is under way. */
  get isBusy(): boolean {
    return this.busy.size > 0;
  }

  /** Temporal knows nothing of it any more, and hears of none of its activities. */
  forget(): void {
    this.isForgotten = true;
    this.busy.clear();
    this.alarm++;
  }

  /** Told, or looked up. What is older than what is known is looked at again. */
  take(read: Agenda): void {
    if (this.isForgotten) return;
    if (this.agenda !== null && read.step < this.agenda.step) {
      this.look();
      return;
    }
    this.agenda = read;
    for (const work of readyOf(
      read.work,
      [...this.busy.values()].map((one) => one.work),
    )) {
      this.busy.set(work.id, { work, tries: 0 });
      this.loop.after(0, () => this.perform(work));
    }
    this.aim(this.drift());
  }

  /** The sweeper comes by. */
  sweep(): void {
    this.loop.after(SWEEP_MS, () => this.asking(this.looked, true));
  }

  look(): void {
    this.loop.after(0, () => this.asking(this.looked, true));
  }

  /** A record that has gone back is told so. */
  private readonly looked = async (store: Store): Promise<Agenda> => {
    const { accountId, knownStep } = this;
    const read = await store.look(accountId);
    return read.step < knownStep ? store.wentBack(accountId, knownStep) : read;
  };

  private aim(driftMs: number): void {
    const wakeAt = this.agenda?.wakeAt ?? null;
    const alarm = ++this.alarm;
    if (wakeAt === null) return;
    this.loop.after(Math.max(0, Date.parse(wakeAt) - this.loop.nowMs + driftMs), async () => {
      if (alarm !== this.alarm) return;
      await this.asking((store) => store.reach(this.accountId), false);
      // Asked too early: nothing has changed.
      if (this.agenda?.wakeAt === wakeAt) this.aim(CLOCKS_DIFFER_MS);
    });
  }

  private asking(ask: (store: Store) => Promise<Agenda>, isLook: boolean): Promise<void> {
    if (this.isForgotten) return Promise.resolve();
    const { mortal, store } = this.worker();
    return this.loop.begin(async () => {
      try {
        const read = await ask(store);
        // What a record that went back says is believed, looked at twice.
        if (isLook) this.agenda = null;
        this.take(read);
      } catch (error) {
        if (!mortal.isDead) throw error;
        this.loop.after(HEARTBEAT_MS, () => this.asking(ask, isLook));
      }
    }, mortal.now);
  }

  private perform(work: Work): Promise<void> {
    const entry = this.busy.get(work.id);
    if (entry === undefined) return Promise.resolve();
    entry.tries += 1;
    const { tries } = entry;
    const isOurs = () => this.busy.get(work.id)?.tries === tries;
    const again = (ms: number) => this.loop.after(ms, () => (isOurs() ? this.perform(work) : Promise.resolve()));
    const { mortal, store, doing } = this.worker();
    // Whoever gives no sign of life may be alive: another begins the same.
    again(HEARTBEAT_MS);
    return this.loop.begin(async () => {
      try {
        const after = await tried(store, doing[work.verb as Deed], { accountId: this.accountId, workId: work.id });
        if (!isOurs()) return;
        this.busy.delete(work.id);
        this.take(after);
      } catch (error) {
        // Its death is noticed by its silence.
        if (mortal.isDead || !isOurs()) return;
        if (!(error instanceof Again)) throw error;
        entry.tries += 1;
        const next = entry.tries;
        this.loop.after(error.afterMs || BACKOFF_MS, () =>
          this.busy.get(work.id)?.tries === next ? this.perform(work) : Promise.resolve(),
        );
      }
    }, mortal.now);
  }
}
