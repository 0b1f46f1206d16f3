import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { told } from './told.ts';

/** `who type: summary`, and the data. */
const lines = (life: Story, of: RegExp): [string, Record<string, unknown>][] =>
  told(life, of).map(([type, who, summary, data]) => [`${who} ${type}: ${summary}`, data]);

describe('what the timeline says of an attempt', () => {
  const due = (token: string) =>
    story({ card: token }).on('2026-03-02').invoice('1,160.00', { due: '2026-03-10' }).on('2026-03-10', '12:00');
  const said = (life: Story) => lines(life, /^(charge|retr|task)/);
  const [attemptId, amountMinor, invoiceIds, paymentMethodId] = ['att_214-1', 116_000, ['A'], 'pm_1'];
  const attempted = (trigger: string, id = attemptId) => [
    'puntual charge.attempted: Charge of 1,160.00 MXN on 1 invoice',
    { attemptId: id, trigger, amountMinor, invoiceIds, paymentMethodId },
  ];
  const succeeded = (id = attemptId) => [
    'puntual charge.succeeded: Charged 1,160.00 MXN',
    { attemptId: id, paymentId: `pay_${id}`, amountMinor },
  ];
  const declined = (id = attemptId) => [
    'puntual charge.declined: Declined: insufficient_funds',
    { attemptId: id, declineCode: 'insufficient_funds', amountMinor, paymentMethodId },
  ];
  const taken = [
    'puntual charge.reconciled: Looked up at the provider: the money was taken',
    { attemptId, paymentId: `pay_${attemptId}`, amountMinor, outcome: 'succeeded' },
  ];
  const unknown = [
    'puntual charge.unknown: No answer from the provider: it is looked up before anything else is tried',
    { attemptId, amountMinor },
  ];

  test('declined, and charged an hour later', () => {
    expect(said(due('tok_declined_once'))).toEqual([
      attempted('autopay'),
      declined(),
      ['puntual retry.scheduled: To be tried again at 2026-03-10 11:30', { at: '2026-03-10T17:30:00.000Z', rung: 1 }],
      attempted('retry', 'att_214-2'),
      succeeded('att_214-2'),
    ]);
  });

  test('declined to the end', () => {
    expect(said(due('tok_insufficient_funds').on('2026-03-31')).at(-1)).toEqual([
      'puntual retries.exhausted: Declined 5 times: not tried again by itself',
      { attempts: 5 },
    ]);
  });

  test('unknown, and found at the provider: the money was taken', () => {
    expect(said(due('tok_timeout_charged'))).toEqual([attempted('autopay'), unknown, taken, succeeded()]);
  });

  test('unknown, and found at the provider: it had declined', () => {
    const life = story({ card: 'tok_timeout_lost' })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:31');
    life.fact({ type: 'CHARGE_DECLINED', attemptId, declineCode: 'insufficient_funds', found: true });
    expect(said(life)).toEqual([
      attempted('autopay'),
      unknown,
      [
        'puntual charge.reconciled: Looked up at the provider: it had declined',
        { attemptId, declineCode: 'insufficient_funds', amountMinor, paymentMethodId, outcome: 'declined' },
      ],
      declined(),
      ['puntual retry.scheduled: To be tried again at 2026-03-10 11:30', { at: '2026-03-10T17:30:00.000Z', rung: 1 }],
    ]);
  });

  test('lost, and sent once more', () => {
    expect(said(due('tok_timeout_lost'))).toEqual([
      attempted('autopay'),
      unknown,
      ['puntual charge.reconciled: Looked up at the provider: nothing was taken', { attemptId, outcome: 'lost' }],
      ['puntual charge.lost: The attempt never reached the provider', { attemptId }],
      attempted('autopay'),
      succeeded(),
    ]);
  });

  test("a provider that can't be asked: a task, once", () => {
    const life = story({ card: 'tok_timeout_charged' })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:34');
    life.world.deaf = true;
    expect(said(life.on('2026-03-15'))).toEqual([
      attempted('autopay'),
      unknown,
      [
        "puntual task.opened: The provider can't be asked about attempt att_214-1: ask it by hand",
        { attemptId, since: '2026-03-10T16:35:00.000Z', on: '2026-03-11' },
      ],
    ]);
  });

  test('a direct debit: on its way, settled, and come back', () => {
    const pending = [
      attempted('autopay'),
      ['puntual charge.pending: Direct debit of 1,160.00 MXN is on its way', { attemptId, amountMinor }],
    ];
    expect(said(due('tok_bank_returned').on('2026-03-13', '11:00'))).toEqual([
      ...pending,
      taken,
      succeeded(),
      [
        'puntual charge.returned: Direct debit of 1,160.00 MXN came back: debit_returned',
        { attemptId, amountMinor, declineCode: 'debit_returned' },
      ],
      ['puntual retry.scheduled: To be tried again at 2026-03-16 10:30', { at: '2026-03-16T16:30:00.000Z', rung: 1 }],
    ]);
    const stalled = due('tok_bank_ok');
    stalled.world.stalls = true;
    expect(said(stalled.on('2026-03-31'))).toEqual([
      ...pending,
      [
        'puntual task.opened: Direct debit att_214-1 has neither settled nor come back: ask the bank',
        { attemptId, amountMinor },
      ],
    ]);
  });

  test('not made: the window was missed, or the balance moved in between', () => {
    const missed = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .outageUntil('2026-03-10', '22:00');
    expect(said(missed)).toEqual([['puntual charge.skipped: Not charged in the window: charged in the next one', {}]]);
    const moved = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,160.00', { due: '2026-03-10' });
    moved.world.ledger.receive(116_000, ['A']);
    expect(said(moved.on('2026-03-10', '10:31'))).toEqual([
      ['puntual charge.skipped: Not charged: the balance moved in between', { attemptId }],
    ]);
  });
});

