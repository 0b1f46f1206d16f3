import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../domain/events.ts';
import { applyCredit } from '../../ports/store/postgres/credit-applications.ts';
import { decideOn } from '../../ports/store/postgres/decide/decision.ts';
import type { Desk } from '../../ports/store/postgres/decide/desk.ts';
import type { Store } from '../../ports/store/store.ts';
import { asked, comes, commanded, deskOf } from './store-deeds.ts';
import {
  account,
  agent,
  creditOf,
  invoice,
  known,
  linesOf,
  newId,
  now,
  openWorld,
  standOf,
  transfer,
  withCredit,
  type World,
} from './store-world.ts';

/** Credit, put against what is due, at the chart's order: in the same transaction. */

let world: World;
let store: Store;
let desk: Desk;
beforeAll(async () => ({ store } = world = await openWorld()));
beforeEach(() => void (desk = deskOf(world)));
afterEach(() => desk.db.$disconnect());
afterAll(() => world.close());

/** Credit pays a new invoice at once: one that is open beside credit has to be older. */
async function owingWithCredit(
  openMinor: number[],
  creditMinor: number,
): Promise<{ id: string; invoices: [string, ...string[]]; transferId: string }> {
  const id = await account(store);
  const invoices: string[] = [];
  for (const one of openMinor) invoices.push((await invoice(store, id, one)).id);
  const { number } = await invoice(store, id, 100);
  const { id: transferId } = await transfer(store, 100 + creditMinor, { concept: number });
  return { id, invoices: invoices as [string, ...string[]], transferId };
}

/** As the chart would order it, on whichever day. */
const applies = (accountId: string, invoiceIds: string[], amountMinor: number, key = newId('key')): Promise<Outcome> =>
  decideOn(desk, accountId, (locked) => applyCredit(locked, key, { accountId, invoiceIds, amountMinor, at: now }));

test('on the day on which its invoice is due, the chart orders it, and knows of it in the same step', async () => {
  const { id, invoices } = await owingWithCredit([300], 400);
  await comes(store, id, 'credit');
  expect([await standOf(store, invoices[0]), await creditOf(store, id)]).toEqual(['paid 0', 100]);
  expect((await known(store, id)).projection?.balance).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 100 });
  expect(await linesOf(store, id)).toContain('credit.applied');
  expect(await world.sql('SELECT key FROM credit_applications WHERE account_id = $1', [id])).toEqual([
    { key: `${id}:credit:1` },
  ]);
});

describe('credit, put against what is due', () => {
  test('goes as far as it goes, oldest first, and says what the credit fell by', async () => {
    const { id, invoices } = await owingWithCredit([300, 500], 400);
    expect(await applies(id, invoices, 400)).toMatchObject({
      type: 'CREDIT_APPLIED',
      allocations: [
        { invoiceId: invoices[0], amountMinor: 300 },
        { invoiceId: invoices[1], amountMinor: 100 },
      ],
      creditMinor: -400,
    });
    expect([
      await standOf(store, invoices[0]),
      await standOf(store, invoices[1] as string),
      await creditOf(store, id),
    ]).toEqual(['paid 0', 'open 400', 0]);
  });

  test('never more than was asked for, and once under one key', async () => {
    const { id, invoices } = await owingWithCredit([300], 400);
    await applies(id, invoices, 120, 'credit-key');
    await expect(applies(id, invoices, 120, 'credit-key')).rejects.toThrow('Unique constraint');
    expect([await standOf(store, invoices[0]), await creditOf(store, id)]).toEqual(['open 180', 280]);
  });

  test('less, or nothing, where the ledger has less of either', async () => {
    expect(await applies(await withCredit(store, 50), [], 50)).toMatchObject({ allocations: [], creditMinor: 0 });
    const { id, invoices } = await owingWithCredit([300], 40);
    expect(await applies(id, invoices, 300)).toMatchObject({ creditMinor: -40 });
    expect(await applies(id, invoices, 300)).toMatchObject({ allocations: [], creditMinor: 0 });
  });

  test('leaves what is in dispute, and what was written off', async () => {
    const { id, invoices } = await owingWithCredit([300], 500);
    await asked(store, id, {
      type: 'DISPUTE_REQUESTED',
      disputeId: newId('dsp'),
      invoiceId: invoices[0],
      amountMinor: 250,
      reason: 'x',
      late: false,
    });
    expect(await applies(id, invoices, 500)).toMatchObject({
      allocations: [{ invoiceId: invoices[0], amountMinor: 50 }],
      creditMinor: -50,
    });
    const { id: other, invoices: writtenOff } = await owingWithCredit([300], 500);
    await commanded(store, other, { type: 'WRITE_OFF_REQUESTED' });
    expect(await applies(other, writtenOff, 500)).toMatchObject({ allocations: [], creditMinor: 0 });
  });

  test('ten at once spend it once', async () => {
    const { id, invoices } = await owingWithCredit([1_000], 400);
    await Promise.all(Array.from({ length: 10 }, () => applies(id, invoices, 400)));
    expect([await standOf(store, invoices[0]), await creditOf(store, id)]).toEqual(['open 600', 0]);
  });

  test('is taken back with the payment that it came from', async () => {
    const { id, invoices, transferId } = await owingWithCredit([300], 300);
    await applies(id, invoices, 300);
    expect(await standOf(store, invoices[0])).toBe('paid 0');
    await store.unmatchTransfer({ transferId, reason: 'wrong', actor: agent });
    expect([await standOf(store, invoices[0]), await creditOf(store, id)]).toEqual(['open 300', 0]);
  });
});
