import { describe, expect, test } from '@jest/globals';
import type { OverrideRequest, Request } from '../../domain/events.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** A refusal says what is wrong with the request, and what would be right. */

const debtor = () => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-12');

/** What is asked on a debt two days overdue, and what is said to it. */
const asked = (life: Story, request: Partial<Request> & Pick<Request, 'type'>): unknown[] | null => {
  const refusal = life.refusal({ reason: '', expectedVersion: null, role: 'agent', ...request } as Request);
  if (refusal === null) return null;
  const { allowed, ...data } = refusal.data;
  return [refusal.status, refusal.code, refusal.message, ...(Object.keys(data).length === 0 ? [] : [data])];
};
const override = (life: Story, type: OverrideRequest['type'], given: object = {}) =>
  asked(life, { type, ...given } as Partial<Request> & Pick<Request, 'type'>);

describe('payments', () => {
  const pay = (life: Story, given: object = {}) =>
    asked(life, {
      type: 'PAY_REQUESTED',
      attemptId: 'att_9',
      invoiceId: null,
      methodId: null,
      trigger: 'portal',
      ...given,
    } as Request);

  test("nothing is open, no method, another's method", () => {
    expect(pay(story({ card: 'tok_ok' }))).toEqual([422, 'nothing_due', 'Nothing is open']);
    expect(pay(debtor())).toEqual([422, 'no_payment_method', 'The account has no default payment method']);
    expect(pay(debtor(), { methodId: 'pm_77' })).toEqual([
      422,
      'no_payment_method',
      "Payment method pm_77 is not one of this account's",
    ]);
    expect(pay(debtor().card('tok_ok'), { invoiceId: 'Z' })).toEqual([422, 'nothing_due', 'Nothing is open']);
  });

  test('all of it is in dispute, or covered by credit', () => {
    const message = 'Nothing is left to pay: it is disputed, on its way, or covered by credit';
    expect(pay(debtor().card('tok_ok').disputes('A'))).toEqual([422, 'nothing_due', message]);
    expect(
      pay(
        story({ card: 'tok_ok', autopay: false })
          .on('2026-03-02')
          .invoice('1,000.00', { due: '2026-03-10' })
          .transfer('1,000.00', ''),
      ),
    ).toEqual([422, 'nothing_due', message]);
  });

  test('an attempt is in flight: whose outcome is awaited', () => {
    const message = 'An attempt is in flight or its outcome is being looked up';
    expect(pay(debtor().card('tok_ok').bankKeepsBack().pays())).toEqual([
      409,
      'payment_in_progress',
      message,
      { attemptId: 'att_1' },
    ]);
  });

  test('a card that was refused for good', () => {
    expect(pay(debtor().card('tok_stolen').pays().later(120))).toEqual([
      422,
      'card_blocked',
      'The bank has refused this card for good: another one is needed',
    ]);
  });

  test('too soon after a decline: when it may be', () => {
    expect(pay(debtor().card('tok_insufficient_funds').pays())).toEqual([
      409,
      'retry_too_soon',
      'The bank has just declined this method',
      { retryAllowedAt: '2026-03-12T16:00:00.000Z' },
    ]);
  });

  test("a network's limit: by which rule, and until when", () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as const,
          source: 'Visa, once a month',
          declines: { max: 1, hours: 720 },
          sameAmount: null,
        },
      ],
    };
    const life = story({ card: 'tok_insufficient_funds', autopay: false, policy })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .pays()
      .later(120);
    expect(pay(life)).toEqual([
      422,
      'attempt_limit_reached',
      'This card may not be tried for now: Visa, once a month',
      { retryAllowedAt: '2026-04-01T15:00:00.000Z' },
    ]);
  });
});

describe("an agent's retry", () => {
  const retry = (life: Story, methodId: string | null = null) =>
    override(life, 'RETRY_NOW_REQUESTED', { attemptId: 'att_9', methodId });
  const due = () =>
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .card('tok_ok', { default: false })
      .on('2026-03-10');

  test('is for what is due by today', () => {
    expect(retry(due().on('2026-03-09'), 'pm_1')).toEqual([422, 'nothing_due', 'Nothing is open']);
    expect(retry(due())).toEqual([422, 'no_payment_method', 'The account has no default payment method']);
    expect(retry(due(), 'pm_1')).toBeNull();
    expect(retry(due().pause('2026-03-19', { invoiceId: 'A' }), 'pm_1')).toEqual([
      422,
      'nothing_due',
      'Nothing is left to pay: it is disputed, on its way, or covered by credit',
    ]);
  });
});