describe("what the timeline says of an account's papers, methods and money", () => {
  const said = (life: Story) =>
    lines(life, /^(account|autopay|method|invoice|credit|transfer|dispute|chargeback|task|refund)/);
  const news = (life: Story, what: (life: Story) => Story) => {
    const before = said(life).length;
    return said(what(life)).slice(before);
  };
  const visa = { kind: 'card', brand: 'visa', last4: '4242' };

  test('the account and its methods', () => {
    const life = story()
      .card('tok_ok')
      .card('tok_stolen', { default: false, brand: 'mastercard' })
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' })
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: 'pm_1' })
      .changes({ email: 'new@guthrie.example', name: 'Guthrie Hnos' })
      .autopay(true)
      .autopay(true)
      .autopay(false);
    expect(said(life)).toEqual([
      [
        'ana account.opened: Account of Guthrie opened under policy mexico 1',
        { policy: { name: 'mexico', version: 1 } },
      ],
      ['guthrie method.added: visa 4242 added', { paymentMethodId: 'pm_1', ...visa, default: true }],
      [
        'guthrie method.added: mastercard 4242 added',
        { paymentMethodId: 'pm_2', ...visa, brand: 'mastercard', default: false },
      ],
      ['ana method.defaulted: mastercard 4242 is the default now', { paymentMethodId: 'pm_2' }],
      ['ana method.removed: mastercard 4242 removed', { paymentMethodId: 'pm_2', newDefaultId: 'pm_1' }],
      ['ana account.changed: Changed: name, email', { fields: ['name', 'email'] }],
      ['guthrie autopay.changed: Autopay switched on', { enabled: true, consent: { by: 'guthrie', text: 'I agree' } }],
      ['guthrie autopay.changed: Autopay switched off', { enabled: false }],
    ]);
  });

  test('opened with autopay on: the consent is of whoever opened it', () => {
    expect(said(story({ autopay: true })).at(-1)).toEqual([
      'ana autopay.changed: Autopay switched on',
      { enabled: true, consent: { by: 'ana', text: null } },
    ]);
    expect(said(story({ autopay: false }))).toHaveLength(1);
  });

  test('a transfer, its match, and the credit that it leaves', () => {
    const life = story().on('2026-03-02').invoice('100.00', { due: '2026-03-10' });
    const settledAt = '2026-03-02T15:00:00.000Z';
    expect(news(life, (at) => at.transfer('150.00', 'A', { key: 'MX1' }))).toEqual([
      [
        'bank transfer.received: Transfer of 150.00 MXN received',
        { transferId: 'btx_pay_1', trackingKey: 'MX1', amountMinor: 15_000, settledAt },
      ],
      [
        'bank transfer.matched: Matched by its reference',
        {
          transferId: 'btx_pay_1',
          status: 'matched',
          allocations: [{ invoiceId: 'A', amountMinor: 10_000 }],
          creditMinor: 5_000,
        },
      ],
      ['puntual invoice.paid: Invoice IN60A is paid', { invoiceId: 'A', number: 'IN60A' }],
    ]);
    expect(
      news(life, (at) =>
        at.fact({
          type: 'TRANSFER_RECEIVED',
          transferId: 'btx_2',
          trackingKey: null,
          settledAt,
          status: 'partial',
          byHand: true,
          ...at.world.ledger.receive(1_000, []),
        }),
      )[1],
    ).toEqual([
      'ana transfer.matched: Matched by an agent',
      { transferId: 'btx_2', status: 'partial', allocations: [], creditMinor: 1_000 },
    ]);
    expect(news(life, (at) => at.invoice('70.00', { due: '2026-03-10' }))).toEqual([
      [
        'ana invoice.issued: Invoice IN60B over 70.00 MXN, due on 2026-03-10',
        { invoiceId: 'B', number: 'IN60B', totalMinor: 7_000, dueOn: '2026-03-10' },
      ],
      [
        'puntual credit.applied: Credit of 60.00 MXN paid towards invoice IN60B',
        { invoiceId: 'B', amountMinor: 6_000 },
      ],
    ]);
    expect(news(life, (at) => at.invoice('10.00', { due: '2026-03-10' }))).toEqual([
      [
        'ana invoice.issued: Invoice IN60C over 10.00 MXN, due on 2026-03-10',
        { invoiceId: 'C', number: 'IN60C', totalMinor: 1_000, dueOn: '2026-03-10' },
      ],
    ]);
    expect(
      news(life, (at) =>
        at
          .fact({ type: 'TRANSFER_REPEATED', transferId: 'btx_2', differs: [] })
          .fact({ type: 'TRANSFER_REPEATED', transferId: 'btx_2', differs: ['amountMinor', 'settledAt'] }),
      ),
    ).toEqual([
      ['ana transfer.flagged: The bank reported a transfer twice', { transferId: 'btx_2', differs: [] }],
      [
        'ana transfer.flagged: A transfer came twice, with other content: amountMinor, settledAt',
        { transferId: 'btx_2', differs: ['amountMinor', 'settledAt'] },
      ],
    ]);
  });

  test('credit that pays an invoice whole when it is issued; a refund of what is left', () => {
    const life = story().on('2026-03-02').transfer('150.00', '');
    expect(
      news(life, (at) =>
        at
          .invoice('100.00', { due: '2026-03-10' })
          .fact({ type: 'CREDIT_REFUNDED', refundId: 'rfd_1', amountMinor: 5_000, reason: 'asked for' }),
      ),
    ).toEqual([
      [
        'ana invoice.issued: Invoice IN60A over 100.00 MXN, due on 2026-03-10',
        { invoiceId: 'A', number: 'IN60A', totalMinor: 10_000, dueOn: '2026-03-10' },
      ],
      [
        'puntual credit.applied: Credit of 100.00 MXN paid towards invoice IN60A',
        { invoiceId: 'A', amountMinor: 10_000 },
      ],
      ['puntual invoice.paid: Invoice IN60A is paid', { invoiceId: 'A', number: 'IN60A' }],
      [
        'ana refund.made: Credit of 50.00 MXN is paid back: asked for',
        { refundId: 'rfd_1', amountMinor: 5_000, reason: 'asked for' },
      ],
    ]);
  });

  test('a credit note, a void, a match undone', () => {
    const life = story().on('2026-03-02').invoice('100.00', { due: '2026-03-10' });
    expect(news(life, (at) => at.credits('A', '30.00').voids('A'))).toEqual([
      [
        'ana credit.applied: Credit note of 30.00 MXN: goodwill',
        { creditNoteId: 'crn_A', invoiceId: 'A', amountMinor: 3_000, creditMinor: 0, reason: 'goodwill' },
      ],
      ['ana invoice.voided: Invoice IN60A voided: wrong', { invoiceId: 'A', creditMinor: 0, reason: 'wrong' }],
    ]);
    // Written off before, it is none of ours any more.
    expect(
      news(life, (at) =>
        at
          .invoice('80.00', { due: '2026-03-10' })
          .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
          .voids('B'),
      ).at(-1),
    ).toEqual(['ana invoice.voided: Invoice voided: wrong', { invoiceId: 'B', creditMinor: 0, reason: 'wrong' }]);
    const matched = story().on('2026-03-02').invoice('100.00', { due: '2026-03-10' }).transfer('100.00', 'A');
    expect(news(matched, (at) => at.unmatch())).toEqual([
      [
        "ana transfer.unmatched: Match undone: another customer's",
        { transferId: 'btx_1', amountMinor: 10_000, reason: "another customer's" },
      ],
      [
        'puntual invoice.reopened: Invoice IN60A is open again: 100.00 MXN',
        { invoiceId: 'A', number: 'IN60A', amountMinor: 10_000 },
      ],
    ]);
  });

  test('a dispute, decided', () => {
    const disputed = () => story().on('2026-03-02').invoice('100.00', { due: '2026-03-10' }).disputes('A');
    expect(news(disputed(), (at) => at.resolve('A', 'accepted', '40.00'))).toEqual([
      [
        'ana dispute.resolved: Dispute accepted, credit of 40.00 MXN',
        { disputeId: 'dsp_A', invoiceId: 'A', outcome: 'accepted', creditMinor: 4_000 },
      ],
      ['ana credit.applied: Credit of 40.00 MXN for the dispute', { invoiceId: 'A', amountMinor: 4_000 }],
    ]);
    expect(news(disputed(), (at) => at.resolve('A', 'rejected'))).toEqual([
      [
        'ana dispute.resolved: Dispute rejected',
        { disputeId: 'dsp_A', invoiceId: 'A', outcome: 'rejected', creditMinor: 0 },
      ],
    ]);
  });

  test('a chargeback: autopay goes off with a task; off already, there is the task alone', () => {
    const received = (attemptId: string) => [
      'bank chargeback.received: Chargeback of 100.00 MXN',
      { attemptId, paymentId: `pay_${attemptId}`, amountMinor: 10_000, paymentMethodId: 'pm_1' },
    ];
    const reopened = [
      'puntual invoice.reopened: Invoice IN60A is open again: 100.00 MXN',
      { invoiceId: 'A', number: 'IN60A', amountMinor: 10_000 },
    ];
    const task = (attemptId: string) => ['puntual task.opened: Look into a chargeback', { attemptId }];
    const charged = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-11');
    expect(news(charged, (at) => at.chargeback())).toEqual([
      received('att_214-1'),
      reopened,
      ['puntual autopay.changed: Autopay switched off after a chargeback', { enabled: false }],
      task('att_214-1'),
    ]);
    const paid = story({ card: 'tok_ok', autopay: false })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .pays();
    expect(news(paid, (at) => at.chargeback())).toEqual([received('att_1'), reopened, task('att_1')]);
  });
});
