import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs jest, whose setup starts the servers (and gets the Temporal server first, with progress, if there is none yet).
 */
export async function test(args: string[]): Promise<void> {
  const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
    .filter(Boolean)
    .join(' ');
  const jest = spawn(
    process.execPath,
    [fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url)), ...args],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: nodeOptions } },
  );
  // A terminal's Ctrl-C reaches jest by itself; a signal sent to us alone is passed on. We end when it has cleaned up.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => jest.kill(signal));
  process.on('SIGINT', () => {});
  process.exitCode = await new Promise<number>((resolve) => {
    jest.once('error', () => resolve(1));
    jest.once('exit', (code) => resolve(code ?? 1));
  });
}
