import { accountToday } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import { checkPaidOn } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { asDownload } from '../../http/download.ts';
import { idFrom } from '../../http/ids.ts';
import { MAX_FILE_BODY_BYTES, acceptMultipart, formAsJson } from '../../http/multipart.ts';
import { found } from '../../http/problem.ts';
import { answers, answersFile, answersFound } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { NewProof, PROOF_FORM } from './bodies.ts';
import { evidenceRoutes } from './evidence.ts';
import { fileOf } from './file.ts';
import { reviewRoutes } from './review.ts';
import { PROOF_STATUSES, ProofOfPayment, proofShape } from './shapes.ts';
import { shownProof } from './shown.ts';

/** A scope of its own, since these routes alone take forms. */
export async function proofRoutes(v1: App, deps: ApiDeps): Promise<void> {
  await v1.register(async (scope) => {
    const forms = scope as App;
    await acceptMultipart(forms);
    addRoutes(forms, deps);
  });
}

function addRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Proofs of payment'];
  const params = idParams('prf');

  app.post(
    '/v1/accounts/:id/proofs-of-payment',
    {
      config: { access: WRITE, form: PROOF_FORM },
      bodyLimit: MAX_FILE_BODY_BYTES,
      preValidation: (request) => formAsJson(request, ['amountMinor']),
      schema: {
        tags,
        operationId: 'sendProofOfPayment',
        summary: 'Send a proof of payment',
        description:
          'As JSON, or as multipart/form-data with the file as `file`. A tracking key or a file is required. ' +
          'Collection rests while an agent looks at it. The same tracking key again answers 200 with the first proof, ' +
          'unless that was returned or rejected; 422 `tracking_key_used` when its money is booked already.',
        params: idParams('acc'),
        body: NewProof,
        response: answersFound(ProofOfPayment),
      },
    },
    async (request, reply) => {
      const { trackingKey, paidOn, fileBase64, fileName } = request.body;
      const account = await accountOf(deps, request.params.id);
      checkPaidOn(paidOn, accountToday(account, deps));
      const file = fileBase64 ? fileOf(Buffer.from(fileBase64, 'base64'), fileName ?? null) : null;
      const id = idFrom(request.workId, 'prf');
      const received = await deps.store.receiveProof({
        id,
        accountId: account.id,
        trackingKey: trackingKey ?? null,
        amountMinor: request.body.amountMinor,
        paidOn,
        file,
        read: file === null ? null : ((await deps.readProofFile?.(file.bytes)) ?? null),
        actor: actorIn(request),
      });
      return reply
        .code(received.id === id ? 201 : 200)
        .header('location', `/v1/proofs-of-payment/${received.id}`)
        .send(proofShape(received));
    },
  );

  const byStatus = pageQuery.extend({ status: oneOf(...PROOF_STATUSES).optional() });
  app.get(
    '/v1/proofs-of-payment',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listProofsOfPayment',
        summary: 'List proofs, oldest first',
        querystring: byStatus.extend({ accountId: idOf('acc').optional() }),
        response: answers(pageOf(ProofOfPayment)),
      },
    },
    async (request) => {
      const { status, accountId } = request.query;
      return shownPage(await deps.store.proofs({ ...asked(request.query), status, accountId }), proofShape);
    },
  );

  app.get(
    '/v1/accounts/:id/proofs-of-payment',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listProofsOfAccount',
        summary: "List an account's proofs, oldest first",
        params: idParams('acc'),
        querystring: byStatus,
        response: answers(pageOf(ProofOfPayment)),
      },
    },
    async (request) => {
      const { id: accountId } = await accountOf(deps, request.params.id);
      return shownPage(
        await deps.store.proofs({ ...asked(request.query), status: request.query.status, accountId }),
        proofShape,
      );
    },
  );

  app.get(
    '/v1/proofs-of-payment/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getProofOfPayment',
        summary: 'Show a proof',
        params,
        response: answers(ProofOfPayment),
      },
    },
    (request) => shownProof(deps, request.params.id),
  );

  app.get(
    '/v1/proofs-of-payment/:id/file',
    {
      config: { access: READ, audited: 'proof.fileRead' },
      schema: { tags, operationId: 'getProofFile', summary: "Download a proof's file", params, response: answersFile },
    },
    async (request, reply) => {
      const file = found(await deps.store.proofFile(request.params.id), 'file');
      return asDownload(reply, file).send(Buffer.from(file.bytes));
    },
  );

  evidenceRoutes(app, deps);
  reviewRoutes(app, deps);
}
