import type { StatementLine } from '../../../domain/statements/entry.ts';
import type { BankMapping } from '../../../domain/statements/mapping.ts';
import type { StatementFormat } from '../../../ports/store/bank-statements.ts';
import { linesOfCamt053 } from './formats/camt053.ts';
import { linesOfCsv } from './formats/csv.ts';
import { linesOfMt940 } from './formats/mt940.ts';

/** A file is read as it comes, whichever form it has. Throws `Unreadable` where that isn't the form that it has. */
export function linesOf(
  format: StatementFormat,
  bytes: AsyncIterable<Uint8Array>,
  mapping: BankMapping | null,
): AsyncGenerator<StatementLine> {
  switch (format) {
    case 'csv':
      if (mapping === null) throw new Error('a table is read by a mapping');
      return linesOfCsv(bytes, mapping);
    case 'camt053':
      return linesOfCamt053(bytes);
    case 'mt940':
      return linesOfMt940(bytes, mapping?.inConcept ?? {});
  }
}
