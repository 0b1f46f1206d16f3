import type { Stripe } from 'stripe';
import { fromStripe } from './amounts.ts';
import { idOf } from './client.ts';
import { declineCodeOf } from './decline-code.ts';
import { ACCOUNT, isDebit, KEY, ONCE, pageOf } from './intents.ts';
import type { Charged, ProviderWord } from '../words.ts';
import { detailsOf } from './methods.ts';

/** What an event says that concerns us; null: another type, or another's business on the same Stripe account. */
export function wordOf(event: Stripe.Event): ProviderWord | null {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.processing':
    case 'payment_intent.requires_action':
    case 'payment_intent.canceled':
    case 'payment_intent.payment_failed':
      return ofIntent(event.type, event.data.object);
    // A dispute may begin as a question, which takes no money: it counts from when the money goes.
    case 'charge.dispute.created':
    case 'charge.dispute.funds_withdrawn':
      return isQuestion(event.data.object) ? null : ofDispute(event.data.object, 'disputeOpened');
    case 'charge.dispute.closed':
      return isQuestion(event.data.object) ? null : ofDispute(event.data.object, 'disputeClosed');
    case 'charge.refunded':
      return ofRefund(event.data.object);
    case 'refund.failed':
    case 'refund.updated':
      return ofFailedRefund(event.data.object);
    case 'payment_method.automatically_updated': {
      const details = detailsOf(event.data.object);
      if (details === null) return null;
      const { kind: _, ...told } = details;
      return { says: 'methodUpdated', token: event.data.object.id, ...told };
    }
    case 'payment_method.detached':
      return { says: 'methodDetached', token: event.data.object.id };
    case 'setup_intent.succeeded': {
      const { payment_method, metadata } = event.data.object;
      const [token, accountId] = [idOf(payment_method), metadata?.[ACCOUNT]];
      if (token === null || accountId === undefined) return null;
      return { says: 'setupSucceeded', token, accountId, ...(metadata?.[ONCE] === 'yes' ? { once: true } : {}) };
    }
    default:
      return null;
  }
}

type IntentEvent = `payment_intent.${'succeeded' | 'processing' | 'requires_action' | 'canceled' | 'payment_failed'}`;

function ofIntent(type: IntentEvent, intent: Stripe.PaymentIntent): ProviderWord | null {
  const key = intent.metadata?.[KEY];
  if (key === undefined) return null;
  const charged: Charged = {
    key,
    accountId: intent.metadata?.[ACCOUNT] ?? null,
    providerRef: intent.id,
    amountMinor: fromStripe(intent.amount, intent.currency),
    currency: intent.currency.toUpperCase(),
  };
  switch (type) {
    case 'payment_intent.succeeded':
      return { says: 'chargeSucceeded', ...charged };
    case 'payment_intent.processing':
      return { says: 'chargePending', ...charged };
    case 'payment_intent.canceled':
      return { says: 'chargeCanceled', ...charged };
    case 'payment_intent.requires_action':
      return { says: 'actionRequired', ...charged, url: pageOf(intent) };
    case 'payment_intent.payment_failed': {
      const error = intent.last_payment_error;
      // That the holder has to confirm is no end: whoever charged hears it there and then, and asks the holder.
      if (error?.code === 'authentication_required') return null;
      return { says: 'chargeFailed', ...charged, declineCode: declineCodeOf(error ?? {}), isReturn: isDebit(intent) };
    }
  }
}

/** Stripe calls an inquiry a dispute as well, and one that was kept from becoming one: no money moves by them. */
const isQuestion = ({ status }: Stripe.Dispute): boolean => status.startsWith('warning_') || status === 'prevented';

function ofDispute(dispute: Stripe.Dispute, says: 'disputeOpened' | 'disputeClosed'): ProviderWord | null {
  const providerRef = idOf(dispute.payment_intent);
  if (providerRef === null) return null;
  const disputed = {
    disputeRef: dispute.id,
    providerRef,
    amountMinor: fromStripe(dispute.amount, dispute.currency),
    currency: dispute.currency.toUpperCase(),
  };
  if (says === 'disputeClosed') return { says, outcome: dispute.status === 'won' ? 'won' : 'lost', ...disputed };
  const type = dispute.payment_method_details?.type;
  return { says, reason: dispute.reason, isDebit: type !== undefined && type !== 'card', ...disputed };
}

/** Money that was given back and did not arrive; what has not failed says nothing. */
function ofFailedRefund({ status, metadata, failure_reason }: Stripe.Refund): ProviderWord | null {
  const key = metadata?.[KEY];
  if (key === undefined || (status !== 'failed' && status !== 'canceled')) return null;
  return { says: 'refundFailed', key, because: failure_reason ?? status };
}

function ofRefund(charge: Stripe.Charge): ProviderWord | null {
  const providerRef = idOf(charge.payment_intent);
  if (providerRef === null) return null;
  return {
    says: 'refunded',
    key: charge.metadata?.[KEY] ?? null,
    providerRef,
    amountMinor: fromStripe(charge.amount_refunded, charge.currency),
    currency: charge.currency.toUpperCase(),
  };
}
