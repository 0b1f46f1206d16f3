import { Refused } from '../store.ts';
import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';

/** What a paper is sent to the stamper under: each try is another paper, under another key. */
export const stampKey = (id: string, attempt: number): string => `${id}:${attempt}`;

/** Which try of this an answer is about. */
export const attemptOf = (id: string, key: string): number => Number(key.slice(id.length + 1));

/** While nobody knows what was stamped in the time that is lost, nothing is sent. Told of elsewhere, it is a fact. */
export function refuseWhileRestored({ isRestored }: Account, uuid: string | null): void {
  if (isRestored && uuid === null)
    throw new Refused(
      409,
      'stamping_stopped',
      'The record was restored: nothing is stamped until `puntual reconcile --restored --do` has let all go on',
    );
}

/** In a life that is lost a key may have been sent: what the stamper has under it is ours, and is not made again. */
export async function isOfAnotherLife(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`SELECT epoch > 0 AS is FROM record_info`;
  return row?.is === true;
}
