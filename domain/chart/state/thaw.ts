import type { Policy } from '../../policy/policy.ts';
import { WrittenByNewer } from '../../written-by-newer.ts';
import type { Context } from './context.ts';
import { fromShape1 } from './from-shape-1/from-shape-1.ts';
import type { Where } from './where.ts';

/**
 * States that the record keeps, whichever release has written them. A field that is only new needs no new shape:
 * `whole.ts` knows how it begins, and an older release that works beside this one carries it on unread. The shape rises
 * when what stands there already is to be read otherwise, or may not be decided over by whoever doesn't know it; an
 * upgrade then says how.
 */
export const SHAPE = 2;

/** From each shape to the next. `policy`: the body that the state lives under. */
export const UPGRADES: Record<number, (frozen: never, policy: Policy) => unknown> = { 1: fromShape1 };

export type Named = { name: string; version: number };

/** A state as plain data, with its policy named instead of carried. */
export interface FrozenState {
  version: number;
  step: number;
  /** None: written before there were any. */
  landmarks?: { seq: number; of: Readonly<Record<string, number>> };
  snapshot: { value: Where; context: Omit<Context, 'policy'> & { policy: Named } };
}

/** Which policy's body a frozen state lives under. In every shape its name stands in the same place. */
export function policyOf(frozen: unknown): Named {
  const { name, version } = (frozen as FrozenState).snapshot.context.policy;
  return { name, version };
}

/** In today's shape, where fields may still be missing that are only new. */
export function upgraded(shape: number, frozen: unknown, policy: Policy, upgrades = UPGRADES, to = SHAPE): FrozenState {
  if (shape > to) throw WrittenByNewer.state(shape, to);
  let now = frozen;
  for (let from = shape; from < to; from++) {
    const upgrade = upgrades[from];
    if (upgrade === undefined) throw new Error(`Nothing leads from shape ${from} to the next`);
    now = upgrade(now as never, policy);
  }
  return now as FrozenState;
}
