import { todayOf } from './decide/today.ts';
import type { Actor } from '../../../domain/account.ts';
import type { Month } from '../../../domain/billing/month.ts';
import { lateLine, refusedTask } from '../../../domain/billing/usage/unbilled-calls.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import type { CallingAccount } from './usage-owners.ts';

/** When a whole feed is late, the month's run says so: not each of all accounts. */
const MOST_TOLD = 1_000;

interface Told {
  months: Set<Month>;
  /** How many were refused, by why. */
  refused: Map<string, number>;
}

/** What an import brings too late: accounts are told of it when it is read. */
export class LateCalls {
  private readonly told = new Map<string, Told>();
  private readonly desk: Desk;
  private readonly importId: string;
  private readonly actor: Actor;

  constructor(desk: Desk, importId: string, actor: Actor) {
    [this.desk, this.importId, this.actor] = [desk, importId, actor];
  }

  /** On the next invoice. */
  came(account: CallingAccount, month: Month): void {
    this.of(account)?.months.add(month);
  }

  /** On none. */
  refused(account: CallingAccount, because: string): void {
    const told = this.of(account);
    told?.refused.set(because, (told.refused.get(because) ?? 0) + 1);
  }

  async tell(): Promise<void> {
    for (const [accountId, { months, refused }] of this.told) {
      const came = await this.newOf(accountId, [...months]);
      if (came.length === 0 && refused.size === 0) continue;
      const { importId, actor } = this;
      await decideOn(this.desk, accountId, async (account) => {
        const today = todayOf(account);
        for (const [month, calls] of came)
          account.note(lateLine({ importId, month, calls }, { at: account.moment, actor }));
        await account.changeTasks(
          [...refused].map(([because, calls]) => ({ open: refusedTask({ importId, calls, because }, today) })),
        );
      });
    }
  }

  private of({ id }: CallingAccount): Told | null {
    const known = this.told.get(id);
    if (known !== undefined) return known;
    if (this.told.size >= MOST_TOLD) return null;
    const told = { months: new Set<Month>(), refused: new Map<string, number>() };
    this.told.set(id, told);
    return told;
  }

  /** What was known before is not late again. */
  private async newOf(accountId: string, months: readonly Month[]): Promise<[Month, number][]> {
    if (months.length === 0) return [];
    const rows = await this.desk.db.$queryRaw<{ month: Month; calls: bigint }[]>`
      SELECT usage_month AS month, count(*) AS calls FROM calls
      WHERE usage_month = ANY(${[...months]}::text[]) AND account_id = ${accountId} AND import_id = ${this.importId}
      GROUP BY 1 ORDER BY 1`;
    return rows.map(({ month, calls }) => [month, Number(calls)]);
  }
}
