import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumOf } from '../../domain/money/moves.ts';
import type { WorkRef } from '../../domain/work.ts';
import { Refused, type Store } from '../../ports/store/store.ts';
import { SEED } from '../timeline/lives.ts';
import { asked, onlyWork, SUCCEEDED } from './store-deeds.ts';
import { account, agent, invoice, known, method, newId, openWorld, transfer, type World } from './store-world.ts';

/**
 * Whatever happens in whatever order, and two at once: no money appears or is lost, and the chart believes of it what
 * the ledger says.
 */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const all = { limit: 100, cursor: null };

type Deed = {
  kind: 'issue' | 'transfer' | 'charge' | 'void' | 'note' | 'unmatch' | 'chargeBack' | 'refund' | 'settleLate';
  minor: number;
  pick: number;
};

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom<Deed['kind']>(
    'issue',
    'issue',
    'issue',
    'transfer',
    'transfer',
    'charge',
    'charge',
    'charge',
    'void',
    'note',
    'unmatch',
    'chargeBack',
    'refund',
    'settleLate',
  ),
  minor: fc.integer({ min: 1, max: 500 }),
  pick: fc.nat(20),
});

/** One account's life. */
class Life {
  late: { ref: WorkRef; attemptId: string } | null = null;
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
    if (kind === 'refund')
      return void (await store.refundCredit({
        id: newId('ref'),
        accountId: this.accountId,
        amountMinor: minor,
        reason: 'x',
        actor: agent,
      }));
    if (one === undefined) return;
    switch (kind) {
      case 'transfer':
        return void this.transferIds.push((await transfer(store, minor, { concept: one.number })).id);
      case 'void':
        return void (await store.voidInvoice({ invoiceId: one.id, reason: 'x', actor: agent }));
      case 'note':
        return void (await store.noteCredit({
          id: newId('crn'),
          invoiceId: one.id,
          amountMinor: minor,
          reason: 'x',
          actor: agent,
        }));
      case 'unmatch': {
        const transferId = this.transferIds[pick % this.transferIds.length];
        return transferId === undefined
          ? undefined
          : void (await store.unmatchTransfer({ transferId, reason: 'x', actor: agent }));
      }
      case 'chargeBack': {
        const attemptId = this.attemptIds[pick % this.attemptIds.length];
        return attemptId === undefined ? undefined : void (await store.chargeBack({ attemptId, actor: agent }));
      }
      case 'charge':
        return this.charge(pick % 2 === 0 ? one.id : null, pick % 3 === 0);
      case 'settleLate': {
        const { late } = this;
        this.late = null;
        if (late !== null) await this.settle(late);
      }
    }
  }

  /** Refused while another is at the bank, and where nothing is due; stale where the other deed was faster. */
  private async charge(invoiceId: string | null, late: boolean): Promise<void> {
    const attemptId = newId('att');
    if (
      !(
        await asked(store, this.accountId, {
          type: 'PAY_REQUESTED',
          attemptId,
          invoiceId,
          methodId: null,
          trigger: 'api',
        })
      ).ok
    )
      return;
    const order = { attemptId, ref: await onlyWork(store, this.accountId, 'chargeBalance') };
    if ((await store.beginCharge(order.ref, 'sandbox')).is === 'over') return;
    if (late) this.late = order;
    else await this.settle(order);
  }

  private async settle({ ref, attemptId }: { ref: WorkRef; attemptId: string }): Promise<void> {
    await store.settleCharge(ref, SUCCEEDED);
    this.attemptIds.push(attemptId);
  }
}

async function audit({ accountId }: Life): Promise<void> {
  const { items: invoices } = await store.invoices(accountId, all);
  const { items: payments } = await store.payments(accountId, all);
  const { creditMinor, projection } = await known(store, accountId);

  // Every payment's money is somewhere.
  for (const payment of payments) {
    const allocated = payment.allocations.reduce((sum, one) => sum + one.amountMinor, 0);
    expect(allocated + payment.creditMinor).toBe(payment.status === 'settled' ? payment.amountMinor : 0);
  }

  // The journal says the same, and where the money lies.
  const { items: entries } = await store.journal({
    from: '2026-01-01',
    to: '2026-12-31',
    accountId,
    limit: 1_000,
    cursor: null,
  });
  for (const { lines } of entries) expect(sumOf(lines)).toBe(0);
  const stands = (...accounts: string[]): number =>
    sumOf(entries.flatMap(({ lines }) => lines.filter((line) => accounts.includes(line.account))));
  const openMinor = invoices.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  expect([stands('receivable', 'writeOffs'), 0 - stands('customerCredit')]).toEqual([openMinor, creditMinor]);
  const settled = payments.filter(({ status }) => status === 'settled');
  expect(stands('cash:bank', 'cash:card:sandbox')).toBe(sumOf(settled));

  // The chart was told it all.
  const open = invoices
    .filter(({ balanceMinor }) => balanceMinor > 0)
    .map(({ id, balanceMinor }) => [id, balanceMinor] as const);
  const { debts, creditMinor: believed } = (await store.lookAt(accountId))?.state.snapshot.context ?? {
    debts: [],
    creditMinor: 0,
  };
  expect(new Map(debts.map(({ id, balanceMinor }) => [id, balanceMinor]))).toEqual(new Map(open));
  expect(believed).toBe(creditMinor);
  expect(projection?.balance).toMatchObject({
    openMinor: open.reduce((sum, [, minor]) => sum + minor, 0),
    creditMinor,
  });

  // The statement of account tells it all, and so does what is kept of past days.
  const owedMinor = invoices.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0) - creditMinor;
  expect((await store.statementOfAccount(accountId)).at(-1)?.balanceMinor ?? 0).toBe(owedMinor);
  const [kept] = await world.sql<{ debts: [string, number][] }>(
    'SELECT debts FROM aging_days WHERE account_id = $1 ORDER BY day DESC LIMIT 1',
    [accountId],
  );
  const askedMinor = invoices.reduce(
    (sum, { status, balanceMinor }) => sum + (status === 'open' ? balanceMinor : 0),
    0,
  );
  expect((kept?.debts ?? []).reduce((sum, [, minor]) => sum + minor, 0)).toBe(askedMinor);

  // No number of a sequence is missing.
  const { facts, timeline } = await store.historyOf(accountId);
  for (const rows of [facts, timeline]) expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
}

test('money is conserved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(deed, deed), { minLength: 5, maxLength: 20, size: 'max' }), async (pairs) => {
      const life = new Life(await account(store));
      await method(store, life.accountId);
      for (const pair of pairs) {
        const done = await Promise.allSettled(pair.map((one) => life.do(one)));
        for (const one of done) if (one.status === 'rejected' && !(one.reason instanceof Refused)) throw one.reason;
      }
      await audit(life);
    }),
    { numRuns: 12, endOnFailure: true, seed: SEED },
  );
}, 240_000);
