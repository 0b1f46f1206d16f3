import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { transition } from '../../domain/chart/machine/transition.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { BANK } from './life.ts';
import { mexico, story } from './story.ts';
import { marked, ordered, told, written } from './told.ts';

const charges = { watch: ['charge'] as 'charge'[] };

describe('methods', () => {
  const payer = () =>
    story({ autopay: false, ...charges })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .invoice('40.00', { due: '2026-03-10' });
  const paid = (life: ReturnType<typeof payer>) => life.world.calls.map(({ methodId }) => methodId);
  const cards = () => payer().card('tok_ok').card('tok_ok', { default: false, fingerprint: 'other' });

  test('the default one pays, the others when they are named; a new default takes its place, and leaves the rest as it is', () => {
    expect(
      paid(cards().pays('A').pays('B', { method: 'pm_2' }).card('tok_ok', { fingerprint: 'third' }).pays('C')),
    ).toEqual(['pm_1', 'pm_2', 'pm_3']);
    expect(paid(cards().card('tok_ok', { fingerprint: 'third' }).pays('A', { method: 'pm_1' }).pays('B'))).toEqual([
      'pm_1',
      'pm_3',
    ]);
    expect(
      paid(
        cards().fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' }).pays('A').pays('B', { method: 'pm_1' }).pays('C'),
      ),
    ).toEqual(['pm_2', 'pm_1', 'pm_2']);
  });

  test('one that is removed is gone; the one named then is the default', () => {
    expect(
      paid(
        cards()
          .fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: null })
          .pays('A', { method: 'pm_2', refused: 'no_payment_method' })
          .pays('B'),
      ),
    ).toEqual(['pm_1']);
    const three = () => cards().card('tok_ok', { default: false, fingerprint: 'third' });
    expect(
      paid(
        three()
          .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: 'pm_3' })
          .pays('A')
          .pays('B', { method: 'pm_2' }),
      ),
    ).toEqual(['pm_3', 'pm_2']);
    three()
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .pays('A', { refused: 'no_payment_method' });
  });

  test("one that we don't know any more can be removed", () => {
    expect(told(cards().fact({ type: 'METHOD_REMOVED', methodId: 'pm_9', newDefaultId: 'pm_2' }), /removed/)).toEqual([
      ['method.removed', 'ana', 'Payment method removed', { paymentMethodId: 'pm_9', newDefaultId: 'pm_2' }],
    ]);
  });
});

