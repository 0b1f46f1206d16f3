import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chown, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { bareEnvironment } from './bare-environment.ts';
import { rememberedPorts } from './free-ports.ts';
import { buffersHere } from './buffers.ts';
import type { Guard } from './guard.ts';
import type { Launch, Running } from './process.ts';
import { commandLine, endStray, launch, tailOf } from './process.ts';
import type { Programs } from './postgres-programs.ts';
import { postgresPrograms, reaches } from './postgres-programs.ts';

export interface PostgresServer extends Running {
  /** The database by its owner, who may everything on this server. */
  url: string;
  /** The same by the plain role of API and worker; it has to be admitted first (`prisma/plain-role.ts`). */
  plainUrl: string;
}

export interface PostgresInput {
  /** The data folder; the cluster is in `postgres/` of it. */
  folder: string;
  database: string;
  /** `throwaway` gives up safety for speed: tests only. */
  care: 'durable' | 'throwaway';
  logFile: string;
  guard?: Guard;
  /** Of its pages, in MB; unless it is given, PostgreSQL's own 128 for a throwaway one. */
  buffersMb?: number;
}

const userName = 'puntual';
const plainUserName = 'puntual_app';
const startTries = 20;
const graceMs = 20_000;
const throwaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts the data folder's own PostgreSQL, made first if it isn't there, whatever state the last run left it in. */
export async function startPostgres(input: PostgresInput): Promise<PostgresServer> {
  const home = join(input.folder, 'postgres');
  const cluster = join(home, 'cluster');
  const programs = await postgresPrograms();
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (programs.as) await chown(home, programs.as.uid, programs.as.gid);
  const password = passwordIn(join(home, 'password'));
  const plainPassword = passwordIn(join(home, 'app-password'));
  if (!existsSync(cluster)) await makeCluster(programs, home, cluster, input);
  await clearStray(cluster);

  const buffersMb = input.buffersMb ?? (input.care === 'throwaway' ? null : buffersHere());
  for (let attempt = 1; ; attempt++) {
    const { port } = await rememberedPorts(join(home, 'port.json'), ['port']);
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'timezone=UTC',
      'log_timezone=UTC',
      'logging_collector=off',
      // Without what a row or a key held that was refused: that may be somebody's.
      'log_error_verbosity=terse',
      ...(input.care === 'throwaway' ? throwaway : []),
      ...(buffersMb === null ? [] : [`shared_buffers=${buffersMb}MB`]),
    ];
    const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
    const server = await launch(
      asUser(programs, home, {
        name: 'PostgreSQL',
        command: programs.postgres,
        args,
        logFile: input.logFile,
        guard: input.guard,
        graceMs,
      }),
    );
    const urlOf = (database: string, by = `${userName}:${password}`): string =>
      `postgresql://${by}@127.0.0.1:${port}/${database}`;
    if (await answers(server, urlOf('postgres'), join(home, 'password'))) {
      await makeDatabase(urlOf('postgres'), input.database);
      // SIGINT is PostgreSQL's fast shutdown: clients are let go, nothing is lost.
      return {
        ...server,
        url: urlOf(input.database),
        plainUrl: urlOf(input.database, `${plainUserName}:${plainPassword}`),
        stop: (signal = 'SIGINT') => server.stop(signal),
      };
    }
    // The port was taken in the meantime, or backends of a killed server are still letting go of their shared memory.
    if (attempt === startTries)
      throw new Error(`PostgreSQL does not start. The end of ${input.logFile}:\n${tailOf(input.logFile)}`);
    await sleep(500);
  }
}

function passwordIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(file, 'utf8').trim();
  if (password === '')
    throw new Error(`${file} is empty, and has to hold the password of the data folder's own PostgreSQL.`);
  return password;
}

/** Made beside its place and moved there when complete, so that a killed first start leaves nothing half. */
async function makeCluster(
  programs: Programs,
  home: string,
  cluster: string,
  { logFile, guard }: PostgresInput,
): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = join(home, 'password');
  await rm(draft, { recursive: true, force: true });
  if (programs.as) await chown(passwordFile, programs.as.uid, programs.as.gid);
  const args = [
    '-D',
    draft,
    '-U',
    userName,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const made = await (
    await launch(asUser(programs, home, { name: 'initdb', command: programs.initdb, args, logFile, guard, graceMs }))
  ).exited;
  if (made.code !== 0)
    throw new Error(`PostgreSQL's data could not be made. The end of ${logFile}:\n${tailOf(logFile)}`);
  await rename(draft, cluster);
}

/**
 * Drops root's rights. Where the data folder is closed to the postgres user, `setpriv` leaves it the one right to pass
 * through.
 */
function asUser(programs: Programs, home: string, input: Launch): Launch {
  const base: Launch = {
    ...input,
    cwd: home,
    env: { ...bareEnvironment(), HOME: home, LC_ALL: 'C' },
  };
  if (!programs.as) return base;
  if (reaches(programs.as, home)) return { ...base, ...programs.as };
  const { uid, gid } = programs.as;
  return {
    ...base,
    command: 'setpriv',
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      input.command,
      ...input.args,
    ],
  };
}

/**
 * After a kill -9: stop a server that still runs on this cluster; forget a pid that is nobody's or somebody else's by
 * now.
 */
async function clearStray(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const command = pid > 1 ? await commandLine(pid) : '';
  const ours = command.includes('postgres') && (process.platform === 'win32' || command.includes(cluster));
  if (ours) await endStray(pid, 'SIGINT', 10_000);
  rmSync(pidFile, { force: true });
}

/** Of a password that it doesn't take. */
const REFUSED = new Set(['28P01', '28000']);

async function answers(server: Running, url: string, passwordFile: string): Promise<boolean> {
  for (const until = Date.now() + 60_000; server.alive() && Date.now() < until; await sleep(50)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (REFUSED.has((error as { code?: string }).code ?? '')) {
        await server.stop('SIGINT');
        throw new Error(
          `PostgreSQL does not take the password in ${passwordFile}: put the one there that it was made with. ` +
            `It says: ${(error as Error).message}`,
        );
      }
      // Not yet: still starting or recovering.
    } finally {
      await client.end().catch(() => {});
    }
  }
  await server.stop('SIGINT');
  return false;
}

async function makeDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
