import { kindWord } from '../../domain/billing/line-words.ts';
import type { LineKind } from '../../domain/billing/line-kinds.ts';
import type { PaperLine } from '../../domain/documents/invoice-paper.ts';
import { breakable } from './frame.ts';
import type { Saying } from './say.ts';

/** A line in words: what it is, and smaller what days or minutes it is for. */
interface Row {
  item: string;
  detail: string;
  quantity: string;
  price: string;
  /** `16/31`; empty: not by days. */
  days: string;
  amount: string;
}

/** The lines of an invoice as they are printed. `withDays`: one of them is by days, and has a column for it. */
export function rowsOf(lines: readonly PaperLine[], saying: Saying): { rows: Row[]; withDays: boolean } {
  const rows = lines.map((line) => rowOf(line, saying));
  return { rows, withDays: rows.some(({ days }) => days !== '') };
}

function rowOf(line: PaperLine, saying: Saying): Row {
  const { figures } = saying;
  const { quantity, unitAmountMinor, amountMinor, about } = line;
  const isPart = about?.kind === 'partial' && about.days !== undefined && about.ofDays !== undefined;
  return {
    ...worded(line, saying),
    quantity: figures.count(quantity),
    price: figures.money(unitAmountMinor),
    days: isPart ? `${about.days}/${about.ofDays}` : '',
    amount: figures.money(amountMinor),
  };
}

/** In the guide's words where it is of one of its kinds; else as whoever wrote the line has described it. */
function worded({ description, about }: PaperLine, saying: Saying): Pick<Row, 'item' | 'detail'> {
  const kind = about === undefined ? null : kindWord(about.kind, saying.locale);
  if (about === undefined || kind === null) return { item: breakable(description), detail: '' };
  const whole = about.kind === 'partial' ? kindWord(about.of as LineKind, saying.locale) : null;
  return {
    item: whole === null ? kind : saying.say('lines.part', { part: kind, whole }),
    detail: detailOf(about, saying),
  };
}

function detailOf(
  { from, through, usageMonth, minutes }: NonNullable<PaperLine['about']>,
  { say, figures }: Saying,
): string {
  if (usageMonth !== undefined)
    return say('lines.minutes', { month: figures.month(usageMonth), minutes: figures.count(minutes ?? 0) });
  return from === undefined || through === undefined ? '' : say('lines.span', { from, through });
}
