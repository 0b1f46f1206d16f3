import { Prisma } from '../../../../prisma/client/client.ts';
import type { Work } from '../../../../domain/work.ts';

/** Work that nobody has ended. */
export interface OpenWork extends Work {
  isPending: boolean;
}

/** So many are shown at once: the rest when these are done. */
const SHOWN = 200;

/** A row of `openWorkIn`. */
export interface OpenWorkColumns {
  step: number;
  position: number;
  type: Work['verb'];
  lane: string | null;
  queue: string;
  priority: number;
  status: 'pending' | 'begun';
}

/** What is open of an account, in the order of its decision, as a column of whatever statement reads the account. */
export const openWorkIn = (accountId: string): Prisma.Sql => Prisma.sql`(
  SELECT coalesce(jsonb_agg(to_jsonb(w)), '[]') FROM (
    SELECT step, position, type, lane, queue, priority, status FROM effects
    WHERE account_id = ${accountId} AND status IN ('pending', 'begun') ORDER BY step, position LIMIT ${SHOWN}::int
  ) w
)`;

export const toOpenWork = ({ step, position, type, lane, queue, priority, status }: OpenWorkColumns): OpenWork => ({
  id: `${step}.${position}`,
  verb: type,
  lane,
  queue,
  priority,
  isPending: status === 'pending',
});

/** As the workflow may know it. */
export const shownBy = ({ id, verb, lane, queue, priority }: OpenWork): Work => ({ id, verb, lane, queue, priority });
