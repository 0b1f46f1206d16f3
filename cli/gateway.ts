import { RailRefused } from '../ports/failures.ts';
import type { Gateway } from '../ports/gateway/gateway.ts';
import type { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import type { ProviderBook } from '../ports/gateway/book.ts';
import { stripeBook } from '../ports/gateway/stripe/book.ts';
import { stripeGateway } from '../ports/gateway/stripe/stripe.ts';
import { within } from '../ports/within.ts';
import { publicUrlOf } from './public-url.ts';
import { BadSettings, type Settings } from './settings.ts';

type Chosen = Pick<Settings, 'stripe' | 'publicUrl' | 'host' | 'port'>;

/** Stripe when there is a key for it. */
const realGateway = (settings: Chosen): Gateway | null =>
  settings.stripe === null ? null : stripeGateway({ ...settings.stripe, returnUrl: `${publicUrlOf(settings)}/` });

/** The real one when there is a key for it; else the bank of the sandbox. */
export const gatewayFor = (settings: Chosen, sandbox: SandboxBank): Gateway => realGateway(settings) ?? sandbox;

/** The book of the same. */
export const providerBookFor = ({ stripe }: Pick<Settings, 'stripe'>, sandbox: SandboxBank): ProviderBook =>
  stripe === null ? sandbox : stripeBook(stripe);

const ANSWERS_WITHIN_MS = 5_000;

/**
 * Asks the real gateway whether it takes us. A definite no is refused, before anything is begun. One that does not
 * answer may come back: what is charged waits for it.
 */
export async function checkGateway(
  settings: Chosen,
  say: (line: string) => void,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<void> {
  const gateway = realGateway(settings);
  if (gateway === null) return;
  const heard = await within(gateway.probe(), withinMs).catch((error: Error) => error);
  if (heard instanceof RailRefused)
    throw new BadSettings(`STRIPE_SECRET_KEY or STRIPE_API_BASE must be one that Stripe takes: ${heard.message}`);
  if (heard === null) say(`Stripe has not answered in ${withinMs / 1_000} s. Charges wait until it does.`);
  else if (heard instanceof Error)
    say(`Stripe can not be asked right now (${heard.message}). Charges wait until it can.`);
}