describe('a default method is tried for what the last one could not pay', () => {
  const stuck = () =>
    story({ card: 'tok_insufficient_funds', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-04-02')
      .shows({ autopay: 'exhausted' })
      .watch('charge');

  test('when it is a new default: not when it was the default already', () => {
    stuck().fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_1' }).tells();
    stuck()
      .card('tok_ok', { default: false })
      .tells()
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: null })
      .tells()
      .shows({ autopay: 'exhausted' });
    stuck()
      .card('tok_ok', { default: false, fingerprint: 'a' })
      .card('tok_ok', { default: false, fingerprint: 'b' })
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: 'pm_1' })
      .tells()
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: 'pm_3' })
      .tells('2026-04-02 09:00 charged 100.00');
  });

  test('with autopay only', () => {
    const off = () =>
      story({ autopay: false, ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-12');
    off()
      .card('tok_ok')
      .card('tok_ok', { default: false, fingerprint: 'b' })
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' })
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: 'pm_1' })
      .on('2026-03-31')
      .tells();
  });

  test('held or in dispute just now: when that is over, by the card that has come meanwhile', () => {
    stuck()
      .pause('2026-04-09', { invoiceId: 'A' })
      .card('tok_ok')
      .tells()
      .on('2026-04-11')
      .tells('2026-04-10 10:30 charged 100.00')
      .shows({ autopay: 'idle' });
    const refused = () =>
      story({ card: 'tok_stolen', ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-12')
        .disputes('A')
        .card('tok_ok')
        .on('2026-03-16')
        .watch('charge');
    refused()
      .resolve('A', 'rejected')
      .on('2026-03-16', '11:00')
      .tells('2026-03-16 10:30 charged 100.00')
      .shows({ autopay: 'idle' });
    refused().autopay(false).resolve('A', 'rejected').on('2026-03-31').tells();
    // One that is not the default takes nothing over.
    stuck()
      .pause('2026-04-09', { invoiceId: 'A' })
      .card('tok_ok', { default: false, chargeNow: true })
      .on('2026-04-12')
      .tells()
      .shows({ autopay: 'exhausted' });
    story({ card: 'tok_stolen', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .disputes('A')
      .card('tok_ok', { default: false, chargeNow: true })
      .on('2026-03-16')
      .watch('charge')
      .resolve('A', 'rejected')
      .on('2026-03-31')
      .tells()
      .shows({ autopay: 'needsMethod' });
  });

  test(
    'one that somebody asked for while another attempt was in flight goes first, whatever has become the ' +
      'default; autopay off or not',
    () => {
      const busy = () =>
        story({ card: 'tok_insufficient_funds', ...charges })
          .on('2026-03-02')
          .invoice('100.00', { due: '2026-03-10' })
          .bankKeepsBack()
          .on('2026-03-10', '10:31')
          .card('tok_ok', { chargeNow: true, default: false, fingerprint: 'a' });
      const calls = (life: ReturnType<typeof busy>) => life.world.calls.map(({ methodId }) => methodId);
      expect(calls(busy().card('tok_ok', { fingerprint: 'b' }).bankAnswers())).toEqual(['pm_1', 'pm_2']);
      expect(calls(busy().autopay(false).bankAnswers())).toEqual(['pm_1', 'pm_2']);
      const unasked = story({ card: 'tok_insufficient_funds', ...charges })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .bankKeepsBack()
        .on('2026-03-10', '10:31')
        .card('tok_ok')
        .autopay(false)
        .bankAnswers()
        .on('2026-03-31');
      expect(calls(unasked)).toEqual(['pm_1']);
    },
  );
});

describe('a chargeback', () => {
  const charged = () =>
    story({ card: 'tok_ok', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12');

  test('is of the card, under every token: none of them is charged by itself again, and a person may', () => {
    const life = charged()
      .chargeback()
      .autopay(true)
      .watch('charge')
      .card('tok_ok')
      .on('2026-03-31')
      .tells()
      .shows({ autopay: 'needsMethod' })
      .invoice('20.00', { due: '2026-04-10' })
      .on('2026-04-12')
      .tells();
    life.pays(null, { method: 'pm_2' }).tells('2026-04-12 09:00 charged 120.00');
  });

  test('leaves other cards as they were', () => {
    const life = charged()
      .card('tok_ok', { default: false, fingerprint: 'other' })
      .chargeback()
      .autopay(true)
      .watch('charge')
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' })
      .tells('2026-03-12 09:00 charged 100.00');
    life
      .chargeback()
      .autopay(true)
      .watch('charge')
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_1' })
      .on('2026-03-31')
      .tells();
  });

  test('of a card that is gone takes the money back all the same', () => {
    charged()
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .chargeback()
      .shows({ open: '100.00', autopay: 'off' })
      .card('tok_ok', { fingerprint: 'another' })
      .autopay(true)
      .pays()
      .shows({ open: '0.00' });
  });

  test('ends the ladders of other charges: autopay is off', () => {
    const life = charged().invoice('70.00', { due: '2026-03-13' });
    life.world.tokens.set('pm_1', 'tok_insufficient_funds');
    life
      .on('2026-03-13', '11:00')
      .shows({ autopay: 'retryScheduled' })
      .chargeback()
      .shows({ autopay: 'off' })
      .autopay(true)
      .card('tok_ok', { fingerprint: 'other', default: false })
      .shows({ autopay: 'needsMethod' });
  });
});

describe('the notice of a coming charge', () => {
  const notices = (issued: '2026-03-05' | '2026-03-06' | '2026-03-07', days = mexico.charge.noticeDays) =>
    story({ card: 'tok_ok', policy: { ...mexico, charge: { ...mexico.charge, noticeDays: days } } })
      .on(issued)
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .entries.filter(({ data, type }) => type === 'email.sent' && data.template === 'autopay-upcoming').length;

  test("is owed where the invoice came before it; later, the invoice's own mail says it", () => {
    expect([notices('2026-03-05'), notices('2026-03-06'), notices('2026-03-07')]).toEqual([1, 1, 0]);
    expect([notices('2026-03-06', 4), notices('2026-03-05', 0)]).toEqual([0, 0]);
  });
});

describe('papers', () => {
  test('F78: an invoice that is paid before its mail goes has its mail, which says so; a void one has none', () => {
    const life = story({ watch: ['email', 'skipped'] })
      .on('2026-03-02', '22:00')
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-03-02', '23:00')
      .transfer('10.00', 'A')
      .on('2026-03-03', '12:00');
    life.tells('2026-03-02 23:00 email payment-receipt', '2026-03-03 08:00 email invoice-issued');
    expect(written(life, 'invoice-issued')).toMatchObject([{ standing: 'paid', payableMinor: 0 }]);
    story({ watch: ['email', 'skipped'] })
      .on('2026-03-02', '22:00')
      .invoice('10.00', { due: '2026-03-10' })
      .voids('A')
      .on('2026-03-04')
      .tells();
  });

  test("a void invoice's own holds end with it, and no others", () => {
    const life = story()
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .pause('2026-03-31')
      .pause('2026-03-31', { invoiceId: 'A' })
      .pause('2026-03-31', { invoiceId: 'B' })
      .disputes('A')
      .voids('A')
      .shows({ holds: 'agent agent' });
    expect(told(life, /^hold.released/).map(([, , summary]) => summary)).toEqual([
      'Hold (agent) released: the invoice is void',
      'Hold (dispute) released: the invoice is void',
    ]);
  });

  test('a credit note on what is paid becomes credit, whole: the payment taken back opens what the note has left of it', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .transfer('100.00', 'A')
      .credits('A', '30.00')
      .shows({ credit: '30.00' })
      .unmatch();
    expect(life.world.ledger.of('A').balanceMinor).toBe(7_000);
    life.shows({ open: '70.00', credit: '0.00' });
  });

  test('so does the credit of a dispute that is accepted after the invoice was paid', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .disputes('A')
      .transfer('100.00', 'A')
      .resolve('A', 'accepted', '30.00')
      .shows({ credit: '30.00' })
      .unmatch();
    expect(life.world.ledger.of('A').balanceMinor).toBe(7_000);
    life.shows({ open: '70.00', credit: '0.00' });
  });

  test('the proof whose transfer has come is settled, looked at or not; another is still looked at', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .proof('prf_1', '50.00', { key: 'MX1' })
      .proof('prf_2', '50.00', { key: 'MX2' })
      .transfer('50.00', 'A', { key: 'MX1' })
      .shows({ holds: 'proof', open: '50.00' });
    expect(marked(life)).toEqual([{ kind: 'proof', proofId: 'prf_1', status: 'settled', reason: null }]);
    life.transfer('10.00', 'A').shows({ holds: 'proof' });
  });

  test('what their mails say: a match undone, a dispute decided', () => {
    expect(
      written(
        story().on('2026-03-02').invoice('100.00', { due: '2026-03-10' }).transfer('100.00', 'A').unmatch(),
        'transfer-unmatched',
      ),
    ).toEqual([{ amountMinor: 10_000, why: "another customer's" }]);
    const decided = (credit: string) =>
      written(
        story()
          .on('2026-03-02')
          .invoice('100.00', { due: '2026-03-10' })
          .disputes('A')
          .resolve('A', 'accepted', credit),
        'dispute-resolved',
      );
    expect(decided('40.00')).toMatchObject([
      { invoice: { id: 'A', balanceMinor: 6_000 }, outcome: 'accepted', creditMinor: 4_000 },
    ]);
    expect(decided('100.00')).toMatchObject([
      { invoice: { id: 'A', balanceMinor: 0 }, outcome: 'accepted', creditMinor: 10_000 },
    ]);
  });
});

describe('other addresses', () => {
  const unreachable = () =>
    story({ watch: ['email', 'task'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-05-04', '12:00')
      .bounces('last-notice')
      .on('2026-05-06')
      .watch('email');

  test('whoever could not be reached is warned again there, whichever of them is new; another name is no address', () => {
    unreachable().changes({ name: 'Guthrie Hnos' }).on('2026-05-08').tells();
    unreachable()
      .changes({ email: 'new@guthrie.example' })
      .on('2026-05-08')
      .tells('2026-05-06 09:00 email last-notice');
    unreachable()
      .changes({ billingRecipients: ['cfo@guthrie.example'] })
      .on('2026-05-08')
      .tells('2026-05-06 09:00 email last-notice');
  });
});

describe('a case that was frozen by an older chart', () => {
  test('goes on: what has been added since is as on the first day', () => {
    const life = story({ card: 'tok_insufficient_funds', ...charges })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .watch('charge');
    const frozen = JSON.parse(JSON.stringify(accountChart.freeze(life.state))) as {
      snapshot: { context: Record<string, unknown> & { counters: Record<string, unknown> } };
    };
    delete frozen.snapshot.context.credit;
    delete frozen.snapshot.context.stopped;
    delete frozen.snapshot.context.counters.credits;
    life.state = accountChart.thaw(SHAPE, frozen, life.state.snapshot.context.policy);
    life
      .on('2026-03-13', '12:00')
      .tells('2026-03-13 10:30 declined insufficient_funds')
      .transfer('40.00', '')
      .shows({ open: '60.00', credit: '0.00' })
      .on('2026-03-31')
      .tells(
        '2026-03-17 10:30 declined insufficient_funds',
        '2026-03-24 10:30 declined insufficient_funds',
        '2026-03-24 10:30 retries.exhausted',
      );
    expect(ordered(life, 'applyCredit').map(({ key }) => key)).toEqual(['acc_214:credit:1']);
  });

  test('and the machine hands out what it would do, each thing by its name', () => {
    const life = story();
    const [, actions] = transition(life.state.snapshot, {
      type: 'TRANSFER_REPEATED',
      transferId: 'btx_1',
      differs: [],
      at: life.state.snapshot.context.now,
      actor: BANK,
    });
    expect(actions.map(({ type }) => type)).toEqual(['note']);
  });
});
