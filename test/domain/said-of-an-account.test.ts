import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../domain/account.ts';
import { isUnbillable } from '../../domain/billing/unbillable.ts';
import { PriceMissing } from '../../domain/billing/price-book.ts';
import { AmountTooLarge } from '../../domain/billing/rounding.ts';
import { lateLine, refusedTask, unratedTask } from '../../domain/billing/usage/unbilled-calls.ts';
import { subscriptionStateOn } from '../../domain/billing/subscription-state.ts';
import { fileTypeOf } from '../../domain/file-type.ts';
import { fiscalLine } from '../../domain/fiscal/fiscal-lines.ts';
import { localStamp } from '../../domain/fiscal/local-stamp.ts';
import { paymentFormOf, paymentMethodOf } from '../../domain/fiscal/payment-method.ts';
import { type Papers, STATEMENT_TYPES, statementOf } from '../../domain/statement-of-account.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

/** Lines and tasks that are written beside the chart, and what is told by a file's or an error's own marks. */

const AT: Instant = '2026-03-10T16:30:05.000Z';
const SYSTEM: Actor = { kind: 'system', id: 'upkeep' };
const TODAY: Day = '2026-03-10';

describe('calls that no invoice has', () => {
  const late = (calls: number) => lateLine({ importId: 'imp_1', month: '2026-02', calls }, { at: AT, actor: SYSTEM });
  const refused = (because: string) => refusedTask({ importId: 'imp_1', calls: 2, because }, TODAY);

  test('that came late: a line, in one or many', () => {
    expect(late(3)).toEqual({
      type: 'usage.late',
      at: AT,
      actor: SYSTEM,
      data: { importId: 'imp_1', month: '2026-02', calls: 3 },
      summary: '3 calls of 2026-02 came after that month was billed: the next invoice has them',
    });
    expect(late(1).summary).toMatch(/^1 call of 2026-02 came/);
  });

  test('that came too late for any: a task a day and reason', () => {
    expect(refused('too_late')).toEqual({
      key: 'callsUnbilled:too_late:2026-03-10',
      kind: 'callsUnbilled',
      dueOn: '2026-03-10',
      subject: {},
      data: {
        summary: '2 calls came too long after their month was billed, and are not billed',
        because: 'too_late',
        importId: 'imp_1',
        calls: 2,
      },
    });
    expect(refused('ended').data.summary).toBe(
      '2 calls came after the last invoice of the subscription, and are not billed',
    );
  });

  test('of which no rate is known: a task a month, which names each number once, ten at most', () => {
    const calls = (...numbers: string[]) => numbers.map((to) => ({ to })) as never;
    expect(unratedTask([], '2026-02', TODAY)).toBeNull();
    expect(unratedTask(calls('49301', '3531', '49301'), '2026-02', TODAY)).toEqual({
      key: 'callsUnbilled:no_rate:2026-02',
      kind: 'callsUnbilled',
      dueOn: '2026-03-10',
      subject: {},
      data: {
        summary:
          '3 calls of 2026-02 without a rate: +3531, +49301. With one in the price book the next invoice has them',
        because: 'no_rate',
        month: '2026-02',
        calls: 3,
        numbers: ['+3531', '+49301'],
      },
    });
    const many = Array.from({ length: 12 }, (_, i) => `4930${i + 10}`);
    expect(unratedTask(calls(...many), '2026-02', TODAY)?.data).toMatchObject({
      calls: 12,
      numbers: many.slice(0, 10).map((to) => `+${to}`),
    });
  });
});

