import { useEffect } from 'react';

/** The document's title: the page, then the house. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Puntual`;
  }, [title]);
}
