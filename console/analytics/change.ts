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
  const away = Math.abs(now - before);
  const wayOf = (by: number): Change['way'] => (by === 0 ? 'same' : now > before ? 'more' : 'less');
  // As they are shown: to one place. What can't be seen isn't told as a move.
  if (kind === 'share' || kind === 'days') {
    const by = Math.round(away * (kind === 'share' ? 1_000 : 10)) / 10;
    return { way: wayOf(by), unit: kind === 'share' ? 'points' : 'days', by };
  }
  const way = wayOf(away);
  return before === 0 && way !== 'same'
    ? { way, unit: 'fromNothing', by: away }
    : { way, unit: 'part', by: before === 0 ? 0 : away / Math.abs(before) };
}

/** Whether that is good news; null: it is neither. */
export function isBetter(change: Change, good: 'more' | 'less' | null): boolean | null {
  return good === null || change.way === 'same' ? null : change.way === good;
}
