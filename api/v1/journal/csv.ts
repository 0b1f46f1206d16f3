import { decimalOf } from '../../../domain/money/money.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Journal } from '../../../ports/store/journal.ts';
import { csvLine } from '../../http/csv.ts';
import { journalShape } from './shapes.ts';

/** As many entries as are in memory at once. */
const PAGE = 500;

const HEADINGS = [
  'date',
  'entryId',
  'accountId',
  'externalId',
  'document',
  'documentId',
  'invoiceNumber',
  'ledgerAccount',
  'debit',
  'credit',
  'currency',
];

/** The journal a line at a time, amounts as decimals with the digits of ISO 4217. */
export async function* journalCsv(
  store: Journal,
  asked: { from: Day; to: Day; accountId?: string | undefined },
): AsyncGenerator<string> {
  yield csvLine(HEADINGS);
  for (let cursor: string | null = null; ; ) {
    const page = await store.journal({ ...asked, limit: PAGE, cursor });
    const lines = page.items
      .map(journalShape)
      .flatMap(({ lines: of, ...entry }) =>
        of.map(({ ledgerAccount, invoiceNumber, debitMinor, creditMinor }) =>
          csvLine([
            entry.on,
            entry.id,
            entry.accountId,
            entry.externalId,
            entry.document,
            entry.documentId,
            invoiceNumber,
            ledgerAccount,
            amountOf(debitMinor, entry.currency),
            amountOf(creditMinor, entry.currency),
            entry.currency,
          ]),
        ),
      );
    if (lines.length > 0) yield lines.join('');
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

const amountOf = (minor: number, currency: string): string | null => (minor === 0 ? null : decimalOf(minor, currency));
