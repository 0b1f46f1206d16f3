import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { bareEnvironment } from '../../cli/servers/bare-environment.ts';
import { isFree } from '../../cli/servers/free-ports.ts';
import { startGuard } from '../../cli/servers/guard.ts';
import { startPostgres } from '../../cli/servers/postgres.ts';
import { launch, tailOf } from '../../cli/servers/process.ts';
import { serves } from '../../cli/servers/temporal.ts';
import { buildServer, serverVersion } from '../../cli/servers/temporal-build.ts';
import { dynamicFile, serverConfig, serverPortNames } from '../../cli/servers/temporal-config.ts';
import { cacheFolder } from '../../cli/user-folders.ts';

const run = promisify(execFile);
/** Of the embedded server's four: what a company of this size begins with, since their number can never be changed. */
const SHARDS = 64;
/** One for what workflows are, one for what is looked for by. */
const DATABASES = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' };

export interface TemporalOnPostgres {
  address: string;
  /** Of its server and of its PostgreSQL. */
  pids: { temporal: number; postgres: number };
  stop(): Promise<void>;
}

/** A Temporal as a company runs it: on a PostgreSQL of its own, durable; its schema by its own tool, built with Go. */
export async function temporalOnPostgres(): Promise<TemporalOnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'puntual-temporal-'));
  const guard = startGuard();
  guard.remove(folder);
  const cache = cacheFolder(process.env);
  const program = join(cache, `temporal-server-${serverVersion}`);
  if ((await buildServer(program, async () => existsSync(program), console.error)) === null)
    throw new Error('The Temporal server could not be built');
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
  await run('go', ['install', `go.temporal.io/server/cmd/tools/sql@${serverVersion}`], { env });

  const logFile = join(folder, 'log');
  const postgres = await startPostgres({ folder, database: 'temporal', care: 'durable', logFile, guard });
  const { port, username, password } = new URL(postgres.url);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('CREATE DATABASE temporal_visibility');
  await admin.end();
  for (const [database, schema] of Object.entries(DATABASES)) {
    const to = ['--plugin', 'postgres12', '--endpoint', '127.0.0.1', '--port', port, '--user', username];
    const tool = (...words: string[]) =>
      run(join(folder, 'sql'), [...to, '--password', password, '--database', database, ...words]);
    await tool('setup-schema', '--version', '0.0');
    await tool('update-schema', '--schema-name', schema);
  }

  const store = (databaseName: string, maxConns: number): object => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${port}`,
      connectProtocol: 'tcp',
      user: username,
      password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const persistence = {
    defaultStore: 'main',
    visibilityStore: 'visibility',
    numHistoryShards: SHARDS,
    datastores: { main: store('temporal', 20), visibility: store('temporal_visibility', 10) },
  };
  const ports = await lowPorts();
  writeFileSync(join(folder, 'dynamic.yaml'), dynamicFile);
  const config = join(folder, 'server.yaml');
  writeFileSync(config, serverConfig({ persistence, dynamicFile: join(folder, 'dynamic.yaml'), ports }));
  const server = await launch({
    name: 'Temporal',
    command: program,
    args: ['--config-file', config, '--allow-no-auth', 'start'],
    logFile,
    cwd: folder,
    env: bareEnvironment(),
    guard,
    graceMs: 10_000,
  });
  const address = `127.0.0.1:${ports.frontend}`;
  if (!(await serves(server, address))) throw new Error(`Temporal does not start:\n${tailOf(logFile)}`);
  return {
    address,
    pids: { temporal: server.pid, postgres: postgres.pid },
    stop: async () => {
      await server.stop();
      await postgres.stop();
      guard.leave();
    },
  };
}

/** Its table of members has room for ports below 32,768 alone. */
async function lowPorts(): Promise<Record<(typeof serverPortNames)[number], number>> {
  const ports: Partial<Record<(typeof serverPortNames)[number], number>> = {};
  let port = 17_233;
  for (const name of serverPortNames) {
    while (!(await isFree(port))) port++;
    ports[name] = port++;
  }
  return ports as Required<typeof ports>;
}
