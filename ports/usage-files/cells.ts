import { BadRow } from './usage-files.ts';

/** The cells of one line of comma-separated values (RFC 4180). Throws `BadRow` where a quote is never closed. */
export function cellsOf(text: string): string[] {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const [cell, end] = quoted(text, at + 1);
      cells.push(cell);
      if (end === text.length) return cells;
      at = end + 1;
    } else {
      const end = text.indexOf(',', at);
      cells.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return cells;
      at = end + 1;
    }
  }
}

/** What stands between quotes, and where its comma or the end is: two quotes side by side are one. */
function quoted(text: string, from: number): [string, number] {
  let [cell, at] = ['', from];
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new BadRow('unreadable', 'A quote is opened and never closed');
    cell += text.slice(at, end);
    at = end + 1;
    if (text[at] === '"') {
      cell += '"';
      at += 1;
    } else if (at === text.length || text[at] === ',') return [cell, at];
    else throw new BadRow('unreadable', 'A quote is closed in the middle of a cell');
  }
}
