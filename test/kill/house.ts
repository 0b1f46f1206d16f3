import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startGuard } from '../../cli/servers/guard.ts';
import type { Running } from '../../cli/servers/process.ts';
import { launch, tailOf } from '../../cli/servers/process.ts';
import { crewOf, send } from '../cli/started.ts';
import { Http } from '../lives/http.ts';

const run = promisify(execFile);
const bootstrap = fileURLToPath(new URL('../../cli/bootstrap.mjs', import.meta.url));

/** How a child of `npm start` can be told from its brothers by its command line. */
const PARTS = {
  worker: /bootstrap\.mjs worker/,
  api: /bootstrap\.mjs api/,
  postgres: /\bpostgres(\.exe)? -D /,
  temporal: /temporal.*(--allow-no-auth start|server start-dev)/,
};
export type Part = keyof typeof PARTS;

const READY_WITHIN_MS = 180_000;
const BACK_WITHIN_MS = 60_000;

/** All of Puntual as `npm start` runs it, in a folder of its own, with servers of its own. */
export class House {
  http!: Http;
  /** Where its servers are. */
  servers!: { databaseUrl: string; temporalAddress: string };
  private starter!: Running;
  private readonly folder = mkdtempSync(join(tmpdir(), 'puntual-house-'));
  private readonly guard = startGuard();
  private readonly logFile = join(this.folder, 'start.log');

  constructor() {
    this.guard.remove(this.folder);
  }

  async start(settings: Record<string, string> = {}): Promise<void> {
    // Nothing of ours must make it use other servers than its own.
    const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, PUNTUAL_API_KEY, NODE_OPTIONS, ...env } = process.env;
    const data = join(this.folder, 'data');
    this.starter = await launch({
      name: 'npm start',
      command: process.execPath,
      args: [bootstrap, 'start'],
      logFile: this.logFile,
      guard: this.guard,
      graceMs: 30_000,
      env: { ...env, PUNTUAL_REQUESTS_PER_10_SECONDS: '1000000', ...settings, PUNTUAL_DATA: data, PUNTUAL_PORT: '0' },
    });
    await within(READY_WITHIN_MS, () => readJson(join(data, 'run.json')) !== null || this.mustLive());
    const { url, ...servers } = readJson(join(data, 'run.json')) as {
      url: string;
      databaseUrl: string;
      temporalAddress: string;
    };
    this.servers = servers;
    this.http = new Http(url, readFileSync(join(data, 'api-key'), 'utf8').trim());
  }

  /** To its database by its owner: API and worker have a plain role. */
  get ownerUrl(): string {
    const url = new URL(this.servers.databaseUrl);
    url.username = 'puntual';
    url.password = readFileSync(join(this.folder, 'data', 'postgres', 'password'), 'utf8').trim();
    return url.href;
  }

  /** `kill -9`, and waits until it has been started again and the house serves. */
  async kill(part: Part): Promise<void> {
    const before = await this.pidOf(part);
    send('SIGKILL', [before]);
    await within(
      BACK_WITHIN_MS,
      async () => ![null, before].includes(await this.findPid(part)) && (await this.serves()),
    );
  }

  /**
   * It and all below it stand still, as on a machine that hangs: whoever is connected to it stays so, and hears nothing.
   * Answers what lets it go on.
   */
  async freeze(part: Part): Promise<() => void> {
    const pid = await this.pidOf(part);
    // First of all whoever would make more of them.
    send('SIGSTOP', [pid]);
    const all = [pid, ...crewOf(pid)];
    send('SIGSTOP', all);
    return () => send('SIGCONT', all);
  }

  /** It dies, and dies again as often as it is started, for so long. */
  async keepDown(part: Part, forMs: number): Promise<void> {
    for (const end = Date.now() + forMs; Date.now() < end; await pause(100)) {
      const pid = await this.findPid(part);
      if (pid !== null) send('SIGKILL', [pid]);
    }
  }

  /** Once it serves again. */
  back = (): Promise<void> => within(BACK_WITHIN_MS, () => this.serves());

  /** Of what runs now; throws when there is none. */
  async pidOf(part: Part): Promise<number> {
    const pid = await this.findPid(part);
    if (pid === null) throw new Error(`There is no ${part} among the children of ${this.starter.pid}`);
    return pid;
  }

  private async findPid(part: Part): Promise<number | null> {
    const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
    for (const [, pid, parent, command = ''] of stdout.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)) {
      if (Number(parent) === this.starter.pid && PARTS[part].test(command)) return Number(pid);
    }
    return null;
  }

  /** All that it has started is below this one. */
  get pid(): number {
    return this.starter.pid;
  }

  private async serves(): Promise<boolean> {
    const answer = await fetch(`${this.http.url}/readyz`).catch(() => null);
    return answer?.ok === true;
  }

  private mustLive(): false {
    if (this.starter.alive()) return false;
    throw new Error(`npm start has ended:\n${tailOf(this.logFile)}`);
  }

  /** What `npm start` has said so far. */
  said = (): string => readFileSync(this.logFile, 'utf8');

  async stop(): Promise<void> {
    await this.starter?.stop();
    this.guard.leave();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function within(limitMs: number, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo()); await pause(100)) {
    if (Date.now() > end) throw new Error(`Not so within ${limitMs} ms: ${isSo}`);
  }
}
