/**
 * The accounts of the journal, in the words of a bookkeeper. Which numbers of a chart of accounts they are is the
 * accountant's to say.
 */
export type LedgerAccount = (typeof FIXED_ACCOUNTS)[number] | CashAccount;

/**
 * Where money lies: with a provider by the rail that it came by, on the company's own bank account, or in its hands.
 * `cash:card:stripe`
 */
export type CashAccount = 'cash:bank' | 'cash:hand' | `cash:card:${string}` | `cash:debit:${string}`;

export const FIXED_ACCOUNTS = [
  /** What invoices ask for and is not written off. Its sum is what is open. */
  'receivable',
  /** What we owe customers. Its sum, below zero, is the credit of all accounts. */
  'customerCredit',
  /** What invoices ask for, without tax. */
  'revenue',
  'tax',
  /** What invoices ask for less, tax included. */
  'creditNotes',
  'voidedInvoices',
  'smallRemainders',
  /** Its sum is what is open of invoices that were given up: what comes of it after all lowers it. */
  'writeOffs',
  /** Credit that was paid out. */
  'refunds',
  /** Refunded, and then taken back by a bank as well, and no invoice asks for it again. */
  'moneyOutTwice',
  /** What stood when the journal began. */
  'opening',
] as const;

/** `provider`: who moved it; null: no provider of ours. */
export function cashAccountOf(
  source: 'card' | 'bankAccount' | 'transfer' | 'cash',
  provider: string | null,
): CashAccount {
  switch (source) {
    case 'card':
      return `cash:card:${provider}`;
    case 'bankAccount':
      return `cash:debit:${provider}`;
    case 'transfer':
      return 'cash:bank';
    case 'cash':
      return 'cash:hand';
  }
}
