import type { Ledger, ProofRow } from '../store.ts';
import { lockAccount, writeFact, writtenBefore } from './account-lock.ts';
import { inTransaction, type Db, type Tx } from './database.ts';
import { toProof, withFile } from './rows.ts';
import { dateOf } from './values.ts';

export const ledgerOfProofs = (db: Db): Pick<Ledger, 'receiveProof'> => ({
  receiveProof: ({ id, accountId, trackingKey, amountMinor, paidOn, file, actor, now }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const before = await writtenBefore(tx, 'PROOF_RECEIVED', id, () => proofRow(tx, id));
      if (before !== null) return before;
      const kept = file === null ? {} : { file: { create: { name: file.name, type: file.type, size: file.bytes.length, bytes: new Uint8Array(file.bytes) } } };
      await tx.proof.create({
        data: { id, accountId, trackingKey, amountMinor, paidOn: dateOf(paidOn), status: 'received', createdAt: dateOf(now), ...kept },
        select: { id: true },
      });
      const seq = await writeFact(account, { type: 'PROOF_RECEIVED', proofId: id, amountMinor, paidOn, trackingKey }, actor, id);
      return { value: await proofRow(tx, id), accountId, seq };
    }),
});

const proofRow = async (tx: Tx, id: string): Promise<ProofRow> => toProof(await tx.proof.findUniqueOrThrow({ where: { id }, include: withFile }));
