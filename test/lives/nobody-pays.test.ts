import { describe, expect, test } from '@jest/globals';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

/**
 * Owes since Tuesday 10 March 2026, and on Monday 11 May at eight its service goes off: day 60 is the Saturday before.
 */
async function debtor(): Promise<Life> {
  const life = await here.life({ from: '2026-03-02' });
  await life.invoice(116_000, '2026-03-10');
  return life;
}

const LADDER = [
  '2026-03-11 08:00 overdue-reminder', // day 1
  '2026-03-17 08:00 overdue-reminder', // day 7
  '2026-03-25 08:00 overdue-reminder', // day 15
  '2026-04-09 08:00 overdue-reminder', // day 30
  '2026-04-24 08:00 overdue-reminder', // day 45
  '2026-05-04 08:00 last-notice', // day 55
];

async function deactivated(): Promise<Life> {
  const life = await debtor();
  await life.on('2026-05-11', '08:00');
  return life;
}

const serviceOf = async (life: Life): Promise<string> => (await life.account()).service.state;

describe('nobody pays', () => {
  test.concurrent(
    'reminded on days 1, 7, 15, 30, 45 and 55, each once; off in the first contact hour of the first ' +
      'working day after day 60',
    async () => {
      const life = await debtor();
      await life.on('2026-05-11', '07:59');
      expect(await life.mails()).toEqual(['2026-03-02 09:00 invoice-issued', ...LADDER]);
      expect((await life.account()).collections).toMatchObject({ state: 'overdue', daysOverdue: 62, rung: 6 });
      expect(await serviceOf(life)).toBe('active');

      await life.on('2026-05-11', '08:00');
      expect((await life.account()).collections.state).toBe('deactivated');
      expect(await serviceOf(life)).toBe('deactivated');
      expect(await life.lines('service.deactivated')).toEqual(['2026-05-11 08:00 service.deactivated']);
      expect((await life.mails()).slice(7)).toEqual(['2026-05-11 08:00 service-deactivated']);
    },
  );

  test.concurrent('days at weekends and holidays move to the next working day at eight', async () => {
    // Due on Saturday 10 January: days 1, 7 and 15 are Sunday, Saturday and Sunday; day 60 is Wednesday 11 March.
    const life = await here.life({ from: '2026-01-02' });
    await life.invoice(116_000, '2026-01-10');
    await life.on('2026-03-12', '07:59');
    expect(await serviceOf(life)).toBe('active');
    await life.on('2026-03-12', '08:00');
    expect((await life.mails()).slice(1)).toEqual([
      '2026-01-12 08:00 overdue-reminder',
      '2026-01-19 08:00 overdue-reminder',
      '2026-01-26 08:00 overdue-reminder',
      '2026-02-09 08:00 overdue-reminder',
      '2026-02-24 08:00 overdue-reminder',
      '2026-03-06 08:00 last-notice',
      '2026-03-12 08:00 service-deactivated',
    ]);
    expect(await life.lines('service.deactivated')).toEqual(['2026-03-12 08:00 service.deactivated']);
  });

  test.concurrent('stays off, and hears of its debt once a month', async () => {
    const life = await deactivated();
    await life.on('2026-08-15');
    expect(await life.mails('overdue-reminder').then((all) => all.slice(5))).toEqual([
      '2026-06-10 08:00 overdue-reminder',
      '2026-07-10 08:00 overdue-reminder',
      '2026-08-10 08:00 overdue-reminder',
    ]);
    expect(await life.told('service.deactivated')).toHaveLength(1);
  });
});

describe('pays when the service is off', () => {
  test.concurrent('with a card, at three in the night: on again at once, with one service-reactivated and one receipt', async () => {
    const life = await deactivated();
    await life.on('2026-05-17', '03:00');
    await life.method('tok_ok');
    expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
    const account = await life.account();
    expect([account.service.state, account.collections.state, account.balance.openMinor]).toEqual([
      'active',
      'current',
      0,
    ]);
    await life.on('2026-07-20');
    expect((await life.mails()).slice(8).sort()).toEqual([
      '2026-05-17 03:00 payment-receipt',
      '2026-05-17 03:00 service-reactivated',
    ]);
    expect(await life.lines('service.reactivated')).toEqual(['2026-05-17 03:00 service.reactivated']);
  });

  test.concurrent('a proof is accepted, then the transfer comes: provisional, then on for good', async () => {
    const life = await deactivated();
    await life.on('2026-05-13', '18:30');
    const proof = await life.proof(116_000, '2026-05-13', 'BNET01002605130012345678');
    expect(await serviceOf(life)).toBe('deactivated');
    expect((await life.acceptProof(proof.id)).status).toBe('accepted');
    expect(await serviceOf(life)).toBe('provisional');
    expect((await life.account()).collections.holds).toMatchObject([
      { kind: 'proof', until: '2026-05-19T14:00:00.000Z' },
    ]);

    await life.on('2026-05-15', '10:00');
    await life.transfer(116_000, '2026-05-15', {
      concept: `Pago ${life.invoices[0]?.number}`,
      trackingKey: 'BNET01002605130012345678',
    });
    const account = await life.account();
    expect([account.service.state, account.collections.state, account.collections.holds]).toEqual([
      'active',
      'current',
      [],
    ]);
    expect((await life.proofs()).map(({ status }) => status)).toEqual(['settled']);
    await life.on('2026-07-20');
    expect(await serviceOf(life)).toBe('active');
    expect((await life.mails()).slice(8).sort()).toEqual([
      '2026-05-13 18:30 proof-accepted',
      '2026-05-13 18:30 proof-received',
      '2026-05-15 10:00 payment-receipt',
      '2026-05-15 10:00 service-reactivated',
    ]);
    expect(await life.told('service.relocked')).toEqual([]);
  });

  test.concurrent('a proof is accepted and no money comes for three bank days: off again, and the timeline says why', async () => {
    const life = await deactivated();
    await life.on('2026-05-13', '18:30');
    const { id } = await life.proof(116_000, '2026-05-13', 'BNET01002605130012345679');
    await life.acceptProof(id);
    // Accepted on Wednesday: Thursday, Friday and Monday are the bank days.
    await life.on('2026-05-19', '07:59');
    expect(await serviceOf(life)).toBe('provisional');
    await life.on('2026-05-19', '08:00');
    expect(await serviceOf(life)).toBe('deactivated');
    const [relocked, ...more] = await life.told('service.relocked');
    expect(more).toEqual([]);
    expect(wall(relocked!.at)).toBe('2026-05-19 08:00');
    expect(relocked).toMatchObject({ data: { why: 'proofNotSettled', overdueMinor: 116_000 } });
    expect(relocked?.summary).toMatch(/money of the proof did not come/);
    expect((await life.proofs()).map(({ status }) => status)).toEqual(['returned']);
    expect(await life.mails('service-relocked')).toEqual(['2026-05-19 08:00 service-relocked']);

    // It is lent once a case: a second proof is kept, and does not switch it on.
    const again = await life.proof(116_000, '2026-05-19', 'BNET01002605190012345680');
    await expect(life.acceptProof(again.id)).rejects.toThrow('provisional_return_used');
  });
});

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});
