import type { Actor } from '../../../domain/account.ts';
import { BY_ACT, type TaskKind, type TaskSubject } from '../../../domain/tasks.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { Refused } from '../store.ts';
import type { TaskRow, Tasks } from '../tasks.ts';
import { json, type Db, type Tx } from './db/database.ts';
import { NUMBER, pageFrom, placeIn } from './db/keyset.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { chartKeyOf } from './decide/task-changes.ts';
import { paidByHand, undone } from './refunds.ts';
import { dateOf, dayOfDate, instantOf, instantOrNull } from './db/values.ts';
import { tellAtOnce } from './suggested-transfers.ts';
import { ruleOut } from './transfer-candidates.ts';

const LIST = 'tasks';

export const tasksOf = (desk: Desk): Tasks => ({
  async tasks({ limit, cursor, status = 'open', kind, accountId, assigneeId, assignees, dueBefore }) {
    const place = placeIn(LIST, cursor, [NUMBER]);
    const rows = await desk.db.task.findMany({
      where: {
        status,
        ...(kind === undefined ? {} : { kind }),
        ...(accountId === undefined ? {} : { accountId }),
        ...(assigneeId === undefined ? {} : { assigneeId }),
        ...(assignees === undefined ? {} : { AND: { assigneeId: assignees === null ? null : { in: [...assignees] } } }),
        ...(dueBefore === undefined ? {} : { dueOn: { lt: dateOf(dueBefore) } }),
        ...(place === null ? {} : { ordinal: { gt: BigInt(place[0] as string) } }),
      },
      include: withName,
      orderBy: { ordinal: 'asc' },
      take: limit + 1,
    });
    return pageFrom(LIST, rows, limit, (row) => [String(row.ordinal)], toTask);
  },

  async taskById(id) {
    const row = await desk.db.task.findUnique({ where: { id }, include: withName });
    return row === null ? null : toTask(row);
  },

  async changeTask({ id, assigneeId, snoozedUntil }) {
    const { count } = await desk.db.task.updateMany({
      where: { id, status: 'open' },
      data: {
        ...(assigneeId === undefined ? {} : { assigneeId }),
        ...(snoozedUntil === undefined ? {} : { snoozedUntil: snoozedUntil === null ? null : dateOf(snoozedUntil) }),
      },
    });
    const row = await desk.db.task.findUnique({ where: { id }, include: withName });
    if (row === null) throw new Refused(404, 'not_found', `There is no task ${id}`);
    if (count === 0) throw new Refused(409, 'not_allowed_now', `This task is ${row.status} already`);
    return toTask(row);
  },

  async closeTask({ id, as, reason, actor, at }) {
    const row = await desk.db.task.findUnique({ where: { id } });
    if (row === null) throw new Refused(404, 'not_found', `There is no task ${id}`);
    const act = BY_ACT[row.kind as TaskKind];
    if (row.status === 'open' && as === 'done' && act !== undefined)
      throw new Refused(409, 'settled_by_an_act', `This task isn't done by saying so: ${act}`);
    const { accountId, kind, key } = row;
    const close = (tx: Db | Tx) =>
      tx.task.updateMany({
        where: { id, status: 'open' },
        data: { status: as, closedAt: dateOf(at), closedBy: json(actor), reason },
      });
    const { transferId } = row.subject as TaskSubject;
    const isRefund = kind === ('refundByHand' satisfies TaskKind);
    if (accountId === null && as === 'dismissed' && transferId !== undefined) {
      await desk.db.$transaction(async (tx) => {
        if ((await close(tx)).count > 0) await ruleOut(tx, transferId, null);
      });
      await tellAtOnce(desk, transferId);
    } else if (accountId === null || (as === 'done' && !isRefund)) await close(desk.db);
    else
      await decideOn(desk, accountId, async (account) => {
        const { count } = await close(account.tx);
        if (count === 0) return;
        const [whose, why] = [chartKeyOf(accountId, key), reason ?? ''];
        if (isRefund) {
          const place = row.data as unknown as { refundId: string; position: number };
          return as === 'done'
            ? void (await paidByHand(account.tx, place))
            : undone(account, place, { reason: why, actor, cause: id });
        }
        await account.happened(
          { type: 'TASK_DISMISSED', taskId: id, kind: kind as TaskKind, key: whose, reason: why },
          actor,
          id,
        );
      });
    const closed = await desk.db.task.findUniqueOrThrow({ where: { id }, include: withName });
    // The same again, after a crash or a second click; but not what another has said otherwise, before or just now.
    if (closed.status !== as) throw new Refused(409, 'not_allowed_now', `This task is ${closed.status} already`);
    return toTask(closed);
  },
});

const withName = { account: { select: { name: true } } } satisfies Prisma.TaskInclude;

const toTask = (row: Prisma.TaskGetPayload<{ include: typeof withName }>): TaskRow => ({
  id: row.id,
  kind: row.kind as TaskKind,
  accountId: row.accountId,
  accountName: row.account?.name ?? null,
  openedAt: instantOf(row.openedAt),
  dueOn: row.dueOn === null ? null : dayOfDate(row.dueOn),
  assigneeId: row.assigneeId,
  snoozedUntil: row.snoozedUntil === null ? null : dayOfDate(row.snoozedUntil),
  status: row.status as TaskRow['status'],
  subject: row.subject as TaskSubject,
  data: row.data as Record<string, unknown>,
  closedAt: instantOrNull(row.closedAt),
  closedBy: row.closedBy as unknown as Actor | null,
  reason: row.reason,
});
