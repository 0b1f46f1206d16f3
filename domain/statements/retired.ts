import type { Day } from '../time/time.ts';

/** An account of ours that is no longer to be paid to: by its CLABE, its number, or all that we had at a bank. */
export interface RetiredAccount {
  clabe: string | null;
  accountNumber: string | null;
  /** The first three digits of a CLABE: 012 is BBVA. */
  bankCode: string | null;
  since: Day;
}

/** Whether money that came there on this day came to a retired account. It is money all the same. */
export const isRetired = (retired: readonly RetiredAccount[], account: string | null, on: Day): boolean =>
  account !== null &&
  retired.some(
    ({ clabe, accountNumber, bankCode, since }) =>
      since <= on &&
      (account === clabe ||
        account === accountNumber ||
        (bankCode !== null && account.length === CLABE_DIGITS && account.startsWith(bankCode))),
  );

const CLABE_DIGITS = 18;
