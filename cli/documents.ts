import type { Company } from '../company/company.ts';
import { type Documents, hashOf } from '../ports/documents/documents.ts';
import { typst } from '../ports/documents/typst/typesetter.ts';
import { documentWriter, type Written } from '../templates/documents/write.ts';

/** A company's documents, as Typst sets them in a thread of this process. */
export function documentsFor(company: Company): Documents {
  const { folder, fonts, version, invoice, statement } = documentWriter(company);
  const typesetter = typst({ folder, fonts });
  const made = async (written: Written) => {
    const bytes = await typesetter.typeset(written);
    return { bytes, hash: hashOf(bytes) };
  };
  return {
    version,
    invoice: (paper) => made(invoice(paper)),
    statement: (paper) => made(statement(paper)),
    close: () => typesetter.close(),
  };
}
