import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import classes from './announce.module.css';

interface Announce {
  /** Something that was asked for is done: shown for a while, and read out. */
  done(text: string): void;
  /** Something happened by itself: read out politely, at most one sentence in five seconds. */
  heard(text: string): void;
}

const Announcer = createContext<Announce>({ done: () => undefined, heard: () => undefined });
export const useAnnounce = (): Announce => useContext(Announcer);

const SHOWN_MS = 7_000;
const BETWEEN_MS = 5_000;

/** The two places in which the page speaks for itself. */
export function Announcements({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('');
  const [news, setNews] = useState('');
  const hiding = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string | null>(null);

  const done = useCallback((text: string) => {
    clearTimeout(hiding.current);
    setSaid(text);
    hiding.current = setTimeout(() => setSaid(''), SHOWN_MS);
  }, []);
  const heard = useCallback((text: string) => {
    const isQuiet = waiting.current === null;
    waiting.current = text;
    if (!isQuiet) return;
    setNews(text);
    setTimeout(() => {
      const last = waiting.current;
      waiting.current = null;
      if (last !== null && last !== text) setNews(last);
    }, BETWEEN_MS);
  }, []);

  return (
    <Announcer.Provider value={useMemo(() => ({ done, heard }), [done, heard])}>
      {children}
      <div role="status" className={said === '' ? 'heard' : classes.done}>
        {said !== '' && (
          <>
            <IconCheck size={18} aria-hidden /> {said}
          </>
        )}
      </div>
      <div aria-live="polite" className="heard">
        {news}
      </div>
    </Announcer.Provider>
  );
}
