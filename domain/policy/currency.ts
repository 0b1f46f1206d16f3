import type { Refusal } from '../refusal.ts';
import type { Policy } from './policy.ts';

/**
 * Why an account in this currency has no place under a policy; null: it has one. Its thresholds and limits would be read
 * in the wrong money (rules, Currency).
 */
export const currencyRefusal = (
  currency: string,
  policy: Pick<Policy, 'name' | 'version' | 'currency'>,
): (Refusal & { status: 422 }) | null =>
  currency === policy.currency
    ? null
    : {
        status: 422,
        code: 'policy_currency',
        message: `Version ${policy.version} of the policy ${policy.name} is in ${policy.currency}, the account in ${currency}`,
        data: { currency, policyCurrency: policy.currency },
      };
