import { describe, expect, test } from '@jest/globals';
import type { OverrideRequest, Request } from '../../domain/events.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** What is refused, and what isn't, where an account has two things of a kind: one that speaks against it, one not. */

type Asked = Partial<OverrideRequest> & Pick<OverrideRequest, 'type'>;

/** Its words; null: it would be taken. */
const said = (life: Story, request: Asked): string | null =>
  life.refusal({ reason: '', expectedVersion: null, role: 'agent', ...request } as OverrideRequest)?.message ?? null;

/** A of 1,000.00 and B of 500.00, both due on 10 February; their last notice names 13 April. */
const two = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).invoice('500.00', { due: '2026-02-10' });
const WRITE_OFF = { type: 'WRITE_OFF_REQUESTED' } as const;
const reactivate = (until: '2026-04-18' | null) => ({ type: 'REACTIVATE_REQUESTED', until }) as const;

describe('deactivating by hand', () => {
  const deactivate = (life: Story) => said(life, { type: 'DEACTIVATE_REQUESTED', fraud: false });

  test('is for what nobody pays, though a debit of something else that is overdue is on its way', () => {
    const paying = (...ids: string[]): Story => {
      const life = two({ card: 'tok_bank_ok', autopay: false }).stops('deactivations').on('2026-04-10');
      for (const id of ids) life.pays(id);
      return life.on('2026-04-13');
    };
    expect(deactivate(paying('A'))).toBeNull();
    expect(deactivate(paying('A', 'B'))).toBe('Money is on its way for all that is overdue');
  });

  test('is for what was warned of, though something is overdue besides that was not', () => {
    const life = two().on('2026-04-07').invoice('70.00', { due: '2026-04-10' }).stops('deactivations');
    expect(deactivate(life.on('2026-04-13'))).toBeNull();
  });

  test('of what is lent needs no notice of what has fallen due since', () => {
    const life = two().on('2026-04-14').overrides(WRITE_OFF, { admin: true }).overrides(reactivate('2026-04-18'));
    life.invoice('70.00', { due: '2026-04-15' }).on('2026-04-16');
    expect(deactivate(life)).toBeNull();
  });
});

describe('a service is brought back for good, by hand, only where nothing is owed', () => {
  const untilNeeded = 'until: with debt, the last day on which the service is to be on';
  const forGood = (life: Story) => said(life, reactivate(null));
  const writtenOff = (): Story => two().on('2026-04-14').overrides(WRITE_OFF, { admin: true });

  test('of what it was off for, or since', () => {
    expect(forGood(writtenOff())).toBeNull();
    expect(forGood(writtenOff().invoice('70.00', { due: '2026-04-20' }).on('2026-04-25'))).toBe(untilNeeded);
    // Nothing is overdue, but it is not decided yet.
    const disputed = two().on('2026-04-14').disputes('A', { late: true }).disputes('B', { late: true });
    expect(forGood(disputed)).toBe(untilNeeded);
  });

  test('and not out of a loan, which ends by itself', () => {
    expect(forGood(writtenOff().overrides(reactivate('2026-04-18')))).toBe(untilNeeded);
  });
});

describe('a payment beside direct debits', () => {
  const pay = (life: Story, invoiceId: string | null = null) => {
    const request = { type: 'PAY_REQUESTED', attemptId: 'att_9', methodId: null, trigger: 'portal' } as const;
    const refusal = life.refusal({ ...request, invoiceId } satisfies Request);
    return refusal === null ? null : [refusal.code, refusal.data.attemptId ?? refusal.message];
  };
  const debits = (): Story => two({ card: 'tok_bank_ok', autopay: false });

  test('names the one that is about to pay what is asked for', () => {
    const life = debits().pays('A').pays('B');
    expect([pay(life, 'A'), pay(life, 'B')]).toEqual([
      ['payment_in_progress', 'att_1'],
      ['payment_in_progress', 'att_2'],
    ]);
  });

  test('names none that has settled', () => {
    const life = debits().pays('A', { amount: '400.00' }).on('2026-02-06').pays('A');
    expect(life.context.debits.map(({ settled }) => settled)).toEqual([true, false]);
    expect(pay(life, 'A')).toEqual(['payment_in_progress', 'att_2']);
  });

  test('of what is in dispute by now is of nothing that is due', () => {
    expect(pay(debits().pays('A').disputes('A'), 'A')).toEqual([
      'nothing_due',
      'Nothing is left to pay: it is disputed, on its way, or covered by credit',
    ]);
  });
});

