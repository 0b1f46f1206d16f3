import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agedOn, BUCKETS, type OpenByDueDay } from '../../domain/aging.ts';
import { addDays, dayOf } from '../../domain/time/calendar.ts';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { Refused, type Store } from '../../ports/store/store.ts';
import { SEED } from '../timeline/lives.ts';
import { agent, invoice, newId, now, opening, openWorld, transfer, type World } from './store-world.ts';

/** What is owed by its age: now, and as it was on any day that is kept. */

const ZONES = ['America/Tijuana', 'America/Mexico_City', 'Pacific/Kiritimati', 'UTC'];
const DAYS = 80;

interface Deed {
  /** Days after the one before. */
  after: number;
  kind: 'issue' | 'transfer' | 'void' | 'note' | 'dueDay' | 'unmatch' | 'fold' | 'move';
  minor: number;
  pick: number;
}
const deed: fc.Arbitrary<Deed> = fc.record({
  after: fc.nat(12),
  kind: fc.constantFrom<Deed['kind']>(
    'issue',
    'issue',
    'issue',
    'transfer',
    'void',
    'note',
    'dueDay',
    'unmatch',
    'fold',
    'move',
  ),
  minor: fc.integer({ min: 1, max: 400 }),
  pick: fc.nat(20),
});

const all = { limit: 100, cursor: null };

/** What an account's facts say is open at the end of a local day, by a ledger of the test's own. */
async function openByFacts(store: Store, accountId: string, timeZone: string, day: Day): Promise<OpenByDueDay[]> {
  const open = new Map<string, OpenByDueDay>();
  const less = (allocations: readonly { invoiceId: string; amountMinor: number }[]) => {
    for (const { invoiceId, amountMinor } of allocations) (open.get(invoiceId) as OpenByDueDay).minor -= amountMinor;
  };
  const { facts, timeline } = await store.historyOf(accountId);
  for (const { fact, at } of facts) {
    if (dayOf(at, timeZone) > day) break;
    switch (fact.type) {
      case 'INVOICE_ISSUED':
        open.set(fact.invoice.id, { dueOn: fact.invoice.dueOn, minor: fact.invoice.totalMinor });
        break;
      case 'INVOICE_VOIDED':
        open.delete(fact.invoiceId);
        break;
      case 'DUE_DATE_CHANGED':
        (open.get(fact.invoiceId) as OpenByDueDay).dueOn = fact.dueOn;
        break;
      case 'CREDIT_NOTED':
        less([{ invoiceId: fact.invoiceId, amountMinor: fact.amountMinor - fact.creditMinor }]);
        break;
      case 'TRANSFER_RECEIVED':
        less(fact.allocations);
        break;
      case 'TRANSFER_UNMATCHED':
        less(fact.allocations.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor: -amountMinor })));
        break;
      default:
    }
  }
  // What the chart does by itself has no fact of its own.
  for (const { type, data, at } of timeline) {
    if (dayOf(at, timeZone) > day) break;
    const isPart = type === 'balance.adjusted' || (type === 'credit.applied' && !('creditNoteId' in data));
    const { invoiceId, amountMinor } = data as { invoiceId: string; amountMinor: number };
    if (isPart && open.has(invoiceId)) less([{ invoiceId, amountMinor }]);
  }
  return [...open.values()];
}

class Lives {
  readonly accounts: { id: string; timeZone: string }[] = [];
  readonly world: World;
  private readonly transfers: string[] = [];
  constructor(world: World) {
    this.world = world;
  }

  async open(timeZone: string): Promise<void> {
    const { id } = await this.world.store.openAccount(opening({ timeZone }, { clockStartsAt: null }));
    this.accounts.push({ id, timeZone });
  }

  async do({ kind, minor, pick }: Deed): Promise<void> {
    const { store, clock } = this.world;
    const { id, timeZone } = this.accounts[pick % this.accounts.length] as { id: string; timeZone: string };
    const today = dayOf(clock.now, timeZone);
    if (kind === 'fold') return void (await store.foldSums(1));
    if (kind === 'move') return this.moveAway(id, ZONES[minor % ZONES.length] as string);
    if (kind === 'issue')
      return void (await invoice(store, id, minor, { issuedOn: today, dueOn: addDays(today, (pick % 4) * 5) }));
    const { items } = await store.invoices(id, all);
    const one = items[pick % Math.max(1, items.length)];
    if (one === undefined) return;
    const by = { reason: 'x', actor: agent };
    if (kind === 'transfer')
      this.transfers.push((await transfer(store, minor, { concept: one.number, now: clock.now })).id);
    else if (kind === 'void') await store.voidInvoice({ invoiceId: one.id, ...by });
    else if (kind === 'note')
      await store.noteCredit({ id: `crn_${one.id}${pick}`, invoiceId: one.id, amountMinor: minor, ...by });
    else if (kind === 'dueDay')
      await store.changeDueDate({ invoiceId: one.id, dueOn: addDays(today, pick), requestId: newId('req'), ...by });
    else {
      const transferId = this.transfers[pick % Math.max(1, this.transfers.length)];
      if (transferId !== undefined) await store.unmatchTransfer({ transferId, ...by });
    }
  }

