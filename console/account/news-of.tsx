import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { useTimeline } from '../../ui/api/timeline.ts';
import type { Account } from './commands.ts';
import { useEntryWords } from './entry.tsx';

/** Says aloud what comes onto the timeline while the page is open. */
export function NewsOf({ account }: { account: Account }) {
  const { heard } = useAnnounce();
  const words = useEntryWords(account.currency);
  const { entries } = useTimeline(account.id);
  const told = useRef<number | null>(null);
  const newest = entries?.[0];
  useEffect(() => {
    if (newest === undefined) return;
    const before = told.current;
    told.current = newest.seq;
    if (before === null || newest.seq <= before) return;
    const { title, facts } = words(newest);
    heard([title, ...facts].join(', '));
  }, [newest, heard, words]);
  return null;
}
