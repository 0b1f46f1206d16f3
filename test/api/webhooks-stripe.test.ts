import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Stripe } from 'stripe';
import type { App } from '../../api/deps.ts';
import { hear, sweepInbox } from '../../ports/inbox/hear.ts';
import { stripeDoor } from '../../ports/inbox/stripe.ts';
import { runningApi } from './running-api.ts';
import { stripeDispute, stripeEvent, stripeIntent } from './stripe-events.ts';

/** What Stripe tells by itself, in whatever order it comes: charges, disputes, cards. */
const api = runningApi();
const SECRET = 'whsec_an_endpoint_of_ours';
const options = { policyName: 'mexico', gateway: api.bank, now: () => api.machineNow, mailsIn: null };
let app: App;

beforeAll(async () => {
  app = await api.serve({ doors: [stripeDoor(SECRET)], hear: (unheard) => hear(api.store, unheard, options) });
});
afterAll(() => app.close());

let count = 0;
async function told(type: string, object: object, id = `evt_${(count += 1)}`): Promise<{ id: string; status: number }> {
  const payload = JSON.stringify(stripeEvent(id, type, object));
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET });
  const { statusCode } = await api.call(
    'POST',
    '/webhooks/stripe',
    { role: null, payload, headers: { 'stripe-signature': header } },
    app,
  );
  await decided(id);
  return { id, status: statusCode };
}
const statusOf = async (id: string): Promise<string | undefined> =>
  (await api.sql.query('SELECT status FROM inbox_events WHERE event_id = $1', [id])).rows[0]?.status;
async function decided(id: string): Promise<void> {
  for (let i = 0; i < 50 && (await statusOf(id)) === 'pending'; i++) await new Promise((done) => setTimeout(done, 10));
}
async function sweep(): Promise<void> {
  api.passMinutes(1);
  await sweepInbox(api.store, options);
}

/** An account with an attempt that has no answer yet. */
async function asked(token: string): Promise<{ accountId: string; invoiceId: string; attempt: Attempt }> {
  const { id: accountId } = await api.account({ autopay: true });
  await api.card(accountId, token);
  const { id: invoiceId } = await api.invoice(accountId);
  await api.post(`/v1/invoices/${invoiceId}/pay`, {});
  const [attempt] = (await api.get(`/v1/accounts/${accountId}/payment-attempts`)).json().items;
  return { accountId, invoiceId, attempt };
}
interface Attempt {
  id: string;
  key: string;
  amountMinor: number;
}
const statusOfInvoice = async (id: string) => (await api.get(`/v1/invoices/${id}`)).json().status;
const shown = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json();

test('a signature that is wrong, or missing, lets nothing in', async () => {
  const before = await api.rowCounts();
  const payload = JSON.stringify({ id: 'evt_x', type: 'payment_intent.succeeded', data: { object: {} } });
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_another' });
  for (const headers of [{ 'stripe-signature': header }, {}] as Record<string, string>[]) {
    const { statusCode } = await api.call('POST', '/webhooks/stripe', { role: null, payload, headers }, app);
    expect(statusCode).toBe(400);
  }
  expect(await api.rowCounts()).toEqual(before);
});

test('a refund that came back is a task, and told of early it is heard when it is known', async () => {
  const { id } = await api.account();
  await api.card(id);
  const { id: invoiceId } = await api.invoice(id, 10_000);
  await api.made(`/v1/invoices/${invoiceId}/pay`);
  await api.made(`/v1/invoices/${invoiceId}/credit-notes`, { amountMinor: 5_000, reason: 'Too much' });
  const { id: refundId } = await api.made(`/v1/accounts/${id}/refunds`, { amountMinor: 5_000, reason: 'On request' });
  await api.hands.settled(id);
  const failed = (key: string) => ({
    id: 're_1',
    object: 'refund',
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    metadata: { puntual_key: key },
  });
  const early = await told('refund.failed', failed('nobody:refund:rfd_x:0'));
  expect(await statusOf(early.id)).toBe('pending');
  const { id: event } = await told('refund.failed', failed(`${id}:refund:${refundId}:0`));
  expect(await statusOf(event)).toBe('done');
  expect((await api.get(`/v1/refunds/${refundId}`)).json()).toMatchObject({
    status: 'byHand',
    parts: [{ because: 'expired_or_canceled_card' }],
  });
});

