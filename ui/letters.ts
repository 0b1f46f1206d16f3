import { useEffect, useRef } from 'react';

/** Single letters as shortcuts get in the way of whoever speaks to the computer: they may be turned off. */
const OFF = 'puntual.letters-off';

export const lettersAreOn = (): boolean => localStorage.getItem(OFF) === null;
export function turnLetters(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'yes');
}

/**
 * Whether a key is a shortcut here: without modifiers, outside of fields and menus, and with no dialog open. AltGr is no
 * modifier: on many keyboards `[` can't be typed without it.
 */
export function isShortcut(event: KeyboardEvent): boolean {
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  if ((isModified && !event.getModifierState('AltGraph')) || event.defaultPrevented || !lettersAreOn()) return false;
  const target = event.target as HTMLElement;
  if (target.isContentEditable || target.closest(FIELDS) !== null) return false;
  return document.querySelector('[role="dialog"]') === null;
}

/** Single keys of a page or a part of it, by their letter; one without a deed is left to the browser. */
export function useLetters(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const deed = now.current[event.key];
      if (deed === undefined || !isShortcut(event)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
/** Into a box to tick nothing is typed. */
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [role="menu"], [role="dialog"]';
