import type { Actor } from '../../domain/account.ts';

/** CLABEs of accounts' own, at which what arrives is theirs. */
export interface VirtualClabes {
  /**
   * The account's own; the first time, the next of the prefix's range that isn't `taken` by an account of the company.
   * `isNew`: it was given just now. 422 `clabe_range_exhausted`, 422 `not_in_pesos` (SPEI moves nothing else).
   */
  allocateClabe(wanted: {
    accountId: string;
    prefix: string;
    taken: readonly string[];
    actor: Actor;
  }): Promise<{ clabe: string; isNew: boolean }>;
  /** Null: it has none. */
  clabeOf(accountId: string): Promise<string | null>;
}
