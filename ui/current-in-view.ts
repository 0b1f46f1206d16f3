import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a row of tabs that is wider than a phone: whenever another tab becomes the current one, the row moves sideways
 * until it is seen, and nothing else moves.
 */
export function useCurrentInView<Row extends HTMLElement>(): RefObject<Row | null> {
  const row = useRef<Row>(null);
  const shown = useRef<Element>(null);
  // At each drawing: a tab may come later than its row, with what is known of whoever looks.
  useEffect(() => {
    const tab = row.current?.querySelector('[aria-current="page"], [aria-selected="true"]') ?? null;
    if (row.current === null || tab === null || tab === shown.current) return;
    shown.current = tab;
    const [seen, wanted] = [row.current.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (wanted.left < seen.left || wanted.right > seen.right)
      row.current.scrollLeft += wanted.left - seen.left - (seen.width - wanted.width) / 2;
  });
  return row;
}
