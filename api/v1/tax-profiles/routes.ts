import { constanciaIn } from '../../../domain/fiscal/constancia.ts';
import { fileTypeOf } from '../../../domain/file-type.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ, WRITE } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { acceptMultipart, formAsJson, MAX_FILE_BODY_BYTES, MAX_FILE_BYTES } from '../../http/multipart.ts';
import { found, Problem } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { CONSTANCIA_FORM, NewTaxProfile, SentConstancia } from './bodies.ts';
import { ConstanciaProposal, proposalShape, TaxProfile, taxProfileShape } from './shapes.ts';

/** A scope of its own, since these routes alone take forms. */
export async function taxProfileRoutes(v1: App, deps: ApiDeps): Promise<void> {
  await v1.register(async (scope) => {
    const forms = scope as App;
    await acceptMultipart(forms);
    addRoutes(forms, deps);
  });
}

function addRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Fiscal receipts'];
  const params = idParams('acc');

  app.get(
    '/v1/accounts/:id/tax-profile',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getTaxProfile',
        summary: 'Show a tax profile',
        params,
        response: answers(TaxProfile),
      },
    },
    async (request) => {
      const { id } = await accountOf(deps, request.params.id);
      return taxProfileShape(found(await deps.store.taxProfile(id), 'tax profile'));
    },
  );

  app.put(
    '/v1/accounts/:id/tax-profile',
    {
      config: { access: WRITE },
      schema: {
        tags,
        operationId: 'saveTaxProfile',
        summary: 'Say who an account is to the Mexican tax authority',
        description:
          'Invoices that are drawn from now on are taxed by it, and payments of invoices that are paid later (PPD) owe a ' +
          'receipt. All of it is replaced; the same again changes nothing.',
        params,
        body: NewTaxProfile,
        response: answers(TaxProfile),
      },
    },
    async (request) => {
      const { id: accountId } = await accountOf(deps, request.params.id);
      return taxProfileShape(
        await deps.store.saveTaxProfile({ accountId, profile: request.body, actor: actorIn(request) }),
      );
    },
  );

  app.post(
    '/v1/accounts/:id/tax-profile/constancia',
    {
      config: { access: WRITE, form: CONSTANCIA_FORM },
      bodyLimit: MAX_FILE_BODY_BYTES,
      preValidation: (request) => formAsJson(request, []),
      schema: {
        tags,
        operationId: 'readConstancia',
        summary: 'Read a constancia de situación fiscal',
        description:
          'As JSON, or as multipart/form-data with the PDF as `file`. Proposes what its text says; nothing is kept or ' +
          'changed: a person looks at it and sends it with PUT. 422 `file_not_accepted`: it is no PDF with such a text.',
        params,
        body: SentConstancia,
        response: answers(ConstanciaProposal),
      },
    },
    async (request) => {
      await accountOf(deps, request.params.id);
      const bytes = Buffer.from(request.body.fileBase64, 'base64');
      if (bytes.length > MAX_FILE_BYTES)
        throw new Problem(413, 'too_large', `A constancia has at most ${MAX_FILE_BYTES} bytes`, {
          errors: [{ path: 'fileBase64', message: `must be at most ${MAX_FILE_BYTES} bytes` }],
        });
      const text = fileTypeOf(bytes) === 'application/pdf' ? ((await deps.readPdf?.(bytes)) ?? null) : null;
      const read = text === null ? null : constanciaIn(text);
      if (read === null)
        throw new Problem(
          422,
          'file_not_accepted',
          'This is no constancia de situación fiscal whose text can be read',
          {
            errors: [
              {
                path: 'fileBase64',
                message: 'must be the PDF of a constancia de situación fiscal, as the SAT gives it out',
              },
            ],
          },
        );
      return proposalShape(read);
    },
  );
}
