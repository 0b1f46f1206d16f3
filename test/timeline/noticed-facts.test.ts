import { describe, expect, test } from '@jest/globals';
import { adopting } from '../../domain/chart/adopt.ts';
import { countedBy } from '../../domain/chart/reads/limits.ts';
import type { EventOf } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { AGENT } from './life.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { told, written } from './told.ts';

/** Facts of which seldom anybody tells, and what they change. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story({ watch: ['charge'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('a card that its network has renewed', () => {
  const renewed = (life: Story, fingerprint: string, id = 'pm_1'): Story => {
    life.world.tokens.set('pm_1', 'tok_ok');
    life.world.ledger.blockedMethods.delete(id);
    const method = { id, kind: 'card', brand: 'visa', last4: '9999', fingerprint } as const;
    return life.fact({ type: 'METHOD_CHANGED', method: { ...method, default: false, expiresOn: '2030-01-31' } }, AGENT);
  };
  const expired = (): Story =>
    owing({ card: 'tok_expired' }).on('2026-03-10', '11:00').shows({ autopay: 'needsMethod' });

  test('and that had expired is tried as soon as it has rested, as the default that it was', () => {
    const life = renewed(expired().watch('charge'), 'tok_expired');
    life.on('2026-03-10', '12:00').tells('2026-03-10 11:30 charged 1,000.00').shows({ autopay: 'idle' });
    expect(told(life, /^method.changed/)).toEqual([
      [
        'method.changed',
        'ana',
        'visa 9999 was renewed by its network',
        { paymentMethodId: 'pm_1', brand: 'visa', last4: '9999' },
      ],
    ]);
    expect(life.context.methods).toMatchObject([
      { id: 'pm_1', last4: '9999', default: true, expiresOn: '2030-01-31', blocked: false, once: null },
    ]);
  });

  test('and that was refused for good stays refused', () => {
    const life = owing({ card: 'tok_stolen' }).on('2026-03-10', '11:00').watch('charge');
    renewed(life, 'tok_stolen').on('2026-03-14').tells().shows({ autopay: 'needsMethod' });
    expect(life.context.methods).toMatchObject([{ last4: '9999', blocked: true }]);
  });

  test('and that was good is charged on its day, and no sooner', () => {
    const life = renewed(owing({ card: 'tok_ok' }), 'tok_ok').on('2026-03-10', '11:00');
    life.tells('2026-03-10 10:30 charged 1,000.00');
  });

  test('and that goes on where its ladder runs', () => {
    const life = renewed(
      owing({ card: 'tok_insufficient_funds' }).on('2026-03-11').watch('charge'),
      'tok_insufficient_funds',
    );
    life.on('2026-03-14').tells('2026-03-13 10:30 charged 1,000.00');
  });

  test("of another account's nothing is written", () => {
    const life = renewed(owing(), 'f', 'pm_9');
    expect(told(life, /^method/)).toEqual([]);
    expect(life.context.methods).toEqual([]);
  });
});

describe('a transfer says by what it was matched', () => {
  const matched = (more: Partial<EventOf<'TRANSFER_RECEIVED'>>): unknown[] => {
    const life = owing();
    const paid = life.world.ledger.receive(1_000, ['A']);
    const came = { transferId: 'btx_1', trackingKey: null, settledAt: life.time, status: 'matched' } as const;
    life.fact({ type: 'TRANSFER_RECEIVED', ...came, byHand: false, ...paid, ...more } as EventOf<'TRANSFER_RECEIVED'>);
    return told(life, /^transfer/).map(([, , summary]) => summary);
  };
  const RECEIVED = 'Transfer of 10.00 MXN received';

  test.each<[Partial<EventOf<'TRANSFER_RECEIVED'>>, string]>([
    [{}, 'Matched by its reference'],
    [{ byHand: true }, 'Matched by an agent'],
    [{ byProof: true }, 'Matched by the tracking key of a proof of payment'],
    [{ matchedBy: 'sum' }, 'Matched by its amount, which several invoices come to together'],
    [{ matchedBy: 'ownClabe' }, "Matched by the account's own CLABE, at which it arrived"],
    [{ matchedBy: 'payer' }, 'Matched by its payer, who has paid for this account before, and its amount'],
  ])('%j', (more, said) => expect(matched(more)).toEqual([RECEIVED, said]));

  test('and that it came to an account of ours that is retired', () => {
    expect(matched({ retiredAccount: true })[0]).toBe(`${RECEIVED}, at an account that is retired`);
  });

  test('or that it came twice', () => {
    const life = owing();
    life.fact({ type: 'TRANSFER_REPEATED', transferId: 'btx_1', differs: [] });
    life.fact({ type: 'TRANSFER_REPEATED', transferId: 'btx_1', differs: ['amountMinor', 'concept'] });
    expect(told(life, /^transfer/).map(([, , summary, data]) => [summary, data])).toEqual([
      ['The bank reported a transfer twice', { transferId: 'btx_1', differs: [] }],
      [
        'A transfer came twice, with other content: amountMinor, concept',
        { transferId: 'btx_1', differs: ['amountMinor', 'concept'] },
      ],
    ]);
  });
});

test('a refund is on its way, or is there', () => {
  const life = owing();
  const refund = { type: 'REFUND_SUCCEEDED', refundId: 'rfd_1', position: 1, amountMinor: 1_000 } as const;
  life.fact({ ...refund, isPending: true }).fact({ ...refund, isPending: false });
  expect(told(life, /^refund/).map(([, , summary]) => summary)).toEqual([
    '10.00 MXN is on its way back to where it came from',
    '10.00 MXN went back to where it came from',
  ]);
});

describe('what keeps an account from being closed', () => {
  const said = (life: Story) =>
    life.refusal({ type: 'CLOSE_REQUESTED', reason: '', expectedVersion: null, role: 'admin' })?.message ?? null;
  const empty = (setting: Parameters<typeof story>[0] = {}): Story => story(setting).on('2026-03-02');
  const small = (life: Story): Story => life.invoice('10.00', { due: '2026-03-10' });
  const ON_ITS_WAY = 'A payment is on its way: its outcome comes first';

  test.each<[string | null, () => Story]>([
    [null, () => empty()],
    ['10.00 MXN is open: it is paid, credited, voided or written off first', () => small(empty())],
    ['10.00 MXN of credit is left: it is refunded first', () => empty().transfer('10.00', '')],
    ['Its subscription is still billed: it is cancelled, and ends, first', () => empty().subscribes('2026-04-01')],
    [
      'Equipment is still rented: its rental is ended, and billed, first',
      () => empty().rents('eqo_1', '2026-03-02', '2026-04-01'),
    ],
    ['An order of equipment is not invoiced yet: it is released first', () => empty().orders('eqo_1', null)],
    ['Numbers are to leave, and have not: that comes first', () => empty().ports('prt_1', '2026-03-10')],
    ['A proof of payment waits for a decision, or for its money: that comes first', () => empty().proof('P', '10.00')],
    ['A dispute is undecided: it is resolved first', () => small(empty()).disputes('A').transfer('10.00', 'A')],
    [ON_ITS_WAY, () => small(empty({ card: 'tok_bank_ok', autopay: false })).pays('A')],
    [ON_ITS_WAY, () => small(empty({ card: 'tok_timeout_lost', autopay: false })).pays('A')],
  ])('%s', (wanted, life) => expect(said(life())).toBe(wanted));

  test('one that is closed is reopened first, and one that is not can’t be', () => {
    const ask = (life: Story, type: 'REOPEN_REQUESTED' | 'CLOSE_REQUESTED') =>
      life.refusal({ type, reason: '', expectedVersion: null, role: 'admin' })?.message ?? null;
    const closed = empty().overrides({ type: 'CLOSE_REQUESTED' });
    expect(ask(closed, 'REOPEN_REQUESTED')).toBeNull();
    expect(ask(closed, 'CLOSE_REQUESTED')).toBe('The account is closed: reopen it first');
    expect(ask(empty(), 'REOPEN_REQUESTED')).toBe('The account is not closed');
  });
});

test('a due day that moves while a last notice is leaving takes its invoice from it, and the last one the notice', () => {
  const life = story()
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .invoice('500.00', { due: '2026-02-10' });
  life.world.slow.add('sendEmail');
  life.on('2026-04-06', '12:00');
  const notice = () => life.context.case?.notice;
  expect(notice()).toMatchObject({ is: 'asked', invoiceIds: ['A', 'B'], renews: null });
  life.dueMoved('A', '2026-02-12');
  expect(notice()).toMatchObject({ is: 'asked', invoiceIds: ['B'], renews: null });
  life.dueMoved('B', '2026-02-12');
  expect(notice()).toEqual({ is: 'none' });
});

test('a loan whose debt was written off meanwhile ends in words that ask for nothing', () => {
  const life = story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).on('2026-04-14');
  life.overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' });
  life.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }).on('2026-04-20');
  expect(written(life, 'service-relocked')).toEqual([
    { why: 'agentUntil', awaitedMinor: 0, offFor: 'writtenOff', invoices: [], totalMinor: 0, disputedMinor: 0 },
  ]);
});

test('by which rule a card is counted over all accounts', () => {
  const of = (card: string, methodId: string) =>
    countedBy(story({ card }).context, methodId, '2026-03-02T15:00:00.000Z');
  expect(of('tok_ok', 'pm_1')).toMatchObject({ fingerprint: 'tok_ok', rule: { network: 'visa', from: '2025-05-01' } });
  expect(of('tok_ok', 'pm_9')).toBeNull();
  expect(of('tok_bank_ok', 'pm_1')).toBeNull();
});

test('a card that is about to expire is told of with what it would pay', () => {
  const life = story({ autopay: true }).card('tok_ok', { expiresOn: '2026-03-31' }).on('2026-02-20');
  life.invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-02', '12:00');
  expect(written(life, 'card-expiring')).toMatchObject([
    { method: { kind: 'card', brand: 'visa', last4: '4242' }, expiresOn: '2026-03-31', invoices: [{ id: 'A' }] },
  ]);
});

test('a charge of a lost record is watched as one that was given up, or as a debit on its way', () => {
  const life = owing({ card: 'tok_ok' });
  const [method] = life.context.methods;
  if (method === undefined) throw new Error('No method');
  const charge = { attemptId: 'att_x', methodId: 'pm_1', invoiceIds: ['A'], amountMinor: 100, at: life.time };
  const watched = {
    ...charge,
    method: { kind: 'card', brand: 'visa', last4: '4242', fingerprint: 'tok_ok' },
    purpose: { kind: 'due' },
    ladder: null,
    settled: false,
    stuck: false,
    lookUps: 0,
    lookUpInFlight: false,
  };
  const adopted = (isOnItsWay: boolean) => {
    const { debits, lost } = adopting(life.state, { ...charge, method, isOnItsWay }).snapshot.context;
    return { debits, lost };
  };
  expect(adopted(true)).toEqual({ debits: [watched], lost: [] });
  expect(adopted(false)).toEqual({ debits: [], lost: [watched] });
});

test('without the retry of the hour, and with it again, the other rungs of a card stay what they are', () => {
  const life = owing({ card: 'tok_insufficient_funds' }).on('2026-03-11');
  const under = (version: number, retryAfterMinutes: number | null) => {
    const policy: Policy = { ...mexico, version, charge: { ...mexico.charge, retryAfterMinutes } };
    life.ask({ type: 'CHANGE_POLICY_REQUESTED', policy, reason: 'because', expectedVersion: null, role: 'admin' });
    return [life.context.ladders[0]?.rung, life.view.upcoming[0]];
  };
  const next = (rung: number) => ({
    kind: 'retry',
    at: '2026-03-13T16:30:00.000Z',
    detail: expect.objectContaining({ rung }),
  });
  expect(under(2, null)).toEqual([0, next(1)]);
  expect(under(3, 60)).toEqual([1, next(2)]);
  expect(under(4, 120)).toEqual([1, next(2)]);
});
