import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';

const shipped = mexicoPolicy();

/** The shipped one with a change. */
export const changed = (change: (policy: Policy) => unknown): Policy => {
  const policy = structuredClone(shipped);
  change(policy);
  return policy;
};
