import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../domain/account.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import type { TaskChange, TaskKind, TaskOpening, TaskSubject } from '../../../domain/tasks.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { Refused } from '../store.ts';
import type { TaskRow, Tasks } from '../tasks.ts';
import { json, type Db, type Tx } from './database.ts';
import { NUMBER, pageFrom, placeIn } from './keyset.ts';
import { dateOf, dayOfDate, instantOf, instantOrNull } from './values.ts';

const LIST = 'tasks';

interface Of {
  accountId: string | null;
  at: Instant;
}

/** The breaker is of a day, not of an account: one task for all whom it keeps waiting. */
const isOfAll = (key: string): boolean => key.startsWith('breaker:');

const keyOf = (accountId: string | null, key: string): string =>
  accountId === null || isOfAll(key) ? key : `${accountId} ${key}`;

/** Opened once under its natural key, whoever asks and however often. */
export async function openTask(
  tx: Tx | Db,
  { key, kind, dueOn, subject, data }: TaskOpening,
  { accountId, at }: Of,
): Promise<void> {
  const natural = keyOf(accountId, key);
  const id = `tsk_${randomBytes(10).toString('hex')}`;
  await tx.$executeRaw`
    INSERT INTO tasks (id, account_id, kind, key, opened_at, due_on, subject, data)
    VALUES (${id}, ${isOfAll(key) ? null : accountId}, ${kind}, ${natural}, ${dateOf(at)},
          ${dueOn === null ? null : dateOf(dueOn)}::date, ${JSON.stringify(subject)}::jsonb, ${JSON.stringify(data)}::jsonb)
    ON CONFLICT DO NOTHING`;
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

/** What only settles itself: an agent's word for it would say nothing. */
const BY_ACT: Partial<Record<TaskKind, string>> = {
  accountStuck: 'it closes when the account goes on',
  effectRefused: 'it closes when what could not be done is done, or no longer to be done',
  railStopped: 'let it go on with POST /v1/switches',
  proofReview: 'accept or reject the proof',
  transferUnmatched: 'match the transfer',
  disputeUndecided: 'resolve the dispute',
  deactivationApproval: 'deactivate the account, or dismiss this',
  lookupFailing: 'it closes when the outcome of the attempt is known',
  debitStuck: 'it closes when the direct debit has settled or come back',
  undeliverable: 'give the account another address',
  breaker: 'release the breaker with POST /v1/deactivation-breaker/release',
};

export const tasksOf = (db: Db): Tasks => ({
  async tasks({ limit, cursor, status = 'open', kind, accountId, dueBefore }) {
    const place = placeIn(LIST, cursor, [NUMBER]);
    const rows = await db.task.findMany({
      where: {
        status,
        ...(kind === undefined ? {} : { kind }),
        ...(accountId === undefined ? {} : { accountId }),
        ...(dueBefore === undefined ? {} : { dueOn: { lt: dateOf(dueBefore) } }),
        ...(place === null ? {} : { ordinal: { gt: BigInt(place[0] as string) } }),
      },
      orderBy: { ordinal: 'asc' },
      take: limit + 1,
    });
    return pageFrom(LIST, rows, limit, (row) => [String(row.ordinal)], toTask);
  },

  async taskById(id) {
    const row = await db.task.findUnique({ where: { id } });
    return row === null ? null : toTask(row);
  },

  async closeTask({ id, as, reason, actor, at }) {
    const row = await db.task.findUnique({ where: { id } });
    if (row === null) throw new Refused(404, 'not_found', `There is no task ${id}`);
    const act = BY_ACT[row.kind as TaskKind];
    if (row.status === 'open' && as === 'done' && act !== undefined)
      throw new Refused(409, 'settled_by_an_act', `This task isn't done by saying so: ${act}`);
    await db.task.updateMany({
      where: { id, status: 'open' },
      data: { status: as, closedAt: dateOf(at), closedBy: json(actor), reason },
    });
    const closed = await db.task.findUniqueOrThrow({ where: { id } });
    // The same again, after a crash or a second click; but not what another has said otherwise, before or just now.
    if (closed.status !== as) throw new Refused(409, 'not_allowed_now', `This task is ${closed.status} already`);
    return toTask(closed);
  },
});

const toTask = (row: Prisma.TaskGetPayload<object>): TaskRow => ({
  id: row.id,
  kind: row.kind as TaskKind,
  accountId: row.accountId,
  openedAt: instantOf(row.openedAt),
  dueOn: row.dueOn === null ? null : dayOfDate(row.dueOn),
  status: row.status as TaskRow['status'],
  subject: row.subject as TaskSubject,
  data: row.data as Record<string, unknown>,
  closedAt: instantOrNull(row.closedAt),
  closedBy: row.closedBy as unknown as Actor | null,
  reason: row.reason,
});
