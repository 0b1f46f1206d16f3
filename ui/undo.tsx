import { Button } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Problem } from './api/problem.ts';
import { type Deed, Deeds } from './deeds.ts';
import { useLetters } from './letters.ts';
import classes from './undo.module.css';
import { useSay } from './words.tsx';
import { Wrong } from './wrong.tsx';

interface Undo {
  /** Ids of what was decided and isn't yet known to be so. */
  held: ReadonlySet<string>;
  /** Decides it in ten seconds, unless it is undone; what was decided before is sent at once. */
  decide(deed: Deed): void;
  /** Sends what waits, now. */
  sendNow(): void;
}

const Held = createContext<Undo>({ held: new Set(), decide: () => undefined, sendNow: () => undefined });
export const useUndo = (): Undo => useContext(Held);

/**
 * A decision can be taken back for ten seconds, in which nothing was sent; `u` does it too. Whoever leaves the page has
 * decided: it is sent at once.
 */
export function Undoable({ children }: { children: ReactNode }) {
  const say = useSay();
  const [deeds] = useState(() => new Deeds());
  const { waiting, held, failed } = useSyncExternalStore(
    deeds.watch,
    () => deeds.now,
    () => deeds.now,
  );
  useLetters({ u: waiting === null ? undefined : deeds.undo });
  useEffect(() => {
    addEventListener('pagehide', deeds.sendNow);
    return () => {
      removeEventListener('pagehide', deeds.sendNow);
      deeds.sendNow();
    };
  }, [deeds]);

  return (
    <Held.Provider value={useMemo(() => ({ held, decide: deeds.decide, sendNow: deeds.sendNow }), [held, deeds])}>
      {failed !== null && <Failed {...failed} onClose={deeds.seen} />}
      {children}
      <div role="status" className={waiting === null ? 'heard' : classes.bar}>
        {waiting !== null && (
          <>
            <span>{waiting.said}</span>
            <Button size="xs" variant="white" onClick={deeds.undo}>
              {say('undo.do')}
            </Button>
          </>
        )}
      </div>
    </Held.Provider>
  );
}

/** What was decided and then refused: what it was, why, and the way back to it. */
function Failed({ deed, why, onClose }: { deed: Deed; why: Problem; onClose: (back: boolean) => void }) {
  const say = useSay();
  return (
    <div className={classes.wrong}>
      <p>{say('undo.failed', { said: deed.said })}</p>
      <Wrong error={why} />
      <div className={classes.ways}>
        <Button size="xs" variant="default" onClick={() => onClose(true)}>
          {say('undo.back')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => onClose(false)}>
          {say('close')}
        </Button>
      </div>
    </div>
  );
}
