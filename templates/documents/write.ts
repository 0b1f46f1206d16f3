import type { Company } from '../../company/company.ts';
import type { InvoicePaper } from '../../domain/documents/invoice-paper.ts';
import type { StatementPaper } from '../../domain/documents/statement-paper.ts';
import { invoiceData } from './invoice.ts';
import { FOLDER, FONTS, VERSION } from './sources.ts';
import { statementData } from './statement.ts';

/** A paper in words, to be set: a template of `folder`, and what stands in it. */
export interface Written {
  template: string;
  data: object;
}

/** A company's documents in words and figures; how they look is in the templates, and what sets them is elsewhere. */
export const documentWriter = (company: Company) => ({
  folder: FOLDER,
  fonts: FONTS,
  version: VERSION,
  invoice: (paper: InvoicePaper): Written => ({ template: 'invoice.typ', data: invoiceData(company, paper) }),
  statement: (paper: StatementPaper): Written => ({ template: 'statement.typ', data: statementData(company, paper) }),
});
