import { Button } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { asProblem } from './api/problem.ts';
import { useLetters } from './letters.ts';
import classes from './undo.module.css';
import { useSay } from './words.tsx';
import { Wrong } from './wrong.tsx';

/** Something that was decided, and isn't sent yet. */
export interface Deed {
  /** Of what it decides: it is kept out of sight until it is sent or undone. */
  id: string;
  /** What was decided, in a sentence. */
  said: string;
  /**
   * Sends it, and waits until the lists know. It may be called while the page goes away: one request, made with
   * `keepalive`, before anything is waited for.
   */
  send(): Promise<void>;
  /** Where to go back to. */
  undone(): void;
}

interface Undo {
  /** Ids of what was decided and isn't yet known to be so. */
  held: ReadonlySet<string>;
  /** Decides it in ten seconds, unless it is undone; what was decided before is sent at once. */
  decide(deed: Deed): void;
  /** Sends what waits, now. */
  sendNow(): void;
}

const Held = createContext<Undo>({ held: new Set(), decide: () => undefined, sendNow: () => undefined });

const UNDO_MS = 10_000;

/**
 * A decision can be taken back for ten seconds, in which nothing was sent; `u` does it too. Whoever leaves the page has
 * decided: it is sent at once.
 */
export function Undoable({ children }: { children: ReactNode }) {
  const say = useSay();
  const [waiting, setWaiting] = useState<Deed | null>(null);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<{ deed: Deed; error: unknown } | null>(null);
  const last = useRef<{ deed: Deed; timer: ReturnType<typeof setTimeout> } | null>(null);

  const shown = useCallback((id: string) => setHeld((ids) => new Set([...ids].filter((one) => one !== id))), []);
  const take = useCallback((): Deed | null => {
    const deed = last.current?.deed ?? null;
    clearTimeout(last.current?.timer);
    last.current = null;
    setWaiting(null);
    return deed;
  }, []);
  const sendNow = useCallback((): void => {
    const deed = take();
    if (deed === null) return;
    void deed
      .send()
      .catch((error: unknown) => setWrong({ deed, error: asProblem(error) }))
      .finally(() => shown(deed.id));
  }, [take, shown]);
  const decide = useCallback(
    (deed: Deed): void => {
      sendNow();
      setWrong(null);
      last.current = { deed, timer: setTimeout(sendNow, UNDO_MS) };
      setWaiting(deed);
      setHeld((ids) => new Set([...ids, deed.id]));
    },
    [sendNow],
  );
  const undo = (): void => {
    const deed = take();
    if (deed === null) return;
    shown(deed.id);
    deed.undone();
  };

  useLetters({ u: waiting === null ? undefined : undo });
  useEffect(() => {
    addEventListener('pagehide', sendNow);
    return () => {
      removeEventListener('pagehide', sendNow);
      sendNow();
    };
  }, [sendNow]);

  return (
    <Held.Provider value={useMemo(() => ({ held, decide, sendNow }), [held, decide, sendNow])}>
      {wrong !== null && (
        <Failed
          {...wrong}
          onClose={(goesBack) => {
            setWrong(null);
            if (goesBack) wrong.deed.undone();
          }}
        />
      )}
      {children}
      <div role="status" className={waiting === null ? 'heard' : classes.bar}>
        {waiting !== null && (
          <>
            <span>{waiting.said}</span>
            <Button size="xs" variant="white" onClick={undo}>
              {say('undo.do')}
            </Button>
          </>
        )}
      </div>
    </Held.Provider>
  );
}

/** What was decided and then refused: what it was, why, and the way back to it. */
function Failed({ deed, error, onClose }: { deed: Deed; error: unknown; onClose: (goesBack: boolean) => void }) {
  const say = useSay();
  return (
    <div className={classes.wrong}>
      <p>{say('undo.failed', { said: deed.said })}</p>
      <Wrong error={error} />
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

export const useUndo = (): Undo => useContext(Held);
