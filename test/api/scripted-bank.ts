import type { Movement, MovementKind, Payout } from '../../domain/reconciliation/movements.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import type { ProviderBook, Span } from '../../ports/gateway/book.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import type {
  ChargeInBook,
  FoundAnswer,
  Gateway,
  GatewayAnswer,
  GatewayCharge,
  GatewayRefund,
  LookUpAnswer,
  MethodDetails,
  RefundAnswer,
} from '../../ports/gateway/gateway.ts';
import type {
  BookedCharge,
  Challenge,
  ChargeNamed,
  ChargeSeen,
  SandboxBook,
} from '../../ports/gateway/sandbox/book.ts';
import { TEST_CARDS } from '../../ports/gateway/sandbox/tokens.ts';
import type { Page } from '../../ports/store/store.ts';

/** The money is given. */
export const given = async ({ amountMinor }: GatewayRefund): Promise<RefundAnswer> => ({
  outcome: 'succeeded',
  refundRef: 're_1',
  amountMinor,
});

/** A bank that does what a token says, and can be made to wait. */
export class ScriptedBank implements Gateway, SandboxBook, ProviderBook {
  readonly chargedBack = new Set<string>();
  readonly closed = new Map<string, 'won' | 'lost'>();
  readonly keyLifeMs = Number.POSITIVE_INFINITY;
  /** A charge of `tok_slow` waits for this. */
  gate: Promise<void> = Promise.resolve();
  readonly rows: {
    id: string;
    at: Instant;
    key: string;
    accountId: string;
    amountMinor: number;
    currency: string;
    outcome: 'succeeded' | 'declined' | 'requiresAction';
  }[] = [];
  /** What its book says besides, and its payouts. */
  readonly moreMovements: Movement[] = [];
  readonly paidOut: Payout[] = [];
  /** Why its book can't be asked. */
  bookFails: Error | null = null;
  /** Charges of `tok_requires_action`, by their keys. */
  readonly challenged = new Map<string, Challenge>();

  async charge({ key, accountId, token, amountMinor, currency, at }: GatewayCharge): Promise<GatewayAnswer> {
    if (token === 'tok_slow') await this.gate;
    if (token === 'tok_timeout_lost') throw new OutcomeUnknown('no answer');
    const declineCode = {
      tok_insufficient_funds: 'insufficient_funds',
      tok_stolen: 'stolen_card',
      tok_expired: 'expired_card',
    }[token];
    const id = `ch_${this.rows.length + 1}`;
    this.rows.push({
      id,
      at,
      key,
      accountId,
      amountMinor,
      currency,
      outcome: declineCode === undefined ? 'succeeded' : 'declined',
    });
    if (token === 'tok_requires_action') {
      Object.assign(this.rows.at(-1) ?? {}, { outcome: 'requiresAction' });
      this.challenged.set(key, 'open');
      return { outcome: 'requiresAction', providerRef: id, amountMinor, url: null };
    }
    if (token === 'tok_bank_ok') return { outcome: 'pending', providerRef: id, amountMinor };
    return declineCode === undefined
      ? { outcome: 'succeeded', providerRef: id, amountMinor }
      : { outcome: 'declined', declineCode, providerRef: id };
  }

  readonly provider = 'sandbox';
  isLive = false;

  readonly testCards = TEST_CARDS;

  /** Ids of the methods that it was told to forget. */
  readonly forgotten: string[] = [];

  async forget({ methodId }: { methodId: string }): Promise<void> {
    this.forgotten.push(methodId);
  }

  async probe(): Promise<void> {}

  async setFault(): Promise<void> {}

  readonly clock = 'account';
  readonly covers = new Set<MovementKind>(['charge', 'refund', 'dispute']);

  async *movements({ from, to }: Span): AsyncGenerator<Movement[]> {
    if (this.bookFails !== null) throw this.bookFails;
    yield this.rows.filter(({ outcome, at }) => outcome === 'succeeded' && at >= from && at < to).map(bookedAs);
    yield this.moreMovements.filter(({ at }) => at >= from && at < to);
  }

