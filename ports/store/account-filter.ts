import type { HoldKind } from '../../domain/account.ts';
import type { Bucket } from '../../domain/aging.ts';
import type { Day } from '../../domain/time/time.ts';

/** Which accounts: those of which all that is given is true. */
export interface AccountFilter {
  /** Of collections. */
  state?: string | undefined;
  service?: string | undefined;
  /** Overdue since that due day or longer. */
  overdueFrom?: Day | undefined;
  /** Part of the id, name, e-mail or external id, in any case. */
  q?: string | undefined;
  currency?: string | undefined;
  /** Name of the policy that they are under, and its version. */
  policy?: string | undefined;
  policyVersion?: number | undefined;
  tag?: string | undefined;
  /** What is open of all invoices together, as of the last recorded step. */
  balanceFromMinor?: number | undefined;
  balanceToMinor?: number | undefined;
  /** Something of that age is open, on their local day. */
  bucket?: Bucket | undefined;
  /** Who looks after them. */
  owner?: string | undefined;
  /** A hold of that kind is on. */
  hold?: HoldKind | undefined;
  /** Somebody wants to look at them on an earlier local day than this. */
  nextActionBefore?: Day | undefined;
  /** Their service goes off on an earlier local day than this, if nobody pays. */
  deactivationBefore?: Day | undefined;
}
