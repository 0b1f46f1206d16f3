import { useEffect } from 'react';

const KEPT = 'puntual.list';

/** In which order a list had its accounts: for this tab, so that one can go through them one after the other. */
export function useKeptOrder(ids: readonly string[]): void {
  const order = [...new Set(ids)].join(',');
  useEffect(() => {
    if (order !== '') sessionStorage.setItem(KEPT, order);
  }, [order]);
}

export interface Neighbours {
  before: string | null;
  after: string | null;
  /** Which of how many, from 1. */
  place: number;
  of: number;
}

/** Who stands beside somebody in the list that was looked at last; null: it wasn't in it. */
export function neighboursOf(id: string): Neighbours | null {
  const ids = sessionStorage.getItem(KEPT)?.split(',') ?? [];
  const at = ids.indexOf(id);
  return at < 0 ? null : { before: ids[at - 1] ?? null, after: ids[at + 1] ?? null, place: at + 1, of: ids.length };
}
