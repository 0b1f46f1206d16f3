import { fileURLToPath } from 'node:url';
import type { Guard } from './servers/guard.ts';
import type { Running } from './servers/process.ts';
import { launch, tailOf } from './servers/process.ts';

const bootstrap = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));
const graceMs = 15_000;
const readyLimitMs = 120_000;

/** Starts one of our own commands as a child that ends when we do; resolves when it says that it serves. */
export async function startChildCommand(input: {
  name: string;
  command: 'worker' | 'api' /** What Node runs, if not our command line. */;
  program?: string[];
  /** Of the command. */
  args?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  guard: Guard;
}): Promise<Running> {
  const part = await launch({
    name: input.name,
    command: process.execPath,
    args: [...(input.program ?? [bootstrap]), input.command, ...(input.args ?? [])],
    env: input.env,
    logFile: input.logFile,
    guard: input.guard,
    graceMs,
    tie: 'ipc',
  });
  let timer: NodeJS.Timeout | undefined;
  const ready = await Promise.race([
    new Promise<true>((resolve) =>
      part.child.on('message', (message) => (message as { ready?: boolean }).ready && resolve(true)),
    ),
    part.exited.then(() => false as const),
    new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), readyLimitMs))),
  ]);
  clearTimeout(timer);
  if (ready) return part;
  await part.stop('SIGKILL');
  throw new Error(`${input.name} does not start. The end of ${input.logFile}:\n${tailOf(input.logFile)}`);
}
