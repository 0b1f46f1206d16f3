import { z } from 'zod';
import { ask } from '../../account/ask.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { fileTypeOf } from '../../http/file-type.ts';
import { idFrom } from '../../http/ids.ts';
import { MAX_FILE_BODY_BYTES, MAX_FILE_BYTES, formAsJson } from '../../http/multipart.ts';
import { Problem, found } from '../../http/problem.ts';
import { answers, answersCreated, answersFile } from '../../http/schemas/answers.ts';
import { idOf, idParams } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { line, oneOf, prose, wants } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { PROOF_STATUSES, ProofOfPayment, proofShape } from './shapes.ts';

/**
 * Looks for what doesn't belong: one pattern over the whole of a large file would exhaust the stack on its way back.
 */
const isBase64 = (text: string): boolean =>
  text.length > 0 && text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ''));

const NewProof = z
  .strictObject({
    trackingKey: line(64).nullish().meta({ description: "SPEI's clave de rastreo." }),
    amountMinor,
    paidOn: day,
    fileBase64: z
      .string(wants('a file in base64'))
      .refine(isBase64, 'must be a file in base64')
      .nullish()
      .meta({ contentEncoding: 'base64', description: 'A PDF, PNG, JPEG or XML of at most 10 MB.' }),
    fileName: line(200).nullish(),
  })
  .refine((body) => Boolean(body.trackingKey ?? body.fileBase64), {
    path: ['trackingKey'],
    error: 'is missing: a proof has a trackingKey or a file',
  })
  .meta({
    id: 'NewProofOfPayment',
    title: 'A new proof of payment',
    examples: [{ trackingKey: 'MBAN01002603130012345678', amountMinor: 116_000, paidOn: '2026-03-13' }],
  });

export function proofRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Proofs of payment'];
  const params = idParams('prf');

  app.post(
    '/v1/accounts/:id/proofs-of-payment',
    {
      config: { access: WRITE },
      bodyLimit: MAX_FILE_BODY_BYTES,
      preValidation: (request) => formAsJson(request, ['amountMinor']),
      schema: {
        tags,
        operationId: 'sendProofOfPayment',
        summary: 'Send a proof of payment',
        description:
          'As JSON, or as multipart/form-data with the file as `file`. A tracking key or a file is required. ' +
          'Collection rests while an agent looks at it.',
        params: idParams('acc'),
        body: NewProof,
        response: answersCreated(ProofOfPayment),
      },
    },
    async (request, reply) => {
      const { trackingKey, paidOn, fileBase64, fileName } = request.body;
      const account = await accountOf(deps, request.params.id);
      const file = fileBase64 ? fileOf(Buffer.from(fileBase64, 'base64'), fileName ?? null) : null;
      const received = await deps.store.receiveProof({
        id: idFrom(request.workId, 'prf'),
        accountId: account.id,
        trackingKey: trackingKey ?? null,
        amountMinor: request.body.amountMinor,
        paidOn,
        file,
        actor: actorIn(request),
      });
      return reply.code(201).header('location', `/v1/proofs-of-payment/${received.id}`).send(proofShape(received));
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
      const page = await deps.store.proofs({ ...asked(request.query), status, accountId });
      return { items: page.items.map(proofShape), nextCursor: page.nextCursor };
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
      const page = await deps.store.proofs({ ...asked(request.query), status: request.query.status, accountId });
      return { items: page.items.map(proofShape), nextCursor: page.nextCursor };
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
    (request) => proof(deps, request.params.id),
  );

  app.get(
    '/v1/proofs-of-payment/:id/file',
    {
      config: { access: READ },
      schema: { tags, operationId: 'getProofFile', summary: "Download a proof's file", params, response: answersFile },
    },
    async (request, reply) => {
      const file = found(await deps.store.proofFile(request.params.id), 'file');
      // Whatever a stranger sent is saved, and never shown by the browser as one of our pages.
      return reply
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(file.type)
        .send(Buffer.from(file.bytes));
    },
  );

  app.post(
    '/v1/proofs-of-payment/:id/accept',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'acceptProofOfPayment',
        summary: 'Accept a proof',
        description:
          'It must cover all that is overdue: 422 `proof_too_small`. A deactivated service comes back provisionally.',
        params,
        body: z.strictObject({}),
        response: answers(ProofOfPayment),
      },
    },
    async (request) => {
      const { id, accountId, status } = found(await deps.store.proofById(request.params.id), 'proof of payment');
      if (!(request.resumed && status === 'accepted'))
        await ask(deps, request, accountId, request.workId, { type: 'PROOF_ACCEPTED', proofId: id });
      return proof(deps, id);
    },
  );

  const Rejection = z
    .strictObject({ reason: prose(1_000).meta({ description: 'The customer reads it.' }) })
    .meta({ id: 'Rejection', title: 'Why a proof is rejected' });
  app.post(
    '/v1/proofs-of-payment/:id/reject',
    {
      config: { access: WRITE },
      schema: {
        tags,
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
      return proof(deps, id);
    },
  );
}

const proof = async (deps: ApiDeps, id: string) =>
  proofShape(found(await deps.store.proofById(id), 'proof of payment'));

function fileOf(bytes: Buffer, name: string | null): { name: string; type: string; bytes: Uint8Array } {
  if (bytes.length > MAX_FILE_BYTES)
    throw new Problem(413, 'too_large', `A proof's file has at most ${MAX_FILE_BYTES} bytes`, {
      errors: [{ path: 'fileBase64', message: `must be at most ${MAX_FILE_BYTES} bytes` }],
    });
  const type = fileTypeOf(bytes);
  if (type === null)
    throw new Problem(
      422,
      'file_not_accepted',
      'A proof is a PDF, PNG, JPEG or XML; this file is none of them, whatever its name says',
      {
        errors: [{ path: 'fileBase64', message: 'must be a PDF, PNG, JPEG or XML' }],
      },
    );
  return { name: name ?? 'proof', type, bytes };
}
