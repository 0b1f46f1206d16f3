import { machineNowOf } from './db/machine-time.ts';
import { accountChart } from '../../../domain/chart/chart.ts';
import { bulkRequest, type ChartOrder, isMonth, isOfChart, tagged } from '../../../domain/bulk.ts';
import type { OverrideRequest } from '../../../domain/events.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { epochMs, instantFromMs } from '../../../domain/time/epoch.ts';
import type { AccountRow } from '../accounts.ts';
import type { BulkJobs, Judged, Ordered } from '../bulk-jobs.ts';
import { accountsOf } from './accounts.ts';
import { askOf, asksOf } from './asks.ts';
import { countOrdered } from './clearances.ts';
import type { Desk } from './decide/desk.ts';
import { erasedRefusal } from './decide/erased.ts';
import { STUCK_REFUSAL } from './decide/stuck-refusal.ts';
import { invoiceRunsOf } from './invoice-runs.ts';
import { switchesOf } from './switches.ts';

/** One account's turn of an order that many are given. */
export const bulkOrdersOf = (desk: Desk): Pick<BulkJobs, 'judgeBulk' | 'performBulk'> => {
  const accounts = accountsOf(desk);
  const asks = asksOf(desk);
  const switches = switchesOf(desk.db);
  const runs = invoiceRunsOf(desk);

  /** Null: such an account there isn't, or the order says nothing new. */
  async function turnOf(accountId: string, ordered: Ordered): Promise<Judged | { account: AccountRow }> {
    const account = await accounts.accountById(accountId);
    if (account === null) return refused({ code: 'not_found', message: `There is no account ${accountId}` });
    if (account.erasedAt !== null) return refused(erasedRefusal(account.erasedAt));
    const { order } = ordered;
    const isSo =
      (order.command === 'assign' && account.ownerId === order.ownerId) ||
      (order.command === 'tag' && String(tagged(account.tags ?? [], order)) === String(account.tags ?? [])) ||
      (order.command === 'changePolicy' && account.policyVersion === order.version);
    if (isSo) return SKIPPED;
    if (order.command === 'tag' && tagged(account.tags ?? [], order).length > MOST_TAGS)
      return refused({ code: 'too_many_tags', message: `It would have more than ${MOST_TAGS} tags` });
    const reason = order.command === 'deactivate' && !order.fraud ? await switches.stopOf('deactivations') : null;
    if (reason !== null)
      return refused({
        code: 'deactivations_stopped',
        message: `An admin has stopped deactivations for all accounts: ${reason}`,
      });
    return { account };
  }

  /** Null: it names a version that there isn't. */
  async function requestTo(
    account: AccountRow,
    ordered: Ordered & { order: ChartOrder },
  ): Promise<OverrideRequest | null> {
    const { order, reason, role } = ordered;
    const policy =
      order.command === 'changePolicy' ? await desk.policies.find(desk.db, account.policyName, order.version) : null;
    if (order.command === 'changePolicy' && policy === null) return null;
    return bulkRequest(order, { reason, role, timeZone: account.timeZone, policy });
  }

  async function judgeBulk(accountId: string, ordered: Ordered): Promise<Judged> {
    const turn = await turnOf(accountId, ordered);
    if (!('account' in turn)) return turn;
    const { account } = turn;
    if (!isOfChart(ordered.order)) return APPLIED;
    const request = await requestTo(account, { ...ordered, order: ordered.order });
    if (request === null) return noSuchVersion(account);
    if (account.stuckSince !== null) return refused(STUCK_REFUSAL);
    const look = await asks.lookAt(accountId);
    const machineNow = await machineNowOf(desk, desk.db);
    const now = instantFromMs(epochMs(machineNow) + account.skewMs);
    const refusal = accountChart.refusal(look?.state ?? null, request, now);
    return refusal === null ? APPLIED : refused(refusal);
  }

  return {
    judgeBulk,

    async performBulk(job, accountId) {
      const { order, actor } = job;
      if (isMonth(order)) {
        const because = await runs.chaseMonth({ accountId, month: order.month, requestId: job.id, actor });
        return because === null ? APPLIED : refused({ code: 'month_unbilled', message: because });
      }
      if (job.dryRun) return judgeBulk(accountId, { ...job, order });
      const turn = await turnOf(accountId, { ...job, order });
      if (!('account' in turn)) return turn;
      const { account } = turn;
      const id = `${job.id}:${accountId}`;
      if (!isOfChart(order)) {
        await accounts.changeAccount({
          accountId,
          profile: order.command === 'tag' ? { tags: tagged(account.tags ?? [], order) } : {},
          ...(order.command === 'assign' ? { ownerId: order.ownerId } : {}),
          requestId: id,
          actor,
        });
        return APPLIED;
      }
      const request = await requestTo(account, { ...job, order });
      if (request === null) return noSuchVersion(account);
      const counts = order.command === 'deactivate';
      const answer = await askOf(desk, accountId, { id, request, actor }, async (asked) => {
        if (counts) await countOrdered(asked, id);
      });
      return answer.ok ? APPLIED : refused(answer.refusal);
    },
  };
};

/** As many as the API lets an account have. */
const MOST_TAGS = 20;

const APPLIED: Judged = { outcome: 'applied', code: null, detail: null };
const SKIPPED: Judged = { outcome: 'skipped', code: null, detail: null };
const refused = ({ code, message }: Pick<Refusal, 'code' | 'message'>): Judged => ({
  outcome: 'refused',
  code,
  detail: message,
});
const noSuchVersion = ({ policyName }: AccountRow): Judged =>
  refused({ code: 'not_found', message: `There is no such version of the policy ${policyName}` });
