import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { DESKS } from './pages.ts';

/**
 * After going to another page its heading gets the focus, so that it is read out and Tab goes on from there: a browser
 * does this only when it loads a page anew. A change of the search alone is the same page.
 */
export function useNewPage(also: () => void): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  const told = useRef(also);
  told.current = also;
  useEffect(() => {
    if (path === undefined || path === before.current) return;
    const isFirst = before.current === undefined;
    const isWithin = sectionOf(path) === sectionOf(before.current);
    before.current = path;
    if (isFirst) return;
    told.current();
    // Whoever was quicker and types already isn't taken out of the field.
    if (isWithin || document.activeElement?.matches('main :is(input, textarea, select)')) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [path]);
}

/** Tabs and drawers of one account are one page; so are all reports, and a desk, whatever is looked at. */
const sectionOf = (path: string | undefined): string | undefined => {
  const [, first = '', second] = path?.split('/') ?? [];
  return DESKS.includes(first) || first === 'analytics' ? first : `${first}/${second}`;
};
