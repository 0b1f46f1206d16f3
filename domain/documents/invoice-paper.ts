import type { InvoiceStatus } from '../account.ts';
import type { LineKind } from '../billing/line-kinds.ts';
import type { Month } from '../billing/month.ts';
import { sumOf } from '../money/moves.ts';
import type { Day } from '../time/time.ts';

/** A line as it is printed. What it is about is told of a month that we billed, and not of what came from outside. */
export interface PaperLine {
  description: string;
  quantity: number;
  unitAmountMinor: number;
  amountMinor: number;
  about?: {
    kind: LineKind;
    of?: string;
    from?: Day;
    through?: Day;
    days?: number;
    ofDays?: number;
    usageMonth?: Month;
    minutes?: number;
    /** The taxes that it is under, by their codes; not told, all of the invoice. */
    fiscal?: { taxes: readonly string[] };
  };
}

/** What was put against an invoice. `on`: the local day, where it is known. Above zero it lowers what is asked. */
export interface Applied {
  is: 'payment' | 'credit' | 'creditNote' | 'adjustment';
  on: Day | null;
  amountMinor: number;
}

/** Whom a paper is for. */
export interface Addressee {
  accountId: string;
  name: string;
  rfc: string | null;
  externalId: string | null;
  locale: string;
}

/** Its RFC is that of its tax profile; of an account without one, what is told of it. */
export const addresseeOf = (
  { id, name, rfc, externalId, locale }: Omit<Addressee, 'accountId'> & { id: string },
  taxProfile: { rfc: string } | null,
): Addressee => ({ accountId: id, name, rfc: taxProfile?.rfc ?? rfc, externalId, locale });

/** All that an invoice says on paper, in no language: the same paper is the same document. */
export interface InvoicePaper {
  to: Addressee;
  invoiceId: string;
  number: string;
  status: InvoiceStatus;
  currency: string;
  issuedOn: Day;
  /** The last day to pay. */
  dueOn: Day;
  /** The last local day on which it can be disputed, to its end (policy, `holds.disputeWindowDays`). */
  disputableThrough: Day;
  lines: readonly PaperLine[];
  taxes: readonly { code: string; rate: string; baseMinor: number; amountMinor: number }[];
  taxMinor: number;
  totalMinor: number;
  applied: readonly Applied[];
  balanceMinor: number;
}

/**
 * All that was put against an invoice: payments and notes by their day, and what else has changed its balance as one
 * adjustment, so that the paper adds up. Of a void one nothing: nobody asks for it.
 */
export function appliedTo(
  { status, totalMinor, balanceMinor }: Pick<InvoicePaper, 'status' | 'totalMinor' | 'balanceMinor'>,
  known: readonly Applied[],
): Applied[] {
  if (status === 'void') return [];
  const restMinor = totalMinor - balanceMinor - sumOf(known);
  const told = known.filter(({ amountMinor }) => amountMinor !== 0);
  return restMinor === 0 ? told : [...told, { is: 'adjustment', on: null, amountMinor: restMinor }];
}
