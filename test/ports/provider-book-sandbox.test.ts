import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TryLater } from '../../ports/failures.ts';
import { SandboxBank } from '../../ports/gateway/sandbox/bank.ts';
import { freshDatabase } from '../fresh-database.ts';
import { aCharge } from './gateway-contract.ts';
import { daysAround, providerBookContract, wholeOf } from './provider-book-contract.ts';

providerBookContract('the bank of the sandbox', async () => {
  const database = await freshDatabase();
  const bank = new SandboxBank({ databaseUrl: database.url });
  return {
    gateway: bank,
    book: bank,
    tokens: { succeeds: 'tok_ok', declines: 'tok_insufficient_funds' },
    async close() {
      await bank.close();
      await database.drop();
    },
  };
});

let bank: SandboxBank;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  bank = new SandboxBank({ databaseUrl: database.url });
});
afterAll(async () => {
  await bank.close();
  await drop();
});

test('more than a page of it is read to the end, in the time of the accounts, and nothing is paid out', async () => {
  const at = '2026-03-10T15:00:00.000Z';
  const [first, ...rest] = Array.from({ length: 501 }, () => aCharge('tok_ok', { at }));
  if (first !== undefined) await bank.charge(first);
  for (let i = 0; i < rest.length; i += 20)
    await Promise.all(rest.slice(i, i + 20).map((charge) => bank.charge(charge)));
  const movements = await wholeOf(bank.movements(daysAround(at, 0, 1)));
  expect(new Set(movements.map(({ id }) => id)).size).toBe(501);
  expect(await wholeOf(bank.payouts())).toEqual([]);
});

test('a bank that is away does not show its book', async () => {
  await bank.setFault('cards', 'away');
  await expect(wholeOf(bank.movements(daysAround('2026-03-10T15:00:00.000Z', 0, 1)))).rejects.toThrow(TryLater);
  await bank.setFault('cards', 'none');
});
