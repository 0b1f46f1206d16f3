import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { localTime } from './lines.ts';
import type { Life, Setting } from './life.ts';
import { mexico, story } from './story.ts';
import { marked, ordered } from './told.ts';

/** When the provider was asked about which attempt. */
const asked = (life: Life): string[] =>
  life.effects.flatMap(({ at, effect }) =>
    effect.type === 'lookUpCharge' ? [`${localTime(at, 'America/Mexico_City')} ${effect.params.attemptId}`] : [],
  );
const owing = (setting: Setting) =>
  story({ ...setting, watch: ['charge', 'task'] })
    .on('2026-03-02')
    .invoice('100.00', { due: '2026-03-10' });

describe('an unknown outcome', () => {
  const unknown = (setting: Setting = { card: 'tok_timeout_lost' }) =>
    owing(setting).on('2026-03-10', '10:31').watch('charge');

  test('is asked about under a key of its own each time, also when it was sent again', () => {
    const life = unknown({ card: 'tok_never_answers' }).on('2026-03-10', '13:00');
    expect(ordered(life, 'lookUpCharge').map(({ key, params }) => [key, params.accountId, params.at])).toEqual([
      ['acc_214:lookup:att_214-1:1', 'acc_214', '2026-03-10T16:35:00.000Z'],
      ['acc_214:lookup:att_214-1:2', 'acc_214', '2026-03-10T17:30:00.000Z'],
      ['acc_214:lookup:att_214-1:1.1', 'acc_214', '2026-03-10T17:35:00.000Z'],
      ['acc_214:lookup:att_214-1:1.2', 'acc_214', '2026-03-10T18:30:00.000Z'],
    ]);
    expect(ordered(life, 'chargeBalance').map(({ key, params }) => [key, params.key, params.resend])).toEqual([
      ['acc_214:charge:att_214-1:pm_1', 'acc_214:charge:att_214-1:pm_1', 0],
      ['acc_214:charge:att_214-1:pm_1:again-1', 'acc_214:charge:att_214-1:pm_1', 1],
    ]);
  });

  test('is asked about as often as the policy says before it is lost, and daily after that', () => {
    const policy = { ...mexico, lookup: { ...mexico.lookup, afterMinutes: [5, 20, 60] } };
    const life = unknown({ card: 'tok_never_answers', policy })
      .on('2026-03-10', '11:29')
      .tells()
      .on('2026-03-10', '11:31')
      .tells('2026-03-10 11:30 charge.lost', '2026-03-10 11:30 charge.unknown');
    life.world.deaf = true;
    life.on('2026-03-12', '13:00');
    expect(asked(life).slice(3)).toEqual(
      ['11:35', '11:50', '12:30']
        .map((at) => `2026-03-10 ${at} att_214-1`)
        .concat('2026-03-11 12:30 att_214-1', '2026-03-12 12:30 att_214-1'),
    );
  });

  test('is not asked about again while an answer is awaited', () => {
    const life = unknown().bankKeepsBack().on('2026-03-14').expects();
    expect(asked(life)).toEqual(['2026-03-10 10:35 att_214-1']);
    life.bankAnswers().on('2026-03-14', '09:00');
    expect(asked(life)).toHaveLength(2);
  });

  test("is a person's task when the provider can't be asked for a day to the minute", () => {
    const life = owing({
      card: 'tok_timeout_lost',
      policy: { ...mexico, lookup: { ...mexico.lookup, afterMinutes: [5, 5 + 24 * 60] } },
    })
      .on('2026-03-10', '10:31')
      .watch('task');
    life.world.deaf = true;
    life.on('2026-03-12').tells('2026-03-11 10:35 task.opened');
  });
});

