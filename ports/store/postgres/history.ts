import type { Actor } from '../../../domain/account.ts';
import type { Fact } from '../../../domain/events.ts';
import type { TimelineContent } from '../../../domain/timeline.ts';
import type { History } from '../history.ts';
import type { Desk } from './desk.ts';
import { readFact } from './facts.ts';
import { toAttempt, withPayment } from './rows.ts';
import { instantOf } from './values.ts';

/** What has happened to accounts, read as a whole. */
export const historyOf = ({ db, policies }: Desk): History => ({
  async accountIds(after, limit) {
    const rows = await db.account.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: limit,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  },

  async historyOf(accountId) {
    const [facts, timeline, attempts] = await Promise.all([
      db.fact.findMany({ where: { accountId }, orderBy: { seq: 'asc' } }),
      db.timelineEntry.findMany({ where: { accountId }, orderBy: { seq: 'asc' } }),
      db.attempt.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' }, include: withPayment }),
    ]);
    const told = await Promise.all(
      facts.flatMap(({ step, at, ...row }) =>
        step === null || at === null
          ? []
          : [
              readFact(db, policies, row).then(({ fact, actor }) => ({
                seq: row.seq,
                fact: fact as Fact,
                actor,
                step,
                at: instantOf(at),
              })),
            ],
      ),
    );
    return {
      facts: told,
      timeline: timeline.map(({ seq, step, at, type, actorKind, actorId, summary, data }) => ({
        seq,
        step,
        at: instantOf(at),
        ...({ type, data } as TimelineContent),
        actor: { kind: actorKind as Actor['kind'], id: actorId },
        summary,
      })),
      attempts: attempts.map(toAttempt),
    };
  },
});
