import type { AttemptOutcome, AttemptTrigger } from '../../domain/account.ts';
import type { Outcome } from '../../domain/events.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Provider } from '../gateway/gateway.ts';
import type { Page, PageQuery } from './page.ts';

export interface AttemptRow {
  id: string;
  accountId: string;
  at: Instant;
  trigger: AttemptTrigger;
  invoiceIds: string[];
  amountMinor: number;
  paymentMethodId: string;
  /** Who is asked for the money, under the key. */
  provider: Provider;
  /** null: sent or about to be, no answer yet. */
  outcome: AttemptOutcome | null;
  declineCode: string | null;
  key: string;
  providerRef: string | null;
  paymentId: string | null;
  /** The event that told the chart, kept so that a repeated activity answers the same. */
  answer: Outcome | null;
}

/** Tries to take money; they are made by what `charges.ts` begins and settles. */
export interface Attempts {
  attemptById(id: string): Promise<AttemptRow | null>;
  /** By the provider's own name for it. Null also while nobody has written that down yet. */
  attemptByProviderRef(providerRef: string): Promise<AttemptRow | null>;
  attemptByKey(key: string): Promise<AttemptRow | null>;
  attempts(accountId: string, page: PageQuery): Promise<Page<AttemptRow>>;
  /** Until when a card network's limit holds back an attempt that was taken and not begun; null: none does. */
  limitOf(accountId: string, attemptId: string): Promise<{ until: Instant; reason: string } | null>;
}
