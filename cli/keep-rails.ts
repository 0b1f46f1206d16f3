import type { Logger } from 'pino';
import { SWITCHES } from '../domain/safety/switches.ts';
import { RailRefused } from '../ports/failures.ts';
import { RAILS, type Rail, type RailState, type StoppableRail } from '../ports/store/rails.ts';
import type { Store } from '../ports/store/store.ts';
import { ANSWERS_WITHIN_MS, failureOf, type Heard } from './ask-rails.ts';
import type { AskedRail } from './rails.ts';

/** A provider counts its calls; who refuses us has to be mended by a person first. */
const ASKED_EVERY_MS: Record<RailState, number> = { ok: 30_000, away: 30_000, stopped: 3_600_000 };

export interface RailKeeper {
  store: Pick<Store, 'railStates' | 'noteRailAway' | 'noteRailBack' | 'stopRail' | 'letRailGo'>;
  rails: Record<Rail, AskedRail | null>;
  log: Pick<Logger, 'info' | 'warn'>;
  withinMs?: number;
  nowMs?: () => number;
}

/**
 * Asks each rail that is due whether its provider takes us, and keeps the record of it, which health, measurements and
 * tasks read. The sandbox's are asked where they have stopped themselves. `heard`: what has just been asked at the
 * start is written, and not asked again.
 */
export function keepRails({
  store,
  rails,
  log,
  withinMs = ANSWERS_WITHIN_MS,
  nowMs = () => performance.now(),
}: RailKeeper): (heard?: Heard) => Promise<void> {
  const askedMs = new Map<Rail, number>();
  const isDue = (name: Rail, rail: AskedRail, state: RailState): boolean => {
    if (state === 'ok' && rail.chosenBy === null) return false;
    const last = askedMs.get(name);
    return last === undefined || nowMs() - last >= ASKED_EVERY_MS[state];
  };
  return async (heard = new Map()) => {
    const states = await store.railStates();
    const keep = async (name: Rail): Promise<void> => {
      const [rail, state] = [rails[name], states[name]];
      if (rail === null) return state === 'away' ? store.noteRailBack(name) : undefined;
      const known = heard.get(name);
      if (known === undefined && !isDue(name, rail, state)) return;
      askedMs.set(name, nowMs());
      const failure = known === undefined ? await failureOf(rail.probe(), withinMs) : known;
      await note({ store, log }, name, state, failure);
    };
    await Promise.all(RAILS.map(keep));
  };
}

/** Writes what a rail's provider has said, where that is news. */
async function note(
  { store, log }: Pick<RailKeeper, 'store' | 'log'>,
  rail: Rail,
  was: RailState,
  failure: Error | null,
): Promise<void> {
  if (failure === null) {
    if (was === 'stopped' && isStoppable(rail)) await store.letRailGo(rail);
    if (was === 'ok') return;
    await store.noteRailBack(rail);
    log.info({ rail, was }, 'a rail takes us again');
  } else if (was === 'stopped') log.warn({ rail, err: failure }, 'a rail that has stopped itself does not take us yet');
  else if (failure instanceof RailRefused && isStoppable(rail)) {
    await store.stopRail(rail, failure.message);
    await store.noteRailBack(rail);
    log.warn({ rail, err: failure }, 'a provider refuses us: its rail has stopped itself');
  } else {
    await store.noteRailAway(rail, failure.message);
    if (was === 'ok') log.warn({ rail, err: failure }, 'a provider does not answer; we go on without it');
  }
}

const isStoppable = (rail: Rail): rail is StoppableRail => SWITCHES.some((name) => name === rail);