  /** There and back: days that were are told in one zone. */
  private async moveAway(accountId: string, timeZone: string): Promise<void> {
    const { store } = this.world;
    const there = this.accounts.find(({ id }) => id === accountId)?.timeZone as string;
    for (const zone of [timeZone, there]) {
      const requestId = newId('req');
      await store.changeAccount({ accountId, profile: { timeZone: zone }, requestId, actor: agent });
      const sums = await this.world.sql<{ n: string }>(
        `SELECT coalesce(sum(accounts) FILTER (WHERE next_due_on IS NULL), 0) AS n FROM debts_by_due_day WHERE time_zone = $1`,
        [zone],
      );
      const owing = await this.world.sql<{ n: string }>(
        `SELECT count(DISTINCT a.id) AS n FROM accounts a JOIN invoices i ON i.account_id = a.id
         WHERE a.time_zone = $1 AND i.status = 'open'`,
        [zone],
      );
      expect(sums).toEqual(owing);
    }
  }

  /** The tiles of a day, from the facts. */
  async tiles(day: Day | null) {
    const sums = BUCKETS.map((name) => ({ name, accounts: 0, amountMinor: 0 }));
    for (const { id, timeZone } of this.accounts) {
      const on = day ?? dayOf(this.world.clock.now, timeZone);
      const aged = agedOn(on, await openByFacts(this.world.store, id, timeZone, on));
      for (const tile of sums) {
        if (aged[tile.name] === 0) continue;
        tile.accounts += 1;
        tile.amountMinor += aged[tile.name];
      }
    }
    return sums;
  }
}

describe('aging', () => {
  test('is what the facts come to, on any day that was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 15, maxLength: 30, size: 'max' }), async (deeds) => {
        const world = await openWorld();
        try {
          const { store, clock } = world;
          const lives = new Lives(world);
          for (const zone of ZONES) await lives.open(zone);
          const first = dayOf(clock.now, 'UTC');
          await lives.do({ after: 0, kind: 'issue', minor: 100, pick: 0 });
          let passed = 0;
          for (const one of deeds) {
            passed = Math.min(DAYS, passed + one.after);
            clock.now = instantFromMs(epochMs(now) + passed * 86_400_000);
            await lives.do(one).catch((error: unknown) => {
              if (!(error instanceof Refused)) throw error;
            });
          }
          expect(await store.agingNow('MXN')).toEqual(await lives.tiles(null));
          await store.foldSums(1);
          expect(await store.agingNow('MXN')).toEqual(await lives.tiles(null));
          const [{ n }] = (await world.sql<{ n: string }>(
            'SELECT count(*) - count(DISTINCT (time_zone, due_on, next_due_on)) AS n FROM debts_by_due_day',
          )) as [{ n: string }];
          expect(n).toBe('0');
          const days: Day[] = [];
          for (let ago = 0; ago < passed; ago += 7) {
            const day = addDays(first, passed - ago);
            expect([day, await store.agingOn(day, 'MXN')]).toEqual([day, await lives.tiles(day)]);
            days.push(day);
          }
          const atOnce = await store.agingOnDays(days, 'MXN');
          expect([...atOnce.keys()]).toEqual([...days].sort());
          for (const day of days) expect([day, atOnce.get(day)]).toEqual([day, await store.agingOn(day, 'MXN')]);
          expect((await store.agingNow('EUR')).every(({ accounts }) => accounts === 0)).toBe(true);
          // The list behind a tile adds up to it.
          for (const { name, accounts, amountMinor } of await store.agingNow('MXN')) {
            const { items } = await store.accounts({ ...all, bucket: name });
            const open = await store.openByDueDay(items.map(({ id }) => id));
            const sum = items.reduce(
              (minor, { id, timeZone }) => minor + agedOn(dayOf(clock.now, timeZone), open.get(id) ?? [])[name],
              0,
            );
            expect([name, items.length, sum]).toEqual([name, accounts, amountMinor]);
          }
        } finally {
          await world.close();
        }
      }),
      { numRuns: 4, endOnFailure: true, seed: SEED },
    );
  }, 240_000);
});

describe('days of which nothing is kept', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  test('are not answered', async () => {
    const { store } = world;
    const today = dayOf(now, 'UTC');
    expect(await store.agingOn(addDays(today, -1), 'MXN')).toBeNull();
    expect(await store.agingOn(today, 'MXN')).toEqual(BUCKETS.map((name) => ({ name, accounts: 0, amountMinor: 0 })));
    const { id } = await store.openAccount(opening({}, { clockStartsAt: '2026-01-01T15:00:00.000Z' as Instant }));
    await invoice(store, id, 500, { issuedOn: '2026-01-01', dueOn: '2026-01-10' });
    expect(await store.agingOn('2025-12-31', 'MXN')).toBeNull();
    expect((await store.agingOn('2026-02-10', 'MXN'))?.find(({ amountMinor }) => amountMinor > 0)).toEqual({
      name: '31-60',
      accounts: 1,
      amountMinor: 500,
    });
    // Accounts that were there before days were kept are not known of on earlier ones, whatever is of others.
    await world.sql("UPDATE record_info SET aging_from = '2026-02-01'");
    expect(await store.agingOn('2026-01-20', 'MXN')).toBeNull();
    expect(await store.agingOn('2026-02-01', 'MXN')).not.toBeNull();
    expect([...(await store.agingOnDays(['2026-01-20', '2026-02-01'], 'MXN')).keys()]).toEqual(['2026-02-01']);
  });
});
