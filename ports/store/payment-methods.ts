import type { Actor, MethodKind } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Provider } from '../gateway/gateway.ts';

export interface MethodRow {
  id: string;
  accountId: string;
  /** Whose token it is. */
  provider: Provider;
  kind: MethodKind;
  token: string;
  brand: string;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  fingerprint: string;
  default: boolean;
  status: 'active' | 'blocked' | 'expired' | 'removed';
  /** Left for one payment of its holder: never the default, and removed when it is known what came of that. */
  once: boolean;
  createdAt: Instant;
}

export interface PaymentMethods {
  addMethod(
    input: Omit<MethodRow, 'createdAt' | 'status' | 'once'> & { once?: boolean; chargeNow: boolean; actor: Actor },
  ): Promise<MethodRow>;
  removeMethod(input: { methodId: string; actor: Actor }): Promise<MethodRow>;
  defaultMethod(input: { methodId: string; requestId?: string; actor: Actor }): Promise<MethodRow>;
  /**
   * Its network has given a card another date, or number. One that had expired can be charged again. Null: nobody's
   * token, or one that was removed.
   */
  renewMethod(
    input: Pick<MethodRow, 'provider' | 'token' | 'brand' | 'last4' | 'expMonth' | 'expYear' | 'fingerprint'> & {
      cause: string;
      actor: Actor;
    },
  ): Promise<MethodRow | null>;
  /** Whether this token was a method's that is removed. */
  hadMethod(provider: Provider, token: string): Promise<boolean>;
  methodByToken(provider: Provider, token: string): Promise<MethodRow | null>;
  /** Left for one payment that was not made within a day, `limit` of them. Nothing is waited for of any. */
  unusedOnce(limit: number): Promise<string[]>;
  /** Removed after the one payment that they were left for, and their provider has not been told yet. */
  onceToForget(provider: Provider, limit: number): Promise<MethodRow[]>;
  /** Its provider has been told. */
  onceForgotten(methodId: string): Promise<void>;
  /** Oldest first, without those that were removed. */
  methods(accountId: string): Promise<MethodRow[]>;
  methodById(id: string): Promise<MethodRow | null>;
}
