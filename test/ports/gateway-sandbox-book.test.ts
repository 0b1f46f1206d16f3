import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { SandboxBank, type SandboxOptions } from '../../ports/gateway/sandbox/bank.ts';
import type { BookedOutcome } from '../../ports/gateway/sandbox/book.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts';
import { aCharge } from './gateway-contract.ts';

let database: FreshDatabase;
const banks: SandboxBank[] = [];
/** Another process of the same bank. */
const open = (options: Partial<SandboxOptions> = {}): SandboxBank => {
  const bank = new SandboxBank({ databaseUrl: database.url, slowMs: 60, timeoutMs: 5, ...options });
  banks.push(bank);
  return bank;
};
const all = { limit: 100, cursor: null };
const outcomes = async (bank: SandboxBank, accountId: string): Promise<BookedOutcome[]> => (await bank.charges(accountId, all)).items.map((row) => row.outcome);

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await Promise.all(banks.map((bank) => bank.close()));
  await database.drop();
});

describe("the bank's book", () => {
  test('lists an account by pages, in the order in which the bank saw its attempts', async () => {
    const bank = open();
    const charge = aCharge('tok_declined_once');
    for (let n = 1; n <= 3; n++) await bank.charge({ ...charge, key: `${charge.key}:${n}`, amountMinor: n * 100 });
    const first = await bank.charges(charge.accountId, { limit: 2, cursor: null });
    expect(first.items).toEqual([
      { id: expect.any(String), at: charge.at, key: `${charge.key}:1`, amountMinor: 100, outcome: 'declined' },
      { id: expect.any(String), at: charge.at, key: `${charge.key}:2`, amountMinor: 200, outcome: 'succeeded' },
    ]);
    const second = await bank.charges(charge.accountId, { limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ amountMinor: 300 }], nextCursor: null });
    expect(await bank.charges('acc_nobody', all)).toEqual({ items: [], nextCursor: null });
    await expect(bank.charges(charge.accountId, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ name: 'BadCursor' });
  });

  test('look-ups add nothing to it', async () => {
    const bank = open();
    const charge = aCharge('tok_ok');
    await bank.lookUp(charge.key, charge.at);
    await bank.charge(charge);
    for (let n = 0; n < 3; n++) await bank.lookUp(charge.key, charge.at);
    expect(await outcomes(bank, charge.accountId)).toEqual(['succeeded']);
  });

  test('a charge is taken back once, by one of ten; its own request may ask again', async () => {
    const bank = open();
    const charge = aCharge('tok_ok');
    await bank.charge(charge);
    const id = (await bank.charges(charge.accountId, all)).items[0]?.id ?? '';
    const taken = await Promise.all(Array.from({ length: 10 }, (_, n) => bank.chargeBack(id, `req_${n}`)));
    expect(taken.filter((one) => one !== null)).toEqual([{ key: charge.key }]);
    const winner = taken.findIndex((one) => one !== null);
    expect(await bank.chargeBack(id, `req_${winner}`)).toEqual({ key: charge.key });
    expect(await bank.chargeBack(id)).toBeNull();
  });

  test('what never moved money cannot be taken back', async () => {
    const bank = open();
    const declined = aCharge('tok_stolen');
    await bank.charge(declined);
    expect(await bank.chargeBack((await bank.charges(declined.accountId, all)).items[0]?.id ?? '')).toBeNull();
    expect(await bank.chargeBack('sch_nothing')).toBeNull();
  });

  test('a key on another amount is our bug, and moves nothing', async () => {
    const bank = open();
    const charge = aCharge('tok_ok');
    await bank.charge(charge);
    await expect(bank.charge({ ...charge, amountMinor: 1 })).rejects.toThrow("another charge's");
    expect(await outcomes(bank, charge.accountId)).toEqual(['succeeded']);
  });

  test('the database itself keeps a second row of a key out', async () => {
    const charge = aCharge('tok_ok');
    await open().charge(charge);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const copy = client.query(
      "INSERT INTO sandbox_charges (id, key, account_id, method_id, token, amount_minor, currency, at, outcome) SELECT 'sch_copy', key, account_id, method_id, token, amount_minor, currency, at, outcome FROM sandbox_charges WHERE key = $1",
      [charge.key],
    );
    await expect(copy).rejects.toThrow('sandbox_charges_key_once');
    await client.end();
  });
});

describe('a bank that fails', () => {
  test('while it is down nothing is taken, nothing is found out, and the book is as before', async () => {
    let fault: 'down' | null = 'down';
    const bank = open({ fault: () => fault });
    const charge = aCharge('tok_ok');
    await expect(bank.charge(charge)).rejects.toThrow(OutcomeUnknown);
    await expect(bank.lookUp(charge.key, charge.at)).rejects.toThrow('down');
    expect(await outcomes(bank, charge.accountId)).toEqual([]);
    fault = null;
    expect(await bank.lookUp(charge.key, charge.at)).toEqual({ outcome: 'notFound' });
    expect(await bank.charge(charge)).toMatchObject({ outcome: 'succeeded' });
  });

  test('its look-ups alone can fail', async () => {
    const bank = open({ fault: (call) => (call === 'lookUp' ? 'down' : null) });
    const charge = aCharge('tok_timeout_charged');
    await expect(bank.charge(charge)).rejects.toThrow(OutcomeUnknown);
    await expect(bank.lookUp(charge.key, charge.at)).rejects.toThrow('down');
  });

  test('without its database nobody can tell what happened', async () => {
    const bank = open({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' });
    await expect(bank.charge(aCharge('tok_ok'))).rejects.toThrow(OutcomeUnknown);
    await expect(bank.lookUp('k', '2026-03-10T15:00:00.000Z')).rejects.toThrow();
  });
});
