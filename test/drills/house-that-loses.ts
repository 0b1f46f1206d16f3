import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startGuard } from '../../cli/servers/guard.ts';
import { prepareNamespace } from '../../cli/servers/prepare-namespace.ts';
import { chooseTemporal, startTemporal, type TemporalServer } from '../../cli/servers/temporal.ts';
import { cacheFolder } from '../../cli/user-folders.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { Town } from '../lives/town.ts';

/** A town on a Temporal of its own, whose operator loses databases and has the commands to mend it. */
export class HouseThatLoses {
  readonly town = new Town();
  readonly folder = mkdtempSync(join(tmpdir(), 'puntual-loses-'));
  readonly #guard = startGuard();
  readonly #input = { folder: this.folder, logFile: join(this.folder, 'temporal.log'), guard: this.#guard };
  #temporal!: TemporalServer;

  async start(): Promise<void> {
    this.#guard.remove(this.folder);
    this.#temporal = await chooseTemporal({
      ...this.#input,
      cache: cacheFolder(process.env),
      say: () => undefined,
      prepare: () => Promise.resolve(),
    });
    this.town.env.TEMPORAL_ADDRESS = this.#temporal.address;
    await this.town.start();
  }

  /** Temporal dies, and with it all that it knew. Workers and API are started anew on an empty one. */
  async loseTemporal(): Promise<void> {
    await this.#temporal.stop('SIGKILL');
    await this.stopParts();
    const { kind } = this.#temporal.binary;
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(this.folder, 'temporal', `${kind}.db${suffix}`), { force: true });
    this.#temporal = await startTemporal(this.#input, this.#temporal.binary);
    await prepareNamespace({ ...temporalConfig(this.town.env), retentionDays: 1 });
  }

  stopParts = (): Promise<unknown> => Promise.all([this.town.api.stop(), this.town.worker.stop()]);
  startParts = (): Promise<unknown> => Promise.all([this.town.startApi(), this.town.startWorker()]);

  /** One of the command line's. Answers what it printed, and with which code it ended. */
  run(...args: string[]): Promise<{ output: string; code: number | null }> {
    const child = spawn(process.execPath, [join(process.cwd(), 'cli/bootstrap.mjs'), ...args], {
      env: { ...this.town.env, DATABASE_OWNER_URL: this.town.ownerUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    return new Promise((resolve) => child.once('close', (code) => resolve({ output, code })));
  }

  /**
   * As a server's own recovery to an earlier moment leaves it: the record doesn't know that it is older. Answers the
   * moment.
   */
  async forgetThatItWasRestored(): Promise<string> {
    const client = new pg.Client({ connectionString: this.town.ownerUrl });
    await client.connect();
    const { rows } = await client.query('SELECT restored_from AS "from" FROM record_info');
    await client.query('UPDATE record_info SET restored_at = NULL, restored_from = NULL');
    await client.end();
    const [row] = rows as [{ from: Date }];
    return row.from.toISOString();
  }

  async stop(): Promise<void> {
    await this.town.stop();
    await this.#temporal.stop();
    this.#guard.leave();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
