import type { Work } from '../../../../domain/work.ts';
import type { Db, Tx } from '../db/database.ts';

/** Work that nobody has ended. */
export interface OpenWork extends Work {
  isPending: boolean;
}

/** So many are shown at once: the rest when these are done. */
const SHOWN = 200;

export async function openWorkOf(db: Db | Tx, accountId: string): Promise<OpenWork[]> {
  const rows = await db.$queryRaw<
    {
      step: number;
      position: number;
      type: Work['verb'];
      lane: string | null;
      queue: string;
      priority: number;
      status: string;
    }[]
  >`
    SELECT step, position, type, lane, queue, priority, status FROM effects
    WHERE account_id = ${accountId} AND status IN ('pending', 'begun') ORDER BY step, position LIMIT ${SHOWN}`;
  return rows.map(({ step, position, type, lane, queue, priority, status }) => ({
    id: `${step}.${position}`,
    verb: type,
    lane,
    queue,
    priority,
    isPending: status === 'pending',
  }));
}

/** As the workflow may know it. */
export const shownBy = ({ id, verb, lane, queue, priority }: OpenWork): Work => ({ id, verb, lane, queue, priority });
