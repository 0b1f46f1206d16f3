export interface Decline {
  declines: string;
  code?: string;
  advice?: string;
  network?: string;
  networkAdvice?: string;
}

/** What a method does when it is charged, and how the answer comes. */
export interface TestMethod {
  type: 'card' | 'us_bank_account' | 'sepa_debit';
  brand: string;
  last4: string;
  /** Of its charges: what the bank says to the first, the second, …; the last one for all that follow. */
  charges: (
    | 'succeeds'
    /** Needs its holder: declined off session, a page on session; or a page without an address at once. */
    | 'needsHolder'
    | 'needsHolderAtOnce'
    /** A debit: on its way, until `settle` of the fake is called. */
    | 'settles'
    | Decline
    /** On its way, and then not paid. */
    | { returns: string }
  )[];
  /** How the first call that charges it is answered; `withError`: every one. */
  answers?: 'firstBreaksOff' | 'firstNeverArrives' | 'withError';
}

const card = (last4: string, ...charges: TestMethod['charges']): TestMethod => ({
  type: 'card',
  brand: 'visa',
  last4,
  charges,
});
const declines = (declines: string, more: object = {}): TestMethod['charges'][number] => ({ declines, ...more });

/** In the style of Stripe's own test methods; each attachment makes a method of its own of them. */
export const TEST_METHODS: Record<string, TestMethod> = {
  pm_card_visa: card('4242', 'succeeds'),
  pm_card_mastercard: { ...card('4444', 'succeeds'), brand: 'mastercard' },
  pm_card_chargeDeclined: card('0002', declines('generic_decline')),
  pm_card_chargeDeclinedInsufficientFunds: card('9995', declines('insufficient_funds')),
  pm_card_chargeDeclinedStolenCard: card('9979', declines('stolen_card')),
  pm_card_chargeDeclinedExpiredCard: card('0069', declines('expired_card', { code: 'expired_card' })),
  pm_card_chargeDeclinedOnce: card('0341', declines('insufficient_funds'), 'succeeds'),
  pm_card_chargeDeclinedNoRetry: {
    ...card('5555', declines('do_not_honor', { advice: 'do_not_try_again', networkAdvice: '03', network: '05' })),
    brand: 'mastercard',
  },
  pm_card_authenticationRequired: card('3184', 'needsHolder'),
  pm_card_threeDSecure2Required: card('3220', 'needsHolderAtOnce'),
  pm_card_breaksOffCharged: { ...card('0077', 'succeeds'), answers: 'firstBreaksOff' },
  pm_card_neverArrives: { ...card('1881', 'succeeds'), answers: 'firstNeverArrives' },
  pm_card_errorCharged: { ...card('0119', 'succeeds'), answers: 'withError' },
  pm_usBankAccount_success: { type: 'us_bank_account', brand: 'STRIPE TEST BANK', last4: '6789', charges: ['settles'] },
  pm_usBankAccount_insufficientFunds: {
    type: 'us_bank_account',
    brand: 'STRIPE TEST BANK',
    last4: '2227',
    charges: [{ returns: 'insufficient_funds' }],
  },
  pm_sepaDebit: { type: 'sepa_debit', brand: '37040044', last4: '3000', charges: ['settles'] },
};
