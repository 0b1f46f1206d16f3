import type { Actor } from '../../../domain/account.ts';
import type { Fact } from '../../../domain/events.ts';
import type { TimelineType } from '../../../domain/timeline.ts';
import type { History } from '../history.ts';
import type { Db } from './database.ts';
import { toAttempt, withPayment } from './rows.ts';
import { instantOf } from './values.ts';

/** What has happened to accounts, read as a whole. */
export const historyOf = (db: Db): History => ({
  async accountIds(after, limit) {
    const rows = await db.account.findMany({ where: after === null ? {} : { id: { gt: after } }, orderBy: { id: 'asc' }, take: limit, select: { id: true } });
    return rows.map(({ id }) => id);
  },

  async historyOf(accountId) {
    const [facts, steps, timeline, attempts] = await Promise.all([
      db.fact.findMany({ where: { accountId }, orderBy: { seq: 'asc' } }),
      db.factStep.findMany({ where: { accountId } }),
      db.timelineEntry.findMany({ where: { accountId }, orderBy: { seq: 'asc' } }),
      db.attempt.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' }, include: withPayment }),
    ]);
    const stepOf = new Map(steps.map((one) => [one.seq, one]));
    return {
      facts: facts.flatMap(({ seq, body, actor }) => {
        const taken = stepOf.get(seq);
        return taken === undefined ? [] : [{ seq, fact: body as unknown as Fact, actor: actor as unknown as Actor, step: taken.step, at: instantOf(taken.at) }];
      }),
      timeline: timeline.map(({ seq, step, at, type, actorKind, actorId, summary, data }) => ({
        seq,
        step,
        at: instantOf(at),
        type: type as TimelineType,
        actor: { kind: actorKind as Actor['kind'], id: actorId },
        summary,
        data: data as Record<string, unknown>,
      })),
      attempts: attempts.map(toAttempt),
    };
  },
});
