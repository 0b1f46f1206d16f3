import { amountIn } from './amount.ts';
import { saidIn, textIn } from './cells.ts';
import { dayIn } from './day-format.ts';
import type { StatementLine } from './entry.ts';
import { foundIn } from './in-text.ts';
import { type BankMapping, type Columns, comparedHeading, SAID, type Said } from './mapping.ts';

/** Reads one row of a table by a mapping. Pure: the same row and mapping give the same line. */

/** `cell`: what stands under a heading of the mapping. */
export function lineOfRow(
  line: number,
  cell: (column: keyof Columns) => string | null,
  mapping: BankMapping,
): StatementLine {
  const rejected = (column: keyof Columns, message: string): StatementLine => ({
    rejected: { line, message: `${mapping.columns[column] ?? column}: ${message}` },
  });
  const written = cell('settledOn');
  if (written === null) return rejected('settledOn', `is empty: it must be a day written as ${mapping.dateFormat}`);
  const settled = dayIn(written, mapping.dateFormat);
  if ('problem' in settled) return rejected('settledOn', settled.problem);
  const currency = (mapping.columns.currency === undefined ? null : cell('currency')) ?? mapping.currency;
  if (currency === null) return rejected('currency', 'is empty: it must be a currency of ISO 4217, such as MXN');
  const moved = movedIn(cell, mapping, currency.toUpperCase());
  if ('problem' in moved) return rejected(moved.column, moved.problem);
  if (moved.minor <= 0) return { skipped: { line } };
  const said = saidIn(allSaid(cell, mapping));
  if ('problem' in said) return { rejected: { line, message: said.problem } };
  return {
    entry: { line, settledOn: settled.day, amountMinor: moved.minor, currency: currency.toUpperCase(), ...said },
  };
}

type Cell = (column: keyof Columns) => string | null;
type Moved = { minor: number } | { column: keyof Columns; problem: string };

/** Above zero: money that came in. */
function movedIn(cell: Cell, mapping: BankMapping, currency: string): Moved {
  const read = (column: 'amount' | 'credit' | 'debit'): Moved => {
    const text = cell(column);
    if (text === null) return { column, problem: 'is empty: it must be an amount' };
    // A dash stands for nothing in some exports.
    if (/^[-–—]$/.test(text)) return { minor: 0 };
    const amount = amountIn(text, { decimal: mapping.decimal, currency });
    return 'problem' in amount ? { column, problem: amount.problem } : amount;
  };
  if (mapping.columns.amount !== undefined) return directed(read('amount'), cell, mapping);
  const debit = mapping.columns.debit === undefined || cell('debit') === null ? { minor: 0 } : read('debit');
  if ('problem' in debit) return debit;
  const credit = cell('credit') === null && debit.minor !== 0 ? { minor: 0 } : read('credit');
  if ('problem' in credit) return credit;
  if (credit.minor > 0 && debit.minor !== 0)
    return { column: 'credit', problem: `stands beside ${mapping.columns.debit}: money comes in or goes out` };
  return credit;
}

function directed(amount: Moved, cell: Cell, { columns, directions }: BankMapping): Moved {
  if ('problem' in amount || directions === null || columns.direction === undefined) return amount;
  const said = comparedHeading(cell('direction') ?? '');
  const is = (words: readonly string[]): boolean => words.some((word) => comparedHeading(word) === said);
  if (is(directions.in)) return amount;
  if (is(directions.out)) return { minor: 0 };
  const known = [...directions.in, ...directions.out].map((word) => `"${word}"`).join(', ');
  return { column: 'direction', problem: `"${said}" says neither in nor out: it must be one of ${known}` };
}

function allSaid(cell: Cell, mapping: BankMapping): Partial<Record<Said, string | null>> {
  const said: Partial<Record<Said, string | null>> = {};
  for (const field of SAID) said[field] = mapping.columns[field] === undefined ? null : cell(field);
  const found = foundIn(said.concept ?? null, mapping.inConcept);
  for (const field of Object.keys(found) as (keyof typeof found)[]) said[field] ??= textIn(found[field]);
  said.receivedAtAccount ??= mapping.receivedAtAccount;
  return said;
}
