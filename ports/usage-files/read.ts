import { BadRow, type CallLine, type CallRow, type ReadCalls, type UsageForm } from './usage-files.ts';
import { cellsOf } from './cells.ts';
import { linesOf } from './lines.ts';
import { asteriskRow } from './presets/asterisk.ts';
import { freeswitchRows } from './presets/freeswitch.ts';
import { genericRows } from './presets/generic.ts';

type Read = (cells: readonly string[]) => CallRow | null;

/** In the form that is told. */
export const callsIn: ReadCalls = async function* (bytes, form) {
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
};

function headless({ preset, timeZone }: UsageForm): Read | null {
  if (preset === 'generic') return null;
  if (timeZone === null) throw new Error(`${preset} is read in a zone`);
  return preset === 'asterisk' ? (cells) => asteriskRow(cells, timeZone) : freeswitchRows(timeZone);
}
