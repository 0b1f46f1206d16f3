import type { Allocation } from '../account.ts';
import { plainMoney } from '../money/money.ts';
import type { InvoiceMoney } from '../money/moves.ts';
import { payableOf } from './identified.ts';
import { matchNamed } from './named.ts';
import { isSameName } from './payer-name.ts';
import { matchProven } from './proven.ts';
import { uniqueSum } from './sum.ts';

/** What speaks for an account that a transfer may be of, and what doesn't: facts to look at, and no score. */

export const EVIDENCE = [
  'referenceFound',
  'exactAmount',
  'sumOfInvoices',
  'knownPayerClabe',
  'payerName',
  'proofKey',
  'virtualClabe',
] as const;
export type EvidenceFact = (typeof EVIDENCE)[number];

export interface Evidence {
  fact: EvidenceFact;
  holds: boolean;
  /** In a sentence what was looked at. */
  detail: string;
}

/** An account, and what the ledger knows of it and of the transfer. */
export interface Candidate {
  accountId: string;
  name: string;
  /** What is open of it, oldest first. */
  invoices: readonly (InvoiceMoney & { number: string })[];
  /** Those of its invoices that the payer may have named, open or not. */
  named: readonly { id: string; number: string }[];
  /** How many transfers of this payer count for it, and for others. */
  paidBefore: { here: number; elsewhere: number };
  hasProof: boolean;
  isHolder: boolean;
}

interface Asked {
  amountMinor: number;
  currency: string;
  payerName: string | null;
}

export interface Suggestion {
  accountId: string;
  /** What it would pay, if it were this account's. */
  allocations: Allocation[];
  evidence: Evidence[];
}

export function suggestionFor(transfer: Asked, candidate: Candidate): Suggestion {
  const { amountMinor, currency } = transfer;
  const payable = payableOf(candidate.invoices);
  const owed = payable.map((one) => ({ ...numbered(candidate, one), owedMinor: one.balanceMinor - one.disputedMinor }));
  const exact = owed.find((one) => one.owedMinor === amountMinor) ?? null;
  const sum = uniqueSum(amountMinor, owed);
  const named = payable.filter(({ id }) => candidate.named.some((one) => one.id === id));
  const meant = named.length > 0 ? named : payable.filter(({ id }) => (sum ?? [exact?.id]).includes(id));
  const match = meant.length > 0 ? matchNamed(amountMinor, meant) : matchProven(amountMinor, candidate.invoices);
  const numbers = (ids: readonly string[]): string =>
    owed
      .filter(({ id }) => ids.includes(id))
      .map(({ number }) => number)
      .join(', ');
  const money = plainMoney(amountMinor, currency);
  const said: Record<EvidenceFact, [holds: boolean, detail: string]> = {
    referenceFound:
      candidate.named.length > 0
        ? [true, `It names ${candidate.named.map(({ number }) => number).join(', ')}`]
        : [false, 'It names no invoice of this account'],
    exactAmount: exact !== null ? [true, `${exact.number} has ${money} open`] : [false, `No invoice has ${money} open`],
    sumOfInvoices:
      sum !== null
        ? [true, `${numbers(sum)} come to ${money} together, and no others do`]
        : [false, `No several invoices alone come to ${money}`],
    knownPayerClabe: paid(candidate.paidBefore),
    payerName: nameSaid(transfer.payerName, candidate.name),
    proofKey: candidate.hasProof
      ? [true, 'A proof of payment with its tracking key waits for the money']
      : [false, 'No proof of payment with its tracking key waits'],
    virtualClabe: candidate.isHolder
      ? [true, "It arrived at this account's own CLABE"]
      : [false, "It did not arrive at a CLABE of this account's own"],
  };
  return {
    accountId: candidate.accountId,
    allocations: match.allocations,
    evidence: EVIDENCE.map((fact) => ({ fact, holds: said[fact][0], detail: said[fact][1] })),
  };
}

const numbered = ({ invoices }: Candidate, { id }: { id: string }) => ({
  id,
  number: invoices.find((one) => one.id === id)?.number ?? id,
});

function paid({ here, elsewhere }: Candidate['paidBefore']): [boolean, string] {
  const times = (n: number): string => `${n} ${n === 1 ? 'transfer' : 'transfers'}`;
  if (here === 0) return [false, 'No transfer of this payer has been for this account'];
  return [
    true,
    `${times(here)} of this payer ${here === 1 ? 'was' : 'were'} for this account, ${times(elsewhere)} for others`,
  ];
}

function nameSaid(payerName: string | null, name: string): [boolean, string] {
  if (payerName === null) return [false, 'The bank names no payer'];
  return isSameName(payerName, name)
    ? [true, `The payer, ${payerName}, is called as the account is`]
    : [false, `The payer is ${payerName}, the account ${name}`];
}
