import { afterEach, beforeEach } from '@jest/globals';
import type { Instant } from '../../../domain/time/time.ts';
import type { Gateway, GatewayCharge, LookUpAnswer } from '../../../ports/gateway/gateway.ts';
import type { ProviderBook } from '../../../ports/gateway/book.ts';
import { stripeBook } from '../../../ports/gateway/stripe/book.ts';
import type { StripeOptions } from '../../../ports/gateway/stripe/client.ts';
import { stripeGateway } from '../../../ports/gateway/stripe/stripe.ts';
import { aCharge } from '../gateway-contract.ts';
import { type FakeStripe, startFakeStripe } from './server.ts';

const SECRET_KEY = 'sk_test_fake';
export const CREATE = 'POST /v1/payment_intents';

/** A fake Stripe for each test, and gateways to it. Its clock is the machine's, until it is moved. */
export class StripeBank {
  fake!: FakeStripe;
  gateway!: Gateway;
  skewMs = 0;

  /** Another process, with other options. */
  open = (more: Partial<StripeOptions> = {}): Gateway => stripeGateway(this.#options(more));
  openBook = (more: Partial<StripeOptions> = {}): ProviderBook => stripeBook(this.#options(more));

  #options(more: Partial<StripeOptions>): StripeOptions {
    return {
      secretKey: SECRET_KEY,
      apiBase: this.fake.url,
      returnUrl: 'https://pay.example/',
      ...more,
      patience: { callMs: 1_500, deedMs: 4_000, backoffMs: 5, ...more.patience },
    };
  }

  /** A charge of a test method that was added to its account. */
  async ready(token: string, more: Partial<GatewayCharge> = {}): Promise<GatewayCharge> {
    const charge = aCharge(token, more);
    const details = await this.gateway.describe(token, charge.accountId);
    return { ...charge, token: details?.token ?? token };
  }

  lookUp = ({ key, at, accountId, token }: GatewayCharge, sentAt: Instant | null = null): Promise<LookUpAnswer> =>
    this.gateway.lookUp(key, at, { accountId, token, sentAt });

  intentOf = ({ key }: GatewayCharge) => this.fake.book.under(key);
  timesCalled = (name: string): number => this.fake.calls.filter((call) => call.name === name).length;
  passHours = (hours: number): void => void (this.skewMs += hours * 3_600_000);
}

export function stripeBank(): StripeBank {
  const bank = new StripeBank();
  beforeEach(async () => {
    bank.skewMs = 0;
    bank.fake = await startFakeStripe(SECRET_KEY, () => Date.now() + bank.skewMs);
    bank.gateway = bank.open();
  });
  afterEach(() => bank.fake.stop());
  return bank;
}
