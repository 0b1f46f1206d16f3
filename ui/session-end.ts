const MOST_WARNING_MS = 120_000;
/** The server notes to the minute when somebody was last seen. */
const SEEN_MS = 60_000;

export interface SessionTimes {
  /** How long it lasts after a request. */
  idleMs: number;
  lastAnswerAt: number;
  /** When it ends, whatever is asked. */
  lastsUntil: number;
}

/** When the session ends should nothing more be asked, by which of its two ends, and from when on to warn. */
export function endOf({ idleMs, lastAnswerAt, lastsUntil }: SessionTimes): {
  at: number;
  warnAt: number;
  isForGood: boolean;
} {
  const idleEnd = lastAnswerAt + Math.max(idleMs - SEEN_MS, idleMs / 2);
  const isForGood = lastsUntil <= idleEnd;
  const at = isForGood ? lastsUntil : idleEnd;
  return { at, warnAt: at - Math.min(MOST_WARNING_MS, idleMs / 4), isForGood };
}
