import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';

/**
 * One tracking key shows one payment (rules, Proof of payment). The id of the account's proof under it that stands;
 * null: there is none. Throws where its money is booked already: it bridges nothing any more.
 */
export async function proofUnder({ tx, id: accountId }: Account, trackingKey: string): Promise<string | null> {
  const key = comparedKey(trackingKey);
  const [first] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM proofs WHERE account_id = ${accountId} AND status NOT IN ('returned', 'rejected')
      AND upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${key} ORDER BY ordinal LIMIT 1`;
  if (first !== undefined) return first.id;
  const [booked] = await tx.$queryRaw<{ account_id: string }[]>`
    SELECT account_id FROM transfers WHERE rail IN ('spei', 'other')
      AND upper(regexp_replace(tracking_key, '\\s', '', 'g')) = ${key} AND account_id IS NOT NULL
      AND status <> 'duplicate' AND tracking_key IS NOT NULL LIMIT 1`;
  if (booked !== undefined)
    throw new Refused(
      422,
      'tracking_key_used',
      booked.account_id === accountId
        ? 'trackingKey: the money of this transfer has come, and is booked'
        : 'trackingKey: the money of this transfer is booked elsewhere',
    );
  return null;
}
