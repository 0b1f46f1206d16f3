import { strict as assert } from 'node:assert';
import { accountChart, inEpoch, inRealTime } from '../../../../domain/chart/chart.ts';
import type { ChartState } from '../../../../domain/chart/chart.ts';
import { policyOf } from '../../../../domain/chart/state/thaw.ts';
import type { Policy } from '../../../../domain/policy/policy.ts';
import { epochMs, instantFromMs } from '../../../../domain/time/epoch.ts';
import { WrittenByNewer } from '../../../../domain/written-by-newer.ts';
import { Refused } from '../../store.ts';
import { Account } from './account.ts';
import { ChartBroke } from './chart-broke.ts';
import type { AccountColumns, StateColumns } from './columns.ts';
import type { Tx } from '../db/database.ts';
import type { Desk } from './desk.ts';
import { erasedRefusal } from './erased.ts';
import { UnreadablePolicy } from './policy-shelf.ts';
import { type OpenWorkColumns, openWorkIn, toOpenWork } from './open-work.ts';
import { instantOf, instantOrNull } from '../db/values.ts';

/** Locked in one statement, read in the next: what was read with the lock may be of before it. */
export async function lockAccount(desk: Desk, tx: Tx, accountId: string, again: boolean): Promise<Account> {
  const [before] = await tx.$queryRaw<StateColumns[]>`
    SELECT skew_ms AS "skewMs", step, version, shape, body, timeline_seq AS "timelineSeq", fact_seq AS "factSeq",
      told_seq AS "toldSeq", next_at AS "nextAt", wake_at AS "wakeAt",
      work_since AS "workSince", stuck_since AS "stuckSince", stuck_because AS "stuckBecause"
    FROM account_states WHERE account_id = ${accountId} FOR NO KEY UPDATE`;
  if (before === undefined) throw new Refused(404, 'not_found', `There is no account ${accountId}`);
  const [read] = await tx.$queryRaw<
    (AccountColumns & { machineNow: Date; epoch: number; isRestored: boolean; openWork: OpenWorkColumns[] })[]
  >`
    SELECT id, name, email, external_id AS "externalId", rfc, locale, time_zone AS "timeZone", currency,
      billing_recipients AS "billingRecipients",
      receipt_email AS "receiptEmail", tags, country, next_action_on AS "nextActionOn", autopay, policy_name AS "policyName",
      policy_version AS "policyVersion", credit_minor AS "creditMinor",
      test_clock AS "testClock", erased_at AS "erasedAt", clock_timestamp() AS "machineNow",
      (SELECT epoch FROM record_info) AS epoch,
      (SELECT restored_at IS NOT NULL FROM record_info) AS "isRestored",
      ${openWorkIn(accountId)} AS "openWork"
    FROM accounts WHERE id = ${accountId}`;
  assert(read !== undefined, `account ${accountId} has a state and no row`);
  const { machineNow: databaseNow, epoch, isRestored, openWork, ...row } = read;
  const machineNow = desk.machineNow?.() ?? instantOf(databaseNow);
  if (row.erasedAt !== null) throw erasedRefusal(instantOf(row.erasedAt));
  const stuckSince = instantOrNull(before.stuckSince);
  const standing = { epoch, realTime: !row.testClock };
  const state = before.body === null ? null : await thawed(desk, tx, accountId, before, standing);
  return new Account(desk.clerks, {
    tx,
    id: accountId,
    row,
    again,
    now: instantFromMs(epochMs(machineNow) + Number(before.skewMs)),
    machineNow,
    isRestored,
    before,
    openWork: openWork.map(toOpenWork),
    readUnder: (policy) => (before.body === null ? null : readAs(accountId, before, standing, policy)),
    ...(state instanceof ChartBroke ? { state: null, unreadable: state } : { state, unreadable: null }),
    stuck: stuckSince === null ? null : { since: stuckSince, because: before.stuckBecause ?? '', isNew: false },
  });
}

/** What a state doesn't say itself of where it stands. */
interface Standing {
  epoch: number;
  realTime: boolean;
}

const standingIn = (state: ChartState, { epoch, realTime }: Standing): ChartState =>
  inRealTime(inEpoch(state, epoch), realTime);

/**
 * What stands there that this release can't read is a broken chart like any other. But what a newer one has written is
 * that one's to read.
 */
async function thawed(
  desk: Desk,
  tx: Tx,
  accountId: string,
  { shape, body }: StateColumns,
  standing: Standing,
): Promise<ChartState | ChartBroke> {
  const named = reading(accountId, () => policyOf(body));
  if (named instanceof ChartBroke) return named;
  const policy = await desk.policies.find(tx, String(named.name), Number(named.version)).catch((error: unknown) => {
    if (error instanceof UnreadablePolicy) return new ChartBroke(accountId, error);
    throw error;
  });
  if (policy instanceof ChartBroke) return policy;
  return reading(accountId, () => {
    if (policy === null) throw new Error(`There is no version ${named.version} of the policy ${named.name}`);
    return standingIn(accountChart.thaw(shape, body, policy), standing);
  });
}

function reading<T>(accountId: string, read: () => T): T | ChartBroke {
  try {
    return read();
  } catch (error) {
    if (error instanceof WrittenByNewer) throw error;
    return new ChartBroke(accountId, error);
  }
}

/** Under the rules of another policy, whatever the one is that it names: that need not be readable. */
function readAs(accountId: string, { shape, body }: StateColumns, standing: Standing, rules: Policy): ChartState {
  const read = reading(accountId, () =>
    standingIn(accountChart.thaw(shape, body, { ...rules, ...policyOf(body) }), standing),
  );
  if (read instanceof ChartBroke) throw read;
  return read;
}
