import fc from 'fast-check';
import { bookCharges } from '../../cli/reconcile/charges.ts';
import { beginRuns } from '../../cli/reconcile/runs.ts';
import { instantFromMs } from '../../domain/time/epoch.ts';
import type { Instant } from '../../domain/time/time.ts';
import { type Deed, type Doer, remembered } from './deeds.ts';
import type { World } from './world.ts';

/**
 * What a life loses: its record goes back to an earlier moment, by `restore` or by PostgreSQL's own means (`unsaid`), or
 * Temporal forgets it, or both. The bank, the carrier and the service's system remember.
 */
export interface Loss {
  what: 'record' | 'unsaid' | 'both' | 'temporal';
  /** How many of its deeds came before the backup. */
  kept: number;
  /** Done after it, with so many more of the life's deeds, and lost; then so many come until the operator does. */
  done: Deed[];
  lost: number;
  stopped: number;
  /** Whoever is at work goes on meanwhile. */
  isRunning: boolean;
}

export const loss: fc.Arbitrary<Loss | null> = fc.oneof(
  { withCrossShrink: true },
  { weight: 7, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom<Loss['what'][]>('record', 'record', 'unsaid', 'both', 'temporal'),
      kept: fc.nat(9),
      done: remembered,
      lost: fc.nat(4),
      stopped: fc.nat(2),
      isRunning: fc.boolean(),
    }),
  },
);

const LATER_STEP = 1_000_000;

/** The time that is lost, by the life's clock. */
export interface LostTime {
  from: Instant;
  until: Instant;
}

/** Asked before each deed, and once more after the last. */
export class Losing {
  /** What was carried then may be carried once more. */
  time: LostTime | null = null;
  private readonly world: World;
  private readonly doer: Doer;
  private readonly loss: Loss;
  readonly deeds: readonly Deed[];
  /** Before which deed something happens. */
  private readonly when: { kept: number; lost: number; reconciled: number };
  private backup: { at: Instant; bankTime: string; told: number } | null = null;

  constructor(world: World, doer: Doer, { loss, deeds }: { loss: Loss; deeds: readonly Deed[] }) {
    const { done, stopped } = loss;
    const kept = Math.min(loss.kept, deeds.length);
    [this.world, this.doer, this.loss] = [world, doer, loss];
    this.deeds = [...deeds.slice(0, kept), ...done, ...deeds.slice(kept)];
    const end = this.deeds.length;
    const lost = Math.min(kept + done.length + loss.lost, end);
    this.when = { kept, lost, reconciled: Math.min(lost + stopped, end) };
  }

  async before(nth: number): Promise<void> {
    const { kept, lost, reconciled } = this.when;
    if (nth === kept) await this.keep();
    if (nth === lost) await this.lose();
    if (nth === reconciled) await this.reconcile();
  }

  private async keep(): Promise<void> {
    const { world, doer } = this;
    const bankTime = await world.earlier.keep();
    this.backup = { at: world.loop.now, bankTime, told: doer.told.length };
  }

  private async lose(): Promise<void> {
    const { world, doer, backup } = this;
    const { loop, api, outside, mortals, earlier } = world;
    if (backup === null) throw new Error('Nothing was kept');
    const { what, isRunning } = this.loss;
    if (!isRunning) for (const mortal of mortals) mortal.die();
    if (what !== 'temporal') {
      await earlier.goBack({ from: what === 'unsaid' ? null : backup.bankTime });
      this.time = { from: backup.at, until: loop.now };
    }
    if (what === 'both' || what === 'temporal') world.loseTemporal();
    outside.troubles++;
    if (what !== 'unsaid') return;
    world.hands().look();
    await loop.until(loop.nowMs);
    // It may know of no later step itself: others do.
    await doer.untilAnswered(() => api.store.wentBack(doer.accountId, LATER_STEP));
  }

  /** As `reconcile` does it (`cli/reconcile.ts`); then what only others know is told again (docs/operating.md, Backups). */
  private async reconcile(): Promise<void> {
    const { world, doer, backup, time } = this;
    const { loop, api, bank } = world;
    // What was begun at once has been looked at.
    await loop.until(loop.nowMs);
    if (time !== null && backup !== null) {
      // Asked again where the answer to the last step was lost: by then it is let go.
      let isNoticed = false;
      await doer.untilAnswered(async () => {
        const { store } = api;
        isNoticed ||= (await store.restoredState()) !== null;
        if (!isNoticed) throw new Error('Nobody has noticed that the record went back');
        for await (const { charge, ...judged } of bookCharges(
          { store, gateway: bank },
          instantFromMs(Date.parse(backup.bankTime)),
        ))
          if (judged.is === 'failed') throw new Error(`${charge.key} could not be booked: ${judged.because}`);
        await store.letGo();
      });
      for (const again of doer.told.slice(backup.told)) await doer.untilAnswered(again());
    }
    await doer.untilAnswered(async () => {
      const deliver = async (_: string, agenda: Parameters<ReturnType<World['hands']>['take']>[0]) =>
        world.hands().take(agenda);
      if ((await beginRuns(api.store, deliver, [doer.accountId])) > 0) throw new Error('It could not be begun');
    });
  }
}
