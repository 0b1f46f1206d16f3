import type { MethodDetails } from '../gateway.ts';

/** What the bank does with the money at one call. */
export type Deed =
  | { outcome: 'succeeded' }
  | { outcome: 'declined'; declineCode: string }
  /** The call never got through. */
  | { outcome: 'lost' }
  /** A direct debit; counted in bank days from the call. */
  | { outcome: 'pending'; settlesAfter: number; returnsAfter: number | null };

type Details = Omit<MethodDetails, 'provider'>;

export interface SandboxToken {
  details: Details;
  /** `call` is 1 for the method's first attempt that reached the bank, 2 for its second, … */
  deed(call: number): Deed;
  /**
   * How the bank answers: `firstTimesOut` leaves the first call without an answer, `withError` every call, the repeated
   * ones too; `notAtAll`: it knows no such token any more.
   */
  answers: 'well' | 'firstTimesOut' | 'withError' | 'slowly' | 'notAtAll';
}

const SUCCEEDED: Deed = { outcome: 'succeeded' };
const short: Deed = { outcome: 'declined', declineCode: 'insufficient_funds' };

const card = (brand: string, last4: string, expMonth: number, expYear: number): Details => ({
  kind: 'card',
  brand,
  last4,
  expMonth,
  expYear,
  fingerprint: `sandbox_${brand}_${last4}`,
});
const bankAccount = (brand: string, last4: string): Details => ({
  kind: 'bankAccount',
  brand,
  last4,
  expMonth: null,
  expYear: null,
  fingerprint: `sandbox_clabe_${last4}`,
});

/** Every token of the contract (api.md, "The sandbox gateway"): each a card or account of its own. */
export const TOKENS: Record<string, SandboxToken> = {
  tok_ok: { details: card('visa', '4242', 8, 2031), deed: () => SUCCEEDED, answers: 'well' },
  tok_insufficient_funds: { details: card('visa', '9995', 3, 2030), deed: () => short, answers: 'well' },
  tok_declined_once: {
    details: card('mastercard', '5100', 11, 2030),
    deed: (call) => (call <= 1 ? short : SUCCEEDED),
    answers: 'well',
  },
  tok_declined_twice: {
    details: card('mastercard', '5200', 6, 2031),
    deed: (call) => (call <= 2 ? short : SUCCEEDED),
    answers: 'well',
  },
  tok_stolen: {
    details: card('visa', '9979', 1, 2032),
    deed: () => ({ outcome: 'declined', declineCode: 'stolen_card' }),
    answers: 'well',
  },
  tok_expired: {
    details: card('visa', '0069', 12, 2025),
    deed: () => ({ outcome: 'declined', declineCode: 'expired_card' }),
    answers: 'well',
  },
  tok_timeout_charged: { details: card('amex', '0005', 9, 2030), deed: () => SUCCEEDED, answers: 'firstTimesOut' },
  tok_timeout_lost: {
    details: card('visa', '1881', 5, 2031),
    deed: (call) => (call <= 1 ? { outcome: 'lost' } : SUCCEEDED),
    answers: 'firstTimesOut',
  },
  tok_error_charged: { details: card('mastercard', '4444', 2, 2032), deed: () => SUCCEEDED, answers: 'withError' },
  tok_slow: { details: card('discover', '1117', 7, 2030), deed: () => SUCCEEDED, answers: 'slowly' },
  tok_detached: { details: card('visa', '3222', 4, 2031), deed: () => SUCCEEDED, answers: 'notAtAll' },
  tok_bank_ok: {
    details: bankAccount('Banorte', '7719'),
    deed: () => ({ outcome: 'pending', settlesAfter: 2, returnsAfter: null }),
    answers: 'well',
  },
  tok_bank_returned: {
    details: bankAccount('Santander', '3306'),
    deed: () => ({ outcome: 'pending', settlesAfter: 2, returnsAfter: 3 }),
    answers: 'well',
  },
};

/** Why the bank takes a direct debit back. */
export const RETURN_CODE = 'debit_returned';

export const tokenNamed = (token: string): SandboxToken | null =>
  Object.hasOwn(TOKENS, token) ? (TOKENS[token] ?? null) : null;
