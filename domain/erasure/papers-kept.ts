import type { Day } from '../time/time.ts';

/**
 * How many years fiscal papers are kept: Código Fiscal de la Federación, article 30, five years, counted from when the
 * declaration that they belong to was due.
 */
export const PAPERS_KEPT_YEARS = 5;

/** A year is declared by the end of April of the next, by people; companies have a month less. */
const DECLARED_BY = '04-30';

/** The last day on which a paper of that day has to be there. */
export function papersKeptThrough(paperOn: Day): Day {
  const year = Number(paperOn.slice(0, 4));
  return `${year + 1 + PAPERS_KEPT_YEARS}-${DECLARED_BY}` as Day;
}
