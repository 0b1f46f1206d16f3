import type { AccountProfile } from '../account.ts';
import type { InvoiceKind } from '../time/due-dates.ts';
import type { Day } from '../time/time.ts';

/** An invoice that is open elsewhere, with what of it is open. */
export interface ImportedInvoice {
  id: string;
  number: string;
  issuedOn: Day;
  dueOn: Day;
  kind: InvoiceKind;
  lines: { description: string; quantity: number; unitAmountMinor: number }[];
  taxMinor: number;
}

/** An account as a file tells of it, checked: all that is needed to open it. */
export interface ImportedAccount {
  /** It and what it owns get their ids when the file is read, so that nothing is made twice. */
  profile: AccountProfile;
  policyName: string;
  /** A token of the provider's, and the consent to charge by it; null: it pays by itself. */
  method: { id: string; token: string; autopay: boolean; consent: string | null } | null;
  /** Oldest first. */
  invoices: ImportedInvoice[];
}

/** What is open of an invoice. */
export const invoiceMinor = ({ lines, taxMinor }: ImportedInvoice): number =>
  lines.reduce((sum, { quantity, unitAmountMinor }) => sum + quantity * unitAmountMinor, taxMinor);

/** What an account has open. */
export const openMinor = ({ invoices }: ImportedAccount): number =>
  invoices.reduce((sum, invoice) => sum + invoiceMinor(invoice), 0);
