import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { marked, written } from './told.ts';

const debtor = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('desk 13: of an invoice that is paid', () => {
  const paid = () =>
    debtor({ card: 'tok_ok' }).on('2026-03-13').shows({ open: '0.00' }).watch('email', 'hold', 'money');

  test('in the window, by at most what was paid; accepted, it is credit', () => {
    paid()
      .disputes('A', { amount: '1,000.01', refused: 'amount_too_large' })
      .disputes('A', { amount: '300.00' })
      .disputes('A', { refused: 'not_allowed_now' })
      .resolve('A', 'accepted', '300.00')
      .tells(
        '2026-03-13 09:00 dispute.opened',
        '2026-03-13 09:00 hold.placed dispute',
        '2026-03-13 09:00 email dispute-opened',
        '2026-03-13 09:00 dispute.resolved',
        '2026-03-13 09:00 hold.released dispute',
        '2026-03-13 09:00 credit.applied',
        '2026-03-13 09:00 email dispute-resolved',
      )
      .shows({ credit: '300.00', holds: '' });
  });

  test('all of it is what was paid, and stands so in the record', () => {
    expect(marked(paid().disputes('A')).at(-1)).toMatchObject({ amountMinor: 100_000, disputedMinor: 100_000 });
  });

  test('not after the window', () => {
    paid().on('2026-03-18', '00:00').disputes('A', { refused: 'dispute_window_closed' });
  });
});

describe('F45: the outcome is always told', () => {
  const meanwhile = () => debtor().disputes('A').on('2026-03-09').transfer('1,000.00', 'A').watch('email');

  test('also when it was paid meanwhile', () => {
    const life = meanwhile().resolve('A', 'rejected').tells('2026-03-09 09:00 email dispute-resolved');
    expect(written(life, 'dispute-resolved')).toMatchObject([
      { outcome: 'rejected', creditMinor: 0, invoice: { id: 'A', balanceMinor: 0 } },
    ]);
    meanwhile().resolve('A', 'accepted', '200.00').tells('2026-03-09 09:00 email dispute-resolved');
  });
});

test('pay takes only what is not in dispute', () => {
  debtor({ card: 'tok_ok', autopay: false })
    .disputes('A', { amount: '300.00' })
    .watch('charge')
    .pays('A')
    .tells('2026-03-02 09:00 charged 700.00')
    .shows({ open: '300.00', overdue: '0.00' });
});

describe('F44: one that nobody decides', () => {
  test('is a task after ten working days, closed when it is decided', () => {
    const life = debtor().disputes('A').watch('task').on('2026-03-31').tells('2026-03-17 08:00 task.opened'); // the 16th is a holiday
    expect(life.tasks).toMatchObject([
      { open: { key: 'disputeUndecided:dsp_A', kind: 'disputeUndecided', subject: { disputeId: 'dsp_A' } } },
    ]);
    life.resolve('A', 'rejected');
    expect(life.tasks.at(-1)).toEqual({ close: 'disputeUndecided:dsp_A' });
  });

  test('or when the invoice is void; decided in time it never is one', () => {
    const life = debtor().disputes('A').on('2026-03-31').voids('A');
    expect(life.tasks.at(-1)).toEqual({ close: 'disputeUndecided:dsp_A' });
    expect(debtor().disputes('A').on('2026-03-16').resolve('A', 'rejected').on('2026-04-30').tasks).toEqual([]);
  });

  test("of a debt that is written off meanwhile it stays somebody's to decide, and its answer is told", () => {
    const life = debtor().disputes('A').on('2026-03-03').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    life.shows({ holds: 'dispute' }).on('2026-03-31');
    expect(life.tasks).toMatchObject([{ open: { kind: 'disputeUndecided' } }]);
    life.resolve('A', 'accepted', '300.00').shows({ holds: '' });
    expect(life.tasks.at(-1)).toEqual({ close: 'disputeUndecided:dsp_A' });
    expect(life.context.uncollected).toMatchObject([{ id: 'A', balanceMinor: 70_000 }]);
    expect(written(life, 'dispute-resolved')).toHaveLength(1);
  });

  test('of two each in its own time, once, beside other holds; and each is decided by itself', () => {
    const life = debtor()
      .invoice('500.00', { due: '2026-03-10' })
      .pause('2026-03-31', { invoiceId: 'B' })
      .disputes('A')
      .on('2026-03-04')
      .disputes('B')
      .on('2026-03-18');
    const opened = () =>
      life.tasks.flatMap((one) => ('open' in one ? [[one.open.key, one.open.dueOn, one.open.data.summary]] : []));
    const first = ['disputeUndecided:dsp_A', '2026-03-17', 'A dispute of 2026-03-02 waits for a decision'];
    expect(opened()).toEqual([first]);
    life.on('2026-04-30');
    expect(opened()).toEqual([
      first,
      ['disputeUndecided:dsp_B', '2026-03-19', 'A dispute of 2026-03-04 waits for a decision'],
    ]);
    life.resolve('B', 'rejected');
    expect(life.context.holds.map(({ id }) => id)).toEqual(['dsp_A']);
  });

  test('a reason that is given for the decision stands on the timeline', () => {
    const life = debtor().disputes('A');
    const said = {
      disputeId: 'dsp_A',
      invoiceId: 'A',
      outcome: 'rejected',
      creditMinor: 0,
      reason: 'as agreed',
    } as const;
    life.fact({ type: 'DISPUTE_RESOLVED', ...said, toCreditMinor: 0, invoice: life.world.ledger.told('A') });
    expect(life.entries.find(({ type }) => type === 'dispute.resolved')?.data).toEqual(said);
  });

  test('sooner by another policy', () => {
    const policy = { ...mexico, holds: { ...mexico.holds, disputeDecideWorkingDays: 2 } };
    debtor({ policy }).watch('task').disputes('A').on('2026-03-05').tells('2026-03-04 08:00 task.opened');
  });
});
