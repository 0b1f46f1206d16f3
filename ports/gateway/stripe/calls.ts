import { setTimeout as wait } from 'node:timers/promises';
import { Stripe } from 'stripe';
import { RailRefused, TryLater } from '../../failures.ts';
import { OutcomeUnknown } from '../gateway.ts';
import { WireBroken } from './wire.ts';

export interface Patience {
  /** One call. */
  callMs: number;
  /** Everything that one deed asks of Stripe: less than the 30 s in which it has to end. */
  deedMs: number;
  /** The first wait before what was too much at once is asked again; each next one is twice as long. */
  backoffMs: number;
}
export const PATIENCE: Patience = { callMs: 15_000, deedMs: 27_000, backoffMs: 500 };

/** As long as a call under the same key is in flight, ours is not taken: it is asked again for so long. */
const IN_FLIGHT_MS = 8_000;
const LATER_MS = 15_000;
const AWAY_MS = 5_000;
const LONGEST_BACKOFF_MS = 8_000;
const LEAST_MS = 200;

/** The calls of one deed, which end together within its time. */
export interface Calls {
  /**
   * What may move money. Throws `OutcomeUnknown` when nobody can tell what happened, `TryLater` when it surely was not
   * done, `RailRefused`; and Stripe's own error when it is about what was asked.
   */
  deed<T>(call: (options: { timeout: number }) => Promise<T>): Promise<T>;
  /** What moves none: not answered, it may be asked again at any time. */
  read<T>(call: (options: { timeout: number }) => Promise<T>): Promise<T>;
}

export function callsWithin({ callMs, deedMs, backoffMs }: Patience): Calls {
  const startedMs = performance.now();
  const spentMs = (): number => performance.now() - startedMs;
  async function deed<T>(call: (options: { timeout: number }) => Promise<T>): Promise<T> {
    let inFlight: unknown = null;
    // Whatever became of ours: while another call of the key was in flight, that one may have done it.
    const late = (error: TryLater): Error =>
      inFlight === null
        ? error
        : new OutcomeUnknown('Stripe: another call of this key is in flight (409)', { cause: inFlight });
    for (let tries = 0, inFlightMs = 0; ; tries++) {
      const leftMs = deedMs - spentMs();
      if (leftMs < LEAST_MS) throw late(new TryLater('Stripe: no time left to ask in', { afterMs: LATER_MS }));
      try {
        return await call({ timeout: Math.ceil(Math.min(callMs, leftMs)) });
      } catch (error) {
        const pace = paceOf(error);
        if (pace === null) {
          const failure = failureOf(error);
          throw failure instanceof TryLater ? late(failure) : failure;
        }
        const pauseMs = pauseOf(error, tries, backoffMs);
        if (pace === 'inFlight') {
          inFlight = error;
          inFlightMs += pauseMs;
        }
        if (spentMs() + pauseMs + LEAST_MS >= deedMs || inFlightMs > IN_FLIGHT_MS)
          throw late(new TryLater('Stripe: too much at once (429)', { afterMs: LATER_MS, cause: error }));
        await wait(pauseMs);
      }
    }
  }
  return {
    deed,
    read: (call) =>
      deed(call).catch((error: unknown) => {
        throw error instanceof OutcomeUnknown
          ? new TryLater(error.message, { afterMs: AWAY_MS, cause: error.cause })
          : error;
      }),
  };
}

/** Why a call was not taken, and may be asked again at once; null: another reason. */
function paceOf(error: unknown): 'tooMuch' | 'inFlight' | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  if (error.statusCode === 429 || error.code === 'rate_limit' || error.code === 'lock_timeout') return 'tooMuch';
  return error.statusCode === 409 ? 'inFlight' : null;
}

/** As Stripe says, or ever longer, and never for many in one instant. */
function pauseOf(error: unknown, tries: number, backoffMs: number): number {
  const said = error instanceof Stripe.errors.StripeError ? Number(error.headers?.['retry-after']) * 1_000 : 0;
  const grown = Math.min(backoffMs * 2 ** tries, LONGEST_BACKOFF_MS);
  return Math.max(said || 0, grown * (0.5 + Math.random() / 2));
}

/** Codes that are about our account or our key, whatever status they come with. */
const ABOUT_US: ReadonlySet<string> = new Set([
  'account_invalid',
  'api_key_expired',
  'capability_not_active',
  'platform_account_required',
  'platform_api_key_expired',
  'secret_key_required',
  'testmode_charges_only',
  'tls_version_unsupported',
]);

/** What an error says of the call, unless it is about what was asked: then it is handed on as it is. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { statusCode, code, message, detail } = error as typeof error & { detail?: unknown };
  const said = `Stripe: ${code ?? error.rawType ?? error.type} (${statusCode ?? 'no answer'}): ${message}`;
  if (statusCode === 401 || statusCode === 403 || ABOUT_US.has(code ?? ''))
    return new RailRefused(said, { cause: error });
  if (detail instanceof WireBroken && detail.nothingSent)
    return new TryLater(`Stripe was not reached: ${detail.message}`, { afterMs: AWAY_MS, cause: detail });
  return statusCode === undefined || statusCode >= 500 || statusCode < 400
    ? new OutcomeUnknown(said, { cause: error })
    : error;
}

/** The SDK's error about what was asked: no such thing, a parameter, a state that doesn't allow it. */
export const isAboutTheCall = (error: unknown): error is Stripe.errors.StripeInvalidRequestError =>
  error instanceof Stripe.errors.StripeInvalidRequestError;

export const isMissing = (error: unknown): boolean => isAboutTheCall(error) && error.statusCode === 404;

/** The key was another call's. */
export const isReusedKey = (error: unknown): boolean => error instanceof Stripe.errors.StripeIdempotencyError;

/** Stripe takes keys of up to 255 characters. */
export const keyOf = (...parts: string[]): { idempotencyKey: string } => ({ idempotencyKey: parts.join(':') });