describe('disputes and proofs', () => {
  test('a dispute: of what, how much, and until when', () => {
    const dispute = (life: Story, given: object = {}) =>
      asked(life, {
        type: 'DISPUTE_REQUESTED',
        disputeId: 'dsp_9',
        invoiceId: 'A',
        amountMinor: null,
        reason: '',
        late: false,
        ...given,
      } as Request);
    expect(dispute(debtor(), { invoiceId: 'Z' })).toEqual([
      422,
      'invoice_not_open',
      'Invoice Z is not open on this account',
    ]);
    expect(dispute(debtor().disputes('A'))).toEqual([409, 'not_allowed_now', 'This invoice is in dispute already']);
    expect(dispute(debtor(), { amountMinor: 100_001 })).toEqual([
      422,
      'amount_too_large',
      'amountMinor: at most the balance of 100000',
    ]);
    expect(dispute(debtor(), { amountMinor: 100_000 })).toBeNull();
    expect(dispute(debtor().on('2026-03-18'))).toEqual([
      422,
      'dispute_window_closed',
      'An invoice can be disputed until 2026-03-17, to the end of the day',
      { closedAt: '2026-03-18T06:00:00.000Z' },
    ]);
    expect(dispute(debtor().invoice('500.00', { due: '2026-04-10' }).disputes('B'))).toBeNull();
    expect(dispute(debtor().pause('2026-03-31', { invoiceId: 'A' }))).toBeNull();
  });

  test('a proof: decided, too small, or the second of its case', () => {
    const accept = (life: Story) => asked(life, { type: 'PROOF_ACCEPTED', proofId: 'prf_1' });
    expect(accept(debtor())).toEqual([409, 'not_allowed_now', 'This proof has been decided already']);
    expect(asked(debtor(), { type: 'PROOF_REJECTED', proofId: 'prf_1' } as Request)).toEqual([
      409,
      'not_allowed_now',
      'This proof has been decided already',
    ]);
    expect(accept(debtor().proof('prf_1', '999.99'))).toBeNull();
    expect(accept(debtor().on('2026-05-13').proof('prf_1', '999.99'))).toEqual([
      422,
      'proof_too_small',
      'All proofs together show 99999, asked for is 100000',
      { askedMinor: 100_000, shownMinor: 99_999 },
    ]);
    expect(
      accept(debtor().on('2026-05-13').proof('prf_0', '1,000.00').accepts('prf_0').proof('prf_1', '1,000.00')),
    ).toBeNull();
    expect(
      accept(
        debtor()
          .on('2026-05-13')
          .proof('prf_0', '1,000.00')
          .accepts('prf_0')
          .on('2026-05-20')
          .proof('prf_1', '1,000.00'),
      ),
    ).toEqual([422, 'provisional_return_used', 'The service was given back on a proof in this case before']);
  });
});

