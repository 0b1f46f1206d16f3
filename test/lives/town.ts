import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChildCommand } from '../../cli/child-command.ts';
import { prepareDatabase } from '../../cli/prepare-database.ts';
import { freePorts } from '../../cli/servers/free-ports.ts';
import { startGuard } from '../../cli/servers/guard.ts';
import { prepareNamespace } from '../../cli/servers/prepare-namespace.ts';
import type { Running } from '../../cli/servers/process.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { freshDatabase } from '../fresh-database.ts';
import { Http } from './http.ts';
import type { Setting } from './life.ts';
import { Life } from './life.ts';

const LOOK_EVERY_MS = 50;

/** A worker and an API as `npm start` runs them, on a database and a namespace of their own on the run's servers. */
export class Town {
  readonly lives: Life[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'puntual-town-'));
  readonly namespace = `town-${process.pid}-${randomBytes(4).toString('hex')}`;
  readonly temporalAddress: string;
  http!: Http;
  worker!: Running;
  api!: Running;
  private readonly guard = startGuard();
  /** What its processes are started with. */
  readonly env: NodeJS.ProcessEnv;
  /** The database by its owner. */
  ownerUrl = '';
  private dropDatabase: () => Promise<void> = async () => undefined;

  constructor() {
    const address = process.env.PUNTUAL_TEST_TEMPORAL;
    assert(address, 'PUNTUAL_TEST_TEMPORAL is not set: these tests run in the jest project "servers"');
    this.temporalAddress = address;
    this.env = {
      ...process.env,
      NODE_OPTIONS: '',
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: this.namespace,
      PUNTUAL_MAILS_PER_SECOND: '1000',
    };
    this.guard.remove(this.folder);
  }

  async start(workerProgram?: string[]): Promise<void> {
    const [database] = await Promise.all([
      freshDatabase(),
      prepareNamespace({ ...temporalConfig(this.env), retentionDays: 1 }),
    ]);
    this.dropDatabase = database.drop;
    this.ownerUrl = database.url;
    await prepareDatabase(database.plainUrl, () => undefined, undefined, { url: database.url, setsPassword: false });
    const [port] = await freePorts(1);
    const apiKey = randomBytes(24).toString('base64url');
    Object.assign(this.env, {
      DATABASE_URL: database.plainUrl,
      PUNTUAL_PORT: String(port),
      PUNTUAL_API_KEY: apiKey,
      PUNTUAL_REQUESTS_PER_10_SECONDS: '1000000',
    });
    this.http = new Http(`http://127.0.0.1:${port}`, apiKey);
    await Promise.all([this.startApi(), this.startWorker(workerProgram)]);
  }

  /** `program`: another way to start it than the command line's. */
  async startApi(program?: string[]): Promise<void> {
    this.api = await this.part('api', program);
  }

  async startWorker(program?: string[]): Promise<void> {
    this.worker = await this.part('worker', program);
  }

  private part(command: 'worker' | 'api', program?: string[]): Promise<Running> {
    return startChildCommand({
      name: `The ${command} of ${this.namespace}`,
      command,
      env: this.env,
      logFile: join(this.folder, `${command}.log`),
      guard: this.guard,
      ...(program === undefined ? {} : { program }),
    });
  }

  async life(setting: Setting): Promise<Life> {
    const life = await Life.begin(this.http, setting);
    this.lives.push(life);
    return life;
  }

  /** Looks again and again until it is so. */
  async until(isSo: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
    for (const end = Date.now() + withinMs; !(await isSo()); await pause(LOOK_EVERY_MS))
      assert(Date.now() < end, `Not so within ${withinMs} ms: ${isSo}`);
  }

  async stop(): Promise<void> {
    await Promise.all([this.api, this.worker].map((part) => part?.stop()));
    await this.dropDatabase();
    this.guard.leave();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
