import type { Judgement } from './decision.ts';
import {
  AUTHENTICATE,
  BLOCKED,
  CALL_BANK,
  CLOSED,
  DUPLICATE,
  EXPIRED,
  FRAUD,
  FUNDS,
  LIMIT,
  NOT_ALLOWED,
  REVOKED,
  TECHNICAL,
  UNCLEAR,
  WRONG_DETAILS,
} from './decision.ts';

/** Stripe's decline codes, as `decline_code` of a card error; our sandbox speaks them too. */
export type StripeCode =
  | 'authentication_required'
  | 'authentication_not_handled'
  | 'approve_with_id'
  | 'call_issuer'
  | 'card_not_supported'
  | 'card_velocity_exceeded'
  | 'currency_not_supported'
  | 'do_not_honor'
  | 'do_not_try_again'
  | 'duplicate_transaction'
  | 'expired_card'
  | 'fraudulent'
  | 'generic_decline'
  | 'highest_risk_level'
  | 'incorrect_address'
  | 'incorrect_cvc'
  | 'incorrect_number'
  | 'incorrect_pin'
  | 'incorrect_zip'
  | 'insufficient_funds'
  | 'invalid_account'
  | 'invalid_amount'
  | 'invalid_cvc'
  | 'invalid_expiry_month'
  | 'invalid_expiry_year'
  | 'invalid_number'
  | 'invalid_pin'
  | 'issuer_not_available'
  | 'lost_card'
  | 'merchant_blacklist'
  | 'mobile_device_authentication_required'
  | 'new_account_information_available'
  | 'no_action_taken'
  | 'not_permitted'
  | 'offline_pin_required'
  | 'online_or_offline_pin_required'
  | 'pickup_card'
  | 'pin_try_exceeded'
  | 'processing_error'
  | 'reenter_transaction'
  | 'restricted_card'
  | 'revocation_of_all_authorizations'
  | 'revocation_of_authorization'
  | 'security_violation'
  | 'service_not_allowed'
  | 'stolen_card'
  | 'stop_payment_order'
  | 'testmode_decline'
  | 'transaction_not_allowed'
  | 'try_again_later'
  | 'withdrawal_count_limit_exceeded';

export const STRIPE_SOURCE =
  'Stripe, Decline codes (docs.stripe.com/declines/codes); hard ones after Stripe, Smart Retries';

export const STRIPE = {
  authentication_required: AUTHENTICATE,
  authentication_not_handled: AUTHENTICATE,
  approve_with_id: UNCLEAR,
  call_issuer: CALL_BANK,
  card_not_supported: NOT_ALLOWED,
  card_velocity_exceeded: LIMIT,
  currency_not_supported: NOT_ALLOWED,
  do_not_honor: UNCLEAR,
  do_not_try_again: { ...BLOCKED, category: 'issuer' },
  duplicate_transaction: DUPLICATE,
  expired_card: EXPIRED,
  fraudulent: FRAUD,
  generic_decline: UNCLEAR,
  highest_risk_level: FRAUD,
  // The address and the security code are of no account for a stored card: its owner can put them right.
  incorrect_address: { ...AUTHENTICATE, category: 'wrongDetails' },
  incorrect_cvc: { ...AUTHENTICATE, category: 'wrongDetails' },
  incorrect_number: WRONG_DETAILS,
  incorrect_pin: AUTHENTICATE,
  incorrect_zip: { ...AUTHENTICATE, category: 'wrongDetails' },
  insufficient_funds: FUNDS,
  invalid_account: CLOSED,
  // "Or exceeds the amount that is allowed": the amount is ours and right, so it is the card's limit.
  invalid_amount: LIMIT,
  invalid_cvc: { ...AUTHENTICATE, category: 'wrongDetails' },
  invalid_expiry_month: { ...EXPIRED, category: 'wrongDetails' },
  invalid_expiry_year: { ...EXPIRED, category: 'wrongDetails' },
  invalid_number: WRONG_DETAILS,
  invalid_pin: AUTHENTICATE,
  issuer_not_available: TECHNICAL,
  lost_card: BLOCKED,
  merchant_blacklist: FRAUD,
  mobile_device_authentication_required: AUTHENTICATE,
  // The card was replaced by another number.
  new_account_information_available: EXPIRED,
  no_action_taken: CALL_BANK,
  not_permitted: CALL_BANK,
  offline_pin_required: AUTHENTICATE,
  online_or_offline_pin_required: AUTHENTICATE,
  pickup_card: BLOCKED,
  pin_try_exceeded: CALL_BANK,
  processing_error: TECHNICAL,
  reenter_transaction: TECHNICAL,
  restricted_card: BLOCKED,
  revocation_of_all_authorizations: REVOKED,
  revocation_of_authorization: REVOKED,
  security_violation: CALL_BANK,
  service_not_allowed: CALL_BANK,
  stolen_card: BLOCKED,
  stop_payment_order: REVOKED,
  testmode_decline: NOT_ALLOWED,
  transaction_not_allowed: NOT_ALLOWED,
  try_again_later: UNCLEAR,
  withdrawal_count_limit_exceeded: LIMIT,
} satisfies Record<StripeCode, Judgement>;
