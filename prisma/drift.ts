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
  const names = readdirSync(folder).filter((name) => name.endsWith('.prisma') && name !== SANDBOX.file);
  const record = names.map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }));
  const drifts = [
    await drift(databaseUrl, record),
    // Its own schema knows nothing of the record's models: it has the head of their file alone.
    await drift(databaseUrl, [{ path: join(folder, SANDBOX.file), content: sandboxAlone() }], SANDBOX.schema),
  ];
  return drifts.filter((sql) => sql !== '').join('\n');
}

/** Where the sandbox bank's book is, and its models. */
const SANDBOX = { schema: 'sandbox', file: 'sandbox.prisma' };

function sandboxAlone(): string {
  const [head = ''] = readFileSync(join(folder, 'schema.prisma'), 'utf8').split('/// Who owes.');
  return `${head}\n${readFileSync(join(folder, SANDBOX.file), 'utf8')}`;
}

interface SchemaFile {
  path: string;
  content: string;
}

async function drift(databaseUrl: string, files: SchemaFile[], schema?: string): Promise<string> {
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
    schema,
  );
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
}
