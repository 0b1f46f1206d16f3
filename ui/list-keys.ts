import { useEffect, useRef, useState } from 'react';
import { isShortcut } from './letters.ts';

interface Row {
  open(row: number): void;
  /** `isRange`: all from the one that was ticked last. */
  tick?: ((row: number, isRange: boolean) => void) | undefined;
}

/**
 * `j` and `k` go down and up a list of rows with these ids, `Enter` opens the row, `x` ticks it and `Shift+x` all up to
 * it: the row that is gone to, null before the first key and when it is there no longer (then `j` goes to the one in its
 * place). It is the same one wherever it stands: others that come in move nothing from under a hand. Not in fields, nor
 * while a dialog is open, nor with single letters turned off.
 */
export function useListKeys(ids: readonly string[], { open, tick }: Row): number | null {
  const [last, setLast] = useState<{ id: string; row: number } | null>(null);
  const found = last === null ? -1 : ids.indexOf(last.id);
  const current = found < 0 ? null : found;
  const now = useRef({ current, last, ids, open, tick });
  now.current = { current, last, ids, open, tick };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!isShortcut(event)) return;
      // On a link or a button Enter is its own.
      if (event.key === 'Enter' && (event.target as HTMLElement).closest('a, button, summary') !== null) return;
      const { current: at, last: before, ids: rows, open: go, tick: mark } = now.current;
      const step = { j: 1, k: -1 }[event.key];
      if (step !== undefined && rows.length > 0) {
        const wanted = at === null ? (before?.row ?? 0) - (step < 0 ? 1 : 0) : at + step;
        const row = Math.min(rows.length - 1, Math.max(0, wanted));
        setLast({ id: String(rows[row]), row });
      } else if (event.key === 'Enter' && at !== null) go(at);
      else if (event.key.toLowerCase() === 'x' && at !== null && mark !== undefined) mark(at, event.shiftKey);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  useEffect(() => {
    if (last !== null) document.querySelector('tr[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [last]);
  return current;
}
