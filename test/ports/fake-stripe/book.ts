import { randomUUID } from 'node:crypto';
import { type Decline, TEST_METHODS, type TestMethod } from './cards.ts';
import { Failure, invalid, missing } from './failure.ts';
import { feeOf, moved } from './balance.ts';
import { type Form, formAt, textAt } from './form.ts';

/** Things as Stripe shows them, as far as anybody here looks. */
// biome-ignore lint/suspicious/noExplicitAny: JSON of somebody else's, of which each route knows its part
export type Thing = { id: string; object: string; created: number; [more: string]: any };

export const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
const LEAST_AMOUNT = 50;

/** A copy, as it stands now: an intent's charge by its id, unless it is asked for whole. */
export function shown(thing: Thing, isWhole = false): Thing {
  const copy = structuredClone(thing);
  return copy.object === 'payment_intent' && !isWhole
    ? { ...copy, latest_charge: copy.latest_charge?.id ?? null }
    : copy;
}

/** Stripe's books, and what can be done with them. Each change of an intent, charge or method is an event. */
export class Book {
  readonly customers = new Map<string, Thing>();
  readonly methods = new Map<string, Thing>();
  readonly intents = new Map<string, Thing>();
  readonly setups = new Map<string, Thing>();
  readonly sessions = new Map<string, Thing>();
  readonly refunds = new Map<string, Thing>();
  readonly disputes = new Map<string, Thing>();
  readonly transactions = new Map<string, Thing>();
  readonly payouts = new Map<string, Thing>();
  readonly events: Thing[] = [];
  /** How often a method was charged, by its id. */
  readonly #calls = new Map<string, number>();
  nowMs = (): number => Date.now();
  /** Where holders confirm. */
  url = '';

  thing(prefix: string, object: string, more: object): Thing {
    return { id: newId(prefix), object, created: Math.floor(this.nowMs() / 1_000), livemode: false, ...more };
  }

  told(type: string, object: Thing): void {
    this.events.push(
      this.thing('evt', 'event', { type, api_version: '2026-10-28.endive', data: { object: shown(object) } }),
    );
  }

  createCustomer(form: Form): Thing {
    const customer = this.thing('cus', 'customer', { metadata: { ...formAt(form, 'metadata') } });
    this.customers.set(customer.id, customer);
    return customer;
  }

  /** A method of its own, or a test method as if it had just been made of its card. */
  method(id: string): Thing {
    const known = this.methods.get(id);
    if (known !== undefined) return known;
    const test = TEST_METHODS[id];
    if (test === undefined) throw missing('PaymentMethod', id);
    return this.thing('pm', 'payment_method', { ...methodOf(test), id, test: id, customer: null, metadata: {} });
  }

  attach(id: string, customer: string): Thing {
    const method = this.method(id);
    if (!this.customers.has(customer)) throw missing('customer', customer);
    if (method.detached) throw invalid('payment_method_unexpected_state', 'It was detached, and can not be used again');
    if (method.customer !== null) throw invalid('payment_method_unexpected_state', 'It is attached to a customer');
    const own = { ...method, id: this.methods.has(id) ? id : newId('pm'), customer };
    this.methods.set(own.id, own);
    return own;
  }

  detach(id: string): Thing {
    const method = this.methods.get(id);
    if (method === undefined) throw missing('PaymentMethod', id);
    Object.assign(method, { customer: null, detached: true });
    this.told('payment_method.detached', method);
    return method;
  }

  createIntent(form: Form): Thing {
    const amount = Number(textAt(form, 'amount'));
    if (!Number.isSafeInteger(amount) || amount < LEAST_AMOUNT)
      throw invalid('amount_too_small', `Amount must convert to at least 50 cents, not ${textAt(form, 'amount')}`);
    const currency = textAt(form, 'currency');
    if (currency === undefined || !/^[a-z]{3}$/.test(currency)) throw invalid('parameter_missing', 'currency');
    const method = this.method(textAt(form, 'payment_method') ?? '');
    const customer = textAt(form, 'customer') ?? null;
    if (customer !== null && !this.customers.has(customer)) throw missing('customer', customer);
    if (customer === null || method.customer !== customer)
      throw invalid('payment_method_unexpected_state', 'The method does not belong to this customer');
    const allowed = Object.values(formAt(form, 'allowed_payment_method_types'));
    if (allowed.length > 0 && !allowed.includes(method.type))
      throw invalid('payment_intent_incompatible_payment_method', `A ${method.type} is not allowed here`);
    const intent = this.thing('pi', 'payment_intent', {
      amount,
      currency,
      customer,
      payment_method: method.id,
      payment_method_types: [method.type],
      metadata: { ...formAt(form, 'metadata') },
      status: 'requires_confirmation',
      last_payment_error: null,
      next_action: null,
      latest_charge: null,
    });
    this.intents.set(intent.id, intent);
    this.told('payment_intent.created', intent);
    return textAt(form, 'confirm') === 'true'
      ? this.try(intent, method, textAt(form, 'off_session') === 'true')
      : intent;
  }

