import type { Actor } from '../../../domain/account.ts';
import { type CreditSource, partsOf, type RefundPart } from '../../../domain/money/give-back.ts';
import type { Provider } from '../../gateway/gateway.ts';
import type { RefundPartStatus, Refunds, ToldRefunds } from '../refunds.ts';
import { minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { book } from './money.ts';
import { stopOf } from './switches.ts';
import { beginWork, finishWork } from './work.ts';

/** Parts of refunds, from where their money came from to where they have gone. */
export const refundsOf = (desk: Desk): Refunds & ToldRefunds => ({
  beginRefund: (ref) =>
    beginWork(desk, ref, ['refundPayment'], async ({ tx, row }, { key, params: { refundId, position } }) => {
      const part = await tx.refundPart.findUniqueOrThrow({
        where: { refundId_position: { refundId, position } },
        include: { payment: { select: { attempt: { select: { provider: true, providerRef: true } } } } },
      });
      const attempt = part.payment?.attempt;
      if (part.status !== 'pending' || attempt?.providerRef == null) return { over: null, as: 'dropped' };
      await tx.refundPart.update({ where: { refundId_position: { refundId, position } }, data: { key } });
      const { provider, providerRef } = attempt;
      return {
        go: {
          provider: provider as Provider,
          refund: { key, providerRef, amountMinor: minorOf(part.amountMinor), currency: row.currency },
          stopped: await stopOf(tx, 'charges'),
        },
      };
    }),

  settleRefund: (ref, result) =>
    finishWork(desk, ref, ['refundPayment'], async ({ tx }, key) => {
      const part = await tx.refundPart.findUniqueOrThrow({ where: { key } });
      const { refundId, position } = part;
      const told = { refundId, position, amountMinor: minorOf(part.amountMinor) };
      if (result.outcome === 'refused') {
        await settled(tx, told, { status: 'byHand', because: result.because });
        return { type: 'REFUND_REFUSED', ...told, because: result.because };
      }
      const isPending = result.outcome === 'pending';
      await settled(tx, told, { status: isPending ? 'sent' : 'paid', refundRef: result.refundRef });
      return { type: 'REFUND_SUCCEEDED', ...told, isPending };
    }),

  tellRefundFailed: ({ key, because, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const known = await tx.refundPart.findUnique({ where: { key }, include: { refund: true } });
      if (known === null) return false;
      const account = await lock(known.refund.accountId);
      const { refundId, position, status, amountMinor } = await tx.refundPart.findUniqueOrThrow({ where: { key } });
      // One that was not answered yet is asked for again, and hears the same.
      if (status !== 'sent' && status !== 'paid') return true;
      const told = { refundId, position, amountMinor: minorOf(amountMinor) };
      await settled(tx, told, { status: 'byHand', because });
      await account.heard({ type: 'REFUND_REFUSED', ...told, because }, actor, `${key} failed`);
      return true;
    }),
});

type Place = Pick<RefundPart, 'position'> & { refundId: string };

const settled = (
  tx: Account['tx'],
  { refundId, position }: Place,
  data: { status: RefundPartStatus; because?: string; refundRef?: string },
): Promise<unknown> => tx.refundPart.update({ where: { refundId_position: { refundId, position } }, data });

/** Where this much of the account's credit goes back to, written. */
export async function placed({ tx, id: accountId }: Account, refundId: string, amountMinor: number) {
  const parts = partsOf(amountMinor, await sourcesOf(tx, accountId));
  await tx.refundPart.createMany({
    data: parts.map((part) => ({ refundId, ...part, status: part.by === 'provider' ? 'pending' : 'byHand' })),
  });
  return parts;
}

/** Payments that credit has come from, newest first. */
async function sourcesOf(tx: Account['tx'], accountId: string): Promise<CreditSource[]> {
  const payments = await tx.payment.findMany({
    where: { accountId, status: 'settled', creditMinor: { gt: 0 } },
    orderBy: { ordinal: 'desc' },
    select: {
      id: true,
      creditMinor: true,
      attempt: { select: { providerRef: true } },
      transfer: { select: { payerClabe: true } },
      refundParts: { where: { status: { not: 'undone' } }, select: { amountMinor: true } },
    },
  });
  return payments.map(({ id, creditMinor, attempt, transfer, refundParts }) => ({
    paymentId: id,
    leftMinor: minorOf(refundParts.reduce((left, part) => left - part.amountMinor, creditMinor)),
    isReturnable: attempt?.providerRef != null,
    clabe: transfer?.payerClabe ?? null,
  }));
}

/** What we have ordered its provider to give back of a charge, and it has not refused. */
export async function givenBackOf(tx: Account['tx'], attemptId: string): Promise<number> {
  const {
    _sum: { amountMinor },
  } = await tx.refundPart.aggregate({
    where: { payment: { attemptId }, by: 'provider', status: { in: ['pending', 'sent', 'paid'] } },
    _sum: { amountMinor: true },
  });
  return minorOf(amountMinor ?? 0n);
}

/** A person has paid a part. */
export const paidByHand = (tx: Account['tx'], place: Place): Promise<unknown> =>
  settled(tx, place, { status: 'paidByHand' });

/** Nobody pays it: it is credit again. */
export async function undone(
  account: Account,
  { refundId, position }: Place,
  { reason, actor, cause }: { reason: string; actor: Actor; cause: string },
): Promise<void> {
  const part = await account.tx.refundPart.findUniqueOrThrow({ where: { refundId_position: { refundId, position } } });
  const amountMinor = minorOf(part.amountMinor);
  await settled(account.tx, { refundId, position }, { status: 'undone' });
  await book(account, { invoices: [] }, { type: 'refundUndone', refundId, amountMinor }, { position });
  await account.happened({ type: 'REFUND_UNDONE', refundId, position, amountMinor, reason }, actor, cause);
}
