import type { Actor } from '../../../domain/account.ts';
import type { Rejected, StatementEntry, StatementLine } from '../../../domain/statements/entry.ts';
import { type Receiving, receivingAt } from '../../../domain/statements/receiving.ts';
import { isRetired } from '../../../domain/statements/retired.ts';
import { at } from '../../../domain/time/calendar.ts';
import type { StatementCounts } from '../../../ports/store/bank-statements.ts';
import type { ApiDeps } from '../../deps.ts';
import { idFrom } from '../../http/ids.ts';
import { nameless } from './identity.ts';
import { inLanes } from './lanes.ts';

/** Transfers that are written at once: each holds a connection to the database. */
const LANES = 4;
const MOST_SHOWN = 1_000;

export interface Tally {
  counts: StatementCounts;
  rejected: Rejected[];
  rejectedRows: number;
}

/**
 * Brings in what a statement says, each line by itself, as `POST /v1/bank-transfers` would. Its ids follow from the
 * request and the row: a request that is taken up where it died finds what it made, and counts it again as it was.
 */
export async function importLines(
  deps: ApiDeps,
  lines: AsyncIterable<StatementLine>,
  { statementId, workId, actor }: { statementId: string; workId: string; actor: Actor },
): Promise<Tally> {
  const receiving = receivingAt(deps.company.bank, deps.company.defaults.timeZone);
  const counts: StatementCounts = { rows: 0, new: 0, duplicates: 0, matched: 0, partial: 0, unmatched: 0, skipped: 0 };
  const tally: Tally = { counts, rejected: [], rejectedRows: 0 };
  await inLanes(entriesOf(lines, tally), {
    lanes: LANES,
    // Who has paid before is known from what was matched before.
    keyOf: ({ payerClabe }) => payerClabe,
    async work({ ordinal, ...entry }) {
      const { status } = await deps.store.receiveTransfer({
        id: idFrom(`${workId} row ${ordinal}`, 'btx'),
        ...transferOf(entry, receiving),
        statementId,
        actor,
        now: deps.now(),
        policyName: deps.company.defaults.policy,
      });
      counts[status === 'duplicate' ? 'duplicates' : status] += 1;
      if (status !== 'duplicate') counts.new += 1;
    },
  });
  return tally;
}

/** An entry, and which of the file's rows it is: a file of XML may be one line. */
type Row = StatementEntry & { ordinal: number };

/** What moves money to us; the rest is counted. */
async function* entriesOf(lines: AsyncIterable<StatementLine>, tally: Tally): AsyncGenerator<Row> {
  const nameOf = nameless();
  for await (const line of lines) {
    tally.counts.rows += 1;
    if ('skipped' in line) tally.counts.skipped += 1;
    else if ('rejected' in line) {
      tally.rejectedRows += 1;
      if (tally.rejected.length < MOST_SHOWN) tally.rejected.push(line.rejected);
    } else {
      const { entry } = line;
      const isNamed = entry.trackingKey !== null || entry.bankReference !== null;
      yield { ...entry, ...(isNamed ? {} : { bankReference: nameOf(entry) }), ordinal: tally.counts.rows };
    }
  }
}

function transferOf({ line, settledOn, ...entry }: StatementEntry, { timeZone, retired }: Receiving) {
  return {
    ...entry,
    rail: entry.trackingKey === null ? ('other' as const) : ('spei' as const),
    // A statement says the day and no time: at noon it is that day for everybody around.
    settledAt: at(settledOn, '12:00', timeZone),
    retiredAccount: isRetired(retired, entry.receivedAtAccount, settledOn),
  };
}
