import { incomeReceipt } from '../../domain/fiscal/cfdi.ts';
import type { Issuer } from '../../domain/fiscal/parties.ts';
import { paymentReceipt } from '../../domain/fiscal/rep.ts';
import { Undrawable } from '../../domain/fiscal/undrawable.ts';
import type { Actor } from '../../domain/account.ts';
import type { Rejected, Stamper } from '../../ports/stamper/stamper.ts';
import type { DrawnInvoice, RepObligationRow, StampedPaper, ToStamp } from '../../ports/store/receipts.ts';
import type { ApiDeps } from '../deps.ts';
import { found, Problem } from '../http/problem.ts';
import { stampOnce } from './stamp-once.ts';

/**
 * Receipts on their way to the stamper and back. What is about to be sent is kept first, under its key, and what came
 * back is written then: whatever dies in between, the same is looked up, or sent again under the same key.
 */

export function issuerOf({ company }: ApiDeps): Issuer {
  if (company.fiscal == null)
    throw new Undrawable(
      'no_issuer',
      'The company has not said who issues receipts: "fiscal" in its file (PUNTUAL_COMPANY)',
    );
  return company.fiscal;
}

export const invoiceXml = (deps: ApiDeps, { paper, receiver }: DrawnInvoice): string =>
  deps.fiscalXml(incomeReceipt(paper, issuerOf(deps), receiver));

/** `uuid`: it was stamped elsewhere, under this. */
interface Asked {
  uuid: string | null;
  actor: Actor;
}

/** Stamped before, nothing is done again. */
export async function stampInvoice(deps: ApiDeps, invoiceId: string, { uuid, actor }: Asked): Promise<void> {
  if (uuid === null) stamperOf(deps);
  const toStamp = await deps.store.invoiceToStamp({ invoiceId, uuid, xmlOf: (drawn) => invoiceXml(deps, drawn) });
  if (toStamp === null) return;
  const answer = await answered(deps, toStamp, uuid);
  if (answer.is === 'rejected') {
    await deps.store.invoiceRejected({ invoiceId, key: toStamp.key, problem: problemIn(answer) });
    throw rejected(answer);
  }
  await deps.store.invoiceStamped({ invoiceId, key: toStamp.key, stamped: answer, actor });
}

/** The invoices that it is about are stamped first, where they aren't: it names them by their folios. */
export async function stampRep(deps: ApiDeps, id: string, { uuid, actor }: Asked): Promise<RepObligationRow> {
  if (uuid === null) stamperOf(deps);
  const owed = found(await deps.store.repObligation(id), 'receipt of payments');
  if (owed.status === 'pending') {
    const unstamped = owed.payments.flatMap(({ documents }) => documents.filter((document) => document.uuid === null));
    // With a folio from elsewhere nothing is stamped here: its invoices' folios have to be told first.
    for (const invoiceId of uuid !== null ? [] : new Set(unstamped.map((document) => document.invoiceId)))
      await stampInvoice(deps, invoiceId, { uuid: null, actor });
  }
  const toStamp = await deps.store.repToStamp({
    id,
    uuid,
    xmlOf: (paper, receiver) => deps.fiscalXml(paymentReceipt(paper, issuerOf(deps), receiver)),
  });
  if (toStamp === null) return found(await deps.store.repObligation(id), 'receipt of payments');
  const answer = await answered(deps, toStamp, uuid);
  if (answer.is === 'rejected') {
    await deps.store.repRejected({ id, key: toStamp.key, problem: problemIn(answer) });
    throw rejected(answer);
  }
  return deps.store.repStamped({ id, key: toStamp.key, stamped: answer, actor });
}

/** Said before anything is kept: what can't be sent is not on its way. */
function stamperOf({ stamper }: ApiDeps): Stamper {
  if (stamper === null)
    throw new Problem(
      422,
      'no_stamper',
      'Nobody is set up here who stamps receipts: say `uuid` of one stamped elsewhere',
    );
  return stamper;
}

async function answered(
  deps: ApiDeps,
  { key, xml, receiver: { rfc, name }, ...sent }: ToStamp,
  uuid: string | null,
): Promise<({ is: 'stamped' } & StampedPaper) | Rejected> {
  if (uuid !== null) return { is: 'stamped', uuid, stampedAt: deps.now(), xml };
  const answer = await stampOnce(stamperOf(deps), { key, xml, receiver: { rfc, name } }, sent);
  if (answer === null)
    throw new Problem(
      422,
      'nothing_to_receipt',
      'Nothing stands of what it is about, and the stamper does not know it: it is not sent again',
    );
  return answer;
}

const problemIn = ({ code, message }: Rejected): string => `${code}: ${message}`;
const rejected = (answer: Rejected): Problem =>
  new Problem(422, 'stamp_rejected', `The stamper rejects it. ${problemIn(answer)}`, {
    data: { rejectedBy: answer.code },
  });
