import { type Bucket, BUCKETS } from '../../../domain/aging.ts';
import { addresseeOf } from '../../../domain/documents/invoice-paper.ts';
import type { StatementPaper, StatementPaperLine } from '../../../domain/documents/statement-paper.ts';
import type { MadeDocument } from '../../../ports/documents/documents.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import type { ApiDeps } from '../../deps.ts';

/** A statement of account as customers read it: invoices by their numbers, where a line names one by its id. */
export async function statementPdf(
  { store, documents }: Pick<ApiDeps, 'store' | 'documents'>,
  account: AccountRow,
  { aged, lines, ...said }: Omit<StatementPaper, 'to' | 'currency' | 'aging'> & { aged: Record<Bucket, number> },
): Promise<MadeDocument> {
  const [numbers, taxProfile] = await Promise.all([
    store.invoiceNumbers(lines.map(({ reference }) => reference)),
    store.taxProfile(account.id),
  ]);
  return documents.statement({
    ...said,
    to: addresseeOf(account, taxProfile),
    currency: account.currency,
    lines: lines.map(
      ({ on, kind, reference, amountMinor, balanceMinor }): StatementPaperLine => ({
        on,
        kind,
        reference: numbers.get(reference) ?? reference,
        amountMinor,
        balanceMinor,
      }),
    ),
    aging: BUCKETS.map((bucket) => ({ bucket, amountMinor: aged[bucket] })),
  });
}
