import type { MachineSnapshot } from './machine/transition.ts';
import { initial } from './machine/transition.ts';
import type { Where } from './state/where.ts';

/** Where a region stands: in a state, and in a part of it where that has parts. */
export interface Place {
  state: string;
  part: string | null;
}

/** What one step has changed of where the regions stand. */
export interface Move {
  region: string;
  from: Place;
  to: Place;
}

const START = initial('0000-01-01T00:00:00.000Z').value as unknown as Where;

const whereIn = ({ value }: Pick<MachineSnapshot, 'value'>): Where => value as unknown as Where;

/** Null: the region has no states. */
function placeOf(at: Where[string] | undefined): Place | null {
  if (typeof at === 'string') return { state: at, part: null };
  const [within] = Object.entries(at ?? {});
  return within === undefined ? null : { state: within[0], part: within[1] };
}

/** The regions that stand elsewhere than before, in the machine's order. `before` null: the account was not opened. */
export function movesBetween(
  before: Pick<MachineSnapshot, 'value'> | null,
  after: Pick<MachineSnapshot, 'value'>,
): Move[] {
  const from = before === null ? START : whereIn(before);
  return Object.entries(whereIn(after)).flatMap(([region, now]) => {
    const [was, is] = [placeOf(from[region] ?? START[region]), placeOf(now)];
    if (was === null || is === null || (was.state === is.state && was.part === is.part)) return [];
    return [{ region, from: was, to: is }];
  });
}
