import { plainMoney } from '../../../domain/money/money.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { amountIn, type DecimalSign } from '../../../domain/statements/amount.ts';
import { dayIn, type DayFormat } from '../../../domain/statements/day-format.ts';
import { dueOnFor } from '../../../domain/time/due-dates.ts';
import type { Day } from '../../../domain/time/time.ts';
import { checkInvoiceDays } from '../../account/day-spans.ts';
import { Problem } from '../../http/problem.ts';
import { errorsOf } from '../../http/validation.ts';
import { NewInvoice, sorted } from '../invoices/bodies.ts';
import type { ImportedInvoice } from '../../../domain/imports/imported.ts';
import type { Column, Values } from './columns.ts';
import type { Wrong } from './wrong.ts';

/** How days and amounts are written. */
export interface Written {
  days: DayFormat;
  decimal: DecimalSign;
}

const OF_INVOICES: readonly Column[] = ['invoiceNumber', 'issuedOn', 'dueOn', 'amount', 'amountMinor', 'tax'];

/** Whether a line tells of an invoice at all. */
export const hasInvoice = (values: Values): boolean => OF_INVOICES.some((column) => (values[column] ?? null) !== null);

/** The open invoice of a line, by the checks of `POST /v1/accounts/{id}/invoices`; or what is wrong with it. */
export function invoiceIn(
  values: Values,
  { policy, currency, today, written }: { policy: Policy; currency: string; today: Day; written: Written },
): Omit<ImportedInvoice, 'id'> | Wrong[] {
  const wrong: Wrong[] = [];
  const missing = (column: Column, what: string): null => {
    wrong.push({ column, message: `is empty: it must be ${what}` });
    return null;
  };
  const day = (column: 'issuedOn' | 'dueOn'): Day | null => {
    const text = values[column] ?? null;
    if (text === null) return null;
    const read = dayIn(text, written.days);
    if ('day' in read) return read.day;
    wrong.push({ column, message: read.problem });
    return null;
  };
  const amount = (column: 'amount' | 'tax'): number | null => {
    const text = values[column] ?? null;
    if (text === null) return null;
    const read = amountIn(text, { decimal: written.decimal, currency });
    if ('minor' in read) return read.minor;
    wrong.push({ column, message: read.problem });
    return null;
  };

  const number = values.invoiceNumber ?? missing('invoiceNumber', 'the number that the customer knows it by');
  const issuedOn = values.issuedOn ? day('issuedOn') : missing('issuedOn', `a day written as ${written.days}`);
  const dueOn = day('dueOn') ?? (issuedOn === null ? null : dueOnFor({ issuedOn, kind: 'recurring' }, policy));
  const totalMinor = openIn(values, amount, wrong);
  const taxMinor = amount('tax') ?? 0;
  if (totalMinor !== null && totalMinor <= 0)
    wrong.push({ column: amountColumn(values), message: 'must be above zero: what of the invoice is open' });
  if (totalMinor !== null && totalMinor > 0 && (taxMinor < 0 || taxMinor > totalMinor))
    wrong.push({ column: 'tax', message: `must be a part of what is open, ${plainMoney(totalMinor, currency)}` });
  if (wrong.length > 0 || number === null || issuedOn === null || dueOn === null || totalMinor === null) return wrong;

  const read = NewInvoice.safeParse({
    number,
    issuedOn,
    dueOn,
    lines: [{ description: values.description ?? number, quantity: 1, unitAmountMinor: totalMinor - taxMinor }],
    taxMinor,
  });
  if (!read.success)
    return errorsOf(read.error.issues, 'is not known').map(({ path, message }) => ({
      column: columnOf(path, values),
      message,
    }));
  try {
    checkInvoiceDays({ issuedOn, dueOn }, today);
  } catch (error) {
    if (!(error instanceof Problem) || error.errors === undefined) throw error;
    return error.errors.map(({ path, message }) => ({ column: path as 'issuedOn' | 'dueOn', message }));
  }
  const { kind, lines } = read.data;
  return { number, issuedOn, dueOn, kind, lines: sorted(lines).besides, taxMinor };
}

function openIn(values: Values, amount: (column: 'amount') => number | null, wrong: Wrong[]): number | null {
  const minor = values.amountMinor ?? null;
  if (minor === null) {
    if (values.amount) return amount('amount');
    wrong.push({ column: 'amount', message: 'is empty: it must be what of the invoice is open, such as 1160.00' });
    return null;
  }
  if (/^\d{1,13}$/.test(minor)) return Number(minor);
  wrong.push({
    column: 'amountMinor',
    message: `"${minor.slice(0, 40)}" must be a whole number of minor units, such as 116000`,
  });
  return null;
}

const amountColumn = (values: Values): Column => (values.amountMinor ? 'amountMinor' : 'amount');

function columnOf(path: string, values: Values): Column {
  if (path === 'number') return 'invoiceNumber';
  if (path.includes('description')) return 'description';
  return path === 'issuedOn' || path === 'dueOn' ? path : amountColumn(values);
}
