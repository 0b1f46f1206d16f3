import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PostgreSQL's one-byte `"char"`: its catalogues use it, and the driver doesn't know it. */
const CHAR = 18;
const TEXT = 25;

/** Remembers, for each statement, which columns are `"char"`, and lets the driver read them as text. */
class CataloguePool extends pg.Pool {
  readonly charColumns = new Map<string, number[]>();

  override query(...args: unknown[]): never {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
    const answer = (super.query as (...given: unknown[]) => Promise<pg.QueryResult | pg.QueryResult[]>).apply(
      this,
      args,
    );
    return answer.then((result) => {
      if (Array.isArray(result)) return result;
      const columns = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
      for (const index of columns) (result.fields[index] as { dataTypeID: number }).dataTypeID = TEXT;
      if (columns.length > 0) this.charColumns.set(text, columns);
      return result;
    }) as never;
  }
}

/**
 * Prisma's driver for PostgreSQL, made fit for its schema engine in two places: it couldn't read the catalogues'
 * `"char"`, and it cut scripts at every `;`, function bodies too, and ran the pieces each for itself. Sent whole,
 * PostgreSQL takes a script as one transaction: a migration is applied, or it isn't.
 */
export class EngineDriver extends PrismaPg {
  readonly #pool: CataloguePool;

  constructor(databaseUrl: string, schema?: string) {
    const pool = new CataloguePool({ connectionString: databaseUrl });
    super(pool, schema === undefined ? undefined : { schema });
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of this.#pool.charColumns.get(query.sql) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => void (await this.#pool.query(script));
    return adapter;
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}
