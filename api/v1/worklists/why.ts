import { WHY_UNMATCHED, type WhyUnmatched } from '../../../domain/matching/why-unmatched.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { WorklistName, WorklistRow } from '../../../ports/store/worklists.ts';

type Why = (row: WorklistRow, on: string | null) => string;

/** Why a row is in its list. `on`: its day, local to the account. */
const WHY: Record<WorklistName, Why> = {
  deactivatingThisWeek: (_row, on) => `The service goes off on ${on}, if nobody pays`,
  promisesDue: ({ words }, on) => `A promise to pay is over on ${on}${said(words)}`,
  proofsToReview: (_row, on) => `A proof of payment came on ${on}`,
  unmatchedTransfers: ({ words }) => (words === null ? 'Nobody knows whose it is' : unmatched(words)),
  disputesToAnswer: ({ words }, on) => `Disputed since ${on}${said(words)}`,
  undeliverable: ({ words }) => words ?? 'Mails do not reach it',
  cardsExpiring: ({ words }) => words ?? 'Its card expires',
  mine: () => 'You look after it, or have a task of it',
};

const said = (words: string | null): string => (words === null ? '' : `: ${words}`);
const unmatched = (why: string): string => WHY_UNMATCHED[why as WhyUnmatched] ?? why;

export const whyHere = (name: WorklistName, row: WorklistRow, timeZone: string): string =>
  WHY[name](row, row.at === null ? null : dayOf(row.at, timeZone));