describe('a payment of a part', () => {
  test('is held to what its network lets be tried of that amount, and of no other', () => {
    const visa = { network: 'visa', from: '2020-01-01', source: 'ours' } as const;
    const [declines, sameAmount] = [
      { max: 20, hours: 720 },
      { max: 1, hours: 720 },
    ];
    const policy = { ...mexico, networks: [{ ...visa, declines, sameAmount }] };
    const life = two({ card: 'tok_insufficient_funds', autopay: false, policy }).pays(null, { amount: '400.00' });
    life.later(120);
    life.pays(null, { amount: '400.00', refused: 'attempt_limit_reached' });
    life.pays(null, { amount: '300.00' });
  });

  test('also of what was written off, where that is named beside something that is open', () => {
    const life = two({ card: 'tok_ok', autopay: false }).on('2026-02-12').overrides(WRITE_OFF, { admin: true });
    life.invoice('70.00', { due: '2026-03-10' }).pays('B', { amount: '200.00' }).watch('charge').pays('B');
    life.tells('2026-02-12 09:00 charged 300.00').shows({ open: '70.00' });
  });
});

describe('reminders by hand', () => {
  const overdue = (): Story => two().on('2026-02-16');
  const send = (life: Story) => said(life, { type: 'SEND_REMINDER_REQUESTED' });

  test('none is passed over of what is too little to be asked for', () => {
    const skip = (life: Story) => said(life, { type: 'SKIP_REMINDER_REQUESTED' });
    expect(skip(overdue())).toBeNull();
    expect(skip(overdue().transfer('1,470.00', 'A B'))).toBe('No reminder is to come');
  });

  test('none goes beside one that left for its carrier on a day before, and has no outcome; beside a paper it may', () => {
    expect(send(overdue())).toBeNull();
    expect(send(overdue().waitsToBegin('sendEmail').on('2026-02-18'))).toBe(
      'Something was written today already, or waits for its hour: one contact a day',
    );
    const paper = overdue().waitsToBegin('sendEmail').invoice('70.00', { due: '2026-03-10' });
    expect(paper.context.sending).toMatchObject([{ contacts: [{ template: 'invoice-issued' }] }]);
    expect(send(paper)).toBeNull();
  });
});

describe('ending a pause', () => {
  test('may be asked for where an invoice is paused beside another hold; of a legal one by an admin', () => {
    const allowed = (life: Story) =>
      [life.view.allowed.agent, life.view.allowed.admin].map((all) => all.includes('resume'));
    const promised = (): Story => two().promises('100.00', '2026-02-05');
    expect(allowed(promised())).toEqual([false, false]);
    expect(allowed(promised().pause('2026-02-20', { invoiceId: 'A' }))).toEqual([true, true]);
    expect(allowed(promised().pause(null, { invoiceId: 'A', legal: true }))).toEqual([false, true]);
  });
});

describe('an account is closed', () => {
  const close = (life: Story) => said(life, { type: 'CLOSE_REQUESTED' });

  test('not while credit is being put against what is due', () => {
    const life = two().on('2026-02-11');
    life.world.slow.add('applyCredit');
    expect(close(life.transfer('1,500.00', ''))).toBe('A payment is on its way: its outcome comes first');
    expect(close(life.bankAnswers())).toBeNull();
  });

  test('though the bank may yet take back a debit that has settled', () => {
    const life = two({ card: 'tok_bank_ok', autopay: false }).pays().on('2026-02-06');
    expect(life.context.debits).toMatchObject([{ settled: true }]);
    expect(close(life)).toBeNull();
  });
});
