import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { outbox } from '../../ports/mailer/outbox.ts';
import { sandboxService } from '../../ports/service/sandbox.ts';
import { aCharge } from './gateway-contract.ts';
import { all, outcomes, sandboxBanks } from './sandbox-banks.ts';
import { aMail } from './mailer-contract.ts';

const banks = sandboxBanks();
const { open } = banks;

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
    await expect(bank.charges(charge.accountId, { limit: 2, cursor: 'x' })).rejects.toMatchObject({
      name: 'BadCursor',
    });
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
    const takenBack = { outcome: 'succeeded', chargedBack: true, chargebackOutcome: null, challenge: null };
    expect(await bank.chargeNamed({ id })).toEqual(takenBack);
    expect(await bank.chargeNamed({ key: charge.key })).toEqual(takenBack);
  });

  test('a chargeback ends once, by its charge or its key; its own request may ask again', async () => {
    const bank = open();
    const charge = aCharge('tok_ok');
    await bank.charge(charge);
    const id = (await bank.charges(charge.accountId, all)).items[0]?.id ?? '';
    expect(await bank.closeChargeback({ id }, 'won', 'req_1')).toBeNull();
    await bank.chargeBack(id);
    expect(await bank.closeChargeback({ key: charge.key }, 'won', 'req_1')).toEqual({ key: charge.key });
    expect(await bank.closeChargeback({ id }, 'lost', 'req_2')).toBeNull();
    expect(await bank.closeChargeback({ id }, 'won', 'req_1')).toEqual({ key: charge.key });
    expect(await bank.chargeNamed({ id })).toMatchObject({ chargedBack: true, chargebackOutcome: 'won' });
  });

  test('what never moved money cannot be taken back', async () => {
    const bank = open();
    const declined = aCharge('tok_stolen');
    await bank.charge(declined);
    expect(await bank.chargeBack((await bank.charges(declined.accountId, all)).items[0]?.id ?? '')).toBeNull();
    expect(await bank.chargeBack('sch_nothing')).toBeNull();
    expect(await bank.chargeNamed({ id: 'sch_nothing' })).toBeNull();
  });

  test('a key in another currency is our bug, and moves nothing', async () => {
    const bank = open();
    const charge = aCharge('tok_ok');
    await bank.charge(charge);
    await expect(bank.charge({ ...charge, currency: 'USD' })).rejects.toThrow("another charge's");
    expect(await outcomes(bank, charge.accountId)).toEqual(['succeeded']);
  });

  test('the database itself keeps a second row of a key out', async () => {
    const charge = aCharge('tok_ok');
    await open().charge(charge);
    const client = new pg.Client({ connectionString: banks.database.url });
    await client.connect();
    const copy = client.query(
      'INSERT INTO sandbox.sandbox_charges (id, key, account_id, method_id, token, amount_minor, currency, at, ' +
        "outcome) SELECT 'sch_copy', key, account_id, method_id, token, amount_minor, currency, at, outcome " +
        'FROM sandbox.sandbox_charges WHERE key = $1',
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

  test.each([
    ['unauthorized', RailRefused, RailRefused],
    ['away', OutcomeUnknown, TryLater],
    ['hangs', OutcomeUnknown, Error],
  ] as const)(
    'made to be %s, for all processes, it takes nothing until it is told otherwise',
    async (kind, charging, lookingUp) => {
      const [bank, other] = [open(), open()];
      const charge = aCharge('tok_ok');
      await bank.setFault('cards', kind);
      for (const one of [bank, other]) {
        await expect(one.charge(charge)).rejects.toThrow(charging);
        await expect(one.lookUp(charge.key, charge.at)).rejects.toThrow(lookingUp);
      }
      // Only who refuses us is no longer to be asked.
      if (kind === 'unauthorized') await expect(other.probe()).rejects.toThrow(RailRefused);
      else await other.probe();
      expect(await outcomes(bank, charge.accountId)).toEqual([]);
      await other.setFault('cards', 'none');
      await bank.probe();
      expect(await bank.charge(charge)).toMatchObject({ outcome: 'succeeded' });
    },
  );

  test('its carrier of mails and its switch of services fail by themselves', async () => {
    const bank = open();
    const [mailer, service] = [outbox(() => bank.meetFault('mail')), sandboxService(() => bank.meetFault('service'))];
    const call = {
      key: 'k',
      accountId: 'acc_1',
      externalId: null,
      verb: 'deactivate',
      version: 1,
      reason: '62 days overdue',
      at: '2026-03-10T15:00:00.000Z',
    } as const;
    await bank.setFault('mail', 'unauthorized');
    await expect(mailer.send(aMail())).rejects.toThrow(RailRefused);
    await expect(mailer.probe()).rejects.toThrow(RailRefused);
    await service.call(call);
    await bank.setFault('service', 'away');
    await expect(service.call(call)).rejects.toThrow(TryLater);
    for (const rail of ['mail', 'service'] as const) await bank.setFault(rail, 'none');
    await mailer.probe();
    await service.call(call);
    expect(await mailer.send(aMail())).toEqual({ providerId: null });
  });

  test('without its database nobody can tell what happened', async () => {
    const bank = open({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' });
    await expect(bank.charge(aCharge('tok_ok'))).rejects.toThrow(OutcomeUnknown);
    await expect(bank.lookUp('k', '2026-03-10T15:00:00.000Z')).rejects.toThrow();
  });
});
