import { fitsExactly, type Identified, matchIdentified } from '../../../domain/matching/identified.ts';
import { type Match, matchNamed } from '../../../domain/matching/named.ts';
import type { Whose } from '../../../domain/matching/whose.ts';
import type { WhyUnmatched } from '../../../domain/matching/why-unmatched.ts';
import type { InvoiceMoney } from '../../../domain/money/moves.ts';
import type { Account } from './decide/account.ts';
import { debtsOf, payable } from './money.ts';
import { matchedByProof } from './proven-transfers.ts';

/** What a transfer pays of the account that it is known to be of, under its lock. */

interface Matched {
  matched: { match: Match; invoices: InvoiceMoney[] };
  by: 'reference' | 'proof' | 'sum' | Identified;
}

export async function matchedOn(
  account: Account,
  { amountMinor }: { amountMinor: number },
  whose: Exclude<Whose, { by: null }>,
): Promise<Matched | { why: WhyUnmatched }> {
  if (whose.by === 'proof') return { matched: await matchedByProof(account, amountMinor), by: 'proof' };
  if (whose.by === 'reference') {
    const invoices = await payable(account, whose.invoiceIds);
    if (await isMeantFor(account, whose.rival, amountMinor, invoices)) return { why: 'contradiction' };
    return { matched: { match: matchNamed(amountMinor, invoices), invoices }, by: 'reference' };
  }
  const invoices = await debtsOf(account);
  const identified = matchIdentified(amountMinor, invoices, whose.by);
  return identified === null
    ? { why: 'amountFitsNothing' }
    : { matched: { match: identified.match, invoices }, by: identified.by };
}

/**
 * A slip of the pen names a neighbour's invoice: its payer has always paid for another account, owes exactly this there,
 * and not here.
 */
async function isMeantFor(
  { tx }: Account,
  rival: string | null,
  amountMinor: number,
  named: readonly InvoiceMoney[],
): Promise<boolean> {
  const namedMinor = named.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  if (rival === null || namedMinor === amountMinor) return false;
  return fitsExactly(amountMinor, await debtsOf({ tx, id: rival }));
}
