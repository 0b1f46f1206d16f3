/** How switches write their calls. */
export const USAGE_PRESETS = ['generic', 'asterisk', 'freeswitch'] as const;
export type UsagePreset = (typeof USAGE_PRESETS)[number];

/** A call as its source has told it: nobody has looked yet whose it is. */
export interface CallRow {
  /** Unique within its source; null: it gave none. */
  eventId: string | null;
  /** As written: E.164, national, an extension, `anonymous`. */
  from: string;
  to: string;
  startedMs: number;
  endedMs: number;
  /** Billable ones. */
  seconds: number;
  answered: boolean;
  /** Null: not told, and follows from whose the numbers are. */
  direction: 'in' | 'out' | null;
  device: string | null;
  /** Where the source knows the account. */
  accountId: string | null;
}

/** Why a row is no call. */
export const ROW_FAULTS = ['unreadable', 'bad_time', 'bad_seconds', 'bad_direction', 'bad_answered'] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** A row of a delivery, by its line: a call, or what is wrong with it and what would be right. */
export type CallLine =
  | { line: number; call: CallRow }
  | { line: number; rejected: { code: RowFault; message: string } };

/** One row can't be read; the others can. */
export class BadRow extends Error {
  override readonly name = 'BadRow';
  readonly code: RowFault;
  constructor(code: RowFault, message: string) {
    super(message);
    this.code = code;
  }
}

/** A file that isn't what it is said to be: nothing more of it can be read. */
export class UnreadableUsage extends Error {
  override readonly name = 'UnreadableUsage';
}

/** How a delivery is to be read. */
export interface UsageForm {
  preset: UsagePreset;
  /** To which stamps without an offset are local; Asterisk and FreeSWITCH write no other ones. */
  timeZone: string | null;
}

/**
 * The calls of a file as they come, many at a time. A row that can't be read is told by its line, and the rest is read.
 * Throws `UnreadableUsage` where the file is another than it is said to be.
 */
export type ReadCalls = (bytes: AsyncIterable<Uint8Array>, form: UsageForm) => AsyncGenerator<CallLine[]>;
