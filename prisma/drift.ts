import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withSchemaEngine } from './schema-engine.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * The SQL that would bring a database to the tables of the schema; empty when nothing is missing. Of a migrated
 * database it says whether the migrations and the schema agree; of one on the way, it is the next migration's first
 * draft. Checks, triggers and partial indexes are not of the schema and not seen here.
 */
export async function driftFrom(databaseUrl: string): Promise<string> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }));
  const { stdout } = await withSchemaEngine(
    databaseUrl,
    files.map(({ path, content }) => [path, content]),
    (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: folder },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
  );
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
}