describe('fiscal papers', () => {
  test('have their lines', () => {
    const said = (...of: [Parameters<typeof fiscalLine>[0], object]) =>
      fiscalLine(of[0], of[1] as never, { at: AT, actor: SYSTEM }).summary;
    expect(said('taxProfile.changed', { fields: ['rfc', 'name'] })).toBe('Tax profile changed: rfc, name');
    expect(said('invoice.stamped', { number: 'IN1', uuid: 'U' })).toBe('The receipt of IN1 is stamped: U');
    expect(said('rep.due', { month: '2026-03', dueOn: '2026-04-05' })).toBe(
      'A receipt of the payments of 2026-03 is due on 2026-04-05',
    );
    expect(said('rep.stamped', { month: '2026-03', uuid: 'U' })).toBe(
      'The receipt of the payments of 2026-03 is stamped: U',
    );
    expect(said('rep.cancelled', { month: '2026-03', reason: 'wrong' })).toBe(
      'The receipt of the payments of 2026-03 is cancelled: wrong',
    );
    const line = fiscalLine('rep.due', { month: '2026-03', dueOn: '2026-04-05' } as never, { at: AT, actor: SYSTEM });
    expect(line).toMatchObject({ type: 'rep.due', at: AT, actor: SYSTEM, data: { dueOn: '2026-04-05' } });
  });

  test('write local time to the second', () => {
    expect(localStamp(AT, 'America/Mexico_City')).toBe('2026-03-10T10:30:05');
    expect(localStamp(AT, 'America/Tijuana')).toBe('2026-03-10T09:30:05');
  });

  test('say how they are paid', () => {
    expect([paymentMethodOf('recurring'), paymentMethodOf('oneTime')]).toEqual(['PPD', 'PUE']);
    expect((['card', 'bankAccount', 'transfer', 'cash', 'credit'] as const).map(paymentFormOf)).toEqual([
      '04',
      '03',
      '03',
      '01',
      '17',
    ]);
  });
});

test('what a person has to mend before a month can be drawn', () => {
  expect(isUnbillable(new PriceMissing('book', 'phone', TODAY))).toBe(true);
  expect(isUnbillable(new AmountTooLarge('9'))).toBe(true);
  expect(isUnbillable(new Error('out of memory'))).toBe(false);
});

describe('a subscription stands', () => {
  const on = (today: Day, endsOn: Day | null = null, through: Day | null = '2026-06-30') =>
    subscriptionStateOn(today, {
      billingStartsOn: '2026-02-01',
      contract: through === null ? null : { through },
      endsOn,
    });

  test('before it starts, in its contract, after it, and without one', () => {
    expect(on('2026-01-31')).toBe('pending');
    expect(on('2026-02-01')).toBe('running');
    expect(on('2026-06-30')).toBe('running');
    expect(on('2026-07-01')).toBe('continuing');
    expect(on('2026-07-01', null, null)).toBe('running');
  });

  test('before its end and after it, whenever it was to start', () => {
    expect(on('2026-01-01', '2026-03-31')).toBe('ending');
    expect(on('2026-03-31', '2026-03-31')).toBe('ending');
    expect(on('2026-04-01', '2026-03-31')).toBe('ended');
  });
});

