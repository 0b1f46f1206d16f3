import { isNothing } from '../../ui/amount.ts';

/** What a transfer is put against, as it is typed: accounts, each with amounts of its invoices. */

export interface Share {
  accountId: string;
  /** By invoice, as the reader writes amounts. */
  typed: Readonly<Record<string, string>>;
}

/** An invoice that money can go to. */
export interface Payable {
  id: string;
  number: string;
  balanceMinor: number;
}

export type WhyNot =
  | { why: 'nothing' }
  | { why: 'unreadable'; number: string }
  | { why: 'tooMuch'; minor: number }
  | { why: 'aboveBalance'; number: string; minor: number }
  | { why: 'severalDontAddUp'; minor: number };

export interface Allocating {
  allocations: { invoiceId: string; amountMinor: number }[];
  /** Those that get something; of one alone the rest is credit. */
  accountIds: string[];
  /** Below zero: more was put than came. */
  remainderMinor: number;
  /** Null: it can be matched so. */
  whyNot: WhyNot | null;
}

/**
 * What of the transfer is put, and whether it can be matched so: as the API judges it (one account keeps the rest as
 * credit, several have to add up), but before it is asked. `minorOf` reads an amount, null when it is none.
 */
export function allocatingOf(
  amountMinor: number,
  shares: readonly Share[],
  payable: ReadonlyMap<string, Payable>,
  minorOf: (text: string) => number | null,
): Allocating {
  const typed = shares.flatMap((share) =>
    Object.entries(share.typed)
      .filter(([, text]) => !isNothing(text))
      .map(([invoiceId, text]) => ({ accountId: share.accountId, invoiceId, minor: minorOf(text) })),
  );
  const read = typed.flatMap(({ minor, ...one }) => (minor === null ? [] : [{ ...one, amountMinor: minor }]));
  const remainderMinor = read.reduce((left, one) => left - one.amountMinor, amountMinor);
  const numberOf = (id: string): string => payable.get(id)?.number ?? id;

  const accountIds = [...new Set(read.map(({ accountId }) => accountId))];

  const whyNot = (): WhyNot | null => {
    const unreadable = typed.find(({ minor }) => minor === null);
    if (unreadable !== undefined) return { why: 'unreadable', number: numberOf(unreadable.invoiceId) };
    if (remainderMinor < 0) return { why: 'tooMuch', minor: -remainderMinor };
    if (read.length === 0) return { why: 'nothing' };
    const above = read.find((one) => one.amountMinor > (payable.get(one.invoiceId)?.balanceMinor ?? Infinity));
    if (above !== undefined)
      return {
        why: 'aboveBalance',
        number: numberOf(above.invoiceId),
        minor: payable.get(above.invoiceId)?.balanceMinor ?? 0,
      };
    return accountIds.length > 1 && remainderMinor > 0 ? { why: 'severalDontAddUp', minor: remainderMinor } : null;
  };

  return {
    allocations: read.map(({ invoiceId, amountMinor: minor }) => ({ invoiceId, amountMinor: minor })),
    accountIds,
    remainderMinor,
    whyNot: whyNot(),
  };
}