  async *payouts(): AsyncGenerator<Payout[]> {
    yield this.paidOut;
  }

  async *chargesSince(): AsyncGenerator<ChargeInBook[]> {
    if (this.bookFails !== null) throw this.bookFails;
    yield this.rows.map(({ id, outcome, ...row }) => ({
      ...row,
      token: '',
      answer:
        outcome === 'declined'
          ? { outcome, declineCode: 'insufficient_funds', providerRef: id }
          : { outcome, providerRef: id, amountMinor: row.amountMinor, url: null },
      givenBackMinor: 0,
    }));
  }

  async lookUp(): Promise<LookUpAnswer> {
    return { outcome: 'notFound' };
  }

  async cancel(providerRef: string): Promise<FoundAnswer> {
    return { outcome: 'declined', declineCode: 'authentication_not_handled', providerRef };
  }

  /** Every call for a refund, whatever came of it. */
  readonly refundCalls: GatewayRefund[] = [];
  /** What comes of a call for a refund; unless it is set, the money is given. */
  refunding: (refund: GatewayRefund) => Promise<RefundAnswer> = given;

  refund(refund: GatewayRefund): Promise<RefundAnswer> {
    this.refundCalls.push(refund);
    return this.refunding(refund);
  }

  async describe(token: string): Promise<MethodDetails | null> {
    if (token === 'tok_away') throw new TryLater('away', { afterMs: 1_000 });
    if (token === 'tok_refuses_us') throw new RailRefused('401');
    if (!token.startsWith('tok_') || token === 'tok_nobody_knows') return null;
    const kind = token.startsWith('tok_bank') ? 'bankAccount' : 'card';
    return {
      provider: this.provider,
      kind,
      brand: kind === 'card' ? 'visa' : 'bank',
      last4: '4242',
      expMonth: kind === 'card' ? 12 : null,
      expYear: kind === 'card' ? 2030 : null,
      fingerprint: `fp_${token}`,
    };
  }

  async charges(accountId: string): Promise<Page<BookedCharge>> {
    return { items: this.rows.filter((row) => row.accountId === accountId), nextCursor: null };
  }

  async chargeBack(chargeId: string): Promise<{ key: string } | null> {
    const row = this.rows.find(({ id, outcome }) => id === chargeId && outcome === 'succeeded');
    if (row === undefined || this.chargedBack.has(chargeId)) return null;
    this.chargedBack.add(chargeId);
    return row;
  }

  async closeChargeback(charge: ChargeNamed, outcome: 'won' | 'lost'): Promise<{ key: string } | null> {
    const row = this.named(charge);
    if (row === undefined || !this.chargedBack.has(row.id) || this.closed.has(row.id)) return null;
    this.closed.set(row.id, outcome);
    return row;
  }

  async chargeNamed(charge: ChargeNamed): Promise<ChargeSeen | null> {
    const row = this.named(charge);
    return row === undefined
      ? null
      : {
          outcome: row.outcome,
          chargedBack: this.chargedBack.has(row.id),
          chargebackOutcome: this.closed.get(row.id) ?? null,
          challenge: this.challenged.get(row.key) ?? null,
        };
  }

  async challenge(key: string, outcome: 'confirmed' | 'refused'): Promise<BookedCharge | null> {
    const row = this.rows.find((one) => one.key === key && this.challenged.get(key) === 'open');
    if (row === undefined) return null;
    this.challenged.set(key, outcome);
    row.outcome = outcome === 'confirmed' ? 'succeeded' : 'declined';
    return row;
  }

  private named(charge: ChargeNamed) {
    return this.rows.find((row) => ('id' in charge ? row.id === charge.id : row.key === charge.key));
  }
}

const bookedAs = ({ id, at, amountMinor, currency }: ScriptedBank['rows'][number]): Movement => ({
  id: `txn_${id}`,
  kind: 'charge',
  amountMinor,
  feeMinor: 0,
  netMinor: amountMinor,
  currency,
  asked: { amountMinor, currency },
  chargeRef: id,
  ref: id,
  at,
  availableOn: at.slice(0, 10) as Day,
});
