import { describe, expect, test } from '@jest/globals';
import { askedOfProofs } from '../../domain/chart/reads/proof-asks.ts';
import { saysOf } from './rests.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered } from './told.ts';

/** A and B: 1,000.00 and 500.00, due on Tuesday 10 February. */
const two = (): Story =>
  story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).invoice('500.00', { due: '2026-02-10' });

describe('what a promise or a plan covers', () => {
  const covered = (life: Story) =>
    life.context.holds.flatMap((hold) => (hold.kind === 'promise' || hold.kind === 'plan' ? [hold.invoiceIds] : []));
  const disputed = (): Story => two().on('2026-02-12').disputes('A');

  test('is none of what is all in dispute', () => {
    expect(covered(disputed().promises('500.00', '2026-02-20'))).toEqual([['B']]);
    expect(covered(disputed().plan({ '2026-03-02': '250.00', '2026-04-01': '250.00' }))).toEqual([['B']]);
  });

  test('is what is in dispute in part', () => {
    const life = two().on('2026-02-12').disputes('A', { amount: '400.00' }).promises('500.00', '2026-02-20');
    expect(covered(life)).toEqual([['A', 'B']]);
    expect(life.context.holds).toContainEqual(expect.objectContaining({ kind: 'promise', openMinor: 150_000 }));
  });
});

describe('what proofs are asked for', () => {
  const off = (): Story => two().on('2026-04-14').shows({ service: 'deactivated' });
  const planned = (life: Story): Story => life.plan({ '2026-04-20': '600.00', '2026-05-20': '900.00' });

  test('off for debt: all that is overdue; with a plan its next installment', () => {
    expect(askedOfProofs(off().context)).toBe(150_000);
    expect(askedOfProofs(planned(off()).context)).toBe(60_000);
  });

  test('and what has fallen due beside the plan', () => {
    const life = planned(off()).invoice('70.00', { due: '2026-04-16' });
    expect(askedOfProofs(life.context)).toBe(60_000);
    expect(askedOfProofs(life.on('2026-04-17').context)).toBe(67_000);
  });

  test('on, only of a plan that owes an installment: else any proof may be accepted', () => {
    expect(askedOfProofs(two().on('2026-02-12').context)).toBeNull();
    const life = two().on('2026-02-12').plan({ '2026-02-20': '600.00', '2026-03-20': '900.00' });
    expect(askedOfProofs(life.context)).toBeNull();
    expect(askedOfProofs(life.on('2026-02-20').context)).toBe(60_000);
    expect(askedOfProofs(life.transfer('600.00', 'A').context)).toBeNull();
  });
});

describe('what was written off', () => {
  test('is paid after all only when all of it is: the service stays off until then', () => {
    const life = two().on('2026-04-14').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    life.transfer('1,000.00', 'A').shows({ service: 'deactivated' });
    life.transfer('300.00', 'B').shows({ service: 'deactivated' });
    life.transfer('200.00', 'B').shows({ service: 'active', collections: 'current' });
  });

  test('may be void in part: what is left of it keeps the service off', () => {
    const life = two().on('2026-04-14').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    life.voids('A').shows({ service: 'deactivated' }).voids('B').shows({ service: 'active' });
  });
});

describe('a mail on its way about an invoice that is void meanwhile', () => {
  test('does not come back when it is not sent', () => {
    const life = story({ watch: ['email'] })
      .on('2026-03-01')
      .waitsToBegin('sendEmail');
    life.invoice('1,000.00', { due: '2026-03-10' }).invoice('500.00', { due: '2026-03-12' }).on('2026-03-03', '12:00');
    life.voids('A');
    const waits = ({ context }: Story) => context.sending.map((one) => [one.key, one.contacts.length]);
    expect(waits(life)).toEqual([
      ['acc_214:invoice-issued:A', 0],
      ['acc_214:invoice-issued:B', 1],
    ]);
    for (const { key, params } of ordered(life, 'sendEmail')) {
      const { template } = params.mail.topic;
      life.fact({ type: 'EMAIL_SKIPPED', key, template, why: 'a balance has changed' });
    }
    expect(life.context.contacts.waiting.map(({ invoiceIds }) => invoiceIds)).toEqual([['B']]);
  });
});

describe('proofs', () => {
  test('one without a tracking key is not the one that a transfer with a key settles', () => {
    const life = two().on('2026-02-05').proof('P', '300.00').proof('Q', '400.00', { key: 'MX 123' });
    life.transfer('400.00', 'A', { key: 'mx123' });
    expect(life.context.proofs).toMatchObject([{ id: 'P', cameMinor: 0 }]);
  });
});

describe('two disputes of which nobody has decided', () => {
  test('have a task each, on the day on which its own time is over', () => {
    const life = two().on('2026-02-05').disputes('A').on('2026-02-06').disputes('B').on('2026-03-31');
    expect(
      life.tasks.flatMap((change) =>
        'open' in change && change.open.kind === 'disputeUndecided' ? [[change.open.key, change.open.dueOn]] : [],
      ),
    ).toEqual([
      ['disputeUndecided:dsp_A', '2026-02-19'],
      ['disputeUndecided:dsp_B', '2026-02-20'],
    ]);
  });
});

describe('a chargeback that is won', () => {
  test('has its receipt, and won again another', () => {
    const life = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
    life.on('2026-03-12').chargeback().closesChargeback('won').on('2026-03-13').chargeback().closesChargeback('won');
    const receipts = ordered(life, 'sendEmail').flatMap(({ key }) => (key.includes('receipt') ? [key] : []));
    expect(receipts).toEqual([
      'acc_214:payment-receipt:pay_att_214-1',
      'acc_214:payment-receipt:pay_att_214-1:won:2',
      'acc_214:payment-receipt:pay_att_214-1:won:3',
    ]);
  });
});

describe('a charge that the bank has not answered yet', () => {
  test('is said to be with the bank', () => {
    const life = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
    expect(saysOf(life.bankKeepsBack().on('2026-03-10', '10:31'), 'autopay')).toEqual([
      'A charge of 1,000.00 MXN is with the bank just now.',
      '  Charging: one attempt at a time',
      '  since 2026-01-05 autopay.changed',
    ]);
  });
});
