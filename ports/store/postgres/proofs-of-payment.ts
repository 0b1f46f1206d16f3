import { tooManyHolds } from '../../../domain/chart/requests/hold-refusals.ts';
import type { Actor } from '../../../domain/account.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { ProofRow, ProofsOfPayment } from '../proofs-of-payment.ts';
import { Refused } from '../store.ts';
import { json, type Tx } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, dayOfDate, instantOf, minorOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { proofUnder } from './proof-keys.ts';
import { bookTransfer } from './bank-transfers.ts';
import { lockKey, matchedByProof, waitingFor } from './proven-transfers.ts';
import { transferRow } from './transfer-rows.ts';

export const proofsOfPaymentOf = (desk: Desk): ProofsOfPayment => ({
  receiveProof: ({ id, accountId, trackingKey, amountMinor, paidOn, file, read = null, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      await lockKey(tx, trackingKey);
      const account = await decision.lock(accountId);
      const before = await writtenBefore(account, 'PROOF_RECEIVED', id, () => proofRow(tx, id));
      if (before !== null) return before;
      const first = trackingKey === null ? null : await proofUnder(account, trackingKey);
      if (first !== null) return proofRow(tx, first);
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
          ...(read === null ? {} : { read: json(read) }),
          // The central bank knows of transfers in pesos alone.
          ...(trackingKey === null || account.row.currency !== 'MXN' ? {} : { verifyAt: dateOf(account.machineNow) }),
          status: 'received',
          createdAt: dateOf(account.now),
          ...kept,
        },
        select: { id: true },
      });
      await account.happened({ type: 'PROOF_RECEIVED', proofId: id, amountMinor, paidOn, trackingKey }, actor, id);
      await matchWhatCame(account, trackingKey, actor);
      return proofRow(tx, id);
    }),

  proofById: async (id) => orNull(await desk.db.proof.findUnique({ where: { id }, include: withFile }), toProof),
  proofFile: async (id) =>
    orNull(await desk.db.proofFile.findUnique({ where: { proofId: id } }), ({ name, type, bytes }) => ({
      name,
      type,
      bytes,
    })),

  async proofs({ status, accountId, ...page }) {
    const wanted = { ...(status === undefined ? {} : { status }), ...(accountId === undefined ? {} : { accountId }) };
    const rows = await desk.db.proof.findMany({
      where: { ...wanted, ...afterOrdinal('proofs', page) },
      orderBy: { ordinal: 'asc' },
      include: withFile,
      take: page.limit + 1,
    });
    return pageFrom('proofs', rows, page.limit, ordinalOf, toProof);
  },
});

/** Its money came before it, and nobody could tell whose it was. */
async function matchWhatCame(account: Account, trackingKey: string | null, actor: Actor): Promise<void> {
  const waiting = await waitingFor(account, trackingKey);
  if (waiting === null) return;
  const transfer = await transferRow(account.tx, waiting.id);
  await bookTransfer(account, transfer, await matchedByProof(account, transfer.amountMinor), { by: 'proof', actor });
}

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

export const withFile = { file: { select: { name: true, type: true, size: true } } } satisfies Prisma.ProofInclude;

export const toProof = (row: Prisma.ProofGetPayload<{ include: typeof withFile }>): ProofRow => ({
  id: row.id,
  accountId: row.accountId,
  trackingKey: row.trackingKey,
  amountMinor: minorOf(row.amountMinor),
  paidOn: dayOfDate(row.paidOn),
  fileName: row.file?.name ?? null,
  fileType: row.file?.type ?? null,
  fileBytes: row.file?.size ?? null,
  read: row.read as unknown as ProofRow['read'],
  verdict: row.verdict as ProofRow['verdict'],
  status: row.status as ProofRow['status'],
  reason: row.reason,
  createdAt: instantOf(row.createdAt),
});
