import { z } from 'zod';
import { TASK_KINDS } from '../../../domain/tasks.ts';
import type { TaskRow } from '../../../ports/store/tasks.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const TASK_STATUSES = ['open', 'done', 'dismissed'] as const;

export const Task = z
  .strictObject({
    id: idOut('tsk'),
    kind: z.enum(TASK_KINDS),
    accountId: idOut('acc').nullable().meta({ description: 'Null: it is of no account alone.' }),
    accountName: z.string().nullable(),
    openedAt: instantOut,
    dueOn: dayOut.nullable(),
    assigneeId: z.string().nullable(),
    snoozedUntil: dayOut.nullable(),
    status: z.enum(TASK_STATUSES),
    subject: z.strictObject({
      invoiceId: z.string().optional(),
      transferId: z.string().optional(),
      proofId: z.string().optional(),
      disputeId: z.string().optional(),
      refundId: z.string().optional(),
      attemptId: z.string().optional(),
      mailId: z.string().optional(),
      repId: z.string().optional(),
    }),
    data: z.record(z.string(), z.unknown()).meta({ description: '`summary` says in a sentence what is to be done.' }),
    closedAt: instantOut.nullable(),
    closedBy: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Task', title: 'Something that only a person can do' });

export const taskShape = ({
  id,
  kind,
  accountId,
  accountName,
  openedAt,
  dueOn,
  assigneeId,
  snoozedUntil,
  status,
  subject,
  data,
  closedAt,
  closedBy,
  reason,
}: TaskRow): z.infer<typeof Task> => ({
  id,
  kind,
  accountId,
  accountName,
  openedAt,
  dueOn,
  assigneeId,
  snoozedUntil,
  status,
  subject,
  data,
  closedAt,
  closedBy: closedBy === null ? null : { kind: closedBy.kind, id: closedBy.id },
  reason,
});
