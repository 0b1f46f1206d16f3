import { useEffect, useRef } from 'react';
import { focusChosen } from './desk.tsx';

/**
 * For a desk whose keys and decisions move what is looked at: `follow`, called before moving, takes the focus along to
 * the row that is chosen then, or to the page's heading when none is left.
 */
export function useFollow(chosen: string | null): () => void {
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    if (chosen === null) document.querySelector<HTMLElement>('main h1')?.focus();
    else focusChosen();
  }, [chosen]);
  return () => {
    follows.current = true;
  };
}
