/** How a figure is told: `share` from 0 to 1, `money` in minor units. */
export type Kind = 'count' | 'money' | 'share' | 'days';

/** How a figure moved against the period before. `by`: points of a hundred of a share, days, or a part of what it was. */
export interface Change {
  way: 'more' | 'less' | 'same';
  /** `fromNothing`: it was none, so there is no part of it. */
  unit: 'part' | 'points' | 'days' | 'fromNothing';
  by: number;
}

/** null: one of the two isn't known. */
export function changeOf(kind: Kind, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const way = now === before ? 'same' : now > before ? 'more' : 'less';
  const away = Math.abs(now - before);
  // Of 1 to 4 places, without what binary fractions add.
  if (kind === 'share') return { way, unit: 'points', by: Math.round(away * 10_000) / 100 };
  if (kind === 'days') return { way, unit: 'days', by: Math.round(away * 10) / 10 };
  return before === 0 && way !== 'same'
    ? { way, unit: 'fromNothing', by: away }
    : { way, unit: 'part', by: before === 0 ? 0 : away / Math.abs(before) };
}

/** Whether that is good news; null: it is neither. */
export function isBetter(change: Change, good: 'more' | 'less' | null): boolean | null {
  return good === null || change.way === 'same' ? null : change.way === good;
}
