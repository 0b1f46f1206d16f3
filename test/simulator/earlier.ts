import type pg from 'pg';
import { isKept, type Table, tablesOf } from '../../prisma/backup/tables.ts';
import { RISEN_EPOCH } from '../../prisma/backup/second.ts';

/** A moment of the record that it can go back to: a schema beside it, with a copy of each of its tables. */
type Moment = 'beginning' | 'earlier';
const MOMENTS: readonly Moment[] = ['beginning', 'earlier'];

/**
 * The record as it was. What the bank has in its book is in another schema and stays, as with a backup (`readBackup`,
 * which takes too long for thousands of lives); so do its sequences.
 */
export class Earlier {
  private readonly pool: pg.Pool;
  private tables: Table[] = [];

  private constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** It begins as it is now. */
  static async of(pool: pg.Pool): Promise<Earlier> {
    const earlier = new Earlier(pool);
    await earlier.together(async (client) => {
      const tables = await tablesOf(client);
      earlier.tables = tables.filter(({ name }) => name !== '_prisma_migrations');
      for (const moment of MOMENTS)
        await client.query(
          [
            `CREATE SCHEMA ${moment}`,
            ...earlier.tables.map(({ name }) => `CREATE UNLOGGED TABLE ${moment}.${name} (LIKE public.${name})`),
          ].join(';'),
        );
    });
    await earlier.keep('beginning');
    return earlier;
  }

  /** Answers when that is, by the database's clock. */
  keep(moment: Moment = 'earlier'): Promise<string> {
    const copied = this.tables
      .filter(isKept)
      .map(
        ({ name, columns }) =>
          `DELETE FROM ${moment}.${name};INSERT INTO ${moment}.${name} (${columns}) SELECT ${columns} FROM public.${name}`,
      );
    return this.together(async (client) => {
      await client.query(copied.join(';'));
      const { rows } = await client.query<{ now: string }>('SELECT to_json(clock_timestamp()) AS now');
      return String(rows[0]?.now);
    });
  }

  /** `from`: it is marked as one that was restored, and lacks what came since. */
  async goBack({ from }: { from: string | null }): Promise<void> {
    await this.together(async (client) => {
      await client.query(this.rowsOf('earlier'));
      if (from !== null)
        await client.query(
          `UPDATE record_info SET epoch = ${RISEN_EPOCH}, restored_at = clock_timestamp(), restored_from = $1`,
          [from],
        );
    });
  }

  /** Nobody has lived yet, and the bank's book is empty too. */
  async beginAnew(): Promise<void> {
    await this.together((client) =>
      client.query(
        `${this.rowsOf('beginning')};DELETE FROM sandbox.sandbox_refunds;DELETE FROM sandbox.sandbox_charges;` +
          'DELETE FROM sandbox.sandbox_methods',
      ),
    );
  }

  private rowsOf(moment: Moment): string {
    return this.tables
      .map(
        ({ name, columns }) =>
          `DELETE FROM public.${name};INSERT INTO public.${name} (${columns}) OVERRIDING SYSTEM VALUE ` +
          `SELECT ${columns} FROM ${moment}.${name}`,
      )
      .join(';');
  }

  /** In one transaction; rows come as they were: what is checked and told when one is written was so then. */
  private async together<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      const done = await work(client as unknown as pg.Client);
      await client.query('COMMIT');
      return done;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }
}
