import { randomBytes } from 'node:crypto';
import { SYSTEM } from '../../../../domain/chart/state/turn.ts';
import type { HookType } from '../../../../domain/hooks.ts';
import type { TaskChange, TaskOpening } from '../../../../domain/tasks.ts';
import type { Instant } from '../../../../domain/time/time.ts';
import { Prisma } from '../../../../prisma/client/client.ts';
import { json, type Db, type Tx } from '../db/database.ts';
import { dateOf } from '../db/values.ts';

/** Tasks as decisions, and what stands beside them, open and close them; what people do with them is in `tasks.ts`. */

interface Of {
  accountId: string | null;
  at: Instant;
}

/** The breaker is of a day, not of an account: one task for all whom it keeps waiting. */
const isOfAll = (key: string): boolean => key.startsWith('breaker:');

const keyOf = (accountId: string | null, key: string): string =>
  accountId === null || isOfAll(key) ? key : `${accountId} ${key}`;

/** The same within a query, of the account that a column names. */
export const keyIn = (accountId: Prisma.Sql, key: string): Prisma.Sql =>
  Prisma.sql`${accountId} || ' ' || ${key}::text`;

/** As the chart knows it, from what it is kept under. */
export const chartKeyOf = (accountId: string, natural: string): string => natural.slice(accountId.length + 1);

/** Opened once under its natural key, whoever asks and however often. */
export async function openTask(
  tx: Tx | Db,
  { key, kind, dueOn, subject, data }: TaskOpening,
  { accountId, at }: Of,
): Promise<void> {
  const natural = keyOf(accountId, key);
  const id = `tsk_${randomBytes(10).toString('hex')}`;
  const whose = isOfAll(key) ? null : accountId;
  const told = { type: 'task.opened' satisfies HookType, timestamp: at, data: { accountId: whose, taskId: id, kind } };
  await tx.$executeRaw`
    WITH opened AS (
      INSERT INTO tasks (id, account_id, kind, key, opened_at, due_on, subject, data)
      VALUES (${id}, ${whose}, ${kind}, ${natural}, ${dateOf(at)}, ${dueOn === null ? null : dateOf(dueOn)}::date,
        ${JSON.stringify(subject)}::jsonb, ${JSON.stringify(data)}::jsonb)
      ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO webhook_deliveries (id, endpoint_id, account_id, type, body, created_at, next_try_at)
    SELECT 'whd_' || replace(gen_random_uuid()::text, '-', ''), e.id, ${whose}, ${told.type}, ${JSON.stringify(told)}::jsonb,
      clock_timestamp(), 'epoch'
    FROM opened, webhook_endpoints e WHERE e.types && ARRAY['*', ${told.type}]`;
}

/** What it asked for is settled. */
export async function closeTask(tx: Tx | Db, key: string, { accountId, at }: Of): Promise<void> {
  await tx.task.updateMany({
    where: { key: keyOf(accountId, key), status: 'open' },
    data: { status: 'done', closedAt: dateOf(at), closedBy: json(SYSTEM) },
  });
}

export async function changeTasks(tx: Tx, changes: readonly TaskChange[], of: Of): Promise<void> {
  for (const change of changes)
    await ('open' in change ? openTask(tx, change.open, of) : closeTask(tx, change.close, of));
}

export const STUCK = 'accountStuck';

export const stuckTask = (because: string): TaskOpening => ({
  key: STUCK,
  kind: 'accountStuck',
  dueOn: null,
  subject: {},
  data: {
    summary:
      'Our own bug keeps this account from being decided: it takes facts, and nothing else happens until that is mended',
    because,
  },
});
