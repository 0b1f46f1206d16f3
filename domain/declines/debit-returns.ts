import type { Judgement } from './decision.ts';
import { BLOCKED, CALL_BANK, CLOSED, FUNDS, REVOKED, TECHNICAL, UNCLEAR, WRONG_DETAILS } from './decision.ts';

/**
 * Why a direct debit came back: our sandbox's word, the bank networks' return codes, and Stripe's failure codes of bank
 * debits and its reasons for their disputes, which is how one comes back that had settled.
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
  | 'bank_account_declined'
  | 'bank_account_restricted'
  | 'bank_account_unusable'
  | 'bank_cannot_process'
  | 'bank_ownership_changed'
  | 'check_returned'
  | 'could_not_process'
  | 'customer_initiated'
  | 'debit_not_authorized'
  | 'generic_could_not_process'
  | 'incorrect_account_details'
  | 'incorrect_account_holder_address'
  | 'incorrect_account_holder_name'
  | 'incorrect_account_holder_tax_id'
  | 'invalid_account_number'
  | 'invalid_currency'
  | 'no_account'
  | 'payment_method_bank_account_blocked'
  | 'refer_to_customer'
  | 'recipient_deceased';

export const DEBIT_SOURCE = 'ACH return reason codes (Nacha); Stripe, failure codes and dispute reasons of bank debits';

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
  bank_account_declined: UNCLEAR,
  bank_account_restricted: BLOCKED,
  bank_account_unusable: WRONG_DETAILS,
  bank_cannot_process: UNCLEAR,
  bank_ownership_changed: CLOSED,
  check_returned: UNCLEAR,
  could_not_process: TECHNICAL,
  customer_initiated: REVOKED,
  debit_not_authorized: REVOKED,
  generic_could_not_process: TECHNICAL,
  incorrect_account_details: WRONG_DETAILS,
  incorrect_account_holder_address: WRONG_DETAILS,
  incorrect_account_holder_name: WRONG_DETAILS,
  incorrect_account_holder_tax_id: WRONG_DETAILS,
  invalid_account_number: WRONG_DETAILS,
  invalid_currency: WRONG_DETAILS,
  no_account: WRONG_DETAILS,
  payment_method_bank_account_blocked: BLOCKED,
  refer_to_customer: CALL_BANK,
  recipient_deceased: CLOSED,
} satisfies Record<DebitReturn, Judgement>;