  confirmIntent(id: string, form: Form): Thing {
    const intent = this.intent(id);
    if (!['requires_confirmation', 'requires_payment_method', 'requires_action'].includes(intent.status))
      throw this.unexpected(intent, 'confirm');
    const method = this.method(textAt(form, 'payment_method') ?? intent.payment_method);
    return this.try(intent, method, textAt(form, 'off_session') === 'true', textAt(form, 'return_url'));
  }

  cancelIntent(id: string, form: Form): Thing {
    const intent = this.intent(id);
    if (['succeeded', 'canceled', 'processing'].includes(intent.status)) throw this.unexpected(intent, 'cancel');
    this.becomes(intent, 'canceled', { cancellation_reason: textAt(form, 'cancellation_reason') ?? null });
    return intent;
  }

  intent(id: string): Thing {
    const intent = this.intents.get(id);
    if (intent === undefined) throw missing('payment_intent', id);
    return intent;
  }

  /** The intent that was made under one of our keys, and took money if any did. */
  under(key: string): Thing | undefined {
    const made = [...this.intents.values()].filter(({ metadata }) => metadata.puntual_key === key);
    return made.find(({ status }) => status === 'succeeded') ?? made.at(-1);
  }

  becomes(intent: Thing, status: string, more: object = {}): void {
    Object.assign(intent, { status, next_action: null, ...more });
    const type = { requires_payment_method: 'payment_failed' }[status] ?? status;
    this.told(`payment_intent.${type}`, intent);
  }

  succeed(intent: Thing): Thing {
    const { amount, currency, metadata, payment_method_types } = intent;
    const charge = this.thing('ch', 'charge', {
      amount,
      amount_refunded: 0,
      currency,
      disputed: false,
      metadata: { ...metadata },
      payment_intent: intent.id,
      payment_method_details: { type: payment_method_types[0] },
    });
    this.becomes(intent, 'succeeded', { last_payment_error: null, latest_charge: charge });
    moved(this, { category: 'charge', amount, fee: feeOf(amount), source: charge });
    return intent;
  }

  /** What a card is declined with, or a debit comes back with. */
  fail(intent: Thing, decline: { code: string; decline_code?: string; [more: string]: unknown }): Thing {
    const payment_method = this.method(intent.payment_method);
    const error = { type: 'card_error', message: decline.decline_code ?? decline.code, ...decline, payment_method };
    this.becomes(intent, 'requires_payment_method', { last_payment_error: error });
    return error as unknown as Thing;
  }

  private try(intent: Thing, method: Thing, isOffSession: boolean, returnUrl?: string): Thing {
    const calls = (this.#calls.get(method.id) ?? 0) + 1;
    this.#calls.set(method.id, calls);
    intent.payment_method = method.id;
    const { charges } = TEST_METHODS[method.test] as TestMethod;
    const does = charges[Math.min(calls, charges.length) - 1];
    if (does === 'succeeds') return this.succeed(intent);
    if (does === 'settles' || (typeof does === 'object' && 'returns' in does)) {
      this.becomes(intent, 'processing', { last_payment_error: null });
      return intent;
    }
    if (does === 'needsHolder' || does === 'needsHolderAtOnce') {
      if (isOffSession && does === 'needsHolder')
        throw this.declined(intent, { code: 'authentication_required', decline_code: 'authentication_required' });
      const next_action =
        returnUrl === undefined
          ? { type: 'use_stripe_sdk', use_stripe_sdk: {} }
          : {
              type: 'redirect_to_url',
              redirect_to_url: { url: `${this.url}/3ds/${intent.id}`, return_url: returnUrl },
            };
      this.becomes(intent, 'requires_action', { last_payment_error: null, next_action });
      return intent;
    }
    const { declines, code, advice, network, networkAdvice } = does as Decline;
    throw this.declined(intent, {
      code: code ?? 'card_declined',
      decline_code: declines,
      ...(advice === undefined ? {} : { advice_code: advice }),
      ...(network === undefined ? {} : { network_decline_code: network }),
      ...(networkAdvice === undefined ? {} : { network_advice_code: networkAdvice }),
    });
  }

  private declined(intent: Thing, decline: { code: string; decline_code: string }): Failure {
    const error = this.fail(intent, decline) as unknown as { type: string; message: string };
    return new Failure(402, { ...error, payment_intent: shown(intent) }, true);
  }

  private unexpected(intent: Thing, verb: string): Failure {
    return invalid('payment_intent_unexpected_state', `You cannot ${verb} this: it is ${intent.status}`, {
      payment_intent: shown(intent),
    });
  }
}

function methodOf({ type, brand, last4 }: TestMethod): object {
  const fingerprint = `fp_${type}_${last4}`;
  const card = { brand, last4, exp_month: 8, exp_year: 2031, fingerprint };
  const us_bank_account = { bank_name: brand, last4, fingerprint };
  const sepa_debit = { bank_code: brand, last4, fingerprint };
  return { type, [type]: { card, us_bank_account, sepa_debit }[type] };
}
