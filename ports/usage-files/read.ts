import { BadRow, type CallLine, type CallRow, type UsagePreset } from './call-row.ts';
import { cellsOf } from './cells.ts';
import { linesOf } from './lines.ts';
import { asteriskRow } from './presets/asterisk.ts';
import { freeswitchRows } from './presets/freeswitch.ts';
import { genericRows } from './presets/generic.ts';

/** How a delivery is to be read. */
export interface UsageForm {
  preset: UsagePreset;
  /** To which stamps without an offset are local; Asterisk and FreeSWITCH write no other ones. */
  timeZone: string | null;
}

type Read = (cells: readonly string[]) => CallRow | null;

/** Presets whose stamps say nothing of a zone. */
export const needsZone = (preset: UsagePreset): boolean => preset !== 'generic';

/**
 * The calls of a file as they come, many at a time. A row that can't be read is told by its line, and the rest is read.
 * Throws `UnreadableUsage` where the file is another than it is said to be.
 */
export async function* callsIn(bytes: AsyncIterable<Uint8Array>, form: UsageForm): AsyncGenerator<CallLine[]> {
  let read: Read | null = headless(form);
  for await (const lines of linesOf(bytes)) {
    const calls: CallLine[] = [];
    for (const { line, text } of lines) {
      if (text === '') continue;
      try {
        if (text === null) throw new BadRow('unreadable', 'It is longer than a record of a call can be');
        const cells = cellsOf(text);
        if (read === null) read = genericRows(cells, form.timeZone);
        else {
          const call = read(cells);
          if (call !== null) calls.push({ line, call });
        }
      } catch (error) {
        if (!(error instanceof BadRow)) throw error;
        calls.push({ line, rejected: { code: error.code, message: error.message } });
      }
    }
    yield calls;
  }
}

function headless({ preset, timeZone }: UsageForm): Read | null {
  if (preset === 'generic') return null;
  if (timeZone === null) throw new Error(`${preset} is read in a zone`);
  return preset === 'asterisk' ? (cells) => asteriskRow(cells, timeZone) : freeswitchRows(timeZone);
}
