import { useEffect, useRef, useState } from 'react';
import { isShortcut } from './letters.ts';

interface Row {
  open(row: number): void;
  /** `isRange`: all from the one that was ticked last. */
  tick?: ((row: number, isRange: boolean) => void) | undefined;
}

/**
 * `j` and `k` go down and up a list of so many rows, `Enter` opens the row, `x` ticks it and `Shift+x` all up to it:
 * the row that is gone to, null before the first key. Not in fields, nor while a dialog is open, nor with single
 * letters turned off.
 */
export function useListKeys(count: number, { open, tick }: Row): number | null {
  const [current, setCurrent] = useState<number | null>(null);
  const now = useRef({ current, count, open, tick });
  now.current = { current, count, open, tick };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!isShortcut(event)) return;
      // On a link or a button Enter is its own.
      if (event.key === 'Enter' && (event.target as HTMLElement).closest('a, button, summary') !== null) return;
      const { current: at, count: rows, open: go, tick: mark } = now.current;
      const step = { j: 1, k: -1 }[event.key];
      if (step !== undefined && rows > 0) setCurrent(Math.min(rows - 1, Math.max(0, at === null ? 0 : at + step)));
      else if (event.key === 'Enter' && at !== null) go(at);
      else if (event.key.toLowerCase() === 'x' && at !== null && mark !== undefined) mark(at, event.shiftKey);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  useEffect(() => {
    if (current !== null) document.querySelector('tr[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return current === null || current >= count ? null : current;
}
