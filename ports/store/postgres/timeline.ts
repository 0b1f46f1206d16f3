import type { Actor } from '../../../domain/account.ts';
import type { Because } from '../../../domain/because.ts';
import { refusedOverrideLine } from '../../../domain/chart/requests/refused-override.ts';
import type { TimelineContent } from '../../../domain/timeline.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Timeline, TimelineRow } from '../timeline.ts';
import { pageFrom, placeIn } from './db/keyset.ts';
import { instantOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';

export const timelineOf = (desk: Desk): Timeline => ({
  noteRefusal: ({ accountId, refused, actor }) =>
    decideOn(desk, accountId, async (account) => account.note(refusedOverrideLine(refused, actor, account.moment))),

  async cameBackSince(accountId, since) {
    const rows = await desk.db.$queryRaw<object[]>`
      SELECT 1 FROM timeline WHERE account_id = ${accountId} AND type = 'service.reactivated'
        AND data->>'why' = 'paid' AND at >= ${since}::timestamptz LIMIT 1`;
    return rows.length > 0;
  },

  async timeline(accountId, page) {
    const place = placeIn('timeline', page.cursor, [/^[0-9]{1,9}$/]);
    const seq = Math.max(page.after, place === null ? page.after : Number(place[0]));
    const rows = await desk.db.timelineEntry.findMany({
      where: { accountId, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom('timeline', rows, page.limit, (row) => [String(row.seq)], toLine);
  },
});

export const toLine = (row: Prisma.TimelineEntryGetPayload<object>): TimelineRow => ({
  seq: row.seq,
  at: instantOf(row.at),
  ...({ type: row.type, data: row.data } as TimelineContent),
  actor: { kind: row.actorKind as Actor['kind'], id: row.actorId },
  summary: row.summary,
  because: row.because as Because | null,
});
