import { strict as assert } from 'node:assert';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { DisputeRow } from '../../../ports/store/disputes.ts';
import { accountNow } from '../../account/account-now.ts';
import { creditRoom } from '../../account/credit-room.ts';
import type { ApiDeps } from '../../deps.ts';
import { found } from '../../http/problem.ts';
import { type ListedDispute, listedShape, type ShownDispute } from './shapes.ts';

/** Disputes with whose they are, and by when they are to be decided by that account's policy. */
export async function listedDisputes(
  deps: ApiDeps,
  rows: readonly DisputeRow[],
): Promise<z.infer<typeof ListedDispute>[]> {
  const accounts = await deps.store.accountsById([...new Set(rows.map(({ accountId }) => accountId))]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return Promise.all(
    rows.map(async (row) => {
      const account = byId.get(row.accountId);
      assert(account !== undefined, `${row.accountId} of ${row.id} is there`);
      const policy = found(await deps.store.policyBody(account.policyName, account.policyVersion), 'policy');
      return listedShape(row, {
        account,
        now: accountNow(account, deps),
        calendar: policy.calendar,
        decideWorkingDays: policy.holds.disputeDecideWorkingDays,
      });
    }),
  );
}

/** One, with what this caller may credit for it. */
export async function shownDispute(
  deps: ApiDeps,
  request: FastifyRequest,
  id: string,
): Promise<z.infer<typeof ShownDispute>> {
  const row = found(await deps.store.disputeById(id), 'dispute');
  const [listed] = await listedDisputes(deps, [row]);
  assert(listed !== undefined, 'one was asked for');
  if (row.status !== 'open') return { ...listed, credit: null };
  const [account, invoice] = await Promise.all([
    deps.store.accountById(row.accountId),
    deps.store.invoiceById(row.invoiceId),
  ]);
  return {
    ...listed,
    credit: await creditRoom(deps, request, found(account, 'account'), found(invoice, 'invoice')),
  };
}
