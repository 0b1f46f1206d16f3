import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Allocation } from '../../domain/account.ts';
import type { Fact, Outcome } from '../../domain/events.ts';
import { Refused, type Store } from '../../ports/store/store.ts';
import { account, agent, creditOf, factsOf, freezing, invoice, method, newId, now, openWorld, succeeding, transfer, type World } from './store-world.ts';

/** Whatever happens in whatever order, and two at once: no money appears or is lost, and who only hears the facts comes to the same balances. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const all = { limit: 100, cursor: null };

type Deed = { kind: 'issue' | 'transfer' | 'charge' | 'void' | 'note' | 'unmatch' | 'chargeBack' | 'refund' | 'settleLate'; minor: number; pick: number };

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom<Deed['kind']>('issue', 'issue', 'transfer', 'transfer', 'charge', 'void', 'note', 'unmatch', 'chargeBack', 'refund', 'settleLate'),
  minor: fc.integer({ min: 1, max: 500 }),
  pick: fc.nat(20),
});

/** One account's life. Answers of attempts are outcomes, not facts: the chart hears them apart. */
class Life {
  readonly heard: Outcome[] = [];
  readonly late: string[] = [];
  transferIds: string[] = [];
  attemptIds: string[] = [];
  readonly accountId: string;
  constructor(accountId: string) {
    this.accountId = accountId;
  }

  async do({ kind, minor, pick }: Deed): Promise<void> {
    const { items: invoices } = await store.invoices(this.accountId, all);
    const one = invoices[pick % Math.max(1, invoices.length)];
    if (kind === 'issue') return void (await invoice(store, this.accountId, minor));
    if (kind === 'refund') return void (await store.refundCredit({ id: newId('ref'), accountId: this.accountId, amountMinor: minor, reason: 'x', actor: agent, now }));
    if (one === undefined) return;
    switch (kind) {
      case 'transfer':
        return void this.transferIds.push((await transfer(store, minor, { concept: one.number })).id);
      case 'void':
        return void (await store.voidInvoice({ invoiceId: one.id, reason: 'x', actor: agent }));
      case 'note':
        return void (await store.noteCredit({ id: newId('crn'), invoiceId: one.id, amountMinor: minor, reason: 'x', actor: agent, now }));
      case 'unmatch': {
        const transferId = this.transferIds[pick % this.transferIds.length];
        return transferId === undefined ? undefined : void (await store.unmatchTransfer({ transferId, reason: 'x', actor: agent }));
      }
      case 'chargeBack': {
        const attemptId = this.attemptIds[pick % this.attemptIds.length];
        return attemptId === undefined ? undefined : void (await store.chargeBack({ attemptId, actor: agent }));
      }
      case 'charge':
        return this.charge([...new Set([one.id, ...invoices.slice(0, 2).map((other) => other.id)])], pick % 3 === 0);
      case 'settleLate': {
        const attemptId = this.late.pop();
        if (attemptId !== undefined) await this.settle(attemptId);
      }
    }
  }

  private async charge(invoiceIds: string[], late: boolean): Promise<void> {
    const order = await freezing(store, this.accountId, invoiceIds);
    if (order.amountMinor <= 0 || (await store.freezeAttempt(order)) === 'stale') return;
    if (late) this.late.push(order.id);
    else await this.settle(order.id);
  }

  private async settle(attemptId: string): Promise<void> {
    this.heard.push(await store.settleAttempt(succeeding(attemptId)));
    this.attemptIds.push(attemptId);
  }
}

/** What the chart comes to: balances and credit from what it is told, in any order. */
function toldBy(events: readonly (Fact | Outcome)[]): { balances: Map<string, number>; creditMinor: number } {
  const balances = new Map<string, number>();
  const voided = new Set<string>();
  let creditMinor = 0;
  const add = (allocations: readonly Allocation[], sign: 1 | -1) => {
    for (const { invoiceId, amountMinor } of allocations) balances.set(invoiceId, (balances.get(invoiceId) ?? 0) + sign * amountMinor);
  };
  for (const event of events) {
    if (event.type === 'INVOICE_ISSUED') {
      balances.set(event.invoice.id, (balances.get(event.invoice.id) ?? 0) + event.invoice.balanceMinor);
      creditMinor -= event.creditMinor;
    }
    if (event.type === 'INVOICE_VOIDED') {
      voided.add(event.invoiceId);
      creditMinor += event.creditMinor;
    }
    if (event.type === 'CREDIT_NOTED') {
      add([{ invoiceId: event.invoiceId, amountMinor: event.amountMinor - event.creditMinor }], -1);
      creditMinor += event.creditMinor;
    }
    if (event.type === 'TRANSFER_RECEIVED' || event.type === 'CHARGE_SUCCEEDED') {
      add(event.allocations, -1);
      creditMinor += event.creditMinor;
    }
    if (event.type === 'TRANSFER_UNMATCHED' || event.type === 'CHARGEBACK_RECEIVED') {
      add(event.allocations, 1);
      creditMinor -= event.creditMinor;
    }
    if (event.type === 'CREDIT_REFUNDED') creditMinor -= event.amountMinor;
  }
  for (const id of voided) balances.set(id, 0);
  return { balances, creditMinor };
}

async function audit(life: Life): Promise<void> {
  const { items: invoices } = await store.invoices(life.accountId, all);
  const { items: payments } = await store.payments(life.accountId, all);
  const creditMinor = await creditOf(store, life.accountId);

  // Every payment's money is somewhere.
  for (const payment of payments) {
    const allocated = payment.allocations.reduce((sum, one) => sum + one.amountMinor, 0);
    expect(allocated + payment.creditMinor).toBe(payment.status === 'settled' ? payment.amountMinor : 0);
  }

  // Who heard it all knows it all.
  const told = toldBy([...(await factsOf(store, life.accountId)), ...life.heard]);
  expect(told.creditMinor).toBe(creditMinor);
  expect(invoices.map((one) => [one.number, told.balances.get(one.id)])).toEqual(invoices.map((one) => [one.number, one.balanceMinor]));

  // No number of the sequence is missing.
  const facts = await store.factsAfter(life.accountId, 0, 1_000);
  expect(facts.map((one) => one.seq)).toEqual(facts.map((_, index) => index + 1));
}

test('money is conserved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(deed, deed), { minLength: 5, maxLength: 20 }), async (pairs) => {
      const life = new Life(await account(store));
      await method(store, life.accountId);
      for (const pair of pairs) {
        const done = await Promise.allSettled(pair.map((one) => life.do(one)));
        for (const one of done) if (one.status === 'rejected' && !(one.reason instanceof Refused)) throw one.reason;
      }
      await audit(life);
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 240_000);
