import type { MethodDetails } from '../gateway.ts';

/** What the bank does with the money at one call. */
export type Deed =
  | { outcome: 'succeeded' }
  | { outcome: 'declined'; declineCode: string }
  /** The call never got through. */
  | { outcome: 'lost' }
  /** The holder has to confirm it first. */
  | { outcome: 'requiresAction' }
  /** A direct debit; counted in bank days from the call. */
  | { outcome: 'pending'; settlesAfter: number; returnsAfter: number | null };

type Details = Omit<MethodDetails, 'provider' | 'fingerprint'>;

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
});
const bankAccount = (brand: string, last4: string): Details => ({
  kind: 'bankAccount',
  brand,
  last4,
  expMonth: null,
  expYear: null,
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
  tok_requires_action: {
    details: card('visa', '3184', 10, 2031),
    deed: () => ({ outcome: 'requiresAction' }),
    answers: 'well',
  },
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

/** `tok_ok~GOLD`: behaves as `tok_ok`, and is the same plastic as every other token of that name. */
const NAMED = /^(tok_[a-z_]+)~([A-Za-z0-9-]{1,40})$/;

export function tokenNamed(token: string): SandboxToken | null {
  const kind = NAMED.exec(token)?.[1] ?? token;
  return Object.hasOwn(TOKENS, kind) ? (TOKENS[kind] ?? null) : null;
}

/** Of one account's token a card of its own; with a name the same plastic, wherever that is given. */
export function fingerprintOf(token: string, accountId: string): string {
  const plastic = NAMED.exec(token)?.[2];
  return plastic === undefined ? `sandbox_${accountId}_${token}` : `sandbox_plastic_${plastic}`;
}
