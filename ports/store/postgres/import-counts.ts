import type { Day, Instant } from '../../../domain/time/time.ts';
import type { Observed, ObservedDay } from '../imports.ts';
import type { Tx } from './db/database.ts';

interface Counted {
  on: Day;
  kind: 'charge' | 'email' | 'deactivation';
  template: string | null;
  n: bigint;
}

/** What all accounts of an import come to: 60 days, and as many kinds of mails as there are, however many accounts. */
export async function countedOf(tx: Tx, importId: string, at: Instant): Promise<Observed> {
  const rows = await tx.$queryRaw<Counted[]>`
    SELECT item->>'on' AS "on", item->>'kind' AS kind, item->>'template' AS template, count(*) AS n
    FROM import_accounts, jsonb_array_elements(foreseen) AS one(item)
    WHERE import_id = ${importId} AND foreseen IS NOT NULL
    GROUP BY 1, 2, 3 ORDER BY 1`;
  const days = new Map<Day, ObservedDay>();
  const mails = new Map<string, number>();
  for (const { on, kind, template, n } of rows) {
    const day = days.get(on) ?? { on, charges: 0, mails: 0, deactivations: 0 };
    days.set(on, day);
    const count = Number(n);
    if (kind === 'email') {
      day.mails += count;
      mails.set(template ?? '', (mails.get(template ?? '') ?? 0) + count);
    } else day[kind === 'charge' ? 'charges' : 'deactivations'] += count;
  }
  const sum = (which: 'charges' | 'deactivations'): number =>
    [...days.values()].reduce((all, day) => all + day[which], 0);
  return {
    at,
    charges: sum('charges'),
    deactivations: sum('deactivations'),
    mails: [...mails].map(([template, count]) => ({ template, count })).sort((a, b) => b.count - a.count),
    days: [...days.values()],
  };
}
