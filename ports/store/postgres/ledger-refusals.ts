import type { Ledger } from '../store.ts';
import { lockAccount, writeFact, writtenBefore } from './account-lock.ts';
import { inTransaction, type Db } from './database.ts';

export const ledgerOfRefusals = (db: Db): Pick<Ledger, 'noteRefusal'> => ({
  noteRefusal: ({ accountId, refused, requestId, actor }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const before = await writtenBefore(tx, 'OVERRIDE_REFUSED', requestId, async () => null);
      if (before !== null) return before;
      return { value: null, accountId, seq: await writeFact(account, { type: 'OVERRIDE_REFUSED', ...refused }, actor, requestId) };
    }),
});
