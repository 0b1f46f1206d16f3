import type { Instant } from '../../../../domain/time/time.ts';
import { Refused } from '../../store.ts';
import type { Db, Tx } from '../db/database.ts';
import { instantOf } from '../db/values.ts';

/** Of an account that was erased nothing is decided any more: it says so, with its day, and there is no way back. */
export const ACCOUNT_ERASED = 'account_erased';

export const erasedRefusal = (erasedAt: Instant): Refused =>
  new Refused(
    409,
    ACCOUNT_ERASED,
    `The account was erased on ${erasedAt.slice(0, 10)}: nothing is done with it any more`,
  );

const erasedAtOf = async (tx: Pick<Tx | Db, '$queryRaw'>, accountId: string): Promise<Date | null> => {
  const [row] = await tx.$queryRaw<{ erasedAt: Date | null }[]>`
    SELECT erased_at AS "erasedAt" FROM accounts WHERE id = ${accountId}`;
  return row?.erasedAt ?? null;
};

export const isErased = async (tx: Pick<Tx | Db, '$queryRaw'>, accountId: string): Promise<boolean> =>
  (await erasedAtOf(tx, accountId)) !== null;

/** For what is written without the account's lock. */
export async function refuseErased(tx: Pick<Tx | Db, '$queryRaw'>, accountId: string): Promise<void> {
  const erasedAt = await erasedAtOf(tx, accountId);
  if (erasedAt !== null) throw erasedRefusal(instantOf(erasedAt));
}
