import type { DecimalSign } from './amount.ts';
import type { DayFormat } from './day-format.ts';

/** What a statement's line may say, besides what it moved. */
export const SAID = [
  'trackingKey',
  'bankReference',
  'reference',
  'concept',
  'payerName',
  'payerClabe',
  'receivedAtAccount',
] as const;
export type Said = (typeof SAID)[number];

/** What a bank writes into free text, one behind the other, and what each of it begins with there. */
export const FOUND_IN_TEXT = ['trackingKey', 'reference', 'payerClabe', 'payerName'] as const;
export type FoundInText = (typeof FOUND_IN_TEXT)[number];

/** The headings of a file's columns. An amount has a sign, a column that says its direction, or two columns. */
export type Columns = { settledOn: string } & Partial<
  Record<Said | 'currency' | 'amount' | 'credit' | 'debit' | 'direction', string>
>;

/** How a bank's file is read, as data: another bank is another mapping and no code. */
export interface BankMapping {
  columns: Columns;
  dateFormat: DayFormat;
  decimal: DecimalSign;
  delimiter: ',' | ';' | '\t' | '|';
  encoding: 'utf-8' | 'windows-1252';
  /** Where no column says it. */
  currency: string | null;
  receivedAtAccount: string | null;
  /** What `columns.direction` says of money that comes in, and of money that goes out. */
  directions: { in: string[]; out: string[] } | null;
  /** Words in the concept, behind which each stands. */
  inConcept: Partial<Record<FoundInText, string[]>>;
}

/** What is wrong with a mapping that is well-formed, by field; empty when nothing is. */
export function mappingProblems(mapping: BankMapping): { path: string; message: string }[] {
  const { columns, currency, directions } = mapping;
  const has = (name: keyof Columns): boolean => columns[name] !== undefined;
  const problems: { path: string; message: string }[] = [];
  const say = (path: string, message: string) => void problems.push({ path, message });
  if (!has('amount') && !has('credit')) say('columns.amount', 'is missing: it, or columns.credit, says how much came');
  if (has('amount') && (has('credit') || has('debit')))
    say('columns.credit', 'must not stand beside columns.amount: one of the two says how much came');
  if (has('debit') && !has('credit')) say('columns.debit', 'must stand beside columns.credit');
  if (has('direction') !== (directions !== null))
    say('directions', 'and columns.direction go together: the column, and what stands in it');
  if (has('direction') && has('credit')) say('columns.direction', 'belongs to columns.amount, not to columns.credit');
  if (!has('currency') && currency === null)
    say('columns.currency', 'is missing: it, or currency, says what the amounts are in');
  if (Object.keys(mapping.inConcept).length > 0 && !has('concept'))
    say('inConcept', 'is looked for in columns.concept, which is missing');
  return problems;
}

/**
 * A heading as it is compared: banks change accents, capitals and blanks of one and the same export from year to year
 * (`Descripcion`, `DESCRIPCIÓN`).
 */
export const comparedHeading = (heading: string): string =>
  heading.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toUpperCase();
