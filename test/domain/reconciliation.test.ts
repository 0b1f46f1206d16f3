import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AttemptOutcome } from '../../domain/account.ts';
import { type Books, compare, type OurCharge, type OurRefund } from '../../domain/reconciliation/compare.ts';
import type { Movement, MovementKind, Payout } from '../../domain/reconciliation/movements.ts';
import { sumOfPayout } from '../../domain/reconciliation/payouts.ts';
import type { Instant } from '../../domain/time/time.ts';

const COVERS = new Set<MovementKind>(['charge', 'refund', 'dispute', 'disputeReversed']);
const FROM: Instant = '2026-03-01T00:00:00.000Z';
const TO: Instant = '2026-04-01T00:00:00.000Z';

/** Of the range, unless it is said otherwise. */
const movement = (more: Partial<Movement> & Pick<Movement, 'id' | 'kind'>): Movement => {
  const amountMinor = more.amountMinor ?? 116_000;
  const feeMinor = more.feeMinor ?? 0;
  const currency = more.currency ?? 'MXN';
  return {
    feeMinor,
    netMinor: amountMinor - feeMinor,
    asked: { amountMinor: Math.abs(amountMinor), currency },
    chargeRef: null,
    ref: null,
    at: '2026-03-10T17:19:00.000Z',
    availableOn: '2026-03-12',
    ...more,
    amountMinor,
    currency,
  };
};

const charge = (attemptId: string, more: Partial<OurCharge> = {}): OurCharge => ({
  attemptId,
  accountId: `acc_${attemptId}`,
  providerRef: `pi_${attemptId}`,
  amountMinor: 116_000,
  currency: 'MXN',
  outcome: 'succeeded',
  sentAt: '2026-03-10T17:19:00.000Z',
  isTaken: true,
  isTakenBack: false,
  takenBackAt: null,
  isHereAgain: false,
  ...more,
});

const books = (more: Partial<Books>): Books => ({
  movements: [],
  charges: [],
  refunds: [],
  isInRange: (at) => at >= FROM && at < TO,
  covers: COVERS,
  ...more,
});
/** `unknownToUs charge txn_1` */
const said = (given: Partial<Books>): string[] =>
  compare(books(given)).differences.map(
    ({ reason, kind, movementId }) => `${reason} ${kind} ${movementId ?? 'nowhere'}`,
  );

/** What a provider would have written of ours. */
function bookOf(charges: readonly OurCharge[], refunds: readonly OurRefund[]): Movement[] {
  const of = (kind: MovementKind, { attemptId, amountMinor, currency, providerRef }: OurCharge, sign = 1) =>
    movement({
      id: `txn_${kind}_${attemptId}`,
      kind,
      amountMinor: sign * amountMinor,
      currency,
      chargeRef: providerRef,
      ref: `${kind}_${attemptId}`,
    });
  return [
    ...charges.flatMap((one) => [
      ...(one.isTaken ? [of('charge', one)] : []),
      ...(one.isTakenBack ? [of('dispute', one, -1)] : []),
      ...(one.isHereAgain ? [of('disputeReversed', one)] : []),
    ]),
    ...refunds.map(({ refundId, refundRef, amountMinor, currency }) =>
      movement({ id: `txn_${refundId}`, kind: 'refund', amountMinor: -amountMinor, currency, ref: refundRef }),
    ),
    movement({ id: 'txn_fee', kind: 'fee', amountMinor: -500, asked: null }),
    movement({ id: 'txn_payout', kind: 'payout', amountMinor: -9_500, asked: null }),
  ];
}

