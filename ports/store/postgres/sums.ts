import { Prisma } from '../../../prisma/client/client.ts';
import type { Sums } from '../sums.ts';
import type { Desk } from './decide/desk.ts';

interface Kept {
  table: string;
  by: string;
  adds: readonly string[];
}

const KEPT: readonly Kept[] = [
  { table: 'debts_by_due_day', by: 'currency, time_zone, due_on, next_due_on', adds: ['accounts', 'minor'] },
  { table: 'accounts_by_version', by: 'policy_name, policy_version', adds: ['accounts'] },
];

export const sumsOf = ({ db }: Desk): Sums => ({
  async foldSums(atLeast) {
    let rows = 0;
    for (const { table, by, adds } of KEPT) {
      const [from, keys, columns] = [table, by, [by, ...adds].join(', ')].map((part) => Prisma.raw(part));
      const loose = await db.$queryRaw<unknown[]>`SELECT 1 FROM ${from} WHERE NOT folded LIMIT ${atLeast}::int`;
      if (loose.length < atLeast) continue;
      const sums = adds.map((column) => Prisma.raw(`sum(${column})`));
      const counts = sums.map((sum) => Prisma.sql`${sum} <> 0`);
      // What others add meanwhile is not seen, and stays; a row that another fold took is its own.
      rows += await db.$executeRaw`
        WITH gone AS (DELETE FROM ${from} RETURNING ${columns})
        INSERT INTO ${from} (${columns}, folded)
        SELECT ${keys}, ${Prisma.join(sums)}, true FROM gone GROUP BY ${keys} HAVING ${Prisma.join(counts, ' OR ')}`;
    }
    return rows;
  },
});
