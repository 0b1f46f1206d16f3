import { useEffect, useRef, useState } from 'react';
import { isShortcut } from './letters.ts';

/**
 * `j` and `k` go down and up a list of so many rows, `Enter` opens the row: the one that is gone to, null before the
 * first key. Not in fields, nor while a dialog is open, nor with single letters turned off.
 */
export function useListKeys(count: number, open: (row: number) => void): number | null {
  const [current, setCurrent] = useState<number | null>(null);
  const now = useRef({ current, count, open });
  now.current = { current, count, open };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!isShortcut(event)) return;
      // On a link or a button Enter is its own.
      if (event.key === 'Enter' && (event.target as HTMLElement).closest('a, button, summary') !== null) return;
      const { current: at, count: rows, open: go } = now.current;
      const step = { j: 1, k: -1 }[event.key];
      if (step !== undefined && rows > 0) setCurrent(Math.min(rows - 1, Math.max(0, at === null ? 0 : at + step)));
      else if (event.key === 'Enter' && at !== null) go(at);
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
