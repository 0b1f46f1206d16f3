import { z } from 'zod';
import { suggestionFor } from '../../../domain/matching/evidence.ts';
import { PROOF_EVIDENCE, proofEvidence } from '../../../domain/matching/proof-evidence.ts';
import { receivingAt } from '../../../domain/statements/receiving.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { TransferRow } from '../../../ports/store/store.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { found, Problem, unknownReference } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { BankTransfer, transferShape } from '../bank-transfers/shapes.ts';
import { Allocations } from '../payments/shapes.ts';
import { ProofOfPayment, proofShape } from './shapes.ts';

const ProofEvidence = z
  .strictObject({
    underKey: z
      .strictObject({ proofs: z.array(ProofOfPayment), transfers: z.array(BankTransfer) })
      .meta({ description: 'Under the same tracking key: one key is one payment’s.' }),
    waiting: z
      .array(
        z.strictObject({
          transfer: BankTransfer,
          allocations: Allocations.meta({ description: 'What it would pay of the account; the rest is credit.' }),
          evidence: z
            .array(z.strictObject({ fact: z.enum(PROOF_EVIDENCE), holds: z.boolean() }))
            .meta({ description: 'Facts to look at, and no score.' }),
        }),
      )
      .meta({ description: 'Unmatched transfers that may be its money, the likeliest first; nine at most.' }),
  })
  .meta({ id: 'ProofEvidence', title: 'What else is known of a payment that a proof shows' });

/** What lies beside a proof, for whoever judges it. */
export function evidenceRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/proofs-of-payment/:id/evidence',
    {
      config: { access: READ },
      schema: {
        tags: ['Proofs of payment'],
        operationId: 'weighProofOfPayment',
        summary: 'Show what else is known of the payment that a proof shows',
        description: 'An agent who finds its money among `waiting` names it when he accepts.',
        params: idParams('prf'),
        response: answers(ProofEvidence),
      },
    },
    async (request) => {
      const proof = found(await deps.store.proofById(request.params.id), 'proof of payment');
      const { underKey, waiting } = found(await deps.store.besideProof(proof.id), 'proof of payment');
      const { timeZone } = receivingAt(deps.company.bank, deps.company.defaults.timeZone);
      const shown = [];
      for (const transfer of waiting) {
        const [owner] = (await deps.store.candidatesFor(transfer.id, proof.accountId)) ?? [];
        if (owner === undefined) continue;
        const came = { ...transfer, settledOn: dayOf(transfer.settledAt, timeZone) };
        shown.push({
          transfer: transferShape(transfer),
          allocations: suggestionFor(transfer, owner).allocations,
          evidence: proofEvidence(proof, came, owner),
        });
      }
      return {
        underKey: { proofs: underKey.proofs.map(proofShape), transfers: underKey.transfers.map(transferShape) },
        waiting: shown,
      };
    },
  );
}

/**
 * The transfer that an agent has found to be a proof's money, and what it pays; null: it was matched before a crash. 422
 * where there is none, it waits no more, or it would pay nothing.
 */
export async function moneyOf(
  deps: ApiDeps,
  { resumed }: { resumed: boolean },
  transferId: string,
  accountId: string,
): Promise<{ transferId: string; allocations: TransferRow['allocations'] } | null> {
  const transfer = await deps.store.transferById(transferId);
  if (transfer === null) throw unknownReference('transferId', 'bank transfer');
  if (resumed && transfer.accountId === accountId) return null;
  if (transfer.status !== 'unmatched')
    throw new Problem(422, 'transfer_not_unmatched', `This transfer is ${transfer.status}`);
  const [owner] = (await deps.store.candidatesFor(transferId, accountId)) ?? [];
  if (owner === undefined)
    throw new Problem(422, 'currency_mismatch', `The transfer is in ${transfer.currency}, the account is not`);
  const { allocations } = suggestionFor(transfer, owner);
  if (allocations.length === 0)
    throw new Problem(422, 'no_allocations', 'Nothing of the account is open that this transfer would pay');
  return { transferId, allocations };
}
