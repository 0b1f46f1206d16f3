import type { Migration } from './tables.ts';

/**
 * A backup's file: lines of text, compressed (`gzip`). The first says what it is; then each table, by a line with its
 * name and columns, its rows as PostgreSQL's COPY writes them as text, and `\.`; the last line says that it is whole.
 */
export interface Head {
  puntual: 'backup';
  format: 1;
  /** By the database's clock: of what happened from here on, it knows nothing. */
  takenAt: string;
  /** Of the release that wrote it: its tables are read as these have made them. */
  migrations: Migration[];
}

export interface TableHead {
  table: string;
  columns: string[];
  /** Of a table in parts: each has one, which is made before its rows are read. */
  months?: string[];
}

export interface Tail {
  whole: true;
  rows: Record<string, number>;
  sequences: Record<string, number>;
}

/** Ends a table's rows: COPY writes no such line for a row. */
export const END_OF_ROWS = '\\.';

/** It can't be restored from: it is none, or isn't whole, or of another release. */
export class BadBackup extends Error {
  override name = 'BadBackup';
}

const NEWLINE = 10;

/** A stream's lines, one after the other, without their ends. What doesn't end with a newline is no line. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const part = chunk.subarray(from, end);
      // A row with a file in it comes in many chunks: it is put together once.
      yield parts.length === 0 ? part : Buffer.concat([...parts, part]);
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
}
