import { useEffect, useState } from 'react';

export interface Named {
  id: string;
  name: string;
}

/** Which rows of a list are ticked: by id, over all its pages, or all that the list would have. */
export interface Ticks {
  /** By row; null: there is nobody in it to tick. */
  rows: readonly (Named | null)[];
  chosen: ReadonlyMap<string, string>;
  /** Not these, but all that match, whether or not they are on a page. */
  isAll: boolean;
  has(row: number): boolean;
  /** `isRange`: all from the one that was ticked last up to it. */
  toggle(row: number, isRange: boolean): void;
  page: 'all' | 'some' | 'none';
  togglePage(): void;
  tickAll(): void;
  /** These and no others. */
  only(named: readonly Named[]): void;
}

interface State {
  scope: string;
  chosen: ReadonlyMap<string, string>;
  isAll: boolean;
  last: string | null;
}

/**
 * As a list was left: whoever looks at an account and comes back goes on from there. Of the last list alone, and gone with
 * the page.
 */
let left: State | null = null;
export const forgetTicks = (): void => {
  left = null;
};

/**
 * Ticks of a list that shows these rows. `scope`: which list it is, and what it is narrowed by; under other filters
 * nothing is ticked any more, so that nobody acts on rows that can't be seen or found.
 */
export function useTicks(rows: readonly (Named | null)[], scope: string): Ticks {
  const none: State = { scope, chosen: new Map(), isAll: false, last: null };
  const [state, setState] = useState(() => (left?.scope === scope ? left : none));
  const change = (next: (before: State) => State): void =>
    setState((before) => next(before.scope === scope ? before : none));
  useEffect(() => {
    left = state;
  }, [state]);
  const { chosen, isAll } = state.scope === scope ? state : none;
  const named = rows.filter((row) => row !== null);
  const onPage = named.filter(({ id }) => isAll || chosen.has(id)).length;

  return {
    rows,
    chosen,
    isAll,
    has: (row) => isTicked(rows[row], { isAll, chosen }),
    toggle: (row, isRange) => change((before) => toggled(before, rows, row, isRange)),
    page: onPage === 0 ? 'none' : onPage === named.length ? 'all' : 'some',
    togglePage: () =>
      change((before) => {
        const next = new Map(before.chosen);
        const isWhole = before.isAll || named.every(({ id }) => next.has(id));
        for (const { id, name } of named) isWhole ? next.delete(id) : next.set(id, name);
        return { ...before, chosen: before.isAll ? new Map() : next, isAll: false, last: null };
      }),
    tickAll: () => change((before) => ({ ...before, chosen: new Map(), isAll: true, last: null })),
    only: (those) =>
      change((before) => ({
        ...before,
        chosen: new Map(those.map(({ id, name }) => [id, name])),
        isAll: false,
        last: null,
      })),
  };
}

const isTicked = (row: Named | null | undefined, { isAll, chosen }: Pick<State, 'isAll' | 'chosen'>): boolean =>
  row !== null && row !== undefined && (isAll || chosen.has(row.id));

/** Whoever takes one away of all has the rest of the page: those of other pages were never seen. */
export function toggled(before: State, rows: readonly (Named | null)[], at: number, isRange: boolean): State {
  const row = rows[at];
  if (row === null || row === undefined) return before;
  const on = before.isAll
    ? rows.filter((one) => one !== null).map(({ id, name }) => [id, name] as const)
    : before.chosen;
  const chosen = new Map(on);
  const from = rows.findIndex((one) => one !== null && one.id === before.last);
  if (isRange && from >= 0)
    for (const one of rows.slice(Math.min(from, at), Math.max(from, at) + 1)) {
      if (one !== null) chosen.set(one.id, one.name);
    }
  else if (isTicked(row, before)) chosen.delete(row.id);
  else chosen.set(row.id, row.name);
  return { ...before, chosen, isAll: false, last: row.id };
}
