import { plainMoney } from '../../domain/money/money.ts';
import type { AccountRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import type { Caller } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';

/**
 * What an agent may forgive at once is the policy's to say; above it, an admin. Judged for credit notes, voids and
 * accepted disputes alike.
 */
export async function refuseAboveCreditLimit(
  deps: ApiDeps,
  caller: Caller,
  account: AccountRow,
  amountMinor: number,
): Promise<void> {
  if (caller.role === 'admin') return;
  const { name, version } = account.projection?.policy ?? { name: account.policyName, version: account.policyVersion };
  const limitMinor = (await deps.store.policyBody(name, version))?.agentLimits.creditMinor ?? 0;
  if (amountMinor > limitMinor)
    throw new Problem(
      422,
      'limit_exceeded',
      `An agent may credit up to ${plainMoney(limitMinor, account.currency)}, an admin more`,
      { data: { limitMinor } },
    );
}
