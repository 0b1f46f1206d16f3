import type { Actor } from '../../../domain/account.ts';
import { describedOnce } from '../../../domain/billing/one-off-words.ts';
import { draftOneOff, type OneOff } from '../../../domain/billing/one-off.ts';
import { AmountTooLarge } from '../../../domain/billing/rounding.ts';
import { writtenRate } from '../../../domain/billing/taxes.ts';
import { sumOf } from '../../../domain/money/moves.ts';
import { dueOnFor } from '../../../domain/time/due-dates.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { InvoiceRow, NewLine } from '../invoices.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';
import { issue } from './issued-invoices.ts';
import { taxTermsOf } from './tax-terms.ts';

/** A line of what is charged once; without a description it is called what it is. */
export type Bought = OneOff & { description?: string | undefined };

interface OneOffBill {
  id: string;
  number?: string | null;
  issuedOn: Day;
  dueOn?: Day;
  ordered: readonly Bought[];
  /** Lines without a price, which bear no tax: a discount. */
  besides?: readonly NewLine[];
  sentAlready?: boolean;
}

/** The invoice of something that was bought, under the account's lock: outside of all months, and mailed at once. */
export async function issueOneOff(account: Account, bill: OneOffBill, actor: Actor): Promise<InvoiceRow> {
  const { id, number = null, issuedOn, ordered, besides = [], sentAlready = false } = bill;
  const { locale } = account.row;
  const taxTerms = await taxTermsOf(account.tx, account.row);
  const { lines, taxes } = drafted(() => draftOneOff(ordered, taxTerms, issuedOn));
  const written = lines.map(
    ({ kind, price, quantity, unitMinor, amountMinor, taxes: under, sat }, i): NewLine => ({
      description: ordered[i]?.description ?? describedOnce({ kind, price }, locale),
      quantity,
      unitAmountMinor: unitMinor,
      amountMinor,
      about: {
        kind,
        ...(price === null ? {} : { price }),
        fiscal: { taxes: under, ...(sat === undefined ? {} : { sat }) },
      },
    }),
  );
  return issue(
    account,
    {
      id,
      number,
      issuedOn,
      dueOn: bill.dueOn ?? dueOnFor({ issuedOn, kind: 'oneTime' }, account.policy()),
      kind: 'oneTime',
      lines: [...written, ...besides],
      taxMinor: sumOf(taxes),
      taxes: taxes.map(({ rate, ...tax }) => ({ ...tax, rate: writtenRate(rate) })),
      sentAlready,
      bought: lines.some(({ kind }) => kind === 'equipment') ? 'equipment' : 'other',
    },
    actor,
  );
}

function drafted<T>(draft: () => T): T {
  try {
    return draft();
  } catch (error) {
    if (error instanceof AmountTooLarge) throw new Refused(422, 'amount_too_large', error.message);
    throw error;
  }
}
