import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { EngineDriver } from './engine-driver.ts';

/** What stands in the folder of migrations, as the engine wants it told. */
export type MigrationList = bindings.MigrationList;

/** The part of the global that is used here; the compiler knows it only among the browser's types. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: Record<string, unknown>) => { exports: { __wbindgen_start(): void } };
  };
};

let started = false;

/** The package's entry imports its .wasm as a module, which Node doesn't do by itself: it is instantiated by hand. */
function start(): void {
  if (started) return;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasm = new WebAssembly.Module(readFileSync(join(dirname(entry), 'schema_engine_bg.wasm')));
  // The ten seconds for which it waits for another's lock must not keep a process that has finished: nothing clears that timer.
  const timers = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const unheld = Object.fromEntries(
    timers.map((name) => [name, (done: () => void, ms: number) => setTimeout(done, ms >>> 0).unref()]),
  );
  const { exports } = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': { ...bindings, ...unheld } });
  (bindings as unknown as { __wbg_set_wasm(exports: object): void }).__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  started = true;
}

/**
 * Prisma's own schema engine, the one inside `prisma migrate`, as WebAssembly over our database driver: no download, no
 * CLI. Runs it against a database and frees it again. `datamodels`: the schema's files as `[name, content]`, where the
 * work needs them. `schema`: of the database; `public` unless told.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  datamodels: [string, string][] | undefined,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
  schema?: string,
): Promise<T> {
  start();
  const driver = new EngineDriver(databaseUrl, schema);
  const bound = bindMigrationAwareSqlAdapterFactory(driver);
  try {
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, bound);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    throw databaseError(error, bound) ?? error;
  } finally {
    await driver.end();
  }
}

/**
 * The engine says "External error id#0" and keeps what the database said in a drawer: it is taken out, so that a person
 * can read it.
 */
function databaseError(error: unknown, bound: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>): Error | null {
  const number = error instanceof Error ? /External error id#(\d+)/.exec(error.message)?.[1] : undefined;
  const record = number === undefined ? undefined : bound.errorRegistry.consumeError(Number(number));
  if (record === undefined) return null;
  return record.error instanceof Error ? record.error : new Error(String(record.error), { cause: error });
}
