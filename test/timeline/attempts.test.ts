import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../domain/events.ts';
import { localTime } from './lines.ts';
import type { Life } from './life.ts';
import { mexico, story } from './story.ts';
import { marked, ordered, written } from './told.ts';

const charges = { watch: ['charge'] as 'charge'[] };
const RETRY_NOW = { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null } as const;
/** When the bank was to be called. */
const tried = (life: Life): string[] =>
  life.effects.flatMap(({ at, effect }) =>
    effect.type === 'chargeBalance' ? [localTime(at, 'America/Mexico_City')] : [],
  );
const triggers = (life: Life): unknown[] =>
  life.entries.flatMap(({ type, data }) => (type === 'charge.attempted' ? [data.trigger] : []));

describe('an attempt', () => {
  test('says what began it', () => {
    const owing = (card: string) =>
      story({ card, ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' });
    expect(triggers(owing('tok_declined_once').on('2026-03-11'))).toEqual(['autopay', 'retry']);
    expect(triggers(owing('tok_stolen').on('2026-03-11').card('tok_ok'))).toEqual(['autopay', 'retry']);
    expect(
      triggers(
        story({ autopay: true })
          .on('2026-03-02')
          .invoice('100.00', { due: '2026-03-10' })
          .on('2026-03-11')
          .card('tok_ok'),
      ),
    ).toEqual(['autopay']);
    expect(
      triggers(
        story({ autopay: true })
          .on('2026-03-02')
          .invoice('100.00', { due: '2026-03-10' })
          .on('2026-03-11')
          .card('tok_ok', { chargeNow: true }),
      ),
    ).toEqual(['api']);
    expect(
      triggers(
        story({ card: 'tok_ok', autopay: false })
          .on('2026-03-02')
          .invoice('100.00', { due: '2026-03-10' })
          .plan({ '2026-03-20': '100.00' })
          .autopay(true)
          .on('2026-03-21'),
      ),
    ).toEqual(['autopay']);
  });

  test('is for what it pays, and believes what is open of that and the credit', () => {
    const life = story({ card: 'tok_ok', autopay: false })
      .on('2026-03-02')
      .transfer('5.00', '')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .invoice('40.00', { due: '2026-04-10' })
      .disputes('B')
      .transfer('3.00', '')
      .pays();
    expect(ordered(life, 'chargeBalance').map(({ params }) => params)).toMatchObject([
      {
        accountId: 'acc_214',
        trigger: 'portal',
        invoiceIds: ['A', 'C'],
        amountMinor: 4_200,
        believes: { openMinor: 4_500, creditMinor: 300 },
      },
    ]);
    life.resolve('B', 'rejected').pays('B').shows({ open: '0.00' });
    expect(ordered(life, 'chargeBalance')[1]?.params).toMatchObject({
      invoiceIds: ['B'],
      amountMinor: 2_000,
      believes: { openMinor: 2_000, creditMinor: 0 },
    });
  });

  test('of an agent, where nothing is due: there is nothing to say of its card', () => {
    const life = story({ card: 'tok_stolen', autopay: false })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-02' })
      .pays()
      .transfer('10.00', 'A')
      .overrides(RETRY_NOW, { refused: 'nothing_due' });
    life.invoice('10.00', { due: '2026-03-02' }).overrides(RETRY_NOW, { refused: 'card_blocked' });
  });

  test('that time has overtaken is not made: its method is gone, resting, or nothing is left to charge', () => {
    const due = {
      type: 'DEADLINE_REACHED',
      kind: 'charge',
      id: 'due',
      dueAt: '2026-03-10T16:30:00.000Z',
    } as unknown as Outcome;
    const owing = () =>
      story({ card: 'tok_insufficient_funds', ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-10', '10:00');
    const calls = (life: Life) => ordered(life, 'chargeBalance').length;
    expect(calls(owing().fact(due))).toBe(1);
    expect(calls(owing().fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null }).fact(due))).toBe(0);
    expect(calls(owing().transfer('100.00', 'A').fact(due))).toBe(0);
    expect(calls(owing().invoice('50.00', { due: '2026-03-10' }).pays('A').fact(due))).toBe(1);
    const plan = () =>
      story({ card: 'tok_ok', autopay: false, ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .plan({ '2026-03-10': '50.00', '2026-04-10': '50.00' })
        .autopay(true)
        .on('2026-03-10', '10:00');
    const installment = { ...due, id: 'hold-1' } as unknown as Outcome;
    expect(calls(plan().transfer('50.00', 'A').fact(installment))).toBe(0); // the next is a month away
    expect(calls(plan().transfer('100.00', '').fact(installment))).toBe(0); // credit will pay it
  });
});

describe("an outage over a charge's minute", () => {
  test('made up in the next window, whatever else is on hold', () => {
    story({ card: 'tok_ok', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .pause('2026-03-31', { invoiceId: 'B' })
      .outageUntil('2026-03-10', '22:00')
      .on('2026-03-12')
      .tells('2026-03-10 22:00 charge.skipped', '2026-03-11 10:30 charged 100.00');
  });

  test("an installment's the same", () => {
    story({ card: 'tok_ok', autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '60.00', '2026-04-20': '40.00' })
      .autopay(true)
      .outageUntil('2026-03-20', '22:00')
      .on('2026-03-22')
      .tells('2026-03-20 22:00 charge.skipped', '2026-03-21 10:30 charged 60.00');
  });
});

describe('overtaken between its decision and its beginning', () => {
  const owing = (card: string) =>
    story({ card, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' });

  test('a due charge is made at once with what is owed by then', () => {
    const life = owing('tok_ok').waitsToBegin('chargeBalance').on('2026-03-10', '10:40').transfer('10.00', 'A').tells();
    life
      .bankAnswers()
      .tells('2026-03-10 10:40 charge.skipped', '2026-03-10 10:40 charged 90.00')
      .on('2026-03-31')
      .tells()
      .shows({ autopay: 'idle' });
  });

  test('or not at all, when nothing is owed any more', () => {
    owing('tok_ok')
      .waitsToBegin('chargeBalance')
      .on('2026-03-10', '10:40')
      .transfer('100.00', 'A')
      .bankAnswers()
      .on('2026-03-31')
      .tells('2026-03-10 10:40 charge.skipped')
      .shows({ autopay: 'idle', open: '0.00' });
  });

  test('made up on a later day it is made at once, too; when the window is over by then, in the next', () => {
    const missed = () =>
      owing('tok_ok').outageUntil('2026-03-10', '22:00').watch('charge').waitsToBegin('chargeBalance');
    missed()
      .on('2026-03-11', '10:40')
      .transfer('10.00', 'A')
      .bankAnswers()
      .tells('2026-03-11 10:40 charge.skipped', '2026-03-11 10:40 charged 90.00');
    missed()
      .on('2026-03-11', '15:30')
      .transfer('10.00', 'A')
      .bankAnswers()
      .on('2026-03-13')
      .tells('2026-03-11 15:30 charge.skipped', '2026-03-11 15:30 charge.skipped', '2026-03-12 10:30 charged 90.00');
  });

  test('a new card is tried at once, at any hour', () => {
    owing('tok_stolen')
      .on('2026-03-12', '16:00')
      .watch('charge')
      .waitsToBegin('chargeBalance')
      .card('tok_ok')
      .later(120)
      .transfer('10.00', 'A')
      .bankAnswers()
      .tells('2026-03-12 18:00 charge.skipped', '2026-03-12 18:00 charged 90.00');
  });

  test('a retry is no decline, and moves no rung: its own ladder goes on where it was', () => {
    const life = owing('tok_insufficient_funds')
      .invoice('140.00', { due: '2026-03-11' })
      .on('2026-03-14', '10:00')
      .watch('charge')
      .waitsToBegin('chargeBalance');
    life
      .on('2026-03-14', '10:31')
      .transfer('10.00', 'B')
      .bankAnswers()
      .tells('2026-03-14 10:31 charge.skipped', '2026-03-14 10:31 declined insufficient_funds');
    life.on('2026-04-30');
    const of = (minor: number) =>
      life.world.calls.filter((call) => call.amountMinor === minor).map(({ at }) => at.slice(5, 16));
    expect([of(14_000), of(13_000)]).toEqual([
      ['03-11T16:30', '03-11T17:30'],
      ['03-14T16:31', '03-18T16:30', '03-25T16:30'],
    ]);
  });

  test('nobody waits for one that was asked for: it ends, and may be asked for again at once', () => {
    story({ card: 'tok_ok', autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .waitsToBegin('chargeBalance')
      .pays()
      .transfer('10.00', 'A')
      .bankAnswers()
      .tells('2026-03-02 09:00 charge.skipped')
      .pays()
      .tells('2026-03-02 09:00 charged 90.00');
  });

  test('an installment is charged at once with what the plan asks for by then', () => {
    story({ card: 'tok_ok', autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '60.00', '2026-04-20': '40.00' })
      .autopay(true)
      .waitsToBegin('chargeBalance')
      .on('2026-03-20', '10:40')
      .transfer('10.00', 'A')
      .bankAnswers()
      .tells('2026-03-20 10:40 charge.skipped', '2026-03-20 10:40 charged 50.00');
  });

  test('a method that was refused for good meanwhile is not asked again', () => {
    const life = owing('tok_ok')
      .card('tok_stolen', { default: false, fingerprint: 'tok_ok' })
      .on('2026-03-09')
      .waitsToBegin('chargeBalance')
      .on('2026-03-10', '10:40')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null });
    life.world.tokens.delete('pm_1');
    life.bankAnswers().on('2026-03-31').tells('2026-03-10 10:40 charge.skipped').shows({ open: '100.00' });
  });

  test('when it was to be sent once more: of the first sending the bank may still say that it took the money', () => {
    const life = owing('tok_timeout_charged').on('2026-03-10', '10:31');
    life.world.deaf = true;
    life
      .fact({ type: 'LOOKUP_NOT_FOUND', attemptId: 'att_214-1' })
      .waitsToBegin('chargeBalance')
      .fact({ type: 'LOOKUP_NOT_FOUND', attemptId: 'att_214-1' })
      .autopay(false)
      .transfer('10.00', 'A')
      .bankAnswers();
    life
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-10 10:31 charge.lost', '2026-03-10 10:31 charge.skipped')
      .shows({ payment: 'idle', open: '90.00' });
    const paid = life.world.ledger.receiveCharge(10_000, ['A'], 0, 'pay_att_214-1');
    life
      .fact({ type: 'CHARGE_SUCCEEDED', attemptId: 'att_214-1', ...paid, found: true })
      .shows({ open: '0.00', credit: '10.00' });
  });

  test('by nothing that the account knows of, it waits an hour each time: no circle at one instant', () => {
    const life = owing('tok_ok').on('2026-03-10', '10:00');
    // Our own bug: a ledger that has more than the account was told.
    life.world.ledger.receive(1_000, ['A']);
    life.on('2026-03-11', '12:00');
    expect(tried(life)).toEqual([
      '2026-03-10 10:30',
      '2026-03-10 11:30',
      '2026-03-10 12:30',
      '2026-03-10 13:30',
      '2026-03-10 14:30',
      '2026-03-11 10:30',
    ]);
  });

  test('a retry of a ladder that is gone by then comes to nothing', () => {
    story({ card: 'tok_declined_once', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge')
      .bankKeepsBack()
      .on('2026-03-10', '11:30')
      .autopay(false)
      .fact({ type: 'CHARGE_STALE', attemptId: 'att_214-2' })
      .on('2026-03-31')
      .tells('2026-03-10 11:30 charge.skipped')
      .shows({ payment: 'idle', autopay: 'off' });
  });

  test('nor is a new card tried again by itself, once autopay is off', () => {
    story({ card: 'tok_stolen', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .watch('charge')
      .bankKeepsBack()
      .card('tok_ok')
      .autopay(false)
      .fact({ type: 'CHARGE_STALE', attemptId: 'att_214-2' })
      .on('2026-03-31')
      .tells('2026-03-11 09:00 charge.skipped')
      .shows({ payment: 'idle', autopay: 'off' });
  });

  test('an installment looks again like any charge', () => {
    const life = story({ card: 'tok_ok', autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '60.00', '2026-04-20': '40.00' })
      .autopay(true)
      .on('2026-03-20', '10:30')
      .stops('charges');
    const held = story({ card: 'tok_ok', autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .plan({ '2026-03-20': '60.00', '2026-04-20': '40.00' })
      .autopay(true)
      .stops('charges')
      .on('2026-03-20', '12:00')
      .lets('charges')
      .on('2026-03-21');
    expect([tried(life), tried(held)]).toEqual([
      ['2026-03-20 10:30'],
      ['2026-03-20 10:30', '2026-03-20 11:30', '2026-03-20 12:30'],
    ]);
    held.tells('2026-03-20 12:30 charged 60.00');
  });
});

describe('when charges go', () => {
  test('each on its own day, in whichever order the invoices came', () => {
    story({ card: 'tok_ok', ...charges })
      .on('2026-03-02')
      .invoice('1.00', { due: '2026-03-20' })
      .invoice('2.00', { due: '2026-03-10' })
      .on('2026-03-21')
      .tells('2026-03-10 10:30 charged 2.00', '2026-03-20 10:30 charged 1.00');
  });

  test("a limit that ends in the morning, before the window: at the account's minute of that day", () => {
    const policy = {
      ...mexico,
      networks: [
        {
          network: 'visa' as const,
          from: '2020-01-01' as const,
          source: 'ours',
          declines: { max: 1, hours: 21 },
          sameAmount: null,
        },
      ],
    };
    story({ card: 'tok_declined_once', policy, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-09', '09:30')
      .pays()
      .expects('2026-03-10 10:30 charge 100.00');
    story({ card: 'tok_declined_once', policy, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '09:00')
      .pays()
      .expects('2026-03-11 10:30 charge 100.00');
  });

  test('a new card waits while credit is being put against what is due, and takes the rest', () => {
    const life = story({ card: 'tok_stolen', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .watch('charge');
    life.world.slow.add('applyCredit');
    life.transfer('40.00', '').card('tok_ok').tells().bankAnswers().tells('2026-03-12 09:00 charged 60.00');
  });

  test("nothing is due of a new card's, or it is gone when its turn comes: it is not tried later", () => {
    story({ card: 'tok_ok', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .bankKeepsBack()
      .on('2026-03-10', '10:31')
      .card('tok_ok', { chargeNow: true })
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: 'pm_1' })
      .bankAnswers()
      .on('2026-03-31')
      .tells('2026-03-10 10:31 charged 100.00')
      .shows({ payment: 'idle' });
  });

  test('a new card is tried at once for what was tried before its minute, and when somebody asks; else at its minute', () => {
    const owing = (card?: string) =>
      story({ ...(card === undefined ? { autopay: true } : { card }), ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' });
    owing('tok_insufficient_funds')
      .on('2026-03-10', '10:00')
      .pays()
      .on('2026-03-10', '10:10')
      .card('tok_ok')
      .tells('2026-03-10 10:00 declined insufficient_funds', '2026-03-10 10:10 charged 100.00');
    owing().on('2026-03-10', '06:00').card('tok_ok', { chargeNow: true }).tells('2026-03-10 06:00 charged 100.00');
    owing()
      .on('2026-03-10', '10:10')
      .card('tok_ok')
      .tells()
      .on('2026-03-10', '10:30')
      .tells('2026-03-10 10:30 charged 100.00');
  });
});

describe('chargeNow', () => {
  const owing = (card: string, autopay = true) =>
    story({ card, autopay, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12', '12:00')
      .watch('charge');

  test("of a card that is not autopay's is a person's: it begins no ladder", () => {
    owing('tok_stolen')
      .card('tok_insufficient_funds', { chargeNow: true, default: false })
      .on('2026-03-31')
      .tells('2026-03-12 12:00 declined insufficient_funds')
      .shows({ autopay: 'needsMethod' });
    const life = story({ card: 'tok_ok', ...charges })
      .on('2026-03-11', '16:00')
      .invoice('100.00', { due: '2026-03-10', issued: '2026-03-01' })
      .card('tok_insufficient_funds', { chargeNow: true, default: false });
    life.on('2026-03-31').tells('2026-03-11 16:00 declined insufficient_funds', '2026-03-12 10:30 charged 100.00');
  });

  test('without autopay the same: switched on later, it leaves that to a person', () => {
    story({ autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12', '12:00')
      .card('tok_declined_once', { chargeNow: true })
      .on('2026-03-12', '18:00')
      .autopay(true)
      .on('2026-03-31')
      .tells('2026-03-12 12:00 declined insufficient_funds');
  });
});

describe('a decline that is hard', () => {
  test('is of the card, under every token that it has here; another card is as good as before', () => {
    const life = story({ autopay: false })
      .card('tok_stolen', { fingerprint: 'plastic' })
      .card('tok_ok', { fingerprint: 'plastic', default: false })
      .card('tok_ok', { default: false })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .pays();
    expect(marked(life)).toEqual(
      ['pm_1', 'pm_2'].map((methodId) => ({ kind: 'methodBlocked', methodId, status: 'blocked' })),
    );
    life.pays(null, { method: 'pm_2', refused: 'card_blocked' }).pays(null, { method: 'pm_3' }).shows({ open: '0.00' });
  });

  test('of the second card does not make us forget the first', () => {
    const life = story({ autopay: false })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .card('tok_stolen')
      .pays()
      .card('tok_declines lost_card')
      .pays();
    const before = marked(life).length;
    for (const fingerprint of ['tok_stolen', 'tok_declines lost_card'])
      life.card('tok_ok', { fingerprint }).pays(null, { refused: 'card_blocked' });
    expect(marked(life).slice(before)).toEqual(
      ['pm_3', 'pm_4'].map((methodId) => ({ kind: 'methodBlocked', methodId, status: 'blocked' })),
    );
    life.card('tok_ok').pays().shows({ open: '0.00' });
    expect(marked(life)).toHaveLength(before + 2);
  });

  test("for an expired card is its token's alone: with its next date it comes back", () => {
    const life = story({ autopay: false })
      .card('tok_expired', { fingerprint: 'plastic' })
      .card('tok_ok', { fingerprint: 'plastic', default: false })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .pays()
      .pays(null, { refused: 'card_blocked' });
    expect(marked(life)).toEqual([{ kind: 'methodBlocked', methodId: 'pm_1', status: 'expired' }]);
    life.pays('A', { method: 'pm_2' }).card('tok_ok', { fingerprint: 'plastic' }).pays().shows({ open: '0.00' });
  });
});

describe('a receipt says how it was paid', () => {
  const how = (life: Life): unknown[] =>
    written(life, 'payment-receipt').map((data) => ({
      via: (data as { via: unknown }).via,
      method: (data as { method: unknown }).method,
    }));
  const owing = (card?: string) =>
    story({ autopay: false, ...(card === undefined ? {} : { card }) })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' });

  test('card, bank account, transfer; a card that is gone is named as it was', () => {
    expect(how(owing('tok_ok').pays())).toEqual([
      { via: 'card', method: { kind: 'card', brand: 'visa', last4: '4242' } },
    ]);
    expect(how(owing('tok_bank_ok').pays().on('2026-03-05'))).toEqual([
      { via: 'bankAccount', method: { kind: 'bankAccount', brand: 'visa', last4: '4242' } },
    ]);
    expect(how(owing().transfer('10.00', 'A'))).toEqual([{ via: 'transfer', method: null }]);
    expect(
      how(
        owing('tok_ok')
          .bankKeepsBack()
          .pays()
          .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
          .bankAnswers(),
      ),
    ).toEqual([{ via: 'card', method: { kind: 'card', brand: 'visa', last4: '4242' } }]);
  });
});

describe('a direct debit', () => {
  test("that was asked for and came back is no try of autopay's: it charges the due day, and begins no ladder before", () => {
    story({ card: 'tok_bank_bounced', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-04')
      .pays()
      .on('2026-03-09')
      .tells('2026-03-04 09:00 charge.pending', '2026-03-05 09:00 charge.returned')
      .shows({ autopay: 'idle' })
      .expects('2026-03-10 10:30 charge 100.00');
    const pending = story({ card: 'tok_bank_bounced', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-09', '12:00')
      .pays()
      .on('2026-03-10', '11:00')
      .tells('2026-03-09 12:00 charge.pending')
      .shows({ open: '100.00' });
    pending.on('2026-03-10', '14:00').tells('2026-03-10 12:00 charge.returned', '2026-03-10 13:00 charge.pending');
  });
});

test('of two attempts that were given up as lost, each may yet turn out to have been paid', () => {
  const life = story({ card: 'tok_never_answers', autopay: false, ...charges })
    .on('2026-03-02')
    .invoice('10.00', { due: '2026-03-10' })
    .invoice('20.00', { due: '2026-03-10' })
    .pays('A')
    .on('2026-03-03')
    .pays('B')
    .on('2026-03-04')
    .watch('charge');
  for (const [attemptId, id, minor] of [
    ['att_1', 'A', 1_000],
    ['att_2', 'B', 2_000],
  ] as const) {
    const paid = life.world.ledger.receiveCharge(minor, [id], 0, `pay_${attemptId}`);
    for (const _ of ['told', 'and again']) life.fact({ type: 'CHARGE_SUCCEEDED', attemptId, ...paid, found: true });
  }
  life
    .tells('2026-03-04 09:00 charged 10.00', '2026-03-04 09:00 charged 20.00')
    .shows({ open: '0.00', credit: '0.00' });
});
