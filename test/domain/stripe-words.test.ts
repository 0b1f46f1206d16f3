import { describe, expect, test } from '@jest/globals';
import { wordOf } from '../../ports/gateway/stripe/events.ts';
import { verifyStripe } from '../../ports/gateway/stripe/verify.ts';
import { Book, type Thing } from '../ports/fake-stripe/book.ts';
import { closeDispute, createRefund, openDispute } from '../ports/fake-stripe/money-back.ts';
import { signatureOf } from '../ports/fake-stripe/webhooks.ts';

/** What a fake's book tells of what happens in it, in our words. */
function told(happens: (book: Book, intent: (token: string, currency?: string) => Thing) => void): unknown[] {
  const book = new Book();
  book.url = 'https://bank.example';
  const { id: customer } = book.createCustomer({ metadata: { puntual_account: 'acc_1' } });
  happens(book, (token, currency = 'mxn') => {
    const form = {
      amount: '116000',
      currency,
      customer,
      payment_method: book.attach(token, customer).id,
      confirm: 'true',
      off_session: 'true',
      metadata: { puntual_key: 'acc_1:charge:att_1:pm_1', puntual_account: 'acc_1' },
    };
    try {
      return book.createIntent(form);
    } catch {
      return [...book.intents.values()].at(-1) as Thing;
    }
  });
  return book.events.map((event) => wordOf(event as never)).filter((word) => word !== null);
}

const charged = {
  key: 'acc_1:charge:att_1:pm_1',
  accountId: 'acc_1',
  providerRef: expect.stringMatching(/^pi_/),
  amountMinor: 116_000,
  currency: 'MXN',
};
const { key: _, accountId: __, ...moved } = charged;

describe('what Stripe says of a charge', () => {
  test('it succeeded', () => {
    expect(told((_, charge) => charge('pm_card_visa'))).toEqual([{ says: 'chargeSucceeded', ...charged }]);
  });

  test('it failed, with the words that count', () => {
    expect(told((_, charge) => charge('pm_card_chargeDeclinedNoRetry'))).toEqual([
      { says: 'chargeFailed', ...charged, declineCode: 'do_not_honor+mastercard_advice_03', isReturn: false },
    ]);
  });

  test('a debit is on its way, and comes back', () => {
    const words = told((book, charge) => {
      book.fail(charge('pm_usBankAccount_insufficientFunds'), { code: 'insufficient_funds' });
    });
    expect(words).toEqual([
      { says: 'chargePending', ...charged },
      { says: 'chargeFailed', ...charged, declineCode: 'insufficient_funds', isReturn: true },
    ]);
  });

  test('its holder has to confirm: that it needs them is no end, where they are asked is a word', () => {
    const words = told((book, charge) => {
      const { id } = charge('pm_card_authenticationRequired');
      book.confirmIntent(id, { off_session: 'false', return_url: 'https://us.example' });
      book.cancelIntent(id, {});
    });
    expect(words).toEqual([
      { says: 'actionRequired', ...charged, url: expect.stringMatching(/^https:\/\/bank\.example\/3ds\/pi_/) },
      { says: 'chargeCanceled', ...charged },
    ]);
  });

  test('in minor units of ISO 4217', () => {
    expect(told((_, charge) => charge('pm_card_visa', 'isk'))).toEqual([
      { says: 'chargeSucceeded', ...charged, amountMinor: 1_160, currency: 'ISK' },
    ]);
  });

  test("another's business on the same Stripe account is none of ours", () => {
    const book = new Book();
    const { id: customer } = book.createCustomer({});
    const payment_method = book.attach('pm_card_visa', customer).id;
    book.createIntent({ amount: '100', currency: 'mxn', customer, payment_method, confirm: 'true' });
    expect(book.events.map((event) => wordOf(event as never))).toEqual([null, null]);
  });
});

