import type { Logger } from 'pino';
import { RailRefused } from '../ports/failures.ts';
import { RAILS, type Rail } from '../ports/store/rails.ts';
import type { Store } from '../ports/store/store.ts';
import { within } from '../ports/within.ts';
import { BadSettings } from './settings.ts';

/** Whoever answers no sooner is away. */
const ANSWERS_WITHIN_MS = 5_000;

/** The setting that chose a rail's provider, and how it is asked whether it takes us. Null: the sandbox. */
export type AskedRail = { setting: string; probe(): Promise<void> } | null;

type Noted = Pick<Store, 'noteRailAway' | 'noteRailBack'>;

/**
 * Before a worker begins: a definite no is refused by the setting's name; who gives no answer is noted, warned of and
 * used all the same, since that may be over in a minute.
 */
export async function askRails(
  store: Noted,
  rails: Record<Rail, AskedRail>,
  log: Pick<Logger, 'warn'>,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<void> {
  for (const name of RAILS) {
    const rail = rails[name];
    if (rail === null) continue;
    const failure = await failureOf(rail.probe(), withinMs);
    if (failure instanceof RailRefused) throw new BadSettings(`${rail.setting} is refused: ${failure.message}`);
    if (failure === null) await store.noteRailBack(name);
    else {
      await store.noteRailAway(name, failure.message);
      log.warn({ rail: name, err: failure }, 'a provider does not answer; started without it');
    }
  }
}

/** Whether those that did not answer do so now. What it says then is for whoever uses it to hear. */
export async function askAwayRails(
  store: Noted & Pick<Store, 'railsAway' | 'stopRail'>,
  probes: Record<Rail, () => Promise<void>>,
  log: Pick<Logger, 'info'>,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<void> {
  for (const name of await store.railsAway()) {
    const failure = await failureOf(probes[name](), withinMs);
    if (failure instanceof RailRefused) await store.stopRail(name, failure.message);
    if (failure !== null && !(failure instanceof RailRefused)) continue;
    await store.noteRailBack(name);
    log.info({ rail: name }, 'a provider that was away answers');
  }
}

/** Null: there is none. */
async function failureOf(asked: Promise<void>, withinMs: number): Promise<Error | null> {
  try {
    return (await within(asked, withinMs)) === null ? new Error(`no answer within ${withinMs} ms`) : null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
