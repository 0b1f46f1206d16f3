import { ownClabe } from '../../../domain/mexico/own-clabes.ts';
import { Refused } from '../store.ts';
import type { VirtualClabes } from '../virtual-clabes.ts';
import { refuseErased } from './decide/erased.ts';
import { type Db, databaseNow, inTransaction, json, type Tx } from './db/database.ts';

export const virtualClabesOf = (db: Db): VirtualClabes => ({
  allocateClabe: ({ accountId, prefix, taken, actor }) =>
    inTransaction(db, async (tx) => {
      // One after the other: a range is numbered on without gaps, and an account asks twice at once.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`virtual CLABEs ${prefix}`}, 0))`;
      const before = await tx.virtualClabe.findUnique({ where: { accountId } });
      await refuseErased(tx, accountId);
      if (before !== null) return { clabe: before.clabe, isNew: false };
      const account = await tx.account.findUnique({ where: { id: accountId }, select: { currency: true } });
      if (account === null) throw new Refused(404, 'not_found', `There is no account ${accountId}`);
      if (account.currency !== 'MXN')
        throw new Refused(422, 'not_in_pesos', `SPEI moves pesos, and this account is in ${account.currency}`);
      const { clabe, number } = await nextFree(tx, prefix, taken);
      await tx.virtualClabe.create({
        data: { clabe, accountId, prefix, number, actor: json(actor), createdAt: await databaseNow(tx) },
      });
      return { clabe, isNew: true };
    }),

  async clabeOf(accountId) {
    return (await db.virtualClabe.findUnique({ where: { accountId } }))?.clabe ?? null;
  },
});

/** After the highest that was ever given: none is given twice. */
async function nextFree(tx: Tx, prefix: string, taken: readonly string[]): Promise<{ clabe: string; number: number }> {
  const { _max: last } = await tx.virtualClabe.aggregate({ where: { prefix }, _max: { number: true } });
  for (let number = Number(last.number ?? 0) + 1; ; number++) {
    const clabe = ownClabe(prefix, number);
    if (clabe === null)
      throw new Refused(
        422,
        'clabe_range_exhausted',
        `All CLABEs that begin with ${prefix} are given: ask your bank for a range`,
      );
    // Another prefix may be the beginning of this one, and the company's own account lie in its range.
    if (!taken.includes(clabe) && (await tx.virtualClabe.count({ where: { clabe } })) === 0) return { clabe, number };
  }
}
