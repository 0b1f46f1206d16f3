import { cacheFolder } from './user-folders.ts';
import { type DatabaseOwner, ownerIn } from './prepare-database.ts';
import type { ProcessTree } from './process-tree.ts';
import type { Guard } from './servers/guard.ts';
import { startPostgres } from './servers/postgres.ts';
import { prepareNamespace } from './servers/prepare-namespace.ts';
import type { TemporalServer } from './servers/temporal.ts';
import { chooseTemporal, startTemporal } from './servers/temporal.ts';
import type { Settings } from './settings.ts';

/** What the worker and the API stand on. It changes when a server has to come back on another port. */
export interface OwnServers {
  /** By the role of API and worker. */
  databaseUrl: string;
  /** By whoever brings the migrations; null: the same. */
  owner: DatabaseOwner | null;
  temporalAddress: string;
  /** Temporal's own pages, where this server has them. */
  uiUrl: string | null;
}

export interface OwnServersInput {
  settings: Settings;
  processes: ProcessTree;
  guard: Guard;
  logFile(name: string): string;
  say(line: string): void;
  /** Ends a download or a build. */
  signal: AbortSignal;
  /** A server is somewhere else now; `servers` says where. */
  moved(): void;
}

/** The database of one's own, or the data folder's PostgreSQL. */
export async function standOnPostgres(input: OwnServersInput, servers: OwnServers): Promise<void> {
  if (input.settings.databaseUrl) {
    servers.databaseUrl = input.settings.databaseUrl;
    servers.owner = ownerIn(input.settings);
    return;
  }
  input.say('Starting PostgreSQL …');
  const postgres = await input.processes.keep({
    name: 'PostgreSQL',
    start: () =>
      startPostgres({
        folder: input.settings.dataFolder,
        database: 'puntual',
        care: 'durable',
        logFile: input.logFile('postgres'),
        guard: input.guard,
      }),
    cameBack: ({ plainUrl }) => {
      if (plainUrl === servers.databaseUrl) return;
      servers.databaseUrl = plainUrl;
      input.moved();
    },
  });
  const { url, plainUrl } = postgres.current();
  servers.databaseUrl = plainUrl;
  servers.owner = { url, setsPassword: true };
}

/** The Temporal of one's own, or the data folder's. */
export async function standOnTemporal(input: OwnServersInput, servers: OwnServers): Promise<void> {
  const { settings } = input;
  if (settings.temporalAddress) {
    input.say(`Asking Temporal on ${settings.temporalAddress} …`);
    servers.temporalAddress = settings.temporalAddress;
    await prepareNamespace(settings.temporal);
    return;
  }
  input.say('Starting Temporal …');
  const common = { folder: settings.dataFolder, logFile: input.logFile('temporal'), guard: input.guard };
  const chosen = await chooseTemporal({
    ...common,
    cache: cacheFolder(process.env),
    say: input.say,
    signal: input.signal,
    prepare: (address) => prepareNamespace({ ...settings.temporal, address }),
  });
  const temporal = await input.processes.keep({
    name: 'Temporal',
    start: firstThen(chosen, () => startTemporal(common, chosen.binary)),
    cameBack: ({ address }) => {
      if (address === servers.temporalAddress) return;
      servers.temporalAddress = address;
      input.moved();
    },
  });
  servers.temporalAddress = temporal.current().address;
  servers.uiUrl = temporal.current().uiUrl;
}

/** The server that was chosen runs already; later starts make a new one. */
function firstThen(server: TemporalServer, again: () => Promise<TemporalServer>): () => Promise<TemporalServer> {
  let first: TemporalServer | null = server;
  return async () => {
    const running = first ?? (await again());
    first = null;
    return running;
  };
}