describe('two books', () => {
  test('that say the same differ in nothing', () => {
    const back = { isTakenBack: true, takenBackAt: '2026-03-20T10:00:00.000Z' as Instant };
    const charges = [
      charge('1'),
      charge('2', back),
      charge('3', { ...back, isHereAgain: true }),
      charge('4', { outcome: 'declined', isTaken: false }),
    ];
    expect(compare(books({ charges, movements: bookOf(charges, []) }))).toEqual({ matched: 6, differences: [] });
  });

  test('a charge of another book is not ours, and nor is its refund or an adjustment', () => {
    const movements = [
      movement({ id: 'txn_1', kind: 'charge', chargeRef: 'pi_others' }),
      movement({ id: 'txn_2', kind: 'refund', chargeRef: 'pi_others', ref: 're_1' }),
      movement({ id: 'txn_3', kind: 'adjustment', asked: null }),
      movement({ id: 'txn_4', kind: 'dispute', chargeRef: 'pi_1' }),
      movement({ id: 'txn_5', kind: 'disputeReversed', chargeRef: 'pi_1' }),
      movement({ id: 'txn_6', kind: 'refundFailed', ref: 're_1' }),
    ];
    expect(said({ movements, charges: [charge('1', { sentAt: null })] })).toEqual([
      'unknownToUs charge txn_1',
      'unknownToUs refund txn_2',
      'unknownToUs adjustment txn_3',
      'unknownToUs dispute txn_4',
      'unknownToUs disputeReversed txn_5',
      'unknownToUs refundFailed txn_6',
    ]);
  });

  test('a refund of ours that came back is matched both ways, and not missed where it never was', () => {
    const refund: OurRefund = {
      refundId: 'rfd_1',
      accountId: 'acc_1',
      refundRef: 're_1',
      amountMinor: 100,
      currency: 'MXN',
      sentAt: '2026-03-11T10:00:00.000Z',
      isFailed: true,
    };
    const asked = { amountMinor: 100, currency: 'MXN' };
    const movements = [
      movement({ id: 'txn_1', kind: 'refund', chargeRef: 'pi_1', ref: 're_1', asked }),
      movement({ id: 'txn_2', kind: 'refundFailed', chargeRef: 'pi_1', ref: 're_1', asked }),
    ];
    expect(said({ refunds: [refund], movements })).toEqual([]);
    expect(said({ refunds: [refund], movements: [] })).toEqual([]);
    expect(said({ refunds: [{ ...refund, isFailed: false }], movements })).toEqual(['unknownToUs refundFailed txn_2']);
    expect(said({ refunds: [{ ...refund, isFailed: false }], movements: [] })).toEqual([
      'missingAtProvider refund nowhere',
    ]);
  });

  test.each<[AttemptOutcome | null, string]>([
    [null, 'stillPending'],
    ['unknown', 'stillPending'],
    ['pending', 'stillPending'],
    ['needsHolder', 'stillPending'],
    ['declined', 'notTakenHere'],
    ['refused', 'notTakenHere'],
    ['lost', 'notTakenHere'],
  ])('money taken for an attempt that is %s here is %s', (outcome, reason) => {
    const charges = [charge('1', { outcome, isTaken: false })];
    const movements = [movement({ id: 'txn_1', kind: 'charge', chargeRef: 'pi_1' })];
    expect(said({ charges, movements })).toEqual([`${reason} charge txn_1`]);
  });

  test('a debit that came back before it was booked is no money of anybody', () => {
    const charges = [charge('1', { outcome: 'declined', isTaken: false, isTakenBack: true })];
    const movements = [
      movement({ id: 'txn_1', kind: 'charge', chargeRef: 'pi_1' }),
      movement({ id: 'txn_2', kind: 'chargeFailed', amountMinor: -116_000, chargeRef: 'pi_1' }),
    ];
    expect(said({ charges, movements })).toEqual([]);
  });

  test('what stands just outside of the range is found there, and not judged', () => {
    const late = movement({ id: 'txn_1', kind: 'charge', chargeRef: 'pi_1', at: '2026-04-01T00:00:01.000Z' });
    const charges = [charge('1', { sentAt: '2026-03-31T23:59:00.000Z' })];
    expect(compare(books({ charges, movements: [late] }))).toEqual({ matched: 0, differences: [] });
    expect(said({ charges })).toEqual(['missingAtProvider charge nowhere']);
  });

  test('what lives in a time of its own, or what the provider does not write down, is not missed', () => {
    expect(said({ charges: [charge('1', { sentAt: null })] })).toEqual([]);
    const back = charge('2', { isTakenBack: true, takenBackAt: '2026-03-20T10:00:00.000Z' });
    expect(said({ charges: [back], covers: new Set() })).toEqual([]);
    expect(said({ charges: [back], covers: new Set(['dispute']) })).toEqual(['missingAtProvider dispute nowhere']);
  });

  test('of two for one charge the later is too much, in whatever order the book has them', () => {
    const at = (hour: string) => `2026-03-10T${hour}:00:00.000Z` as Instant;
    const movements = [
      movement({ id: 'txn_2', kind: 'charge', chargeRef: 'pi_1', at: at('12') }),
      movement({ id: 'txn_1', kind: 'charge', chargeRef: 'pi_1', at: at('11') }),
      movement({ id: 'txn_0', kind: 'charge', chargeRef: 'pi_others', at: at('10') }),
    ];
    expect(said({ charges: [charge('1')], movements })).toEqual(['unknownToUs charge txn_0', 'twice charge txn_2']);
  });

  test('what is the provider’s own is not compared', () => {
    const own = (kind: MovementKind) => movement({ id: `txn_${kind}`, kind, asked: null });
    const movements = [own('fee'), own('payout'), own('payoutFailed')];
    // `toEqual` takes a list of undefined for an empty one.
    expect(compare(books({ movements }))).toStrictEqual({ matched: 0, differences: [] });
  });

  test('a difference says whose it is, what each book has of it, and by which name', () => {
    const at: Instant = '2026-03-10T17:19:00.000Z';
    const refund: OurRefund = {
      refundId: 'rfd_1',
      accountId: 'acc_9',
      refundRef: 're_1',
      amountMinor: 100,
      currency: 'MXN',
      sentAt: at,
      isFailed: false,
    };
    const nobody = { movementId: null, accountId: null, attemptId: null, refundId: null, ours: null };
    const of = (given: Partial<Books>) => compare(books(given)).differences[0];
    const theirs = { amountMinor: 116_000, currency: 'MXN' };
    expect(
      of({ movements: [movement({ id: 'txn_1', kind: 'adjustment', amountMinor: -116_000, asked: null, at })] }),
    ).toEqual({
      ...nobody,
      reason: 'unknownToUs',
      kind: 'adjustment',
      at,
      movementId: 'txn_1',
      providerRef: null,
      theirs,
    });
    expect(of({ refunds: [refund], movements: [movement({ id: 'txn_1', kind: 'refund', ref: 're_1', at })] })).toEqual({
      ...nobody,
      reason: 'amountDiffers',
      kind: 'refund',
      at,
      movementId: 'txn_1',
      providerRef: 're_1',
      accountId: 'acc_9',
      refundId: 'rfd_1',
      theirs,
      ours: { amountMinor: 100, currency: 'MXN' },
    });
    expect(of({ refunds: [refund] })).toEqual({
      ...nobody,
      reason: 'missingAtProvider',
      kind: 'refund',
      at,
      providerRef: 're_1',
      accountId: 'acc_9',
      refundId: 'rfd_1',
      theirs: null,
      ours: { amountMinor: 100, currency: 'MXN' },
    });
    expect(of({ charges: [charge('1')] })).toEqual({
      ...nobody,
      reason: 'missingAtProvider',
      kind: 'charge',
      at,
      providerRef: 'pi_1',
      accountId: 'acc_1',
      attemptId: '1',
      theirs: null,
      ours: theirs,
    });
  });

  test('a charge of another amount is told with what each book has of it', () => {
    const charges = [charge('1', { amountMinor: 100 })];
    const [one] = compare(books({ charges, movements: bookOf([charge('1')], []) })).differences;
    expect(one).toMatchObject({
      reason: 'amountDiffers',
      theirs: { amountMinor: 116_000, currency: 'MXN' },
      ours: { amountMinor: 100, currency: 'MXN' },
    });
  });

  test('money of a charge that nobody knows here is unknown, whichever way it moves', () => {
    const kinds: MovementKind[] = ['dispute', 'chargeFailed', 'disputeReversed', 'refundFailed'];
    const movements = kinds.map((kind) => movement({ id: kind, kind, chargeRef: 'pi_others' }));
    expect(said({ movements })).toEqual(kinds.map((kind) => `unknownToUs ${kind} ${kind}`));
  });

  const REFUND: OurRefund = {
    refundId: 'rfd_1',
    accountId: 'acc_9',
    refundRef: 're_1',
    amountMinor: 100,
    currency: 'MXN',
    sentAt: '2026-03-11T10:00:00.000Z',
    isFailed: false,
  };

  test('a refund that came back is held against the refund, whatever its charge was', () => {
    const came = movement({ id: 'txn_1', kind: 'refundFailed', chargeRef: 'pi_1', ref: 're_1' });
    const refunds = [{ ...REFUND, isFailed: true }];
    expect(compare(books({ charges: [charge('1', { sentAt: null })], refunds, movements: [came] }))).toEqual({
      matched: 0,
      differences: [
        {
          reason: 'amountDiffers',
          kind: 'refundFailed',
          at: came.at,
          movementId: 'txn_1',
          providerRef: 'pi_1',
          accountId: 'acc_9',
          attemptId: '1',
          refundId: 'rfd_1',
          theirs: { amountMinor: 116_000, currency: 'MXN' },
          ours: { amountMinor: 100, currency: 'MXN' },
        },
      ],
    });
  });

  test('a charge is missed though its refund is there, or a charge without a name', () => {
    const refunded = movement({ id: 'txn_1', kind: 'refund', chargeRef: 'pi_1', ref: 're_others' });
    const missing = 'missingAtProvider charge nowhere';
    expect(said({ charges: [charge('1')], movements: [refunded] })).toEqual(['unknownToUs refund txn_1', missing]);
    const nameless = movement({ id: 'txn_2', kind: 'charge' });
    const charges = [charge('1', { providerRef: null })];
    expect(said({ charges, movements: [nameless] })).toEqual(['unknownToUs charge txn_2', missing]);
  });

  test('charges that nobody can name are each unknown, and none the second of another', () => {
    const movements = ['txn_1', 'txn_2'].map((id) => movement({ id, kind: 'charge' }));
    const unknown = ['unknownToUs charge txn_1', 'unknownToUs charge txn_2'];
    expect(said({ movements })).toEqual(unknown);
    expect(said({ charges: [charge('1', { providerRef: null, sentAt: null })], movements })).toEqual(unknown);
  });

  test('what a charge was named in before makes it no second one', () => {
    const at: Instant = '2026-03-10T17:18:00.000Z';
    const charges = [charge('1', { isTakenBack: true, takenBackAt: at })];
    const movements = [
      movement({ id: 'txn_1', kind: 'dispute', amountMinor: -116_000, chargeRef: 'pi_1', at }),
      movement({ id: 'txn_2', kind: 'charge', chargeRef: 'pi_1' }),
    ];
    expect(compare(books({ charges, movements }))).toEqual({ matched: 2, differences: [] });
  });

  test('a debit that came back is looked for as a dispute and as a failure, within the range', () => {
    const takenBackAt: Instant = '2026-03-20T10:00:00.000Z';
    const charges = [charge('1', { sentAt: null, isTakenBack: true, takenBackAt })];
    const failed = movement({ id: 'txn_1', kind: 'chargeFailed', amountMinor: -116_000, chargeRef: 'pi_1' });
    expect(said({ charges, movements: [failed] })).toEqual([]);
    expect(said({ charges })).toEqual(['missingAtProvider dispute nowhere']);
    const earlier: Instant = '2026-02-28T23:59:59.999Z';
    expect(said({ charges: [charge('1', { sentAt: earlier, isTakenBack: true, takenBackAt: earlier })] })).toEqual([]);
  });

  test('a refund is missed where the provider writes them down, within the range, and though one came back', () => {
    const refunds = [REFUND];
    const came = movement({ id: 'txn_1', kind: 'refundFailed', ref: 're_1', at: '2026-03-12T10:00:00.000Z' });
    expect(said({ refunds, movements: [came] })).toEqual([
      'missingAtProvider refund nowhere',
      'unknownToUs refundFailed txn_1',
    ]);
    expect(said({ refunds, covers: new Set(['charge', 'dispute']) })).toEqual([]);
    for (const sentAt of [null, '2026-04-01T00:00:00.000Z' as Instant])
      expect(said({ refunds: [{ ...REFUND, sentAt }] })).toEqual([]);
    const nameless = movement({ id: 'txn_2', kind: 'refund', at: '2026-03-12T10:00:00.000Z' });
    expect(said({ refunds, movements: [nameless] })).toEqual([
      'missingAtProvider refund nowhere',
      'unknownToUs refund txn_2',
    ]);
  });

  test('differences stand in the order in which they came to be, whichever book has them', () => {
    const at = (day: string) => `2026-03-${day}T12:00:00.000Z` as Instant;
    const charges = [charge('1', { sentAt: at('12') }), charge('2', { sentAt: at('05') })];
    const movements = ['20', '11', '08'].map((day) => movement({ id: day, kind: 'adjustment', at: at(day) }));
    expect(compare(books({ charges, movements })).differences.map((one) => one.at.slice(8, 10))).toEqual([
      '05',
      '08',
      '11',
      '12',
      '20',
    ]);
  });

  test('a balance in another currency is compared by what was asked', () => {
    const converted = movement({
      id: 'txn_1',
      kind: 'charge',
      chargeRef: 'pi_1',
      amountMinor: 6_400,
      currency: 'USD',
      asked: { amountMinor: 116_000, currency: 'MXN' },
    });
    expect(said({ charges: [charge('1')], movements: [converted] })).toEqual([]);
  });
});

