import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from './bare-environment.ts';

/** A process beside ours that ends our children if we die without a word (see `cli/guard.mjs`). */
export interface Guard {
  watch(pid: number, graceMs: number): void;
  forget(pid: number): void;
  /** Deletes this folder too, when we are gone. */
  remove(folder: string): void;
  /** We go: it ends what is still on its list, and follows. */
  leave(): void;
}

const script = fileURLToPath(new URL('../guard.mjs', import.meta.url));

export function startGuard(): Guard {
  const standing = new Map<string, string>();
  let leaving = false;
  let input = post();

  /** Should the guard itself be killed, another takes its post and its orders. */
  function post(): NonNullable<ChildProcess['stdin']> {
    const child = spawn(process.execPath, [script], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      env: bareEnvironment(),
    });
    child.stdin.on('error', () => {});
    child.once('error', () => {});
    const since = Date.now();
    child.once('exit', () => {
      // One that can't even begin isn't tried for ever.
      if (!leaving && Date.now() - since > 1_000) input = post();
    });
    for (const order of standing.values()) child.stdin.write(order);
    // It waits for us, we don't for it.
    child.unref();
    (child.stdin as unknown as { unref?: () => void }).unref?.();
    return child.stdin;
  }

  const send = (order: string): void => void (input.writable && input.write(order));
  const stand = (name: string, order: string): void => {
    standing.set(name, order);
    send(order);
  };
  return {
    watch: (pid, graceMs) => stand(String(pid), `watch ${pid} ${graceMs}\n`),
    forget: (pid) => {
      standing.delete(String(pid));
      send(`forget ${pid}\n`);
    },
    remove: (folder) => stand(folder, `remove ${folder}\n`),
    leave: () => {
      leaving = true;
      input.end();
    },
  };
}
