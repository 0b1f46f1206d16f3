import { Prisma } from '../../../prisma/client/client.ts';
import { LAGS, type LagName, type Lags } from '../lags.ts';
import type { Desk } from './decide/desk.ts';

/** Nobody needs to know a backlog closer than this, and none is counted to its end at each look. */
const COUNTED = 10_000;
const SINCE = Prisma.sql`statement_timestamp() - interval '1 minute'`;

/** When it fell due that is late, by an index each. */
const LATE: Record<LagName, Prisma.Sql> = {
  deadlines: Prisma.sql`SELECT wake_at AS due FROM account_states
    WHERE wake_at < ${SINCE} AND wake_at IS NOT NULL AND stuck_since IS NULL ORDER BY wake_at`,
  deeds: Prisma.sql`SELECT work_since AS due FROM account_states
    WHERE work_since < ${SINCE} AND work_since IS NOT NULL AND stuck_since IS NULL ORDER BY work_since`,
  inbox: Prisma.sql`SELECT received_at AS due FROM inbox_events WHERE status = 'pending' AND received_at < ${SINCE}`,
  webhooks: Prisma.sql`SELECT created_at AS due FROM webhook_deliveries
    WHERE status = 'pending' AND created_at < ${SINCE}`,
};

export const lagsOf = ({ db }: Desk): Lags => ({
  async lags() {
    const asked = LAGS.map(
      (name) => Prisma.sql`
        SELECT ${name} AS name, count(*)::int AS late,
          coalesce(extract(epoch FROM statement_timestamp() - min(due)), 0)::float8 AS seconds
        FROM (${LATE[name]} LIMIT ${COUNTED}::int) late`,
    );
    const rows = await db.$queryRaw<{ name: LagName | 'stuck'; late: number; seconds: number }[]>`
      ${Prisma.join(asked, ' UNION ALL ')} UNION ALL
      SELECT 'stuck', count(*)::int, 0 FROM account_states WHERE stuck_since IS NOT NULL`;
    const of = (name: LagName | 'stuck'): { late: number; seconds: number } => {
      const row = rows.find((one) => one.name === name);
      return { late: row?.late ?? 0, seconds: row?.seconds ?? 0 };
    };
    return {
      deadlines: of('deadlines'),
      deeds: of('deeds'),
      inbox: of('inbox'),
      webhooks: of('webhooks'),
      stuck: of('stuck').late,
    };
  },
});