describe('a file is told by its first bytes', () => {
  const bytes = (text: string, ...before: number[]) => Uint8Array.of(...before, ...Buffer.from(text, 'latin1'));

  test.each([
    ['%PDF-1.7', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['<?xml version="1.0"?>', 'application/xml'],
  ])('%j', (text, type) => {
    expect(fileTypeOf(bytes(text))).toBe(type);
    expect(fileTypeOf(bytes(`x${text}`))).toBeNull();
    expect(fileTypeOf(bytes(text.slice(0, 2)))).toBeNull();
  });

  test('behind a byte order mark, whole', () => {
    expect(fileTypeOf(bytes('<?xml', 0xef, 0xbb, 0xbf))).toBe('application/xml');
    expect(fileTypeOf(bytes('<?xml', 0xef, 0xbb))).toBeNull();
    expect(fileTypeOf(bytes(''))).toBeNull();
  });
});

describe('a statement of account', () => {
  const PAPERS: Papers = {
    askedMinor: (id) => (id === 'inv_2' ? 40_000 : 0),
    returnedMinor: (id) => (id === 'att_1' ? 30_000 : 0),
    outOfReachMinor: (id) => (id === 'att_1' ? 5_000 : 0),
  };
  const lineOf = (type: string, data: object) =>
    statementOf([{ seq: 3, at: AT, summary: 'said', type, data } as never], PAPERS)[0];
  const moved = (type: string, data: object) => {
    const line = lineOf(type, data);
    return line === undefined ? null : [line.kind, line.reference, line.amountMinor];
  };

  test.each<[string, object, [string, string, number] | null]>([
    ['invoice.issued', { number: 'IN1', totalMinor: 100 }, ['invoice', 'IN1', 100]],
    ['invoice.voided', { invoiceId: 'inv_2' }, ['invoiceVoided', 'inv_2', -40_000]],
    ['charge.succeeded', { paymentId: 'pay_1', amountMinor: 100 }, ['payment', 'pay_1', -100]],
    ['charge.reconciled', { outcome: 'succeeded', paymentId: 'pay_1', amountMinor: 9 }, ['payment', 'pay_1', -9]],
    ['charge.reconciled', { outcome: 'declined', paymentId: 'pay_1', amountMinor: 9 }, null],
    ['charge.returned', { attemptId: 'att_1' }, ['paymentReturned', 'att_1', 25_000]],
    ['charge.returned', { attemptId: 'att_2' }, null],
    [
      'chargeback.received',
      { attemptId: 'att_1', paymentId: 'pay_1', amountMinor: 30_000 },
      ['paymentReturned', 'pay_1', 25_000],
    ],
    ['chargeback.closed', { attemptId: 'att_1', outcome: 'won', amountMinor: 30_000 }, ['payment', 'att_1', -25_000]],
    ['chargeback.closed', { attemptId: 'att_1', outcome: 'lost', amountMinor: 30_000 }, null],
    [
      'transfer.matched',
      { transferId: 'btx_1', allocations: [{ amountMinor: 70 }, { amountMinor: 20 }], creditMinor: 10 },
      ['payment', 'btx_1', -100],
    ],
    ['transfer.unmatched', { transferId: 'btx_1', amountMinor: 100 }, ['paymentReturned', 'btx_1', 100]],
    ['credit.applied', { creditNoteId: 'crn_1', amountMinor: 5 }, ['creditNote', 'crn_1', -5]],
    ['credit.applied', { invoiceId: 'inv_1', amountMinor: 5 }, null],
    ['dispute.resolved', { disputeId: 'dsp_1', creditMinor: 5 }, ['creditNote', 'crn_1', -5]],
    ['dispute.resolved', { disputeId: 'dsp_1', creditMinor: 0 }, null],
    ['balance.adjusted', { invoiceId: 'inv_1', amountMinor: 5 }, ['adjustment', 'inv_1', -5]],
    ['refund.made', { refundId: 'rfd_1', amountMinor: 5 }, ['refund', 'rfd_1', 5]],
    ['refund.undone', { refundId: 'rfd_1', amountMinor: 5 }, ['refund', 'rfd_1', -5]],
    ['email.sent', { amountMinor: 5 }, null],
  ])('%s %j', (type, data, wanted) => {
    expect(moved(type, data)).toEqual(wanted);
    if (wanted !== null) expect(STATEMENT_TYPES).toContain(type);
  });

  test('adds up, line after line', () => {
    const entries = [
      { seq: 1, at: AT, summary: 'one', type: 'invoice.issued', data: { number: 'IN1', totalMinor: 100 } },
      { seq: 2, at: AT, summary: 'two', type: 'email.sent', data: {} },
      { seq: 4, at: AT, summary: 'four', type: 'charge.succeeded', data: { paymentId: 'pay_1', amountMinor: 130 } },
    ];
    expect(statementOf(entries as never, PAPERS)).toEqual([
      { seq: 1, at: AT, kind: 'invoice', summary: 'one', reference: 'IN1', amountMinor: 100, balanceMinor: 100 },
      { seq: 4, at: AT, kind: 'payment', summary: 'four', reference: 'pay_1', amountMinor: -130, balanceMinor: -30 },
    ]);
  });
});
