import type { Actor } from '../../../../domain/account.ts';
import { accountChart } from '../../../../domain/chart/chart.ts';
import type { OverrideRequest } from '../../../../domain/events.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { SYSTEM } from '../../../../domain/chart/state/turn.ts';
import type { Account } from './account.ts';
import type { Desk } from './desk.ts';
import { readFact } from './facts.ts';
import { STUCK, closeTask } from './task-changes.ts';
import { dateOf } from '../db/values.ts';

type PolicyChange = Extract<OverrideRequest, { type: 'CHANGE_POLICY_REQUESTED' }>;

/**
 * A stuck account may be so because of its policy: what is asked for here is the way out. Its state is read as if its
 * version had the rules of the new one, and it goes on from there; the change itself is told afterwards, as to any
 * account. Where it breaks under these rules too it throws `ChartBroke`, and stays as it was.
 */
export async function readUnderNewRules(desk: Desk, account: Account, request: PolicyChange): Promise<Refusal | null> {
  const state = account.readUnder(request.policy);
  // What has never been opened has no rules to leave.
  if (state === null) return account.refusal(request);
  const refusal = account.guarded(() => accountChart.refusal(state, request, account.now));
  if (refusal === null) {
    account.goOnFrom(state);
    await catchUp(desk, account);
  }
  return refusal;
}

/** Tells an account that was stuck what it has not been told, in order, and closes the task about it. */
export async function catchUp(desk: Desk, account: Account): Promise<void> {
  const { tx, id: accountId, before } = account;
  if (account.stuck === null) throw new Error(`${accountId} is not stuck`);
  const { since } = account.stuck;
  account.unstick();
  const untold = await tx.fact.findMany({ where: { accountId, seq: { gt: before.toldSeq } }, orderBy: { seq: 'asc' } });
  for (const row of untold) {
    const { fact, actor } = await readFact(tx, desk.policies, row);
    await account.tell(fact, actor as Actor);
    const { step = 0, snapshot } = account.state ?? {};
    await tx.fact.update({
      where: { accountId_seq: { accountId, seq: row.seq } },
      data: { step, at: dateOf(snapshot?.context.now ?? account.now) },
      select: { seq: true },
    });
  }
  await closeTask(tx, STUCK, { accountId, at: account.now });
  account.note({
    type: 'account.mended',
    at: account.moment,
    actor: SYSTEM,
    summary: 'What kept this account from being decided is mended; it goes on',
    data: { since },
  });
}
