import { tooManyHolds } from '../../../domain/chart/requests/hold-refusals.ts';
import type { Ledger, ProofRow } from '../store.ts';
import { Refused } from '../store.ts';
import type { Account } from './account.ts';
import type { Tx } from './database.ts';
import { decideOn } from './decision.ts';
import type { Desk } from './desk.ts';
import { writtenBefore } from './facts.ts';
import { toProof, withFile } from './rows.ts';
import { dateOf } from './values.ts';

export const ledgerOfProofs = (desk: Desk): Pick<Ledger, 'receiveProof'> => ({
  receiveProof: ({ id, accountId, trackingKey, amountMinor, paidOn, file, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const { tx } = account;
      const before = await writtenBefore(account, 'PROOF_RECEIVED', id, () => proofRow(tx, id));
      if (before !== null) return before;
      refuseTooMany(account);
      const kept =
        file === null
          ? {}
          : {
              file: {
                create: {
                  name: file.name,
                  type: file.type,
                  size: file.bytes.length,
                  bytes: new Uint8Array(file.bytes),
                },
              },
            };
      await tx.proof.create({
        data: {
          id,
          accountId,
          trackingKey,
          amountMinor,
          paidOn: dateOf(paidOn),
          status: 'received',
          createdAt: dateOf(account.now),
          ...kept,
        },
        select: { id: true },
      });
      await account.happened({ type: 'PROOF_RECEIVED', proofId: id, amountMinor, paidOn, trackingKey }, actor, id);
      return proofRow(tx, id);
    }),
});

/**
 * Each waits for a person, and keeps the account quiet meanwhile: what it costs to decide about the account grows with
 * them.
 */
function refuseTooMany({ state }: Account): void {
  const refusal = state === null ? null : tooManyHolds(state.snapshot.context);
  if (refusal !== null) throw new Refused(422, refusal.code, refusal.message, refusal.data);
}

const proofRow = async (tx: Tx, id: string): Promise<ProofRow> =>
  toProof(await tx.proof.findUniqueOrThrow({ where: { id }, include: withFile }));
