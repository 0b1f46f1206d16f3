import type { FastifyRequest } from 'fastify';
import type { Role } from '../../domain/account.ts';
import { toldTheTime } from '../../domain/chart/chart.ts';
import { givenMinor } from '../../domain/chart/reads/giving-away.ts';
import type { AccountRow, InvoiceRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import { callerIn } from '../http/caller.ts';
import { accountNow } from './account-now.ts';

/** How much of an invoice a caller may credit, and what that comes from. */
export interface CreditRoom {
  /** What the invoice asks for, paid or not: no credit note is larger. */
  leftMinor: number;
  /** Of whoever has a limit, what is left of it in this case (rules, Agents' limits); null: no limit. */
  ownMinor: number | null;
  mostMinor: number;
}

export async function creditRoom(
  deps: ApiDeps,
  request: FastifyRequest,
  account: AccountRow,
  invoice: Pick<InvoiceRow, 'balanceMinor' | 'payments'>,
): Promise<CreditRoom> {
  const leftMinor = invoice.payments.reduce((sum, { amountMinor }) => sum + amountMinor, invoice.balanceMinor);
  const ownMinor = await ownRoom(deps, callerIn(request).role, account);
  return { leftMinor, ownMinor, mostMinor: ownMinor === null ? leftMinor : Math.min(leftMinor, ownMinor) };
}

/** Of an account whose state can't be read nobody knows what was given: an admin decides. */
async function ownRoom(deps: ApiDeps, role: Role, account: AccountRow): Promise<number | null> {
  if (role === 'admin') return null;
  if (role !== 'agent' || account.stuckSince !== null) return 0;
  const look = await deps.store.lookAt(account.id);
  if (look === null) return 0;
  const { context } = toldTheTime(look.state.snapshot, accountNow(account, deps));
  return Math.max(0, context.policy.agentLimits.creditMinor - givenMinor(context, 'credit'));
}
