import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { bareEnvironment } from './bare-environment.ts';
import { rememberedPorts } from './free-ports.ts';
import type { Guard } from './guard.ts';
import type { Running } from './process.ts';
import { commandLine, endStray, launch, tailOf } from './process.ts';
import type { BinaryKind, TemporalBinary } from './temporal-binary.ts';
import { temporalBinaries } from './temporal-binary.ts';
import { dynamicFile, dynamicFlags, onSqlite, serverConfig, serverPortNames } from './temporal-config.ts';

export interface TemporalServer extends Running {
  address: string;
  /** Where its web pages are, if this program has them. */
  uiUrl: string | null;
  binary: TemporalBinary;
}

export interface TemporalInput {
  /** The data folder; the server's files are in `temporal/` of it. */
  folder: string;
  logFile: string;
  guard?: Guard;
}

const serveLimitMs = 60_000;
const startTries = 5;
const graceMs = 5_000;

/** Starts this program on the data folder's own Temporal database, whatever state the last run left it in. */
export async function startTemporal(input: TemporalInput, binary: TemporalBinary): Promise<TemporalServer> {
  const home = join(input.folder, 'temporal');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  await clearStray(home);
  for (let attempt = 1; ; attempt++) {
    const { args, port, uiPort } = await argumentsFor(home, binary.kind);
    const server = await launch({
      name: 'Temporal',
      command: binary.file,
      args,
      logFile: input.logFile,
      cwd: home,
      env: bareEnvironment(),
      guard: input.guard,
      graceMs,
    });
    writeFileSync(join(home, 'pid'), String(server.pid));
    const address = `127.0.0.1:${port}`;
    if (await serves(server, address)) {
      const stop = async (signal?: NodeJS.Signals): Promise<void> => {
        await server.stop(signal);
        rmSync(join(home, 'pid'), { force: true });
      };
      return { ...server, address, uiUrl: uiPort ? `http://127.0.0.1:${uiPort}` : null, binary, stop };
    }
    await server.stop('SIGKILL');
    if (attempt === startTries)
      throw new Error(
        `The Temporal server (${binary.file}) does not start. The end of ${input.logFile}:\n${tailOf(input.logFile)}`,
      );
  }
}

async function argumentsFor(
  home: string,
  kind: BinaryKind,
): Promise<{ args: string[]; port: number; uiPort: number | null }> {
  // Each kind keeps a database of its own: neither reads the other's.
  const database = join(home, `${kind}.db`);
  if (kind === 'cli') {
    const { port, uiPort } = await rememberedPorts(join(home, 'cli-ports.json'), ['port', 'uiPort']);
    return {
      port,
      uiPort,
      args: [
        'server',
        'start-dev',
        '--ip',
        '127.0.0.1',
        '--port',
        String(port),
        '--ui-port',
        String(uiPort),
        '--db-filename',
        database,
        '--log-level',
        'warn',
        ...dynamicFlags,
      ],
    };
  }
  const ports = await rememberedPorts(join(home, 'server-ports.json'), serverPortNames);
  writeFileSync(join(home, 'dynamic.yaml'), dynamicFile);
  const config = serverConfig({ persistence: onSqlite(database), dynamicFile: join(home, 'dynamic.yaml'), ports });
  writeFileSync(join(home, 'server.yaml'), config);
  return {
    port: ports.frontend,
    uiPort: null,
    args: ['--config-file', join(home, 'server.yaml'), '--allow-no-auth', 'start'],
  };
}

/** After a kill -9: two servers on one database would ruin it. */
async function clearStray(home: string): Promise<void> {
  const file = join(home, 'pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  if (pid > 1 && (await commandLine(pid)).includes(process.platform === 'win32' ? 'temporal' : home))
    await endStray(pid, 'SIGTERM', 5_000);
  rmSync(file, { force: true });
}

export async function serves(server: Running, address: string): Promise<boolean> {
  for (const until = Date.now() + serveLimitMs; server.alive() && Date.now() < until; await sleep(100)) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 2_000 });
      await connection.close();
      return true;
    } catch {
      // Not yet.
    }
  }
  return false;
}

export interface ChooseInput extends TemporalInput {
  cache: string;
  say: (line: string) => void;
  /** Ends a download or a build. */
  signal?: AbortSignal;
  /** Registers what the accounts need. */
  prepare: (address: string) => Promise<void>;
}

/**
 * Takes the first program that runs. A data folder stays with the kind it began with, while that one is to be had: what
 * is under way goes on there.
 */
export async function chooseTemporal(input: ChooseInput): Promise<TemporalServer> {
  const kindFile = join(input.folder, 'temporal', 'kind');
  const begun = kindIn(kindFile);
  const troubles: string[] = [];
  for await (const binary of temporalBinaries(input.cache, begun, input.say, input.signal)) {
    try {
      const server = await startTemporal(input, binary);
      await input.prepare(server.address).catch(async (error: unknown) => {
        await server.stop();
        throw error;
      });
      writeFileSync(kindFile, binary.kind);
      return server;
    } catch (error) {
      troubles.push(`${binary.file}: ${(error as Error).message}`);
      input.say(`The Temporal server ${binary.from} (${binary.file}) is not usable; looking for another.`);
    }
  }
  throw new Error(noServer(troubles));
}

function kindIn(file: string): BinaryKind | null {
  if (!existsSync(file)) return null;
  const kind = readFileSync(file, 'utf8').trim();
  if (kind === 'cli' || kind === 'server') return kind;
  throw new Error(
    `${file} has to say cli (the temporal program) or server (the bare one), by which of the databases beside it ` +
      `was used last; it says "${kind.slice(0, 40)}".`,
  );
}

const noServer = (troubles: string[]): string =>
  [
    'No Temporal server could be started.',
    'Install the `temporal` program (https://docs.temporal.io/cli) or Go, or set TEMPORAL_ADDRESS to a server of your own.',
    ...troubles,
  ].join('\n');