describe('overrides', () => {
  test('pause and resume', () => {
    const pause = (given: object, life = debtor()) =>
      override(life, 'PAUSE_REQUESTED', { until: '2026-04-01', invoiceId: null, legal: false, ...given });
    expect(pause({})).toBeNull();
    expect(pause({ legal: true })).toEqual([403, 'forbidden', "A legal hold is an admin's"]);
    expect(pause({ legal: true, role: 'admin' })).toBeNull();
    expect(pause({ legal: true, role: 'admin', until: null })).toBeNull();
    expect(pause({ until: null })).toEqual([422, 'until_required', 'until: the last day of the pause']);
    expect(pause({ until: '2026-03-11' })).toEqual([422, 'until_in_the_past', 'until: from 2026-03-12 on']);
    expect(pause({ until: '2026-03-11', legal: true, role: 'admin' })).toEqual([
      422,
      'until_in_the_past',
      'until: from 2026-03-12 on',
    ]);
    expect(pause({ invoiceId: 'Z' })).toEqual([422, 'invoice_not_open', 'Invoice Z is not open on this account']);
    expect(override(debtor(), 'RESUME_REQUESTED', { invoiceId: null })).toEqual([
      409,
      'not_allowed_now',
      'Nothing is paused',
    ]);
  });

  test('extend: once, by up to 15 days, an admin as it likes', () => {
    const extend = (life: Story, days: number, role = 'agent') => override(life, 'EXTEND_REQUESTED', { days, role });
    expect(extend(story(), 1)).toEqual([409, 'not_allowed_now', 'Nothing is overdue']);
    expect(extend(debtor(), 15)).toBeNull();
    expect(extend(debtor(), 16)).toEqual([
      422,
      'limit_exceeded',
      'days: an agent may grant up to 15 days, an admin more',
      { limit: 15 },
    ]);
    const once = debtor().overrides({ type: 'EXTEND_REQUESTED', days: 1 });
    expect(extend(once, 1)).toEqual([
      409,
      'not_allowed_now',
      'This case was extended already; an admin may do it again',
    ]);
    expect(extend(once, 90, 'admin')).toBeNull();
  });

  test('a promise', () => {
    const promise = (life: Story, given: object = {}) =>
      override(life, 'PROMISE_REQUESTED', { amountMinor: 100_000, on: '2026-03-13', ...given });
    expect(promise(story())).toEqual([409, 'not_allowed_now', 'Nothing is open']);
    expect(promise(debtor().promises('1.00', '2026-03-13'))).toEqual([
      409,
      'not_allowed_now',
      'There is a promise already',
    ]);
    expect(
      promise(debtor().promises('1.00', '2026-03-13').on('2026-03-20').promises('1.00', '2026-03-20').on('2026-03-25')),
    ).toEqual([409, 'not_allowed_now', 'A case has at most 2 promises']);
    const outOfRange = [422, 'promise_day_out_of_range', 'on: from 2026-03-12 to 2026-03-27', { latest: '2026-03-27' }];
    expect(promise(debtor(), { on: '2026-03-11' })).toEqual(outOfRange);
    expect(promise(debtor(), { on: '2026-03-12' })).toBeNull();
    expect(promise(debtor(), { on: '2026-03-27' })).toBeNull();
    expect(promise(debtor(), { on: '2026-03-28' })).toEqual(outOfRange);
    expect(promise(debtor(), { amountMinor: 100_001 })).toEqual([
      422,
      'amount_too_large',
      'amountMinor: at most the 100000 that is open and not in dispute',
    ]);
  });

  test('a plan', () => {
    const plan = (life: Story, ...installments: [on: string, amountMinor: number][]) =>
      override(life, 'PLAN_REQUESTED', {
        installments: installments.map(([on, amountMinor]) => ({ on, amountMinor })),
      });
    expect(plan(story())).toEqual([409, 'not_allowed_now', 'Nothing is open']);
    expect(plan(debtor().plan({ '2026-03-20': '1,000.00' }), ['2026-03-21', 100_000])).toEqual([
      409,
      'not_allowed_now',
      'There is a plan already',
    ]);
    expect(plan(debtor(), ['2026-03-20', 50_000], ['2026-03-21', 49_999])).toEqual([
      422,
      'plan_does_not_add_up',
      'installments: together 99999, open and not in dispute is 100000',
      { openMinor: 100_000 },
    ]);
    const notAscending = [422, 'plan_days_not_ascending', 'installments: days must ascend, from 2026-03-12 on'];
    expect(plan(debtor(), ['2026-03-20', 50_000], ['2026-03-20', 50_000])).toEqual(notAscending);
    expect(plan(debtor(), ['2026-03-20', 50_000], ['2026-03-30', 20_000], ['2026-03-25', 30_000])).toEqual(
      notAscending,
    );
    expect(plan(debtor(), ['2026-03-11', 100_000])).toEqual(notAscending);
    expect(plan(debtor(), ['2026-03-12', 50_000], ['2026-03-13', 50_000])).toBeNull();
  });

  test('reminders', () => {
    expect(override(story(), 'SEND_REMINDER_REQUESTED')).toEqual([409, 'not_allowed_now', 'Nothing is overdue']);
    expect(override(debtor().pause('2026-03-31'), 'SEND_REMINDER_REQUESTED')).toEqual([
      409,
      'not_allowed_now',
      'A hold means silence',
    ]);
    expect(override(debtor().pause('2026-03-31', { invoiceId: 'A' }), 'SEND_REMINDER_REQUESTED')).toEqual([
      409,
      'not_allowed_now',
      'A hold means silence',
    ]);
    expect(override(debtor().pause('2026-03-31', { invoiceId: 'A' }), 'SKIP_REMINDER_REQUESTED')).toEqual([
      409,
      'not_allowed_now',
      'No reminder is to come',
    ]);
    expect(override(debtor().on('2026-05-06'), 'SKIP_REMINDER_REQUESTED')).toEqual([
      409,
      'not_allowed_now',
      'No reminder is to come',
    ]);
    expect(override(debtor(), 'SKIP_REMINDER_REQUESTED')).toBeNull();
  });

  test('deactivate: after the last notice of a debt that is still overdue', () => {
    const refusal = [
      409,
      'not_allowed_now',
      'Deactivating needs overdue debt and a last notice that was sent, or an admin who says fraud',
    ];
    const deactivate = (life: Story, fraud = false, role = 'agent') =>
      override(life, 'DEACTIVATE_REQUESTED', { fraud, role });
    expect(deactivate(debtor())).toEqual(refusal);
    expect(deactivate(debtor(), true)).toEqual(refusal);
    expect(deactivate(debtor(), false, 'admin')).toEqual(refusal);
    expect(deactivate(debtor(), true, 'admin')).toBeNull();
    const noticed = () =>
      debtor().invoice('500.00', { due: '2026-03-10' }).on('2026-05-05').invoice('70.00', { due: '2026-05-05' });
    const named = [
      409,
      'not_allowed_now',
      'The last notice has named a later day: 2026-05-11',
      { until: '2026-05-11' },
    ];
    expect(deactivate(noticed())).toEqual(named);
    expect(deactivate(noticed().transfer('1,000.00', 'A'))).toEqual(named);
    // What it was about is paid, or in dispute: the debt that came since was never warned of.
    expect(deactivate(noticed().transfer('1,500.00', 'A B').on('2026-05-06'))).toEqual(refusal);
    expect(deactivate(noticed().disputes('A', { late: true }).disputes('B', { late: true }).on('2026-05-06'))).toEqual(
      refusal,
    );
  });

  test('reactivate with debt: until when, for up to five days, an admin for more', () => {
    const reactivate = (until: string | null, role = 'agent') =>
      override(debtor().on('2026-05-12'), 'REACTIVATE_REQUESTED', { until, role });
    expect(reactivate(null)).toEqual([
      422,
      'until_required',
      'until: with debt, the last day on which the service is to be on',
    ]);
    expect(reactivate(null, 'admin')).toEqual([
      422,
      'until_required',
      'until: with debt, the last day on which the service is to be on',
    ]);
    expect(reactivate('2026-05-12')).toEqual([422, 'until_in_the_past', 'until must be after 2026-05-12']);
    expect(reactivate('2026-05-17')).toBeNull();
    expect(reactivate('2026-05-18')).toEqual([
      422,
      'limit_exceeded',
      'until: an agent may grant up to 5 days, an admin more',
      { limit: 5 },
    ]);
    expect(reactivate('2026-06-30', 'admin')).toBeNull();
  });

  test("an admin's alone", () => {
    expect(override(debtor(), 'WRITE_OFF_REQUESTED')).toEqual([403, 'forbidden', "Writing off is an admin's"]);
    expect(override(story(), 'WRITE_OFF_REQUESTED', { role: 'admin' })).toEqual([
      409,
      'not_allowed_now',
      'Nothing is open',
    ]);
    expect(override(debtor(), 'CHANGE_POLICY_REQUESTED', { policy: mexico })).toEqual([
      403,
      'forbidden',
      "Changing the policy is an admin's",
    ]);
  });

  test('a policy in another currency than the account', () => {
    const dollars = { ...mexico, name: 'usa', currency: 'USD' };
    expect(override(debtor(), 'CHANGE_POLICY_REQUESTED', { policy: dollars, role: 'admin' })).toEqual([
      422,
      'policy_currency',
      'Version 1 of the policy usa is in USD, the account in MXN',
      { currency: 'MXN', policyCurrency: 'USD' },
    ]);
  });
});
