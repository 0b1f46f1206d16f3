import type { Actor } from '../../../domain/account.ts';
import type { Fact } from '../../../domain/events.ts';
import { Refused, type Ledger } from '../store.ts';
import { lockAccount } from './account-lock.ts';
import { inTransaction, type Db } from './database.ts';
import { dateOf, instantOf } from './values.ts';

/** Facts on their way to the accounts' workflows, and the accounts' clocks. */
export const ledgerOfDelivery = (db: Db): Pick<Ledger, 'factsAfter' | 'undelivered' | 'aimClock' | 'setSkew'> => ({
  async factsAfter(accountId, seq, limit) {
    const facts = await db.fact.findMany({ where: { accountId, seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: limit, select: { seq: true, body: true, actor: true } });
    return facts.map((one) => ({ seq: one.seq, fact: one.body as unknown as Fact, actor: one.actor as unknown as Actor }));
  },

  async undelivered(limit) {
    const accounts = await db.account.findMany({
      where: { lastFactSeq: { gt: db.account.fields.appliedSeq } },
      orderBy: { id: 'asc' },
      take: limit,
      select: { id: true, lastFactSeq: true },
    });
    return accounts.map((one) => ({ accountId: one.id, seq: one.lastFactSeq }));
  },

  aimClock: (accountId, target) =>
    inTransaction(db, async (tx) => {
      const { row } = await lockAccount(tx, accountId);
      if (!row.testClock) throw new Refused(409, 'not_a_test_clock', 'This account lives in real time');
      const advanceTarget = dateOf(target);
      if (row.advanceTarget !== null && advanceTarget < row.advanceTarget)
        throw new Refused(422, 'clock_cannot_go_back', `The clock was last advanced to ${instantOf(row.advanceTarget)}`);
      await tx.account.update({ where: { id: accountId }, data: { advanceTarget }, select: { id: true } });
    }),

  async setSkew(accountId, skewMs) {
    const laterMs = Math.round(skewMs);
    await db.account.updateMany({ where: { id: accountId, OR: [{ step: 0 }, { skewMs: { lt: laterMs } }] }, data: { skewMs: laterMs } });
  },
});
