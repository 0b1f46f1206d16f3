import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connectionTo } from './connection.ts';

/** A part of fifty thousand rows takes a second, and on a busy machine some. */
const STATEMENT_MS = 120_000;
/** Files that are read at once, and events that come meanwhile. */
const CONNECTIONS = 4;

/** One transaction on a connection that nothing else goes over: a second statement beside a COPY would hang. */
export interface Copying {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
  /** Rows in PostgreSQL's text form. */
  copy(into: string, text: string): Promise<void>;
}

export interface CopyDesk {
  transaction<T>(work: (copying: Copying) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Connections of their own for what is written by the thousand; none is made before the first. */
export function copyDesk(databaseUrl: string): CopyDesk {
  const pool = new pg.Pool({ ...connectionTo(databaseUrl, CONNECTIONS), query_timeout: STATEMENT_MS });
  pool.on('error', () => undefined);
  return {
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(`SET LOCAL statement_timeout = ${STATEMENT_MS}`);
        const value = await work({
          async query(text, values) {
            const { rows, rowCount } = await client.query(text, values);
            return { rows: rows as never[], rowCount: rowCount ?? 0 };
          },
          copy: (into, text) =>
            new Promise((resolve, reject) => {
              const stream = client.query(copyFrom(`COPY ${into} FROM STDIN`));
              stream.on('error', reject);
              stream.on('finish', resolve);
              stream.end(text);
            }),
        });
        await client.query('COMMIT');
        client.release();
        return value;
      } catch (error) {
        // Whatever it was in the middle of: it is not given to the next.
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