describe('whatever the ledger holds', () => {
  const minor = fc.integer({ min: 1, max: 10_000_000 });
  const currency = fc.constantFrom('MXN', 'EUR', 'JPY');
  const ledger = fc
    .tuple(
      fc.array(fc.tuple(minor, currency, fc.constantFrom('taken', 'back', 'again', 'declined')), { maxLength: 12 }),
      fc.array(fc.tuple(minor, currency), { maxLength: 4 }),
    )
    .map(([taken, given]) => ({
      charges: taken.map(([amountMinor, of, became], i) =>
        charge(String(i), {
          amountMinor,
          currency: of,
          isTaken: became !== 'declined',
          outcome: became === 'declined' ? 'declined' : 'succeeded',
          isTakenBack: became === 'back' || became === 'again',
          takenBackAt: became === 'back' ? '2026-03-20T10:00:00.000Z' : null,
          isHereAgain: became === 'again',
        }),
      ),
      refunds: given.map(
        ([amountMinor, of], i): OurRefund => ({
          refundId: `rfd_${i}`,
          accountId: `acc_${i}`,
          refundRef: `re_${i}`,
          amountMinor,
          currency: of,
          sentAt: '2026-03-11T10:00:00.000Z',
          isFailed: false,
        }),
      ),
    }));

  test('a book that was made of it differs in nothing', () => {
    fc.assert(
      fc.property(ledger, ({ charges, refunds }) => {
        const movements = bookOf(charges, refunds);
        const compared = compare(books({ charges, refunds, movements }));
        expect(compared).toEqual({ matched: movements.length - 2, differences: [] });
      }),
    );
  });

  /** One change of a line of a customer's money, and what it has to be found as. */
  const TAMPERINGS = {
    raised: (one) => [
      [{ ...one, asked: { amountMinor: theirs(one).amountMinor + 1, currency: theirs(one).currency } }],
      'amountDiffers',
    ],
    otherCurrency: (one) => [[{ ...one, asked: { ...theirs(one), currency: 'USD' } }], 'currencyDiffers'],
    struckOut: () => [[], 'missingAtProvider'],
    invented: (one) => [[one, { ...one, id: 'txn_new', chargeRef: 'pi_new', ref: 're_new' }], 'unknownToUs'],
    doubled: (one) => [[one, { ...one, id: 'txn_twice' }], 'twice'],
  } satisfies Record<string, (one: Movement) => [Movement[], string]>;
  const theirs = ({ asked, amountMinor, currency: of }: Movement) => asked ?? { amountMinor, currency: of };

  test.each(Object.keys(TAMPERINGS) as (keyof typeof TAMPERINGS)[])(
    'one line that was %s is found, and no other',
    (how) => {
      fc.assert(
        fc.property(ledger, fc.nat(), ({ charges, refunds }, pick) => {
          const movements = bookOf(charges, refunds);
          // A refund is named by itself, and a dispute that was won needn't have an instant: charges alone come twice,
          // and nothing else is missed.
          const can = movements.filter(
            ({ kind }) =>
              kind === 'charge' ||
              (kind === 'refund' && how !== 'doubled') ||
              (kind === 'dispute' && how !== 'doubled' && how !== 'struckOut'),
          );
          const one = can[pick % Math.max(1, can.length)];
          if (one === undefined) return;
          const [instead, reason] = TAMPERINGS[how](one);
          const tampered = movements.flatMap((line) => (line === one ? instead : [line]));
          const { differences } = compare(books({ charges, refunds, movements: tampered }));
          expect(differences.map((difference) => [difference.reason, difference.kind])).toEqual([[reason, one.kind]]);
        }),
      );
    },
  );

  test('one of ours that was struck out, or forgot its money, is found', () => {
    fc.assert(
      fc.property(ledger, fc.nat(), fc.boolean(), ({ charges, refunds }, pick, isForgotten) => {
        const taken = charges.filter(({ isTaken, isTakenBack }) => isTaken && !isTakenBack);
        const one = taken[pick % Math.max(1, taken.length)];
        if (one === undefined) return;
        const movements = bookOf(charges, refunds);
        const ours = charges.flatMap((line) =>
          line !== one ? [line] : isForgotten ? [{ ...one, isTaken: false, outcome: 'declined' as const }] : [],
        );
        const { differences } = compare(books({ charges: ours, refunds, movements }));
        expect(differences.map(({ reason, providerRef }) => [reason, providerRef])).toEqual([
          [isForgotten ? 'notTakenHere' : 'unknownToUs', one.providerRef],
        ]);
      }),
    );
  });
});

