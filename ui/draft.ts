import { useEffect, useRef } from 'react';
import { useUser } from './api/session.ts';

/** What is being typed, by the name of its form: kept when the session ends while somebody types. */
const typing = new Map<string, string>();
const PREFIX = 'puntual.draft.';

/** Keeps what is being typed in this tab until its user is back. */
export function keepDrafts(): void {
  for (const [name, values] of typing) sessionStorage.setItem(PREFIX + name, values);
}

/**
 * Gives a form back what was typed in it when the session ended, once; whoever closes it by themselves begins anew.
 * `name` says which form it is, of what.
 */
export function useDraft<Values>(name: string, values: Values, restore: (kept: Values) => void): void {
  const user = useUser()?.id;
  const own = user === undefined ? null : `${user}.${name}`;
  const told = useRef(restore);
  told.current = restore;
  useEffect(() => {
    if (own === null) return;
    const kept = sessionStorage.getItem(PREFIX + own);
    sessionStorage.removeItem(PREFIX + own);
    if (kept !== null) told.current(JSON.parse(kept) as Values);
    return () => void typing.delete(own);
  }, [own]);
  useEffect(() => {
    if (own !== null) typing.set(own, JSON.stringify(values));
  }, [own, values]);
}
