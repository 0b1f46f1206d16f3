import type { Disputes } from '../disputes.ts';
import { Refused } from '../store.ts';
import { lowerInvoice } from './credit.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { minorOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { refuseAboveLimit } from './giving-limits.ts';
import { toDispute } from './paper-rows.ts';
import { told } from './told-invoices.ts';

export const disputesOf = (desk: Desk): Disputes => ({
  /** Accepted: what was in dispute, or `creditMinor`, goes off the invoice by a credit note of its own. */
  resolveDispute: ({ disputeId, outcome, creditMinor: asked, reason = null, requestId, role, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const found = await tx.dispute.findUnique({ where: { id: disputeId }, select: { accountId: true } });
      if (found === null) throw new Refused(404, 'not_found', `There is no dispute ${disputeId}`);
      const account = await lock(found.accountId);
      const read = async () => toDispute(await tx.dispute.findUniqueOrThrow({ where: { id: disputeId } }));
      const before = await writtenBefore(account, 'DISPUTE_RESOLVED', requestId, read);
      if (before !== null) return before;
      const dispute = await read();
      if (dispute.status !== 'open')
        throw new Refused(422, 'dispute_not_open', `This dispute was ${dispute.status} already`);

      const { invoiceId } = dispute;
      const creditMinor =
        outcome === 'rejected' ? 0 : (asked ?? Math.min(dispute.disputedMinor, await leftOf(account, invoiceId)));
      refuseAboveLimit(account, { what: 'credit', amountMinor: creditMinor, role });
      const note = {
        id: disputeId.replace(/^dsp_/, 'crn_'),
        invoiceId,
        amountMinor: creditMinor,
        reason: `Dispute accepted: ${dispute.reason}`,
        disputeId,
      };
      const { creditMinor: toCreditMinor, ...recovered } =
        creditMinor === 0 ? { creditMinor: 0 } : await lowerInvoice(account, note);
      await tx.dispute.update({
        where: { id: disputeId },
        data: { status: outcome, creditMinor },
        select: { id: true },
      });
      await account.happened(
        {
          type: 'DISPUTE_RESOLVED',
          disputeId,
          invoiceId,
          outcome,
          creditMinor,
          toCreditMinor,
          ...(reason === null ? {} : { reason }),
          invoice: told(await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } })),
          role,
          ...recovered,
        },
        actor,
        requestId ?? disputeId,
      );
      return read();
    }),

  async disputes({ status, accountId, ...page }) {
    const rows = await desk.db.dispute.findMany({
      where: {
        ...(status === undefined ? {} : { status }),
        ...(accountId === undefined ? {} : { accountId }),
        ...afterOrdinal('disputes', page),
      },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom('disputes', rows, page.limit, ordinalOf, toDispute);
  },

  disputeById: async (id) => orNull(await desk.db.dispute.findUnique({ where: { id } }), toDispute),
});

/** What the invoice asks for, paid or not. */
async function leftOf({ tx }: Account, invoiceId: string): Promise<number> {
  const { totalMinor, creditNotes, adjustments } = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: {
      totalMinor: true,
      creditNotes: { select: { amountMinor: true } },
      adjustments: { select: { amountMinor: true } },
    },
  });
  return [...creditNotes, ...adjustments].reduce((left, one) => left - minorOf(one.amountMinor), minorOf(totalMinor));
}
