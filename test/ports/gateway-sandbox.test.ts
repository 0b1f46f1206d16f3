import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Instant } from '../../domain/time/time.ts';
import { SandboxBank } from '../../ports/gateway/sandbox/bank.ts';
import { TOKENS } from '../../ports/gateway/sandbox/tokens.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { freshDatabase } from '../fresh-database.ts';
import { aCharge, gatewayContract } from './gateway-contract.ts';
import { all, outcomes, sandboxBanks } from './sandbox-banks.ts';
import { until } from '../until.ts';

const banks = sandboxBanks();
const { open } = banks;

gatewayContract('the sandbox bank', async () => {
  const own = await freshDatabase();
  const bank = new SandboxBank({ databaseUrl: own.url, timeoutMs: 5 });
  return {
    gateway: bank,
    takenUnder: async (key) =>
      (await bank.charges(key.split(':')[0] ?? '', all)).items.filter(
        (row) => row.key === key && row.outcome === 'succeeded',
      ).length,
    givenBackUnder: async (key) => {
      const client = new pg.Client({ connectionString: own.url });
      await client.connect();
      const { rows } = await client.query(
        'SELECT coalesce(sum(r.amount_minor), 0) AS minor FROM sandbox.sandbox_refunds r ' +
          'JOIN sandbox.sandbox_charges c ON c.id = r.charge_id WHERE c.key = $1',
        [key],
      );
      await client.end();
      return Number(rows[0].minor);
    },
    holder: async (key, outcome) => void (await bank.challenge(key, outcome)),
    tokens: {
      succeeds: 'tok_ok',
      declinesSoft: 'tok_insufficient_funds',
      declinesHard: 'tok_stolen',
      unknown: 'tok_x',
      timesOutCharged: 'tok_timeout_charged',
      timesOutLost: 'tok_timeout_lost',
      waitsForItsHolder: 'tok_requires_action',
      debit: 'tok_bank_ok',
    },
    close: async () => {
      await bank.close();
      await own.drop();
    },
  };
});

