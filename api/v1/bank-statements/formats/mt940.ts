import { amountIn } from '../../../../domain/statements/amount.ts';
import { saidIn, textIn } from '../../../../domain/statements/cells.ts';
import { dayIn } from '../../../../domain/statements/day-format.ts';
import type { StatementLine } from '../../../../domain/statements/entry.ts';
import { foundIn } from '../../../../domain/statements/in-text.ts';
import type { BankMapping } from '../../../../domain/statements/mapping.ts';
import { decoded } from '../../../http/decoded.ts';
import { BY_MAPPING } from './encoding.ts';
import { Unreadable } from '../../../http/unreadable.ts';

/**
 * SWIFT's MT940, as it comes. Read by hand: the packages for it want the whole file in memory, take amounts as floats,
 * and are years without a release; and of the message only four fields are needed (SWIFT's Category 9, MT940: 25, 60a,
 * 61, 86).
 */
export async function* linesOfMt940(
  bytes: AsyncIterable<Uint8Array>,
  inConcept: BankMapping['inConcept'],
): AsyncGenerator<StatementLine> {
  const account: Account = { number: null, currency: null };
  let movement: { line: number; text: string; details: string } | null = null;
  let seen = false;
  for await (const field of fieldsOf(bytes)) {
    seen ||= field.tag === '20' || field.tag === '61';
    if (field.tag === '86' && movement !== null) {
      movement.details = field.text;
      yield lineOf(movement, account, inConcept);
      movement = null;
      continue;
    }
    if (movement !== null) yield lineOf(movement, account, inConcept);
    movement = field.tag === '61' ? { line: field.line, text: field.text, details: '' } : null;
    if (field.tag === '25') account.number = field.text.split('\n')[0]?.split('/').at(-1)?.trim() ?? null;
    if (/^60[FM]$/.test(field.tag)) account.currency = /^[CD][0-9]{6}([A-Z]{3})/.exec(field.text)?.[1] ?? null;
  }
  if (movement !== null) yield lineOf(movement, account, inConcept);
  if (!seen) throw new Unreadable(1, 'This is no MT940: it has no field :20: and no :61:');
}

interface Account {
  number: string | null;
  currency: string | null;
}

interface Field {
  line: number;
  tag: string;
  text: string;
}

/** A field begins with its tag at the beginning of a line, and goes on until the next, or the end of its message. */
async function* fieldsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Field> {
  let field: Field | null = null;
  for await (const { line, text } of textLines(bytes)) {
    const begun = /^(?:\{.*)?:([0-9]{2}[A-Z]?):(.*)$/.exec(text);
    const ends = /^-\}?|^\{/.test(text) && begun === null;
    if (begun === null && !ends) {
      if (field !== null && field.text.length < 4_000) field.text += `\n${text}`;
      continue;
    }
    if (field !== null) yield field;
    field = begun === null ? null : { line, tag: begun[1] ?? '', text: begun[2] ?? '' };
  }
  if (field !== null) yield field;
}

/** SWIFT's have 65 characters; some banks print a field on one. */
const LONGEST_LINE = 4_096;

async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: number; text: string }> {
  let rest = '';
  let line = 1;
  for await (const piece of decoded(bytes, 'utf-8', BY_MAPPING)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    const longest = [...lines, rest].findIndex((text) => text.length > LONGEST_LINE);
    if (longest >= 0) throw new Unreadable(line + longest, 'A line is longer than any of an MT940');
    for (const text of lines) yield { line: line++, text: text.replace(/\r$/, '').replace(/^\ufeff/, '') };
  }
  if (rest !== '') yield { line, text: rest.replace(/\r$/, '') };
}

/** Value day, entry day, direction, third letter of the currency, amount, type, our reference // the bank's, supplement. */
const MOVEMENT =
  /^([0-9]{6})([0-9]{4})?(RC|RD|EC|ED|C|D)([A-Z])?([0-9]+,[0-9]*)([NFS][A-Z0-9]{3})([^\n]*?)(?:\/\/([^\n]*))?(?:\n(.*))?$/s;

function lineOf(
  { line, text, details }: { line: number; text: string; details: string },
  account: Account,
  inConcept: BankMapping['inConcept'],
): StatementLine {
  const rejected = (message: string): StatementLine => ({ rejected: { line, message: `:61: ${message}` } });
  const read = MOVEMENT.exec(text.trim());
  if (read === null)
    return rejected(
      'must be a day YYMMDD, C or D, an amount with a comma, a type and a reference, such as 2603120312C1160,00NTRFNONREF',
    );
  const [, valueDay = '', entryDay, direction = '', , written = '', , ours = '', theirs = '', supplement = ''] = read;
  // A reversal of a debit is our own money that comes back, and no customer's.
  if (direction !== 'C') return { skipped: { line } };
  const settled = dayIn(bookedOn(valueDay, entryDay), 'YYMMDD');
  if ('problem' in settled) return rejected(settled.problem);
  if (account.currency === null) return rejected('has no currency: the opening balance :60F: before it names it');
  const amount = amountIn(written.replace(/,$/, ''), { decimal: ',', currency: account.currency });
  if ('problem' in amount) return rejected(amount.problem);
  if (amount.minor === 0) return { skipped: { line } };
  const concept = textIn(plainDetails(details)) ?? textIn(supplement);
  const named = (reference: string): string | null => (/^(NONREF|)$/.test(reference.trim()) ? null : textIn(reference));
  const found = foundIn(concept, inConcept);
  const said = saidIn({
    trackingKey: found.trackingKey ?? null,
    bankReference: named(theirs),
    reference: found.reference ?? named(ours),
    concept,
    payerName: found.payerName ?? null,
    payerClabe: found.payerClabe ?? null,
    receivedAtAccount: account.number,
  });
  if ('problem' in said) return rejected(said.problem);
  return {
    entry: { line, settledOn: settled.day, amountMinor: amount.minor, currency: account.currency, ...said },
  };
}

/** The day on which it was booked, where that is said: its year is the value day's, or the one beside it in winter. */
function bookedOn(valueDay: string, entryDay: string | undefined): string {
  if (entryDay === undefined) return valueDay;
  const year = Number(valueDay.slice(0, 2));
  const [valueMonth, month] = [valueDay.slice(2, 4), entryDay.slice(0, 2)];
  const shift = valueMonth === '12' && month === '01' ? 1 : valueMonth === '01' && month === '12' ? -1 : 0;
  return `${String(year + shift).padStart(2, '0')}${entryDay}`;
}

/** A full line goes on in the next, in the middle of a word or key. */
const FULL_LINE = /([^\n]{65})\n/g;

/** Without the marks of structured details: `?20…` of some banks; codes between slashes are left, as payers' words may be. */
const plainDetails = (details: string): string =>
  details
    .replace(FULL_LINE, '$1')
    .replace(/\n/g, ' ')
    .replace(/\?[0-9]{2}/g, ' ');
