import type { Judgement } from './decision.ts';
import { BLOCKED, CALL_BANK, CLOSED, FUNDS, REVOKED, TECHNICAL, UNCLEAR, WRONG_DETAILS } from './decision.ts';

/**
 * Why a direct debit came back: our sandbox's word, the bank networks' return codes, and Stripe's failure codes of bank
 * debits.
 */
export type DebitReturn =
  | 'debit_returned'
  | 'R01'
  | 'R02'
  | 'R03'
  | 'R04'
  | 'R05'
  | 'R06'
  | 'R07'
  | 'R08'
  | 'R09'
  | 'R10'
  | 'R11'
  | 'R14'
  | 'R15'
  | 'R16'
  | 'R20'
  | 'R23'
  | 'R29'
  | 'account_closed'
  | 'account_frozen'
  | 'bank_account_restricted'
  | 'bank_ownership_changed'
  | 'could_not_process'
  | 'debit_not_authorized'
  | 'incorrect_account_holder_name'
  | 'invalid_account_number'
  | 'invalid_currency'
  | 'no_account'
  | 'refer_to_customer'
  | 'recipient_deceased';

export const DEBIT_SOURCE = 'ACH return reason codes (Nacha); Stripe, failure codes of bank debits';

export const DEBIT_RETURN = {
  debit_returned: UNCLEAR,
  R01: FUNDS, // insufficient funds
  R02: CLOSED, // account closed
  R03: WRONG_DETAILS, // no account
  R04: WRONG_DETAILS, // invalid account number
  R05: REVOKED, // unauthorised debit
  R06: UNCLEAR, // returned at the sending bank's request
  R07: REVOKED, // authorisation revoked by the customer
  R08: REVOKED, // payment stopped
  R09: FUNDS, // uncollected funds
  R10: REVOKED, // customer says it is not authorised
  R11: CALL_BANK, // customer says it is not as authorised
  R14: CLOSED, // representative payee deceased
  R15: CLOSED, // account holder deceased
  R16: BLOCKED, // account frozen
  R20: WRONG_DETAILS, // not an account that can be debited
  R23: UNCLEAR, // refused by the receiver
  R29: REVOKED, // corporate customer says it is not authorised
  account_closed: CLOSED,
  account_frozen: BLOCKED,
  bank_account_restricted: BLOCKED,
  bank_ownership_changed: CLOSED,
  could_not_process: TECHNICAL,
  debit_not_authorized: REVOKED,
  incorrect_account_holder_name: WRONG_DETAILS,
  invalid_account_number: WRONG_DETAILS,
  invalid_currency: WRONG_DETAILS,
  no_account: WRONG_DETAILS,
  refer_to_customer: CALL_BANK,
  recipient_deceased: CLOSED,
} satisfies Record<DebitReturn, Judgement>;