describe("the sandbox bank's tokens", () => {
  /** The n-th attempt on one method, each under a key of its own; `!` is a call that got no answer. */
  async function attempts(token: string, count: number): Promise<string[]> {
    const charge = aCharge(token);
    const heard: string[] = [];
    for (let n = 1; n <= count; n++) {
      // Each from a bank that has just been started: what it counts it has in its book.
      const answer = await open({ connections: 1 })
        .charge({ ...charge, key: `${charge.key}:${n}` })
        .catch((error: unknown) =>
          error instanceof OutcomeUnknown ? ({ outcome: '!' } as const) : Promise.reject(error),
        );
      heard.push(answer.outcome === 'declined' ? answer.declineCode : answer.outcome);
    }
    return [...heard, '|', ...(await outcomes(open(), charge.accountId))];
  }

  test.each([
    ['tok_ok', ['succeeded', 'succeeded', 'succeeded', '|', 'succeeded', 'succeeded', 'succeeded']],
    [
      'tok_insufficient_funds',
      ['insufficient_funds', 'insufficient_funds', 'insufficient_funds', '|', 'declined', 'declined', 'declined'],
    ],
    ['tok_declined_once', ['insufficient_funds', 'succeeded', 'succeeded', '|', 'declined', 'succeeded', 'succeeded']],
    [
      'tok_declined_twice',
      ['insufficient_funds', 'insufficient_funds', 'succeeded', '|', 'declined', 'declined', 'succeeded'],
    ],
    ['tok_stolen', ['stolen_card', 'stolen_card', 'stolen_card', '|', 'declined', 'declined', 'declined']],
    ['tok_expired', ['expired_card', 'expired_card', 'expired_card', '|', 'declined', 'declined', 'declined']],
    ['tok_timeout_charged', ['!', 'succeeded', 'succeeded', '|', 'succeeded', 'succeeded', 'succeeded']],
    ['tok_timeout_lost', ['!', 'succeeded', 'succeeded', '|', 'lost', 'succeeded', 'succeeded']],
    ['tok_error_charged', ['!', '!', '!', '|', 'succeeded', 'succeeded', 'succeeded']],
    ['tok_slow', ['succeeded', 'succeeded', 'succeeded', '|', 'succeeded', 'succeeded', 'succeeded']],
    [
      'tok_requires_action',
      ['requiresAction', 'requiresAction', 'requiresAction', '|', 'requiresAction', 'requiresAction', 'requiresAction'],
    ],
    ['tok_bank_ok', ['pending', 'pending', 'pending', '|', 'pending', 'pending', 'pending']],
  ])('%s, three times over, restarts between', async (token, story) => {
    expect(await attempts(token, 3)).toEqual(story);
  });

  test('a repeated key does not count as another attempt', async () => {
    const bank = open();
    const charge = aCharge('tok_declined_twice');
    for (let n = 0; n < 4; n++) expect(await bank.charge(charge)).toMatchObject({ outcome: 'declined' });
    expect(await bank.charge({ ...charge, key: `${charge.key}:2` })).toMatchObject({ outcome: 'declined' });
    expect(await bank.charge({ ...charge, key: `${charge.key}:3` })).toMatchObject({ outcome: 'succeeded' });
    expect(await outcomes(bank, charge.accountId)).toEqual(['declined', 'declined', 'succeeded']);
  });

  test('ten attempts on one method at once, over two processes: one was the first', async () => {
    const [left, right] = [open(), open()];
    const charge = aCharge('tok_declined_once');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? left : right).charge({ ...charge, key: `${charge.key}:${n}` }),
      ),
    );
    expect(answers.filter((answer) => answer.outcome === 'declined')).toHaveLength(1);
    expect((await outcomes(left, charge.accountId))[0]).toBe('declined');
  });

  test('ten calls of one key at once, over two processes, while the first is lost: one row lost, one taken', async () => {
    const [left, right] = [open(), open()];
    const charge = aCharge('tok_timeout_lost');
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? left : right).charge(charge)),
    );
    expect(answers.filter((answer) => answer.status === 'rejected')).toHaveLength(1);
    expect(await outcomes(left, charge.accountId)).toEqual(['lost', 'succeeded']);
  });

  test('tok_error_charged answers 500 to a repeated key as well; only a look-up tells', async () => {
    const bank = open();
    const charge = aCharge('tok_error_charged');
    await expect(bank.charge(charge)).rejects.toThrow(OutcomeUnknown);
    await expect(bank.charge(charge)).rejects.toThrow(OutcomeUnknown);
    expect(await bank.lookUp(charge.key, charge.at)).toMatchObject({ outcome: 'succeeded' });
    expect(await outcomes(bank, charge.accountId)).toEqual(['succeeded']);
  });

  test('only tok_slow is slow; what it took stands in the book before it answers', async () => {
    const [bank, beside] = [open({ slowMs: 8_000 }), open()];
    const charge = aCharge('tok_slow');
    let answered = false;
    const answering = bank.charge(charge).finally(() => {
      answered = true;
    });
    await until(async () => (await outcomes(beside, charge.accountId)).length > 0);
    expect(await outcomes(beside, charge.accountId)).toEqual(['succeeded']);
    expect(await beside.lookUp(charge.key, charge.at)).toMatchObject({ outcome: 'succeeded' });
    expect(answered).toBe(false);
    expect(await answering).toMatchObject({ outcome: 'succeeded' });
  });

  test('each token is a card or account of its own', async () => {
    const bank = open();
    const details = await Promise.all(Object.keys(TOKENS).map((token) => bank.describe(token, 'acc_1')));
    expect(details).not.toContain(null);
    expect(new Set(details.map((one) => one?.fingerprint)).size).toBe(14);
    expect(details.filter((one) => one?.kind === 'bankAccount')).toHaveLength(2);
    // What it describes, it may know no more when it is to be charged.
    expect(await bank.charge(aCharge('tok_detached'))).toMatchObject({ outcome: 'refused', blames: 'method' });
    const plastic = async (token: string, account: string) => (await bank.describe(token, account))?.fingerprint;
    expect(await plastic('tok_ok', 'acc_1')).toBe(await plastic('tok_ok', 'acc_1'));
    expect(await plastic('tok_ok', 'acc_1')).not.toBe(await plastic('tok_ok', 'acc_2'));
    // One plastic under two tokens, and at two customers.
    expect(await plastic('tok_ok~GOLD', 'acc_1')).toBe(await plastic('tok_stolen~GOLD', 'acc_2'));
    expect(await bank.charge(aCharge('tok_stolen~GOLD'))).toMatchObject({ outcome: 'declined' });
    for (const stranger of ['tok_x', 'tok_x~GOLD', 'tok_ok~', '', 'constructor', '__proto__', 'TOK_OK'])
      expect(await bank.describe(stranger, 'acc_1')).toBeNull();
  });
});

describe('a holder who has to confirm', () => {
  test('does so once; the request that did may ask again, another may not', async () => {
    const bank = open();
    const charge = aCharge('tok_requires_action');
    expect(await bank.challenge(charge.key, 'confirmed')).toBeNull();
    await bank.charge(charge);
    expect(await bank.chargeNamed({ key: charge.key })).toMatchObject({ challenge: 'open' });
    const ended = await bank.challenge(charge.key, 'refused', 'req_1');
    expect(ended).toMatchObject({ key: charge.key, outcome: 'declined' });
    expect(await bank.challenge(charge.key, 'refused', 'req_1')).toEqual(ended);
    expect(await bank.challenge(charge.key, 'confirmed', 'req_2')).toBeNull();
    expect(await bank.chargeNamed({ key: charge.key })).toMatchObject({ challenge: 'refused' });
  });

  test('and one whose charge does not wait is not asked', async () => {
    const bank = open();
    const charge = aCharge('tok_ok');
    await bank.charge(charge);
    expect(await bank.challenge(charge.key, 'refused')).toBeNull();
    expect(await outcomes(bank, charge.accountId)).toEqual(['succeeded']);
  });
});

