import type { Account } from '../account/commands.ts';

export const STATES = [
  'current',
  'overdue',
  'deactivated',
  'writtenOff',
  'closed',
] as const satisfies Account['collections']['state'][];
export const BUCKETS = ['current', '1-30', '31-60', 'over60'] as const;
export const HOLDS = [
  'agent',
  'promise',
  'plan',
  'dispute',
  'proof',
  'transfer',
  'legal',
] as const satisfies Account['collections']['holds'][number]['kind'][];
/** Who has waited longest comes first, unless the address says otherwise. */
export const USUAL_SORT = 'overdueSince';
export const SORTS = ['newest', 'name', 'balance', 'overdueSince'] as const;

/** What a list may show beside who it is, in its order. */
export const COLUMNS = [
  'state',
  'service',
  'autopay',
  'days',
  'next',
  'owner',
  'nextAction',
  'tags',
  'email',
  'policy',
  'overdue',
  'credit',
  'balance',
] as const;
export type Column = (typeof COLUMNS)[number];
export const USUAL_COLUMNS: readonly Column[] = ['state', 'days', 'next', 'balance'];

/** The list as its address says it. Missing: anything, in the usual order, from the beginning. */
export interface AccountsSearch {
  q?: string;
  state?: (typeof STATES)[number];
  bucket?: (typeof BUCKETS)[number];
  hold?: (typeof HOLDS)[number];
  owner?: string;
  currency?: string;
  sort?: (typeof SORTS)[number];
  /** Which columns are shown, between commas; missing: as this browser was left. */
  columns?: string;
  /** The cursors of the pages before this one, and its own: so that one can go back by the page, too. */
  pages?: string[];
}

const oneOf = <T extends string>(all: readonly T[], wanted: unknown): T | undefined =>
  all.find((one) => one === wanted);
const text = (wanted: unknown): string | undefined => {
  const said = typeof wanted === 'number' ? String(wanted) : wanted;
  return typeof said === 'string' && said.trim() !== '' ? said.slice(0, 100) : undefined;
};

/** Columns that there are, in the list's order; null: none are named. */
export const columnsIn = (wanted: unknown): Column[] | null =>
  typeof wanted === 'string' ? COLUMNS.filter((one) => wanted.split(',').includes(one)) : null;

/** What an address asks for; what it can't mean is left out. */
export function searchIn(search: Record<string, unknown>): AccountsSearch {
  const found: AccountsSearch = {
    q: text(search.q),
    state: oneOf(STATES, search.state),
    bucket: oneOf(BUCKETS, search.bucket),
    hold: oneOf(HOLDS, search.hold),
    owner: text(search.owner),
    currency: /^[A-Z]{3}$/.test(String(search.currency)) ? String(search.currency) : undefined,
    sort: oneOf(SORTS, search.sort),
    columns: columnsIn(search.columns)?.join(',') || undefined,
    pages: Array.isArray(search.pages) ? search.pages.filter((one) => typeof one === 'string') : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value.length > 0));
}

/** What narrows the list: the same for its rows, their number, a table of them and an order to all of them. */
export const filterIn = ({ sort: _, columns: __, pages: ___, ...filter }: AccountsSearch) => filter;

/** Whether anything is left out of the list. */
export const isFiltered = (search: AccountsSearch): boolean => Object.keys(filterIn(search)).length > 0;
