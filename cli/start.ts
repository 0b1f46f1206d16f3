import { accessSync, chmodSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bootstrapKey } from './api-key.ts';
import { buildConsole } from './build-console.ts';
import { choosePort } from './choose-port.ts';
import { companyIn, seedCompanyWarning, templatesIn } from './company.ts';
import { demoMustBeAllowed } from './demo-allowed.ts';
import { askRails, RAILS_ASKED } from './ask-rails.ts';
import { railsIn } from './rails.ts';
import { type RunFile, runFileIn } from './run-file.ts';
import { processTree } from './process-tree.ts';
import { onStopSignal } from './ending.ts';
import { lockFolder } from './folder-lock.ts';
import type { OwnServers } from './own-servers.ts';
import { standOnPostgres, standOnTemporal } from './own-servers.ts';
import { diskWatch, fullDisk, mustHaveRoom } from './disk.ts';
import { type Logs, logsIn } from './logs.ts';
import { banner, steps } from './banner.ts';
import { startChildCommand } from './child-command.ts';
import { prepareDatabase } from './prepare-database.ts';
import { addressable } from './public-url.ts';
import { isFree } from './servers/free-ports.ts';
import { startGuard } from './servers/guard.ts';
import type { Running } from './servers/process.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';
import { withheldFrom } from './withheld.ts';
import type { Supervised } from './supervise.ts';
import { checkVerifier } from './verifier.ts';

/**
 * Everything in one command: the servers, the worker and the API, each a child that is started again when it dies,
 * until we are told to stop.
 */
export async function start(settings: Settings, args: string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--demo');
  if (unknown.length > 0) throw new BadSettings(`npm start knows --demo, not ${unknown.join(' ')}`);
  if (args.includes('--demo')) demoMustBeAllowed(settings, '--demo');
  const begun = Date.now();
  const company = companyIn(settings);
  checkVerifier(settings, company);
  await templatesIn(settings, company, (line) => process.stderr.write(`${line}\n`));
  const warning = seedCompanyWarning(settings);
  if (warning !== null) process.stderr.write(`\n${warning}\n\n`);
  await askRails(railsIn(settings), (line) => process.stderr.write(`${line}\n`));
  const folder = settings.dataFolder;
  makeFolder(folder);
  if (settings.databaseUrl === null && !existsSync(join(folder, 'postgres', 'cluster'))) await mustHaveRoom(folder);
  const unlock = await lockFolder(folder);
  const runFile = runFileIn(folder);
  rmSync(runFile, { force: true });

  const guard = startGuard();
  const say = steps(() => processes.stopping());
  const processes = processTree(say);
  const fetching = new AbortController();
  const end = (code: number): never => {
    rmSync(runFile, { force: true });
    guard.leave();
    unlock();
    process.exit(code);
  };
  const stop = async (code: number): Promise<void> => {
    fetching.abort();
    await processes.stopAll();
    end(code);
  };
  onStopSignal((times) => {
    process.stderr.write(times === 1 ? '\nStopping; once more to force it.\n' : 'Forced.\n');
    if (times === 1) return void stop(0);
    processes.killAll();
    end(130);
  });

  try {
    let port = await choosePort(settings.port, settings.host, say);
    const key = bootstrapKey(folder, settings.apiKey);
    const servers: OwnServers = { databaseUrl: '', owner: null, temporalAddress: '', uiUrl: null };
    const clients: Supervised<Running>[] = [];
    const logs = logsIn(folder);
    const logFile = logs.fileOf;
    keepAnEyeOn(folder, logs, say);
    const input = {
      settings,
      processes,
      guard,
      say,
      logFile,
      signal: fetching.signal,
      moved: () => clients.forEach((client) => client.restart()),
    };

    // Beside the servers' start, which waits more than it works; without its pages everything else is still there.
    const built = buildConsole(say).catch((error: unknown) => say((error as Error).message));
    await standOnPostgres(input, servers);
    await prepareDatabase(servers.databaseUrl, say, company, servers.owner);
    await standOnTemporal(input, servers);

    await built;
    // One that the system gave out may have gone to somebody else by now, to our own servers too.
    if (!(await isFree(port, settings.host))) port = await choosePort(settings.port, settings.host, say);
    say('Starting the worker and the API …');
    const env = (command: 'worker' | 'api') => ({
      ...process.env,
      DATABASE_URL: servers.databaseUrl,
      TEMPORAL_ADDRESS: servers.temporalAddress,
      PUNTUAL_PORT: String(port),
      PUNTUAL_DEBUG: '1',
      PUNTUAL_API_KEY: key.key,
      ...withheldFrom(command),
    });
    const keep = (name: string, command: 'worker' | 'api', args: string[] = []) =>
      processes.keep({
        name,
        start: () => startChildCommand({ name, command, args, env: env(command), logFile: logFile(command), guard }),
      });
    clients.push(...(await Promise.all([keep('The worker', 'worker', [RAILS_ASKED]), keep('The API', 'api')])));
    if (processes.stopping()) return;

    const url = `http://${addressable(settings.host)}:${port}`;
    writeFileSync(
      runFile,
      JSON.stringify(
        {
          url,
          pid: process.pid,
          databaseUrl: servers.databaseUrl,
          temporalAddress: servers.temporalAddress,
        } satisfies RunFile,
        null,
        2,
      ),
      { mode: 0o600 },
    );
    process.stdout.write(
      banner({
        url,
        key,
        servers,
        namespace: settings.temporal.namespace,
        folder,
        seconds: (Date.now() - begun) / 1_000,
      }),
    );
    // What goes wrong with the demo is no reason to take the house down.
    if (args.includes('--demo'))
      await (await import('./demo.ts'))
        .fillDemo({ url, key: key.key, say })
        .catch((error: unknown) => say((error as Error).message));
  } catch (error) {
    if (processes.stopping()) return;
    process.stderr.write(`${(error as Error).message}\n`);
    const disk = await fullDisk(folder).catch(() => null);
    if (disk !== null) process.stderr.write(`${disk}\n`);
    await stop(1);
  }
}

const EYE_MS = 10_000;

/** On what fills up while it runs. */
function keepAnEyeOn(folder: string, logs: Logs, say: (line: string) => void): void {
  const disk = diskWatch(folder, say);
  setInterval(() => {
    logs.turn();
    void disk().catch(() => undefined);
  }, EYE_MS).unref();
}

/**
 * Level by level: Node's own way to make several never ends where the system refuses with the wrong word (/proc). An
 * existing folder keeps its rights.
 */
function makeFolder(folder: string): void {
  try {
    const missing: string[] = [];
    for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at);
    for (const one of missing) mkdirSync(one, { mode: 0o700 });
    // PostgreSQL's own user has to get through; what is secret is readable by its owner only.
    if (missing.length > 0 && process.getuid?.() === 0) chmodSync(folder, 0o711);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new BadSettings(`PUNTUAL_DATA must be a folder that can be written: ${(error as Error).message}`);
  }
}