describe('money that goes back', () => {
  test('is not given back of a charge that was taken back, and not more than once by two at a time', async () => {
    const [left, right] = [open(), open()];
    const charge = aCharge('tok_ok');
    await left.charge(charge);
    const [row] = (await left.charges(charge.accountId, all)).items;
    const refund = { key: 'r', providerRef: row?.id ?? '', amountMinor: 100_000, currency: 'MXN' };
    const answers = await Promise.all([left.refund(refund), right.refund({ ...refund, key: 'r2' })]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'succeeded']);
    expect(await left.refund({ ...refund, key: 'r3', currency: 'USD', amountMinor: 1 })).toMatchObject({
      outcome: 'refused',
    });
    await left.chargeBack(row?.id ?? '');
    expect(await left.refund({ ...refund, key: 'r4', amountMinor: 1 })).toMatchObject({ outcome: 'refused' });
  });

  test('goes nowhere while the bank is away, refuses us, or hangs', async () => {
    const bank = open();
    const refund = { key: 'r5', providerRef: 'sch_1', amountMinor: 1, currency: 'MXN' };
    await bank.setFault('cards', 'unauthorized');
    await expect(bank.refund(refund)).rejects.toThrow(RailRefused);
    await bank.setFault('cards', 'away');
    await expect(bank.refund(refund)).rejects.toThrow(TryLater);
    await bank.setFault('cards', 'hangs');
    await expect(bank.refund(refund)).rejects.toThrow(OutcomeUnknown);
    await bank.setFault('cards', 'none');
  });
});

describe('direct debits', () => {
  // Friday before a long weekend: Monday 16 March 2026 is the holiday of 21 March.
  const friday: Instant = '2026-03-13T16:00:00.000Z';

  test('settle after two bank days: the weekend and the holiday are none', async () => {
    const bank = open();
    const charge = aCharge('tok_bank_ok', { at: friday });
    expect(await bank.charge(charge)).toMatchObject({ outcome: 'pending' });
    expect(await bank.lookUp(charge.key, '2026-03-17T23:00:00.000Z')).toMatchObject({ outcome: 'pending' });
    expect(await bank.lookUp(charge.key, '2026-03-18T16:00:00.000Z')).toMatchObject({ outcome: 'succeeded' });
    expect(await bank.lookUp(charge.key, '2026-03-27T16:00:00.000Z')).toMatchObject({ outcome: 'succeeded' });
    expect(await outcomes(bank, charge.accountId)).toEqual(['succeeded']);
  });

  test('tok_bank_returned settles, and is back after three', async () => {
    const bank = open();
    const charge = aCharge('tok_bank_returned', { at: friday });
    await bank.charge(charge);
    const seen: string[] = [];
    for (const day of ['17', '18', '19', '20'])
      seen.push((await bank.lookUp(charge.key, `2026-03-${day}T16:00:00.000Z`)).outcome);
    expect(seen).toEqual(['pending', 'succeeded', 'returned', 'returned']);
    expect(await bank.lookUp(charge.key, '2026-03-20T16:00:00.000Z')).toMatchObject({ declineCode: 'debit_returned' });
    expect(await outcomes(bank, charge.accountId)).toEqual(['returned']);
  });

  test('the call again is answered as at first, whatever became of the money', async () => {
    const bank = open();
    const charge = aCharge('tok_bank_returned', { at: friday });
    const first = await bank.charge(charge);
    await bank.lookUp(charge.key, '2026-04-01T16:00:00.000Z');
    expect(await bank.charge(charge)).toEqual(first);
    expect(await outcomes(bank, charge.accountId)).toEqual(['returned']);
  });
});

test('the cards that customers may try with do what their page says, each another thing', async () => {
  const bank = open();
  const done = {
    pays: 'succeeded',
    declines: 'insufficient_funds',
    declinesForGood: 'stolen_card',
    expires: 'expired_card',
    timesOut: 'no answer',
    debits: 'pending',
    asksHolder: 'requiresAction',
  };
  for (const { token, does } of bank.testCards) {
    const answer = await bank.charge(aCharge(token)).catch((error: unknown) => {
      if (error instanceof OutcomeUnknown) return { outcome: 'no answer' };
      throw error;
    });
    expect([token, 'declineCode' in answer ? answer.declineCode : answer.outcome]).toEqual([token, done[does]]);
  }
  expect(new Set(bank.testCards.map(({ does }) => does)).size).toBe(bank.testCards.length);
});
