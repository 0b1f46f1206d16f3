import type { Actor } from '../../domain/account.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicySegment } from '../../domain/policy/segments.ts';
import type { Instant } from '../../domain/time/time.ts';

/** Policies in their versions, and who gets which. */
export interface Policies {
  /** The same version again changes nothing; with other rules: 409 `policy_version_taken`. */
  savePolicy(policy: Policy, actor: Actor): Promise<void>;
  policyBody(name: string, version: number): Promise<Policy | null>;
  /** In the order of their names and numbers, with who added each. */
  policies(): Promise<{ name: string; version: number; createdAt: Instant; actor: Actor }[]>;
  /** How many accounts are under each version; one that nobody is under is left out. */
  policyAccounts(): Promise<{ name: string; version: number; accounts: number }[]>;
  /** Replaces the list. Names a policy that there is none of: 422 `unknown_policy`. */
  savePolicySegments(segments: readonly PolicySegment[]): Promise<void>;
  /** Which policy new accounts get, first rule first. */
  policySegments(): Promise<PolicySegment[]>;
}
