import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../domain/time/time.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { ReplayLedger } from '../../domain/foresight/backtest/ledger.ts';
import { Ledger } from './ledger.ts';
import { SEED } from './lives.ts';

/**
 * The stories' ledger is written anew on purpose, and stories are only worth what it is worth: whatever happens, it
 * answers as the rules do by which the record writes (`domain/money/ledger.ts`).
 */

const deed = fc.record({
  what: fc.constantFrom(
    'issue',
    'issue',
    'transfer',
    'transfer',
    'charge',
    'charge',
    'apply',
    'lower',
    'lower',
    'void',
    'refund',
    'refund',
    'writeOff',
    'adjust',
    'dispute',
    'reverse',
    'reverse',
    'restore',
  ),
  n: fc.nat(30),
  minor: fc.integer({ min: 1, max: 1_200 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const DAY_0: Day = '2026-03-10';

/** What both say to the deed; null: there is nothing that it could happen to. */
function both(ours: Ledger, theirs: ReplayLedger, { what, n, minor }: Deed): [unknown, unknown] | null {
  const invoices = [...ours.invoices.values()];
  const one = invoices[n % Math.max(1, invoices.length)];
  const payments = [...ours.payments.values()];
  const payment = payments[n % Math.max(1, payments.length)];
  // As it stands before either is told.
  const inDispute = new Map(
    invoices.map(({ id, balanceMinor }) => [
      id,
      [...ours.disputes.values()].reduce(
        (sum, each) => (each.invoiceId === id ? Math.min(balanceMinor, sum + (each.amountMinor ?? balanceMinor)) : sum),
        0,
      ),
    ]),
  );
  const disputed = (id: string): number => inDispute.get(id) ?? 0;
  const paymentId = `pay_${payments.length + 1}`;
  // Oldest first, as whoever asks has them.
  const ids = invoices.filter((_, i) => (n + i) % 3 !== 0).map(({ id }) => id);
  if (what === 'issue') {
    const id = `inv_${invoices.length}`;
    const dueOn = addDays(DAY_0, invoices.length);
    const paper = { id, number: id, issuedOn: DAY_0, dueOn, totalMinor: minor };
    return [ours.issue(paper), theirs.issue({ ...paper, balanceMinor: minor })];
  }
  if (what === 'refund') {
    const part = Math.min(minor, ours.creditMinor);
    ours.refund(part);
    return part === 0 ? null : [part, theirs.refund(part)];
  }
  if (what === 'reverse' || what === 'restore') {
    if (payment === undefined || payment.reversed === (what === 'reverse')) return null;
    return what === 'reverse'
      ? [ours.reverse(payment.paymentId), theirs.reverse(payment.paymentId)]
      : [ours.restore(payment.paymentId), theirs.restore(payment.paymentId, disputed)];
  }
  if (one === undefined) return null;
  switch (what) {
    case 'transfer': {
      const { paymentId: _, amountMinor, ...said } = ours.receive(minor, [one.id], paymentId);
      return [said, theirs.receive(paymentId, minor, [one.id], disputed)];
    }
    case 'charge': {
      const { paymentId: _, amountMinor, ...said } = ours.receiveCharge(minor, ids, n * 10, paymentId);
      return [said, theirs.receive(paymentId, minor, ids, disputed, n * 10)];
    }
    case 'apply':
      return [ours.applyCredit(minor, ids), theirs.applyCredit(minor, ids, disputed)];
    case 'lower': {
      const amountMinor = Math.min(minor, one.totalMinor - one.loweredMinor);
      if (one.status === 'void' || amountMinor === 0) return null;
      const creditMinor = ours.lower(one.id, amountMinor);
      return [{ amountMinor, creditMinor, ...ours.recovered([{ invoiceId: one.id }]) }, theirs.lower(one.id, minor)];
    }
    case 'void':
      return one.status === 'paid' || one.status === 'void' ? null : [ours.void(one.id), theirs.void(one.id)];
    case 'dispute':
      if (one.status !== 'open') return null;
      ours.disputes.set(`dsp_${one.id}`, { invoiceId: one.id, amountMinor: n % 2 === 0 ? null : minor, open: true });
      return null;
    case 'adjust':
    case 'writeOff': {
      const mark =
        what === 'adjust'
          ? { kind: 'invoiceAdjusted' as const, invoiceId: one.id, amountMinor: minor % 30, reason: 'small' }
          : { kind: 'invoicesUncollectible' as const, invoiceIds: [one.id] };
      if (what === 'adjust' && one.status !== 'open') return null;
      return [ours.mark(mark), theirs.mark(mark)];
    }
  }
}

test("the stories' ledger and the record's rules answer alike, whatever happens", () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 40, size: 'max' }), (deeds) => {
      const [ours, theirs] = [new Ledger(), new ReplayLedger()];
      for (const one of deeds) {
        const said = both(ours, theirs, one);
        if (said !== null) expect(said[0]).toEqual(said[1]);
        expect(ours.creditMinor).toBe(theirs.creditMinor);
        for (const { id, balanceMinor } of ours.invoices.values()) expect(theirs.openMinor([id])).toBe(balanceMinor);
      }
    }),
    { numRuns: 500, seed: SEED },
  );
});
