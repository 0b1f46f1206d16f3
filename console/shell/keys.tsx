import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isShortcut } from '../../ui/letters.ts';
import { KeyList } from './key-list.tsx';
import { NONE_CHOSEN, usePages } from './pages.ts';

const SECOND_LETTER_MS = 1_200;

/**
 * Keys that work on every page: Ctrl or ⌘ K, `/`, `?`, and `g` with a page's letter. Letters are ours only outside of
 * fields, without modifiers, and while no dialog is open.
 */
export function Keys({ onPalette }: { onPalette: () => void }) {
  const router = useRouter();
  const pages = usePages();
  const [listOpen, setListOpen] = useState(false);
  // Outlives what is shown anew between the two letters.
  const goingUntil = useRef(0);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (!isShortcut(event)) return;
      const key = event.key.toLowerCase();
      const page = Date.now() < goingUntil.current ? pages.find(({ letter }) => letter === key) : undefined;
      if (page !== undefined) void router.navigate({ to: page.to, params: NONE_CHOSEN });
      else if (key === '/') searchOr(onPalette);
      else if (key === '?') setListOpen(true);
      else if (key === 'g') {
        goingUntil.current = Date.now() + SECOND_LETTER_MS;
        return;
      } else return;
      goingUntil.current = 0;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [router, onPalette, pages]);
  return <KeyList opened={listOpen} onClose={() => setListOpen(false)} />;
}

function searchOr(instead: () => void): void {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
  search?.focus();
  search?.select();
  if (search === null) instead();
}
