import type { Which } from './asked.ts';
import type { Rules } from './rules.ts';

/** What is being made of a version, until it is published or thrown away: this tab's alone. */
const placeOf = ({ name, version }: Which): string => `puntual.draft.${name}.${version}`;

/** Null: nothing is being made of it. */
export function draftOf(which: Which): Rules | null {
  const kept = sessionStorage.getItem(placeOf(which));
  return kept === null ? null : (JSON.parse(kept) as Rules);
}

export const keepDraft = (which: Which, rules: Rules): void =>
  sessionStorage.setItem(placeOf(which), JSON.stringify(rules));

export const dropDraft = (which: Which): void => sessionStorage.removeItem(placeOf(which));
