import type { Fact } from '../../../domain/events.ts';
import type { History } from '../history.ts';
import { toAttempt, withPayment } from './attempts.ts';
import { instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { readFact } from './decide/facts.ts';
import { toLine } from './timeline.ts';

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
    const [account, facts, timeline, attempts] = await Promise.all([
      db.account.findUnique({ where: { id: accountId }, select: { testClock: true } }),
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
      realTime: account?.testClock === false,
      facts: told,
      timeline: timeline.map((row) => ({ ...toLine(row), step: row.step })),
      attempts: attempts.map(toAttempt),
    };
  },
});
