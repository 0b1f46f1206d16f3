import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';

/**
 * Addresses of an account that a carrier could not reach, or that complained. Later mails leave them out where others
 * are left; a mail goes to nobody less than all of them.
 */

export type WhyUnreachable = 'bounced' | 'complained';

/** Marks them; answers those that were not marked so before. */
export async function reachNoMore(
  { tx, id, machineNow }: Account,
  addresses: readonly string[],
  { why, emailId }: { why: WhyUnreachable; emailId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ address: string }[]>`
    INSERT INTO unreachable_addresses (account_id, address, why, email_id, at)
    SELECT ${id}, address, ${why}, ${emailId}, ${machineNow}::timestamptz FROM unnest(${[...addresses]}::text[]) AS address
    ON CONFLICT DO NOTHING RETURNING address`;
  return rows.map(({ address }) => address);
}

/** Whom a mail to these goes to. */
export async function reachable({ tx, id }: Account, addresses: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ address: string }[]>`
    SELECT DISTINCT address FROM unreachable_addresses WHERE account_id = ${id} AND address = ANY(${[...addresses]})`;
  const marked = new Set(rows.map(({ address }) => address));
  const left = addresses.filter((address) => !marked.has(address));
  return left.length === 0 ? [...addresses] : left;
}

/** Somebody has looked at the account's addresses: all count again. */
export async function reachAgain(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM unreachable_addresses WHERE account_id = ${accountId}`;
}