describe('a charge', () => {
  test('whose answer was lost is paid by the word of it, once; later and older words change nothing', async () => {
    const { accountId, invoiceId, attempt } = await asked('tok_timeout_lost');
    expect((await shown(accountId)).autopay.state).not.toBe('charging');
    await told('payment_intent.succeeded', stripeIntent(attempt, 'pi_paid'));
    expect(await statusOfInvoice(invoiceId)).toBe('paid');
    await told('payment_intent.succeeded', stripeIntent(attempt, 'pi_paid'));
    await told('payment_intent.processing', stripeIntent(attempt, 'pi_paid'));
    await told(
      'payment_intent.payment_failed',
      stripeIntent(attempt, 'pi_paid', { last_payment_error: { code: 'card_declined' } }),
    );
    const { items } = (await api.get(`/v1/accounts/${accountId}/payments`)).json();
    expect([items.length, await statusOfInvoice(invoiceId)]).toEqual([1, 'paid']);
  });

  test('of which we know nothing yet is heard when we do', async () => {
    const { invoiceId, attempt } = await asked('tok_timeout_lost');
    await api.sql.query("UPDATE attempts SET key = key || '-hidden' WHERE id = $1", [attempt.id]);
    const { id, status } = await told('payment_intent.succeeded', stripeIntent(attempt, 'pi_early'));
    expect([status, await statusOf(id)]).toEqual([200, 'pending']);
    await api.sql.query('UPDATE attempts SET key = $2 WHERE id = $1', [attempt.id, attempt.key]);
    await sweep();
    expect([await statusOf(id), await statusOfInvoice(invoiceId)]).toEqual(['done', 'paid']);
  });

  test('that had been declined, and for which money came after all, is a task and no booking', async () => {
    const { accountId, invoiceId, attempt } = await asked('tok_insufficient_funds');
    await told('payment_intent.succeeded', stripeIntent(attempt, 'pi_after'));
    expect(await statusOfInvoice(invoiceId)).toBe('open');
    const { items } = (await api.get(`/v1/tasks?accountId=${accountId}&kind=keyMismatch`)).json();
    expect(items).toHaveLength(1);
  });

  test('its holder is to confirm waits, and is paid when he has', async () => {
    const { accountId, invoiceId, attempt } = await asked('tok_requires_action');
    const waiting = (await api.get(`/v1/payment-attempts/${attempt.id}`)).json();
    expect([waiting.outcome, waiting.action]).toEqual(['pending', { kind: 'confirm', url: null }]);
    expect((await api.post(`/v1/invoices/${invoiceId}/pay`, {})).json().code).toBe('payment_in_progress');
    await api.made(`/v1/sandbox/challenges/${attempt.id}`, { outcome: 'confirmed' });
    expect(await statusOfInvoice(invoiceId)).toBe('paid');
    await api.settled(accountId);
    const templates = (await api.get(`/v1/accounts/${accountId}/emails`))
      .json()
      .items.map(({ template }: { template: string }) => template);
    expect(templates).toEqual(expect.arrayContaining(['payment-confirm', 'payment-receipt']));
  });
});

describe('a dispute', () => {
  async function paid(ref: string) {
    const one = await asked('tok_timeout_lost');
    await told('payment_intent.succeeded', stripeIntent(one.attempt, ref));
    return one;
  }

  test('takes the money back, and won gives it again; told in the wrong order, the same', async () => {
    const { invoiceId, attempt } = await paid('pi_won');
    const { id: closed } = await told('charge.dispute.closed', stripeDispute(attempt, 'pi_won', 'won'));
    expect([await statusOf(closed), await statusOfInvoice(invoiceId)]).toEqual(['pending', 'paid']);
    await told('charge.dispute.created', stripeDispute(attempt, 'pi_won', 'needs_response'));
    expect(await statusOfInvoice(invoiceId)).toBe('open');
    await sweep();
    expect([await statusOf(closed), await statusOfInvoice(invoiceId)]).toEqual(['done', 'paid']);
    await told('charge.dispute.funds_withdrawn', stripeDispute(attempt, 'pi_won', 'needs_response'));
    expect(await statusOfInvoice(invoiceId)).toBe('paid');
  });

  test('that is lost is over; autopay is off and a person knows', async () => {
    const { accountId, invoiceId, attempt } = await paid('pi_lost');
    await told('charge.dispute.created', stripeDispute(attempt, 'pi_lost', 'needs_response'));
    const { items } = (await api.get(`/v1/tasks?accountId=${accountId}&kind=chargeback`)).json();
    expect(items).toHaveLength(1);
    await told('charge.dispute.closed', stripeDispute(attempt, 'pi_lost', 'lost'));
    const { autopay } = await shown(accountId);
    expect([await statusOfInvoice(invoiceId), autopay.enabled]).toEqual(['open', false]);
  });

  test('before we have heard that it was paid waits for that', async () => {
    const { invoiceId, attempt } = await asked('tok_timeout_lost');
    const { id } = await told('charge.dispute.created', stripeDispute(attempt, 'pi_first', 'needs_response'));
    expect(await statusOf(id)).toBe('pending');
    await told('payment_intent.succeeded', stripeIntent(attempt, 'pi_first'));
    await sweep();
    expect([await statusOf(id), await statusOfInvoice(invoiceId)]).toEqual(['done', 'open']);
  });
});

describe('a card', () => {
  test('that its network renews can be charged again where it had expired', async () => {
    const { id: accountId } = await api.account();
    const card = await api.card(accountId, 'tok_expired');
    const { id: invoiceId } = await api.invoice(accountId);
    await api.post(`/v1/invoices/${invoiceId}/pay`, {});
    expect((await api.get(`/v1/payment-methods/${card.id}`)).json().status).toBe('expired');
    await api.sql.query("UPDATE payment_methods SET token = 'pm_renew' WHERE id = $1", [card.id]);
    const renewed = await api.store.renewMethod({
      provider: 'sandbox',
      token: 'pm_renew',
      brand: 'visa',
      last4: '0070',
      expMonth: 12,
      expYear: 2031,
      fingerprint: 'fp_new',
      cause: 'evt_renewed',
      actor: { kind: 'provider', id: 'stripe' },
    });
    expect(renewed).toMatchObject({ status: 'active', last4: '0070', expYear: 2031 });
    const types = (await api.get(`/v1/accounts/${accountId}/timeline`))
      .json()
      .items.map(({ type }: { type: string }) => type);
    expect(types).toContain('method.changed');
  });

  test('that is detached there is removed here', async () => {
    const { id: accountId } = await api.account();
    const card = await api.card(accountId, 'tok_ok');
    await api.sql.query("UPDATE payment_methods SET token = 'pm_gone' WHERE id = $1", [card.id]);
    await told('payment_method.detached', { id: 'pm_gone', object: 'payment_method' });
    expect((await api.get(`/v1/accounts/${accountId}/payment-methods`)).json().items).toEqual([]);
  });
});
