import { strict as assert } from 'node:assert';
import type { LedgerMark } from '../../../domain/effects.ts';
import { writeOffEntry } from '../../../domain/journal/entry.ts';
import { movesOf } from '../../../domain/money/ledger.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { loseAttempt } from './attempts.ts';
import { dateOf, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { enter, moneyOf, writeMoves } from './money.ts';

/** Which step of the chart made the mark, and which of its marks it is. */
interface MadeBy {
  step: number;
  position: number;
  at: Instant;
}

type Of<K extends LedgerMark['kind']> = Extract<LedgerMark, { kind: K }>;

/**
 * What a step of the chart does to papers that have no fact of their own. The chart decided by what it knew: where the
 * ledger has moved on meanwhile (a payment closed the invoice, the method was removed), the mark does what is left to
 * do, and never fails the record.
 */
export const makeMark = (account: Account, mark: LedgerMark, by: MadeBy): Promise<void> =>
  (MARKS[mark.kind] as (account: Account, mark: LedgerMark, by: MadeBy) => Promise<void>)(account, mark, by);

const MARKS = {
  invoicesUncollectible: async (account, { invoiceIds }) => {
    const givenUp = await account.tx.invoice.updateManyAndReturn({
      where: { id: { in: invoiceIds }, accountId: account.id, status: 'open' },
      data: { status: 'uncollectible', writtenOff: true },
      select: { id: true, balanceMinor: true },
    });
    for (const { id, balanceMinor } of givenUp) enter(account, writeOffEntry(id, minorOf(balanceMinor)));
  },

  invoiceAdjusted: async (account, { invoiceId, amountMinor: asked, reason }, { step, position }) => {
    const invoice = await account.tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    assert(invoice.accountId === account.id, `invoice ${invoiceId} is not ${account.id}'s`);
    const money = moneyOf(invoice);
    const view = { creditMinor: account.creditMinor, invoices: [money], allocations: [] };
    const event = { type: 'invoiceAdjusted', invoiceId, amountMinor: asked } as const;
    const moves = movesOf(view, event);
    const [after] = moves.invoices;
    if (after === undefined) return;
    const amountMinor = money.balanceMinor - after.balanceMinor;
    await account.tx.adjustment.create({
      data: { accountId: account.id, step, position, invoiceId, amountMinor, reason },
      select: { step: true },
    });
    await writeMoves(account, view, event, moves, {});
  },

  proof: async ({ tx, id: accountId }, { proofId, status, reason }) =>
    void (await tx.proof.updateMany({ where: { id: proofId, accountId }, data: { status, reason } })),

  disputeOpened: async ({ tx, id: accountId }, { disputeId, invoiceId, amountMinor, disputedMinor, reason }, { at }) =>
    void (await tx.dispute.create({
      data: {
        id: disputeId,
        accountId,
        invoiceId,
        amountMinor,
        disputedMinor,
        reason,
        status: 'open',
        createdAt: dateOf(at),
      },
      select: { id: true },
    })),

  methodBlocked: async ({ tx, id: accountId }, { methodId, status }) =>
    void (await tx.paymentMethod.updateMany({
      where: { id: methodId, accountId, status: { not: 'removed' } },
      data: { status },
    })),

  methodRemoved: async ({ tx, id: accountId }, { methodId }) =>
    void (await tx.paymentMethod.updateMany({
      where: { id: methodId, accountId },
      data: { status: 'removed', isDefault: false },
    })),

  attemptLost: async (account, { attemptId }) => loseAttempt(account, attemptId),

  policy: async ({ tx, id }, { name, version }) =>
    void (await tx.account.update({
      where: { id },
      data: { policyName: name, policyVersion: version },
      select: { id: true },
    })),
} satisfies { [K in LedgerMark['kind']]: (account: Account, mark: Of<K>, by: MadeBy) => Promise<void> };
