import type { Gateway } from '../ports/gateway/gateway.ts';
import type { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import type { ProviderBook } from '../ports/gateway/book.ts';
import { stripeBook } from '../ports/gateway/stripe/book.ts';
import { stripeGateway } from '../ports/gateway/stripe/stripe.ts';
import { publicUrlOf } from './public-url.ts';
import type { Settings } from './settings.ts';

type Chosen = Pick<Settings, 'stripe' | 'publicUrl' | 'host' | 'port'>;

/** Stripe when there is a key for it. */
export const realGateway = (settings: Chosen): Gateway | null =>
  settings.stripe === null ? null : stripeGateway({ ...settings.stripe, returnUrl: `${publicUrlOf(settings)}/` });

/** The real one when there is a key for it; else the bank of the sandbox. */
export const gatewayFor = (settings: Chosen, sandbox: SandboxBank): Gateway => realGateway(settings) ?? sandbox;

/** The book of the same. */
export const providerBookFor = ({ stripe }: Pick<Settings, 'stripe'>, sandbox: SandboxBank): ProviderBook =>
  stripe === null ? sandbox : stripeBook(stripe);