describe('what Stripe says after a charge', () => {
  test.each(['won', 'lost'] as const)('it is disputed, and the dispute is %s', (outcome) => {
    const words = told((book, charge) => {
      closeDispute(book, openDispute(book, charge('pm_card_visa').id, 'fraudulent').id, outcome);
    });
    const disputed = { ...moved, disputeRef: expect.stringMatching(/^du_/) };
    expect(words.slice(1)).toEqual([
      { says: 'disputeOpened', ...disputed, reason: 'fraudulent', isDebit: false },
      { says: 'disputeClosed', ...disputed, outcome },
    ]);
  });

  test('a question of the bank takes no money, until it becomes a dispute', () => {
    const words = told((book, charge) => {
      const question = openDispute(book, charge('pm_card_visa').id, 'general', 'warning_needs_response');
      closeDispute(book, question.id, 'warning_closed');
      book.told('charge.dispute.funds_withdrawn', { ...question, status: 'needs_response' });
    });
    expect(words.slice(1)).toMatchObject([{ says: 'disputeOpened', reason: 'general' }]);
  });

  test('a refund of ours came back; one that has not failed, or is not ours, says nothing', () => {
    const ofStripe = (status: string, more: object = {}) => ({
      id: 're_1',
      object: 'refund',
      status,
      metadata: { puntual_key: 'acc_1:refund:rfd_1:0' },
      failure_reason: 'lost_or_stolen_card',
      ...more,
    });
    const said = (refund: object, type = 'refund.failed') => wordOf({ type, data: { object: refund } } as never);
    const failed = { says: 'refundFailed', key: 'acc_1:refund:rfd_1:0', because: 'lost_or_stolen_card' };
    expect(said(ofStripe('failed'))).toEqual(failed);
    expect(said(ofStripe('failed'), 'refund.updated')).toEqual(failed);
    expect(said(ofStripe('canceled', { failure_reason: null }))).toEqual({ ...failed, because: 'canceled' });
    expect(said(ofStripe('succeeded'), 'refund.updated')).toBeNull();
    expect(said(ofStripe('failed', { metadata: {} }))).toBeNull();
  });

  test('money went back, all of it so far', () => {
    const words = told((book, charge) => {
      const { id: payment_intent } = charge('pm_card_visa');
      createRefund(book, { payment_intent, amount: '16000' });
      createRefund(book, { payment_intent, amount: '100000' });
    });
    expect(words.slice(1)).toEqual([
      { says: 'refunded', ...moved, key: charged.key, amountMinor: 16_000 },
      { says: 'refunded', ...moved, key: charged.key, amountMinor: 116_000 },
    ]);
  });

  test('a method has new details, or is gone, or was set up', () => {
    const token = expect.stringMatching(/^pm_/);
    const words = told((book) => {
      const customer = [...book.customers.keys()][0] ?? '';
      const method = book.attach('pm_card_visa', customer);
      book.told('payment_method.automatically_updated', {
        ...method,
        card: { ...method.card, last4: '0005', exp_year: 2034 },
      });
      book.detach(method.id);
      const setup = { payment_method: method.id, metadata: { puntual_account: 'acc_1' } };
      book.told('setup_intent.succeeded', book.thing('seti', 'setup_intent', setup));
      book.told('setup_intent.succeeded', book.thing('seti', 'setup_intent', { ...setup, metadata: {} }));
      book.told('invoice.paid', book.thing('in', 'invoice', {}));
    });
    expect(words).toEqual([
      {
        says: 'methodUpdated',
        token,
        brand: 'visa',
        last4: '0005',
        expMonth: 8,
        expYear: 2034,
        fingerprint: 'fp_card_4242',
      },
      { says: 'methodDetached', token },
      { says: 'setupSucceeded', token, accountId: 'acc_1' },
    ]);
  });
});

describe('whether Stripe has said it', () => {
  const NOW_MS = Date.parse('2026-03-10T15:00:00Z');
  const MINUTES_MS = 60_000;
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'invoice.paid', data: { object: {} } });
  const verified = (header: string | undefined, text = body, nowMs = NOW_MS) =>
    verifyStripe(Buffer.from(text), header, 'whsec_ours', nowMs, 5 * MINUTES_MS);

  test('with our secret, within the time', () => {
    expect(verified(signatureOf(body, 'whsec_ours', NOW_MS))).toMatchObject({ id: 'evt_1', type: 'invoice.paid' });
    expect(verified(signatureOf(body, 'whsec_ours', NOW_MS - 5 * MINUTES_MS))).not.toBeNull();
  });

  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['no header of Stripe', 'v1=abc'],
    ['another secret', signatureOf(body, 'whsec_theirs', NOW_MS)],
    ['another body', signatureOf(`${body} `, 'whsec_ours', NOW_MS)],
    ['an old one', signatureOf(body, 'whsec_ours', NOW_MS - 5 * MINUTES_MS - 1_000)],
  ])('not with %s', (_, header) => {
    expect(verified(header)).toBeNull();
  });

  test('not when what was signed is no JSON', () => {
    expect(verified(signatureOf('<html>', 'whsec_ours', NOW_MS), '<html>')).toBeNull();
  });

  test('letters with accents are signed as bytes', () => {
    const text = body.replace('evt_1', 'evt_ñ');
    expect(verified(signatureOf(text, 'whsec_ours', NOW_MS), text)).toMatchObject({ id: 'evt_ñ' });
  });
});
