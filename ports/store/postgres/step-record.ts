import type { Projection } from '../../../domain/projection.ts';
import type { Steps } from '../store.ts';
import { lockAccount } from './account-lock.ts';
import { inTransaction, json, type Db } from './database.ts';
import { makeMark } from './step-marks.ts';
import { dateOf } from './values.ts';

export const recordOfSteps = (db: Db): Pick<Steps, 'recordStep'> => ({
  /** All of a step or nothing of it, once: one that is here already, or is behind a later one, changes nothing. */
  recordStep: ({ accountId, step, entries, projection, marks, appliedSeq, skewMs, at }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      if (step <= account.row.step) return;
      await tx.timelineEntry.createMany({
        data: entries.map(({ seq, type, at: entryAt, actor, summary, data }) => ({
          accountId,
          seq,
          step,
          type,
          at: dateOf(entryAt),
          actorKind: actor.kind,
          actorId: actor.id,
          summary,
          data: json(data),
        })),
      });
      const taken = Array.from({ length: Math.max(0, appliedSeq - account.row.appliedSeq) }, (_, i) => account.row.appliedSeq + 1 + i);
      await tx.factStep.createMany({ data: taken.map((seq) => ({ accountId, seq, step, at: dateOf(at) })) });
      for (const [index, mark] of marks.entries()) await makeMark(account, mark, { step, position: index + 1, at });
      await tx.projection.update({ where: { accountId }, data: columnsOf(projection), select: { accountId: true } });
      await tx.account.update({
        where: { id: accountId },
        data: { step, skewMs: skewOf(account.row, skewMs), appliedSeq: Math.max(appliedSeq, account.row.appliedSeq) },
        select: { id: true },
      });
    }),
});

/** Account time minus machine time. A step that was recorded late, after an outage, must not put the shown time back. */
const skewOf = (row: { step: number; skewMs: bigint | number }, skewMs: number): number => (row.step === 0 ? Math.round(skewMs) : Math.max(Math.round(skewMs), Number(row.skewMs)));

/** The projection, and what lists look for in columns of its own. */
const columnsOf = (projection: Projection) => ({
  body: json(projection),
  state: projection.collections.state,
  service: projection.service.state,
  overdueSince: projection.collections.overdueSince === null ? null : dateOf(projection.collections.overdueSince),
  openMinor: projection.balance.openMinor,
});
