import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { applyMigrations, migrations } from '../../prisma/migrate.ts';
import { emptyDatabase, type FreshDatabase } from '../fresh-database.ts';

/** Months that a release before has billed keep what they were rated by, whatever their account has later. */

const MIGRATION = '20261130128000_rated_by';

let database: FreshDatabase;
beforeAll(async () => void (database = await emptyDatabase()));
afterAll(() => database.drop());

test('what was billed before is remembered by what its account has now, for the months since the invoice before', async () => {
  const all = migrations();
  const before = all.migrationDirectories.filter(({ path }) => path < MIGRATION);
  await applyMigrations(database.url, { ...all, migrationDirectories: before });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO policies (name, version, body, actor) VALUES ('pairs', 1, '{"billing":{"calls":{"row":"pair"}}}', '{}');
      INSERT INTO accounts (id, name, email, locale, time_zone, currency, billing_recipients, country, autopay,
        policy_name, policy_version, test_clock, search, created_at)
      SELECT id, id, id, 'es-MX', 'Europe/Madrid', 'EUR', '{}', country, false, 'pairs', 1, false, id, now()
      FROM (VALUES ('acc_es', 'ES'), ('acc_none', NULL)) AS of(id, country);
      INSERT INTO billed_months (account_id, series, month, generation, outcome, invoice_id, lines, total_minor, billed_at)
      SELECT account, series, month, generation, 'nothing', NULL, '[]', 0, now()
      FROM (VALUES ('acc_es', 'service', '2026-08', 1), ('acc_es', 'service', '2026-11', 1),
        ('acc_es', 'service', '2026-11', 2), ('acc_es', 'rental', '2026-11', 1), ('acc_none', 'service', '2026-01', 1)
      ) AS of(account, series, month, generation);`);
    await applyMigrations(database.url);
    const { rows } = await client.query(
      'SELECT account_id, series, month, generation, rated_by FROM billed_months ORDER BY 1, 2, 3, 4',
    );
    const spain = { country: 'ES', timeZone: 'Europe/Madrid', row: 'pair' };
    expect(rows.map(({ rated_by }) => rated_by)).toEqual([
      null,
      { '2026-07': spain },
      { '2026-08': spain, '2026-09': spain, '2026-10': spain },
      { '2026-10': spain },
      { '2025-12': { ...spain, country: 'MX' } },
    ]);
    await expect(client.query('UPDATE billed_months SET rated_by = NULL')).rejects.toThrow();
  } finally {
    await client.end();
  }
});
