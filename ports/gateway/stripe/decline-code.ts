import { type Decision, decide, DECISIONS } from '../../../domain/declines/codes.ts';

/** What Stripe says of a decline: of the error that a call is answered with, and of an intent's `last_payment_error`. */
export interface StripeDecline {
  code?: string | null;
  decline_code?: string | null;
  /** Stripe's own advice: `do_not_try_again`, `try_again_later`, `confirm_card_data`. */
  advice_code?: string | null;
  /** Mastercard's merchant advice code, or another network's. */
  network_advice_code?: string | null;
  /** The bank's answer as the network has it. */
  network_decline_code?: string | null;
  payment_method?: { card?: { brand?: string | null } | null } | null;
}

/**
 * Stripe's decline code, else its error code; and of what else it says each part that changes what is to be done,
 * joined by `+` (`domain/declines/codes.ts`).
 */
export function declineCodeOf(said: StripeDecline): string {
  const first = said.decline_code ?? said.code ?? 'generic_decline';
  const more = [
    ...adviceOf(said),
    ...(said.advice_code == null ? [] : [said.advice_code]),
    ...(said.network_decline_code == null ? [] : [`iso_${said.network_decline_code}`]),
  ];
  return more
    .filter((code) => Object.hasOwn(DECISIONS, code))
    .reduce(
      (joined, code) => (isSame(decide(joined), decide(`${joined}+${code}`)) ? joined : `${joined}+${code}`),
      first,
    );
}

/** Each network has advice of its own; where Stripe does not say which one it is, Mastercard's, which began with it. */
function adviceOf({ network_advice_code: advice, payment_method }: StripeDecline): string[] {
  if (advice == null) return [];
  switch (payment_method?.card?.brand ?? 'mastercard') {
    case 'mastercard':
      return [`mastercard_advice_${advice}`];
    case 'visa':
      return [`visa_category_${Number(advice)}`];
    default:
      return [];
  }
}

const isSame = (a: Decision, b: Decision): boolean =>
  a.kind === b.kind &&
  a.reason === b.reason &&
  a.waitAtLeastMinutes === b.waitAtLeastMinutes &&
  a.needsMethod === b.needsMethod &&
  a.needsCustomer === b.needsCustomer;
