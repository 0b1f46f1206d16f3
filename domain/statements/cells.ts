import { clabeProblem } from '../mexico/clabe.ts';
import type { Said } from './mapping.ts';
import type { StatementEntry } from './entry.ts';

/** Texts of a statement, made to be what the record takes. */

/** As the record takes them: what is longer was filled up by the bank. */
const LONGEST: Record<Said, number> = {
  trackingKey: 64,
  bankReference: 64,
  reference: 64,
  concept: 210,
  payerName: 200,
  payerClabe: 64,
  receivedAtAccount: 34,
};

const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/gu;

/** One line, without what spreadsheets put around digits (`'0123`); null: nothing is said. */
export function textIn(cell: string | undefined): string | null {
  const plain = (cell ?? '')
    .replace(UNSEEN, ' ')
    .trim()
    .replace(/^'(.*?)'?$/s, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(plain) ? plain : null;
}

/** What is said of the money, cut to size. A key that is too long is a mistake: cut, it would be another's. */
export function saidIn(said: Partial<Record<Said, string | null>>): { problem: string } | Pick<StatementEntry, Said> {
  for (const field of ['trackingKey', 'bankReference'] as const)
    if ((said[field] ?? '').length > LONGEST[field])
      return { problem: `${field} has more than ${LONGEST[field]} characters` };
  const cut = (field: Said): string | null => said[field]?.slice(0, LONGEST[field]).trim() || null;
  const payerClabe = (said.payerClabe ?? '').replace(/[\s-]/g, '');
  return {
    trackingKey: cut('trackingKey'),
    bankReference: cut('bankReference'),
    reference: cut('reference'),
    concept: cut('concept'),
    payerName: cut('payerName'),
    payerClabe: clabeProblem(payerClabe) === null ? payerClabe : null,
    receivedAtAccount: (cut('receivedAtAccount') ?? '').replace(/[\s-]/g, '') || null,
  };
}
