import { ask } from '../../account/ask.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { Acceptance, Rejection } from './bodies.ts';
import { moneyOf } from './evidence.ts';
import { ProofOfPayment } from './shapes.ts';
import { shownProof } from './shown.ts';

/** What an agent says of a proof. */
export function reviewRoutes(app: App, deps: ApiDeps): void {
  const params = idParams('prf');

  app.post(
    '/v1/proofs-of-payment/:id/accept',
    {
      config: { access: WRITE },
      schema: {
        tags: ['Proofs of payment'],
        operationId: 'acceptProofOfPayment',
        summary: 'Accept a proof',
        description:
          'Where the service is off, or a plan asks for an installment, all proofs that were received or accepted have ' +
          'to cover that together: 422 `proof_too_small`. A deactivated service comes back provisionally once the ' +
          'accepted ones do. With `transferId` that transfer is matched to the account at once, as it was suggested.',
        params,
        body: Acceptance,
        response: answers(ProofOfPayment),
      },
    },
    async (request) => {
      const { id, accountId, status } = found(await deps.store.proofById(request.params.id), 'proof of payment');
      const { transferId } = request.body;
      // Judged first: what would be refused is to leave the proof as it is.
      const money = transferId === undefined ? null : await moneyOf(deps, request, transferId, accountId);
      if (!(request.resumed && (status === 'accepted' || status === 'settled')))
        await ask(deps, request, accountId, request.workId, { type: 'PROOF_ACCEPTED', proofId: id });
      if (money !== null)
        await deps.store.matchTransfer({ ...money, requestId: `${request.workId} transfer`, actor: actorIn(request) });
      return shownProof(deps, id);
    },
  );

  app.post(
    '/v1/proofs-of-payment/:id/reject',
    {
      config: { access: WRITE },
      schema: {
        tags: ['Proofs of payment'],
        operationId: 'rejectProofOfPayment',
        summary: 'Reject a proof',
        params,
        body: Rejection,
        response: answers(ProofOfPayment),
      },
    },
    async (request) => {
      const { id, accountId, status } = found(await deps.store.proofById(request.params.id), 'proof of payment');
      if (!(request.resumed && status === 'rejected'))
        await ask(deps, request, accountId, request.workId, {
          type: 'PROOF_REJECTED',
          proofId: id,
          reason: request.body.reason,
        });
      return shownProof(deps, id);
    },
  );
}