describe('a payout', () => {
  const line = fc
    .record({
      kind: fc.constantFrom<MovementKind>(
        'charge',
        'refund',
        'dispute',
        'disputeReversed',
        'fee',
        'adjustment',
        'payoutFailed',
      ),
      minor: fc.integer({ min: 1, max: 1_000_000 }),
      feeMinor: fc.nat(5_000),
    })
    .map(({ kind, minor, feeMinor }): Movement => {
      const falls = kind === 'refund' || kind === 'dispute' || kind === 'fee';
      return movement({ id: 'txn', kind, amountMinor: falls ? -minor : minor, feeMinor });
    });
  const payoutOf = (movements: Movement[]): Payout => ({
    id: 'po_1',
    status: 'paid',
    arrivesOn: '2026-03-12',
    amountMinor: movements.reduce((sum, { netMinor }) => sum + netMinor, 0),
    currency: 'MXN',
    movements,
  });

  test('comes to what arrives: gross and what went back, less the fees', () => {
    fc.assert(
      fc.property(fc.array(line), (movements) => {
        const { parts, addsUp, amountMinor } = sumOfPayout(payoutOf(movements));
        expect([addsUp, parts?.netMinor, parts?.movements]).toEqual([true, amountMinor, movements.length]);
        if (parts !== null)
          expect(parts.grossMinor + parts.refundsMinor + parts.disputesMinor + parts.otherMinor - parts.feesMinor).toBe(
            amountMinor,
          );
      }),
    );
  });

  test('of which a line was struck out, changed or in another currency does not', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1 }),
        fc.nat(),
        fc.constantFrom('out', 'net', 'fee', 'currency'),
        (lines, pick, how) => {
          const payout = payoutOf(lines);
          const at = pick % lines.length;
          const one = lines[at] as Movement;
          if (how === 'out' && one.netMinor === 0) return;
          const instead: Movement[] = {
            out: [],
            net: [{ ...one, netMinor: one.netMinor + 1 }],
            fee: [{ ...one, feeMinor: one.feeMinor + 1 }],
            currency: [{ ...one, currency: 'USD' }],
          }[how] as Movement[];
          expect(sumOfPayout({ ...payout, movements: lines.toSpliced(at, 1, ...instead) }).addsUp).toBe(false);
        },
      ),
    );
  });

  test('has each kind of movement in its part', () => {
    const kinds: [MovementKind, number][] = [
      ['charge', 1_000],
      ['chargeFailed', -100],
      ['refund', -20],
      ['refundFailed', 5],
      ['dispute', -40],
      ['disputeReversed', 30],
      ['fee', -7],
      ['payout', -3],
      ['payoutFailed', 2],
      ['adjustment', 1],
    ];
    const movements = kinds.map(([kind, amountMinor]) => movement({ id: kind, kind, amountMinor, feeMinor: 1 }));
    expect(sumOfPayout(payoutOf(movements))).toMatchObject({
      id: 'po_1',
      status: 'paid',
      addsUp: true,
      parts: {
        grossMinor: 1_000,
        refundsMinor: -15,
        disputesMinor: -110,
        otherMinor: 0,
        feesMinor: 17,
        netMinor: 858,
        movements: 10,
      },
    });
  });

  test('of which nobody knows the parts is not said to', () => {
    expect(sumOfPayout({ ...payoutOf([]), movements: null })).toMatchObject({ parts: null, addsUp: null });
  });
});
