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

/**
 * Stripe's decline codes, as `decline_code` of a card error, and the `code` of those that have none; our sandbox speaks
 * them too.
 */
export type StripeCode =
  | 'authentication_required'
  | 'authentication_failure'
  | 'authentication_not_handled'
  | 'approve_with_id'
  | 'call_issuer'
  | 'card_decline_rate_limit_exceeded'
  | 'card_declined'
  | 'card_not_supported'
  | 'card_velocity_exceeded'
  | 'charge_exceeds_source_limit'
  | 'charge_exceeds_transaction_limit'
  | 'confirm_card_data'
  | 'currency_not_supported'
  | 'do_not_honor'
  | 'do_not_try_again'
  | 'duplicate_transaction'
  | 'expired_card'
  | 'expired_payment_method'
  | 'fraudulent'
  | 'generic_decline'
  | 'highest_risk_level'
  | 'incorrect_address'
  | 'incorrect_cvc'
  | 'incorrect_number'
  | 'incorrect_pin'
  | 'incorrect_postal_code'
  | 'incorrect_zip'
  | 'india_recurring_payment_mandate_canceled'
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
  | 'payment_intent_authentication_failure'
  | 'payment_intent_mandate_invalid'
  | 'payment_intent_payment_attempt_expired'
  | 'payment_intent_payment_attempt_failed'
  | 'payment_method_customer_decline'
  | 'payment_method_not_available'
  | 'payment_method_provider_decline'
  | 'payment_method_provider_timeout'
  | 'payment_method_restricted'
  | 'pickup_card'
  | 'pin_try_exceeded'
  | 'previously_declined_do_not_retry'
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
  'Stripe, Decline codes (docs.stripe.com/declines/codes), Error codes (docs.stripe.com/error-codes); hard ones after ' +
  'Stripe, Smart Retries';

export const STRIPE = {
  authentication_required: AUTHENTICATE,
  authentication_failure: AUTHENTICATE,
  // Nobody confirmed it in time.
  authentication_not_handled: AUTHENTICATE,
  approve_with_id: UNCLEAR,
  call_issuer: CALL_BANK,
  // Stripe's own stop on a card that was declined too often: it opens again a day later.
  card_decline_rate_limit_exceeded: { ...LIMIT, waitAtLeastMinutes: 24 * 60 },
  card_declined: UNCLEAR,
  card_not_supported: NOT_ALLOWED,
  card_velocity_exceeded: LIMIT,
  charge_exceeds_source_limit: LIMIT,
  charge_exceeds_transaction_limit: LIMIT,
  // Advice, beside a code: the holder is to look at what is stored of the card.
  confirm_card_data: { ...AUTHENTICATE, category: 'wrongDetails' },
  currency_not_supported: NOT_ALLOWED,
  do_not_honor: UNCLEAR,
  do_not_try_again: { ...BLOCKED, category: 'issuer' },
  duplicate_transaction: DUPLICATE,
  expired_card: EXPIRED,
  expired_payment_method: EXPIRED,
  fraudulent: FRAUD,
  generic_decline: UNCLEAR,
  highest_risk_level: FRAUD,
  // The address and the security code are of no account for a stored card: its owner can put them right.
  incorrect_address: { ...AUTHENTICATE, category: 'wrongDetails' },
  incorrect_cvc: { ...AUTHENTICATE, category: 'wrongDetails' },
  incorrect_number: WRONG_DETAILS,
  incorrect_pin: AUTHENTICATE,
  incorrect_postal_code: { ...AUTHENTICATE, category: 'wrongDetails' },
  incorrect_zip: { ...AUTHENTICATE, category: 'wrongDetails' },
  india_recurring_payment_mandate_canceled: REVOKED,
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
  // The holder was asked to confirm, and did not, or refused.
  payment_intent_authentication_failure: AUTHENTICATE,
  payment_intent_mandate_invalid: REVOKED,
  payment_intent_payment_attempt_expired: AUTHENTICATE,
  payment_intent_payment_attempt_failed: UNCLEAR,
  payment_method_customer_decline: CALL_BANK,
  payment_method_not_available: TECHNICAL,
  payment_method_provider_decline: UNCLEAR,
  payment_method_provider_timeout: TECHNICAL,
  payment_method_restricted: BLOCKED,
  pickup_card: BLOCKED,
  pin_try_exceeded: CALL_BANK,
  // Stripe won't ask the bank again about a card that said never.
  previously_declined_do_not_retry: { ...BLOCKED, category: 'issuer' },
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
