import type { FastifyRequest } from 'fastify';
import { plainMoney } from '../../../domain/money/money.ts';
import type { ChartEvent } from '../../../domain/events.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { creditRoom } from '../../account/credit-room.ts';
import type { ApiDeps } from '../../deps.ts';
import { actorIn, callerIn } from '../../http/caller.ts';
import { found, Problem, unknownReference } from '../../http/problem.ts';

interface Wish {
  id: string;
  outcome: 'accepted' | 'rejected';
  creditMinor?: number | null | undefined;
}

/** That a dispute of this account was decided so: judged as in earnest, and told to nobody. */
export async function imaginedDecision(
  deps: ApiDeps,
  request: FastifyRequest,
  { id, outcome, creditMinor: asked }: Wish,
  { account, now }: { account: AccountRow; now: Instant },
): Promise<ChartEvent> {
  const dispute = await deps.store.disputeById(id);
  if (dispute === null || dispute.accountId !== account.id) throw unknownReference('dispute.id', 'dispute');
  if (dispute.status !== 'open')
    throw new Problem(422, 'dispute_not_open', `This dispute was ${dispute.status} already`);
  const invoice = found(await deps.store.invoiceById(dispute.invoiceId), 'invoice');
  const room = await creditRoom(deps, request, account, invoice);
  const creditMinor = outcome === 'rejected' ? 0 : (asked ?? Math.min(dispute.disputedMinor, room.leftMinor));
  if (creditMinor > room.mostMinor)
    throw new Problem(
      422,
      room.mostMinor < room.leftMinor ? 'limit_exceeded' : 'credit_too_large',
      `At most ${plainMoney(room.mostMinor, account.currency)} can be credited here`,
    );
  const balanceMinor = Math.max(0, invoice.balanceMinor - creditMinor);
  const { number, issuedOn, dueOn, totalMinor } = invoice;
  return {
    type: 'DISPUTE_RESOLVED',
    disputeId: id,
    invoiceId: invoice.id,
    outcome,
    creditMinor,
    toCreditMinor: Math.max(0, creditMinor - invoice.balanceMinor),
    invoice: { id: invoice.id, number, issuedOn, dueOn, totalMinor, balanceMinor },
    role: callerIn(request).role,
    at: now,
    actor: actorIn(request),
  };
}
