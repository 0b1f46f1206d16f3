import type { Change, ChangeKind, Changes } from '../changes.ts';
import type { Desk } from './decide/desk.ts';

/** A transaction and a row of it. */
const PLACE = /^(\d{1,18})-(\d{1,18})$/;

interface Row {
  tx: string;
  id: bigint;
  kind: ChangeKind;
  data: Change['data'];
}

/**
 * In the order of transactions, as far as all before them have ended: the numbers of rows alone are given out before
 * they are committed, and one might come to light behind another.
 */
export const changesOf = ({ db }: Desk): Changes => ({
  async lastChange() {
    const [row] = await db.$queryRaw<[{ tx: string }]>`
      SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text AS tx`;
    return `${row.tx}-${'9'.repeat(18)}`;
  },

  async changesAfter(place, limit) {
    const [, tx, id] = PLACE.exec(place) ?? [];
    if (tx === undefined || id === undefined) return null;
    const [known] = await db.$queryRaw<[{ isKept: boolean }]>`
      SELECT (SELECT tx::text::bigint <= ${tx}::bigint FROM changes ORDER BY tx, id LIMIT 1)
        AND ${tx}::bigint < pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS "isKept"`;
    if (!known.isKept) return null;
    const rows = await db.$queryRaw<Row[]>`
      SELECT tx::text AS tx, id, kind, data FROM changes
      WHERE tx >= ${tx}::text::xid8 AND (tx > ${tx}::text::xid8 OR id > ${id}::bigint)
        AND tx < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY tx, id LIMIT ${limit}::int`;
    return rows.map((row) => ({ place: `${row.tx}-${row.id}`, kind: row.kind, data: row.data }));
  },

  async forgetChanges(olderThanMs) {
    // The last of them stays: it says from where on they are kept.
    await db.$executeRaw`DELETE FROM changes WHERE id < (
      SELECT max(id) FROM changes WHERE at < now() - ${olderThanMs}::bigint * interval '1 millisecond')`;
  },
});