describe('a lost attempt is sent again only as it was', () => {
  const lost = (
    meanwhile: (life: ReturnType<typeof owing>) => unknown,
    setting: Setting = { card: 'tok_timeout_lost' },
  ) => {
    const life = owing(setting)
      .invoice('40.00', { due: '2026-03-10' })
      .invoice('70.00', { due: '2026-04-10' })
      .on('2026-03-10', '10:40')
      .watch('charge');
    meanwhile(life);
    return life.on('2026-03-10', '20:00');
  };

  test('both invoices are open, and whole', () => {
    lost(() => {}).tells('2026-03-10 11:30 charge.lost', '2026-03-10 11:30 charged 140.00');
    lost((life) => life.transfer('10.00', 'A')).tells(
      '2026-03-10 11:30 charge.lost',
      '2026-03-10 12:30 charged 130.00',
    );
    lost((life) => life.transfer('40.00', 'B')).tells(
      '2026-03-10 11:30 charge.lost',
      '2026-03-10 12:30 charged 100.00',
    );
    // One is void, and the other has become more: the sum alone says nothing.
    story({ card: 'tok_timeout_lost', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .invoice('40.00', { due: '2026-03-10' })
      .transfer('60.00', 'A')
      .on('2026-03-10', '10:40')
      .watch('charge')
      .voids('B')
      .unmatch()
      .on('2026-03-10', '20:00')
      .tells('2026-03-10 11:30 charge.lost', '2026-03-10 12:30 charged 100.00');
  });

  test('on a method that is still there, and good', () => {
    lost((life) => life.fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null }))
      .tells('2026-03-10 11:30 charge.lost')
      .shows({ payment: 'idle' });
  });

  test('not one that somebody asked for: it ends, and autopay goes on with its own', () => {
    const life = story({ card: 'tok_timeout_lost', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .pays()
      .on('2026-03-09')
      .tells('2026-03-02 09:00 charge.unknown', '2026-03-02 10:00 charge.lost')
      .shows({ payment: 'idle' });
    expect(marked(life)).toEqual([{ kind: 'attemptLost', attemptId: 'att_1' }]);
    life.on('2026-03-11').tells('2026-03-10 10:30 charged 100.00');
  });

  test('a new card that was asked for, whatever has come since; one that was not, when the hold is over', () => {
    const card = (chargeNow: boolean) =>
      story({ autopay: true, watch: ['charge'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-12')
        .card('tok_timeout_lost', { chargeNow })
        .on('2026-03-12', '09:30')
        .pause('2026-03-13')
        .on('2026-03-16');
    card(true).tells(
      '2026-03-12 09:00 charge.unknown',
      '2026-03-12 10:00 charge.lost',
      '2026-03-12 10:00 charged 100.00',
    );
    card(false).tells(
      '2026-03-12 09:00 charge.unknown',
      '2026-03-12 10:00 charge.lost',
      '2026-03-14 10:30 charged 100.00',
    );
  });
});

describe('two direct debits', () => {
  const two = () => owing({ card: 'tok_bank_ok' }).invoice('40.00', { due: '2026-03-11' });

  test('are asked about on their own bank days, each until eight have passed', () => {
    const life = two().on('2026-04-30').shows({ open: '0.00' });
    const days = (id: string) =>
      asked(life)
        .filter((line) => line.endsWith(id))
        .map((line) => line.slice(5, 16));
    // Monday 16 March is a holiday.
    expect(days('att_214-1')).toEqual(
      ['03-11', '03-12', '03-13', '03-17', '03-18', '03-19', '03-20', '03-23'].map((day) => `${day} 10:30`),
    );
    expect(days('att_214-2')).toEqual(
      ['03-12', '03-13', '03-17', '03-18', '03-19', '03-20', '03-23', '03-24'].map((day) => `${day} 10:30`),
    );
  });

  test('an answer that is awaited about one keeps nobody from asking about the other', () => {
    const life = two().on('2026-03-11', '12:00').bankKeepsBack().on('2026-03-13', '12:00');
    const before = ['2026-03-11 10:30 att_214-1', '2026-03-12 10:30 att_214-1', '2026-03-12 10:30 att_214-2'];
    expect(asked(life)).toEqual(before);
    life.fact({ type: 'CHARGE_PENDING', attemptId: 'att_214-2', found: true }).on('2026-03-16');
    expect(asked(life)).toEqual([...before, '2026-03-13 12:00 att_214-2']);
    expect(ordered(life, 'lookUpCharge').map(({ key }) => key.replace('acc_214:lookup:att_214-', ''))).toEqual([
      '1:1',
      '1:2',
      '2:1',
      '2:2',
    ]);
  });

  test('one settles, the other comes back: each its own', () => {
    const life = two().on('2026-03-11', '16:00').watch('charge');
    life.fact({
      type: 'CHARGE_RETURNED',
      attemptId: 'att_214-2',
      declineCode: 'debit_returned',
      reversal: null,
      amountMinor: 4_000,
    });
    life
      .on('2026-03-12', '11:00')
      .tells('2026-03-11 16:00 charge.returned', '2026-03-12 10:30 charged 100.00')
      .shows({ open: '40.00' })
      .on('2026-03-31')
      .tells('2026-03-14 10:30 charge.pending', '2026-03-18 10:30 charged 40.00');
  });

  test('neither settles: a task for each, on its own day', () => {
    const life = two().watch('task');
    life.world.stalls = true;
    life.on('2026-04-30').tells('2026-03-23 10:30 task.opened', '2026-03-24 10:30 task.opened');
    expect(life.entries.flatMap(({ type, data }) => (type === 'task.opened' ? [data] : []))).toEqual([
      { attemptId: 'att_214-1', amountMinor: 10_000 },
      { attemptId: 'att_214-2', amountMinor: 4_000 },
    ]);
  });

  test('of two ladders: each comes back to the one on which it set out', () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .invoice('40.00', { due: '2026-03-11' })
      .on('2026-03-11', '12:00')
      .watch('charge');
    life.world.tokens.set('pm_1', 'tok_bank_ok');
    life.world.stalls = true;
    // The retries of day 3, on the 13th and the 14th, go on their way, and come back on Tuesday.
    life.on('2026-03-17', '09:00').tells('2026-03-13 10:30 charge.pending', '2026-03-14 10:30 charge.pending');
    for (const attemptId of ['att_214-6', 'att_214-5'])
      life.fact({ type: 'CHARGE_RETURNED', attemptId, declineCode: 'debit_returned', reversal: null, amountMinor: 0 });
    life.tells('2026-03-17 09:00 charge.returned', '2026-03-17 09:00 charge.returned').expects(
      '2026-03-18 10:30 retry 40.00',
      '2026-03-18 10:30 retry 100.00', // told of on the 18th, and not tried before
      '2026-03-25 08:00 reminder',
      '2026-05-04 08:00 lastNotice',
      '2026-05-11 08:00 deactivation',
    );
  });
});

describe('a bank that speaks late', () => {
  test("of two ladders' debits, settled and then come back: each goes on where it set out", () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .invoice('60.00', { due: '2026-03-11' })
      .on('2026-03-11', '12:00')
      .watch('charge');
    life.world.tokens.set('pm_1', 'tok_bank_ok');
    life
      .on('2026-03-19')
      .tells(
        '2026-03-13 10:30 charge.pending',
        '2026-03-14 10:30 charge.pending',
        '2026-03-18 10:30 charged 100.00',
        '2026-03-18 10:30 charged 60.00',
      )
      .shows({ open: '0.00', autopay: 'idle' });
    for (const attemptId of ['att_214-5', 'att_214-6'])
      life.fact({
        type: 'CHARGE_RETURNED',
        attemptId,
        declineCode: 'debit_returned',
        reversal: life.world.ledger.reverse(`pay_${attemptId}`),
        amountMinor: 0,
      });
    expect(
      life.view.upcoming.flatMap(({ kind, at, detail }) =>
        kind === 'retry' ? [[at, detail.amountMinor, detail.rung]] : [],
      ),
    ).toEqual([
      ['2026-03-19T16:30:00.000Z', 10_000, 3],
      ['2026-03-20T16:30:00.000Z', 6_000, 3], // told of on the 20th
    ]);
  });

  test('a debit that is on its way for months is not forgotten, nor one whose answer is', () => {
    const life = owing({ card: 'tok_bank_ok' });
    life.world.stalls = true;
    life.on('2026-07-20').shows({ open: '100.00' });
    life.world.stalls = false;
    life.on('2026-07-22').shows({ open: '0.00' });
    owing({ card: 'tok_bank_returned' })
      .on('2026-03-12', '12:00')
      .shows({ open: '0.00' })
      .bankKeepsBack()
      .on('2026-07-20')
      .bankAnswers()
      .shows({ open: '100.00' });
  });

  test('nor an attempt that was given up in another month', () => {
    const life = story({ card: 'tok_never_answers', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .pays()
      .on('2026-05-02')
      .watch('charge');
    life
      .fact({
        type: 'CHARGE_SUCCEEDED',
        attemptId: 'att_1',
        ...life.world.ledger.receiveCharge(1_000, ['A'], 0, 'pay_late'),
        found: true,
      })
      .tells('2026-05-02 09:00 charged 10.00')
      .shows({ open: '0.00' });
  });

  test('nor that an invoice was void when its money came back', () => {
    const life = owing({ card: 'tok_bank_ok' }).on('2026-03-12', '12:00').shows({ open: '0.00' });
    // The ledger knows of the return, and of the void; the account hears of the void first, and of the return in
    // another month.
    const reversal = life.world.ledger.reverse('pay_att_214-1');
    life
      .voids('A')
      .on('2026-04-02')
      .fact({
        type: 'CHARGE_RETURNED',
        attemptId: 'att_214-1',
        declineCode: 'debit_returned',
        reversal,
        amountMinor: 10_000,
      })
      .shows({ open: '0.00', credit: '0.00', autopay: 'idle' });
  });
});

test('two tries of one ladder on their way, and both come back: it is over once, with one mail', () => {
  const life = story({ card: 'tok_insufficient_funds', watch: ['charge', 'email'] })
    .on('2026-03-02')
    .invoice('100.00', { due: '2026-03-10' })
    .invoice('40.00', { due: '2026-03-10' })
    .on('2026-03-13', '12:00')
    .disputes('B');
  life.world.tokens.set('pm_1', 'tok_bank_ok');
  life.world.stalls = true;
  life.on('2026-03-18').resolve('B', 'rejected').on('2026-03-25').watch('charge', 'email');
  expect(
    life.world.calls.slice(-2).map(({ at, amountMinor, outcome }) => [at.slice(5, 16), amountMinor, outcome]),
  ).toEqual([
    ['03-17T16:30', 10_000, 'pending'],
    ['03-24T16:30', 4_000, 'pending'],
  ]);
  for (const attemptId of ['att_214-4', 'att_214-5'])
    life.fact({ type: 'CHARGE_RETURNED', attemptId, declineCode: 'debit_returned', reversal: null, amountMinor: 0 });
  life
    .on('2026-03-26', '07:00')
    .tells(
      '2026-03-25 09:00 charge.returned',
      '2026-03-25 09:00 retries.exhausted',
      '2026-03-25 09:00 email retries-exhausted',
      '2026-03-25 09:00 charge.returned',
    )
    .shows({ autopay: 'exhausted' });
});

test('what is remembered of attempts is bounded, however long the life', () => {
  const life = story({ card: 'tok_bank_ok' });
  const sizes: number[] = [];
  for (let month = 2; month <= 9; month++) {
    const day = `2026-0${month}` as '2026-02';
    life
      .on(`${day}-02`)
      .invoice('100.00', { due: `${day}-10`, as: `I${month}` })
      .invoice('10.00', { due: `${day}-10`, as: `V${month}` })
      .voids(`V${month}`);
    life.world.tokens.set('pm_1', 'tok_never_answers');
    life.pays(`I${month}`).on(`${day}-02`, '11:00');
    life.world.tokens.set('pm_1', 'tok_bank_ok');
    life.on(`${day}-28`).shows({ open: '0.00' });
    sizes.push(JSON.stringify(accountChart.freeze(life.state)).length);
  }
  expect(Math.abs(sizes[7]! - sizes[4]!)).toBeLessThan(20);
});
