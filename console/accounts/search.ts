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

/** The list as its address says it. Missing: anything, in the usual order, from the beginning. */
export interface AccountsSearch {
  q?: string;
  state?: (typeof STATES)[number];
  bucket?: (typeof BUCKETS)[number];
  hold?: (typeof HOLDS)[number];
  owner?: string;
  currency?: string;
  sort?: (typeof SORTS)[number];
  /** The cursors of the pages before this one, and its own: so that one can go back by the page, too. */
  pages?: string[];
}

const oneOf = <T extends string>(all: readonly T[], wanted: unknown): T | undefined =>
  all.find((one) => one === wanted);
const text = (wanted: unknown): string | undefined => {
  const said = typeof wanted === 'number' ? String(wanted) : wanted;
  return typeof said === 'string' && said.trim() !== '' ? said.slice(0, 100) : undefined;
};

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
    pages: Array.isArray(search.pages) ? search.pages.filter((one) => typeof one === 'string') : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value.length > 0));
}

/** Whether anything is left out of the list. */
export const isFiltered = ({ q, state, bucket, hold, owner, currency }: AccountsSearch): boolean =>
  [q, state, bucket, hold, owner, currency].some((one) => one !== undefined);
