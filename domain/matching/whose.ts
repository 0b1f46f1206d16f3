import type { Identified } from './identified.ts';
import { type Named, namedAmong } from './named.ts';
import { proverAmong } from './proven.ts';
import type { WhyUnmatched } from './why-unmatched.ts';

/** Whose a transfer is, by all that the ledger knows of it. What says two things is left to an agent. */

interface Holder {
  accountId: string;
  currency: string;
}

export interface Known {
  currency: string;
  /** The invoices that its payer may have named, oldest first, and by what they were found. */
  found: readonly ({ id: string } & Holder)[];
  foundBy: 'number' | 'sevenDigits' | null;
  /** Whose proofs of payment await this tracking key. */
  provers: readonly Holder[];
  /** Whose own CLABE it arrived at. */
  holder: Holder | null;
  /** For whom its payer has paid before; three say as much as all. */
  payers: readonly Holder[];
}

/** `rival`: somebody else for whom its payer has paid before; the amount may say that it is meant, and not the named. */
export type Whose =
  | ({ by: 'reference'; rival: string | null } & Named)
  | { by: 'proof'; accountId: string }
  | { by: Identified; accountId: string }
  | { by: null; why: WhyUnmatched };

const nobody = (why: WhyUnmatched): Whose => ({ by: null, why });

/**
 * In this order: an invoice that it names, the tracking key of a proof, the account's own CLABE, a payer who has paid for
 * one account before and for no other. A number that several accounts' invoices fit is decided by the latter two.
 */
export function whose({ currency, found, foundBy, provers, holder, payers }: Known): Whose {
  const [payer, ...otherPayers] = payers;
  const before = payer !== undefined && otherPayers.length === 0 ? payer : null;
  if (found.length > 0) {
    const named = namedAmong(ofOne(found, [holder?.accountId, before?.accountId]), currency);
    if (named === null)
      return nobody(found.some((one) => one.currency !== currency) ? 'otherCurrency' : 'severalAccounts');
    // Seven digits are also a date, a telephone or somebody else's number: where it arrived says more.
    if (foundBy === 'sevenDigits' && holder !== null && holder.accountId !== named.accountId)
      return nobody('contradiction');
    return {
      by: 'reference',
      ...named,
      rival: before === null || before.accountId === named.accountId ? null : before.accountId,
    };
  }
  const prover = proverAmong(provers, currency);
  if (prover !== null) return { by: 'proof', accountId: prover };
  if (holder !== null)
    return holder.currency === currency ? { by: 'ownClabe', accountId: holder.accountId } : nobody('otherCurrency');
  if (before !== null)
    return before.currency === currency ? { by: 'payer', accountId: before.accountId } : nobody('otherCurrency');
  if (otherPayers.length > 0) return nobody('payerOfSeveral');
  return nobody(provers.length > 0 ? 'severalAccounts' : 'nothingNamed');
}

/** Of invoices of several accounts those of the first of these who has any; all when none has. */
function ofOne<T extends Holder>(found: readonly T[], accountIds: readonly (string | undefined)[]): readonly T[] {
  for (const accountId of accountIds) {
    const theirs = found.filter((one) => one.accountId === accountId);
    if (theirs.length > 0) return theirs;
  }
  return found;
}
