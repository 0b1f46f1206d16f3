import { todayOf } from './decide/today.ts';
import type { Actor } from '../../../domain/account.ts';
import type { Month } from '../../../domain/billing/month.ts';
import type { TimelineType } from '../../../domain/timeline.ts';
import { dayOf, startOfDay } from '../../../domain/time/calendar.ts';
import { epochMs, instantFromMs } from '../../../domain/time/epoch.ts';
import { importedLine, lateLine, refusedTask } from '../../../domain/billing/usage/unbilled-calls.ts';
import { machineNowOf } from './db/machine-time.ts';
import { dateOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import type { CallingAccount } from './usage-owners.ts';

/** A feed of more accounts than this tells none of the others: the import itself says what came. */
const MOST_TOLD = 1_000;

interface Told {
  account: CallingAccount;
  months: Set<Month>;
  /** Of them, those that were billed already. */
  late: Set<Month>;
  /** How many were refused, by why. */
  refused: Map<string, number>;
}

interface Of {
  importId: string;
  actor: Actor;
  /** Calls that are sent as they end are told of once on a local day: with the first that come. */
  asTheyEnd: boolean;
}

/** What an import brings, and what it brings too late: accounts are told of it when it is read. */
export class UsageTold {
  private readonly told = new Map<string, Told>();
  private readonly desk: Desk;
  private readonly of: Of;

  constructor(desk: Desk, of: Of) {
    [this.desk, this.of] = [desk, of];
  }

  /** On the next invoice, or (late) on the one after the month's own. */
  came(account: CallingAccount, month: Month, isLate: boolean): void {
    const told = this.toldTo(account, isLate);
    told?.months.add(month);
    if (isLate) told?.late.add(month);
  }

  /** On none. */
  refused(account: CallingAccount, because: string): void {
    const told = this.toldTo(account, true);
    told?.refused.set(because, (told.refused.get(because) ?? 0) + 1);
  }

  async tell(): Promise<void> {
    for (const [accountId, { account: caller, months, late, refused }] of this.told) {
      const came = await this.newOf(accountId, [...months]);
      const isNews = came.length > 0 && !(this.of.asTheyEnd && (await this.isToldToday(caller)));
      if (!isNews && late.size === 0 && refused.size === 0) continue;
      const { importId, actor } = this.of;
      await decideOn(this.desk, accountId, async (account) => {
        const today = todayOf(account);
        const by = { at: account.moment, actor };
        const calls = came.reduce((sum, [, some]) => sum + some, 0);
        if (isNews) account.note(importedLine({ importId, calls, months: came.map(([month]) => month) }, by));
        for (const [month, some] of came)
          if (late.has(month)) account.note(lateLine({ importId, month, calls: some }, by));
        await account.changeTasks(
          [...refused].map(([because, some]) => ({ open: refusedTask({ importId, calls: some, because }, today) })),
        );
      });
    }
  }

  /** What is late is told first of all: so many that are not keep nobody from it. */
  private toldTo(account: CallingAccount, isLate: boolean): Told | null {
    const known = this.told.get(account.id);
    if (known !== undefined) return known;
    if (this.told.size >= (isLate ? 2 * MOST_TOLD : MOST_TOLD)) return null;
    const told = { account, months: new Set<Month>(), late: new Set<Month>(), refused: new Map<string, number>() };
    this.told.set(account.id, told);
    return told;
  }

  private async isToldToday({ id, timeZone, skewMs }: CallingAccount): Promise<boolean> {
    const now = instantFromMs(epochMs(await machineNowOf(this.desk, this.desk.db)) + skewMs);
    const at = { gte: dateOf(startOfDay(dayOf(now, timeZone), timeZone)) };
    const type: TimelineType = 'usage.imported';
    return (await this.desk.db.timelineEntry.findFirst({ where: { accountId: id, type, at } })) !== null;
  }

  /** What was known before is not told again. */
  private async newOf(accountId: string, months: readonly Month[]): Promise<[Month, number][]> {
    if (months.length === 0) return [];
    const rows = await this.desk.db.$queryRaw<{ month: Month; calls: bigint }[]>`
      SELECT usage_month AS month, count(*) AS calls FROM calls
      WHERE usage_month = ANY(${[...months]}::text[]) AND account_id = ${accountId} AND import_id = ${this.of.importId}
      GROUP BY 1 ORDER BY 1`;
    return rows.map(({ month, calls }) => [month, Number(calls)]);
  }
}
