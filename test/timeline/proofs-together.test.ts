import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

/** Off since Monday 11 May for two invoices: A of 1,000.00 and B of 500.00. */
const off = () =>
  story({ watch: ['service', 'hold'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .invoice('500.00', { due: '2026-03-10' })
    .on('2026-05-13')
    .shows({ service: 'deactivated' })
    .watch('service', 'hold');

const on = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'service', 'hold', 'charge'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('desk 7: proofs add up', () => {
  test('two that cover what is overdue together: each may be accepted, and the second brings the service back', () => {
    off()
      .proof('prf_1', '1,000.00')
      .proof('prf_2', '500.00')
      .accepts('prf_1')
      .shows({ service: 'deactivated' })
      .on('2026-05-14') // a Thursday
      .accepts('prf_2')
      .shows({ service: 'provisional' })
      .expects('2026-05-20 08:00 relock') // three bank days from the second
      .watch('service', 'hold')
      .on('2026-05-21')
      .tells(
        '2026-05-20 08:00 proof.returned',
        '2026-05-20 08:00 hold.released proof',
        '2026-05-20 08:00 proof.returned',
        '2026-05-20 08:00 hold.released proof',
        '2026-05-20 08:00 service.relocked',
      );
  });

  test('one alone is too small, and the message says what all show', () => {
    const life = off().proof('prf_1', '1,000.00').accepts('prf_1', { refused: 'proof_too_small' });
    expect(life.refusal({ type: 'PROOF_ACCEPTED', proofId: 'prf_1' })).toMatchObject({
      data: { askedMinor: 150_000, shownMinor: 100_000 },
    });
    life.proof('prf_2', '499.99').accepts('prf_1', { refused: 'proof_too_small' });
  });

  test('the second is rejected: the first goes on alone until its days are over', () => {
    off()
      .proof('prf_1', '1,000.00')
      .proof('prf_2', '500.00')
      .accepts('prf_1')
      .rejects('prf_2')
      .shows({ service: 'deactivated', holds: 'proof' })
      .on('2026-05-20')
      .shows({ holds: '' });
  });

  test('while the service is on any may be accepted, and holds what it covers, oldest first', () => {
    on()
      .invoice('500.00', { due: '2026-03-11' })
      .on('2026-03-12')
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .watch('email')
      .on('2026-03-19', '07:00')
      .tells('2026-03-18 08:00 email overdue-reminder') // of B alone
      .shows({ overdue: '1,500.00' });
    const little = on().on('2026-03-12').proof('prf_1', '1.00').accepts('prf_1').watch('email').on('2026-03-18');
    little.tells('2026-03-17 08:00 email overdue-reminder');
  });

  test('an installment of a plan is proven by what it asks for', () => {
    const planned = () => on().plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' }).on('2026-03-20');
    planned().proof('prf_1', '399.99').accepts('prf_1', { refused: 'proof_too_small' });
    planned()
      .proof('prf_1', '200.00')
      .proof('prf_2', '200.00', { key: 'SPEI-2' })
      .accepts('prf_1')
      .accepts('prf_2')
      .watch('hold')
      .on('2026-03-25')
      .tells()
      .shows({ holds: 'plan proof proof' })
      .on('2026-03-26')
      .tells(
        '2026-03-26 08:00 plan.missed',
        '2026-03-26 08:00 proof.returned',
        '2026-03-26 08:00 proof.returned',
        '2026-03-26 08:00 hold.released proof',
        '2026-03-26 08:00 hold.released proof',
      );
  });
});

describe('desk 14: a proof of old debt', () => {
  test('does not stop the charge of new debt, and its own is not charged', () => {
    on({ card: 'tok_declined_once' })
      .on('2026-03-10', '11:00')
      .proof('prf_1', '1,000.00')
      .invoice('500.00', { due: '2026-03-11' })
      .watch('charge')
      .on('2026-03-12')
      .tells('2026-03-11 10:30 charged 500.00');
  });

  test('of a part: the rest is charged', () => {
    on({ card: 'tok_ok' })
      .on('2026-03-09', '12:00')
      .proof('prf_1', '400.00')
      .watch('charge')
      .on('2026-03-11')
      .tells('2026-03-10 10:30 charged 600.00');
  });
});

test('of a part, beside another invoice: what it covers is not charged twice over', () => {
  on({ card: 'tok_ok' })
    .invoice('500.00', { due: '2026-03-10' })
    .on('2026-03-09', '12:00')
    .proof('prf_1', '400.00', { key: 'SPEI-1' })
    .accepts('prf_1')
    .watch('charge')
    .on('2026-03-12')
    .tells('2026-03-10 10:30 charged 1,100.00')
    .shows({ open: '400.00' })
    .transfer('400.00', 'A', { key: 'SPEI-1' })
    .shows({ open: '0.00', credit: '0.00', holds: '' });
});

describe('F33: looked at for two days, and not for ever', () => {
  test('at most two proofs of a case stop anything', () => {
    on()
      .on('2026-05-06')
      .proof('prf_1', '1,000.00')
      .on('2026-05-09')
      .proof('prf_2', '1,000.00')
      .on('2026-05-13')
      .proof('prf_3', '1,000.00')
      .shows({ holds: '' })
      .watch('service')
      .on('2026-05-20')
      .tells('2026-05-15 08:00 service.deactivated')
      .accepts('prf_3')
      .shows({ service: 'provisional' });
  });

  test('the mail names the day, or says that nothing rests', () => {
    const life = on().on('2026-03-12');
    for (const id of ['prf_1', 'prf_2', 'prf_3']) life.proof(id, '1,000.00');
    expect(
      written(life, 'proof-received').map((data) => (data as { restsThrough: string | null }).restsThrough),
    ).toEqual(['2026-03-17', '2026-03-17', null]);
  });

  test('as many as the policy says', () => {
    const policy = { ...mexico, holds: { ...mexico.holds, proofStopsPerCase: 0 } };
    on({ policy }).on('2026-03-12').proof('prf_1', '1,000.00').shows({ holds: '' });
  });
});

describe('F73: less money than shown', () => {
  const short = () =>
    off()
      .proof('prf_1', '1,500.00', { key: 'SPEI-1' })
      .accepts('prf_1')
      .on('2026-05-15')
      .watch('service', 'hold', 'email')
      .transfer('900.00', 'A', { key: 'SPEI-1' });

  test('the proof stays accepted for the rest', () => {
    const life = short()
      .tells('2026-05-15 09:00 proof.partlySettled', '2026-05-15 09:00 email payment-receipt')
      .shows({ service: 'provisional', holds: 'proof' });
    expect(life.entries.find(({ type }) => type === 'proof.partlySettled')?.summary).toBe(
      '900.00 MXN of 1,500.00 MXN came',
    );
    life
      .on('2026-05-18')
      .transfer('600.00', 'A B', { key: 'SPEI-1' })
      .tells(
        '2026-05-18 09:00 proof.settled',
        '2026-05-18 09:00 hold.released proof',
        '2026-05-18 09:00 service.reactivated',
        '2026-05-18 09:00 email payment-receipt',
        '2026-05-18 09:00 email service-reactivated',
      );
  });

  test('what is missing at the end is what the mail asks for', () => {
    const life = short().on('2026-05-20');
    expect(written(life, 'service-relocked')).toMatchObject([{ totalMinor: 60_000, awaitedMinor: 60_000 }]);
  });

  test('on an account that is on, the lapse speaks of the whole proof and of what of it is missing', () => {
    const life = on()
      .on('2026-03-12')
      .proof('prf_1', '1,000.00', { key: 'SPEI-1' })
      .accepts('prf_1')
      .transfer('900.00', 'A', { key: 'SPEI-1' })
      .on('2026-03-20');
    expect(written(life, 'proof-lapsed')).toMatchObject([
      { amountMinor: 100_000, awaitedMinor: 10_000, totalMinor: 10_000, why: 'notCome' },
    ]);
  });
});

describe('desk 11: a proof that comes to nothing', () => {
  /** The last notice names Monday 11 May. */
  const noticed = () => on().on('2026-05-07').watch('email', 'service');

  test('nobody looked at it: told at the next opening, off on the second working day after', () => {
    noticed()
      .proof('prf_1', '1,000.00') // through Monday 11 May
      .on('2026-05-20')
      .tells(
        '2026-05-07 09:00 email proof-received',
        '2026-05-12 08:00 email proof-lapsed',
        '2026-05-14 08:00 service.deactivated',
        '2026-05-14 08:00 email service-deactivated',
      );
  });

  test('its money did not come: the same', () => {
    noticed()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .on('2026-05-20')
      .tells(
        '2026-05-07 09:00 email proof-received',
        '2026-05-07 09:00 email proof-accepted',
        '2026-05-13 08:00 email proof-lapsed',
        '2026-05-15 08:00 service.deactivated',
        '2026-05-15 08:00 email service-deactivated',
      );
  });

  test('told on Tuesday: Thursday is announced, in the mail and in what is to come', () => {
    const life = noticed().proof('prf_1', '1,000.00').on('2026-05-12', '08:30');
    life.expects('2026-05-14 08:00 deactivation');
    expect(written(life, 'proof-lapsed')).toMatchObject([
      { why: 'notSeen', amountMinor: 100_000, deactivationNotBefore: '2026-05-14', totalMinor: 100_000 },
    ]);
  });

  test('accepted or paid before the mail leaves: it does not go', () => {
    const night = () => noticed().proof('prf_1', '1,000.00').on('2026-05-12', '07:00').watch('email');
    night().accepts('prf_1').on('2026-05-12').tells('2026-05-12 07:00 email proof-accepted');
    night().transfer('1,000.00', 'A').on('2026-05-12').tells('2026-05-12 07:00 email payment-receipt');
  });

  test('a later working day under another policy', () => {
    const policy = { ...mexico, holds: { ...mexico.holds, proofLapsedWorkingDays: 3 } };
    on({ policy })
      .on('2026-05-07')
      .proof('prf_1', '1,000.00')
      .watch('service')
      .on('2026-05-20')
      .tells('2026-05-15 08:00 service.deactivated');
  });
});

describe('while the service is lent on a proof', () => {
  test('a second one does not move the end', () => {
    off()
      .proof('prf_1', '1,500.00')
      .accepts('prf_1')
      .on('2026-05-18', '18:00')
      .proof('prf_2', '1,500.00')
      .expects('2026-05-19 08:00 relock', '2026-05-21 00:00 holdEnds')
      .watch('service')
      .on('2026-05-20')
      .tells('2026-05-19 08:00 service.relocked');
  });

  test('proof-accepted names the day of the relock', () => {
    const life = off().proof('prf_1', '1,500.00').accepts('prf_1');
    expect(written(life, 'proof-accepted')).toEqual([
      {
        amountMinor: 150_000,
        paidOn: '2026-05-13',
        serviceRestored: true,
        moneyExpectedBy: '2026-05-18',
        relockOn: '2026-05-19',
        restMinor: 0,
      },
    ]);
  });
});
