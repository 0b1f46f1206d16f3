import type { Work } from '../../domain/work.ts';

/**
 * What may be begun of what is to be done: of each lane the first, unless another of it is under way; without a lane,
 * all.
 */
export function readyOf(work: readonly Work[], busy: readonly Work[]): Work[] {
  const taken = new Set(busy.flatMap(({ lane }) => lane ?? []));
  return work.filter((one) => {
    if (busy.some(({ id }) => id === one.id)) return false;
    if (one.lane === null) return true;
    if (taken.has(one.lane)) return false;
    taken.add(one.lane);
    return true;
  });
}
