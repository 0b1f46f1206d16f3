/** Why a transfer could not be given to anybody, and is somebody's task. */
export const WHY_UNMATCHED = {
  nothingNamed: 'It names no invoice of ours, and neither its key, its payer nor where it arrived says whose it is',
  severalAccounts: 'What it names belongs to several accounts',
  otherCurrency: 'What it names is in another currency',
  contradiction: 'What it names is one account, and its payer or where it arrived say another',
  amountFitsNothing:
    'Its payer has paid for one account before, and the amount is none of its invoices, nor a sum that only some of them make',
  payerOfSeveral: 'Its payer has paid for several accounts before',
  undone: 'A match of it was undone',
} as const satisfies Record<string, string>;

export type WhyUnmatched = keyof typeof WHY_UNMATCHED;
