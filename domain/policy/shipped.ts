import { mexicoPolicy } from './mexico.ts';
import type { Policy } from './policy.ts';
import { spainPolicy } from './spain.ts';

/** What a new record has. */
export const shippedPolicies = (): Policy[] => [mexicoPolicy(), spainPolicy()];
