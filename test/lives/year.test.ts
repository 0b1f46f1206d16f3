import { expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import { historiesOf, replayFaults } from './histories.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

const MONTHS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);

/**
 * A month of charge, decline, retry and mails, on a test clock, which is nudged at each stop. Temporal itself would
 * speak up at 4,096 a run.
 */
const EVENTS_A_MONTH = 150;

test('twelve months on one account: every month is charged once, and its history stays short', async () => {
  const life = await here.life({ from: '2026-01-02', card: 'tok_declined_once' });
  for (const month of MONTHS) {
    await life.on(`${month}-02` as Day);
    await life.invoice(100_000 + Number(month.slice(5)), `${month}-10` as Day);
  }
  await life.on('2027-01-05');

  // 10 January, 10 May and 10 October 2026 are at weekends: money moves on those days too.
  const calls = await life.calls();
  expect(calls).toEqual([
    '2026-01-10 declined 100001',
    ...MONTHS.map((month) => `${month}-10 succeeded ${100_000 + Number(month.slice(5))}`),
  ]);
  expect((await life.payments()).map(({ amountMinor, allocations }) => [amountMinor, allocations.length])).toEqual(
    MONTHS.map((month) => [100_000 + Number(month.slice(5)), 1]),
  );
  expect((await life.papers()).every(({ status, balanceMinor }) => status === 'paid' && balanceMinor === 0)).toBe(true);
  expect((await life.mails('payment-receipt')).map((line) => line.slice(0, 10))).toEqual(
    MONTHS.map((month) => `${month}-10`),
  );
  expect(await life.mails('overdue-reminder', 'last-notice', 'service-deactivated')).toEqual([]);
  expect(await life.lines('overdue.began', 'service.deactivated')).toEqual([]);
  expect(await faultsOf(life)).toEqual([]);

  const runs = await historiesOf(here, life.id);
  expect(runs.reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0) / MONTHS.length).toBeLessThan(
    EVENTS_A_MONTH,
  );
  expect(await replayFaults(runs)).toEqual([]);
  expect(wall((await life.account()).clock.now)).toMatch(/^2027-01-05 12:0/);
}, 300_000);
