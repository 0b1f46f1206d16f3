import type { InvoicePaper } from '../../../domain/documents/invoice-paper.ts';
import { lineTaxes } from '../../../domain/documents/line-taxes.ts';
import { decimalOf } from '../../../domain/money/money.ts';
import { BYTE_ORDER_MARK, type Cell, csvOf, Figure } from '../../http/csv.ts';

const COLUMNS = [
  'number',
  'issuedOn',
  'dueOn',
  'kind',
  'description',
  'from',
  'through',
  'days',
  'quantity',
  'unit',
  'minutes',
  'amount',
  'taxRate',
  'tax',
] as const;

/**
 * An invoice's lines as a table, in the currency's own units; no totals, since they are no lines. Tax is charged once on
 * their sum: each line has its share of those that it is under.
 */
export function invoiceCsv(paper: InvoicePaper): string {
  const { number, issuedOn, dueOn, currency, lines } = paper;
  const money = (minor: number): Figure => new Figure(decimalOf(minor, currency));
  const taxed = lineTaxes(paper);
  const rows = lines.map(({ description, quantity, unitAmountMinor, amountMinor, about }, i) => {
    const row: Record<(typeof COLUMNS)[number], Cell> = {
      number,
      issuedOn,
      dueOn,
      kind: about?.kind ?? 'other',
      description,
      from: about?.from,
      through: about?.through,
      days: about?.days,
      quantity,
      unit: money(unitAmountMinor),
      minutes: about?.minutes,
      amount: money(amountMinor),
      taxRate: (taxed[i]?.rates ?? []).join('+'),
      tax: money(taxed[i]?.amountMinor ?? 0),
    };
    return COLUMNS.map((column) => row[column]);
  });
  return `${BYTE_ORDER_MARK}${csvOf(COLUMNS, rows)}`;
}
