import { strict as assert } from 'node:assert';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePorts } from '../../cli/servers/free-ports.ts';
import { cacheFolder } from '../../cli/user-folders.ts';

/** Knows Stripe's API as of 2026-08-26. */
const VERSION = 'v0.203.0';
const STARTS_WITHIN_MS = 30_000;

/**
 * Stripe's own mock, which holds every call against Stripe's description of its API; built once with Go,
 * which must be there, and kept.
 */
export async function startStripeMock(): Promise<{ url: string; stop(): Promise<void> }> {
  const [port] = await freePorts(1);
  const child = spawn(await built(), ['-http-addr', `127.0.0.1:${port}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + STARTS_WITHIN_MS; ; await pause(100)) {
    if (await fetch(url).catch(() => null)) break;
    assert(child.exitCode === null && Date.now() < end, 'stripe-mock did not start');
  }
  return {
    url,
    stop() {
      child.kill();
      return ended;
    },
  };
}

async function built(): Promise<string> {
  const folder = cacheFolder(process.env);
  const program = join(folder, `stripe-mock-${VERSION}`);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(join(folder, 'build-mock-'));
  try {
    await promisify(execFile)('go', ['install', `github.com/stripe/stripe-mock@${VERSION}`], {
      env: { ...process.env, GOBIN: draft, CGO_ENABLED: '0', GOFLAGS: '' },
    });
    renameSync(join(draft, 'stripe-mock'), program);
    return program;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
