import type { Steps } from '../store.ts';
import { lockAccount } from './account-lock.ts';
import { inTransaction, type Db } from './database.ts';
import { dateOf } from './values.ts';

export const serviceCallsOf = (db: Db): Pick<Steps, 'switchService'> => ({
  switchService: ({ key, accountId, verb, version, at }) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, accountId);
      const before = await tx.serviceCall.findUnique({ where: { key } });
      if (before !== null) return before.done;
      const done = (await tx.serviceCall.count({ where: { accountId, version: { gt: version } } })) === 0;
      await tx.serviceCall.create({ data: { key, accountId, verb, version, at: dateOf(at), done }, select: { key: true } });
      return done;
    }),
});
