import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is looked at: each a program of its own with its own verdict. */
const checks = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'types in the browser', program: 'typescript/bin/tsc', args: ['--noEmit', '--project', 'console'] },
  { name: 'lint and format', program: '@biomejs/biome/bin/biome', args: ['ci', '--diagnostic-level=error', '.'] },
  {
    name: 'import directions',
    program: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.mjs', '.'],
  },
  { name: 'unused code', program: 'knip/bin/knip.js', args: [] },
];

interface Verdict {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

async function verdictOf({ name, program, args }: (typeof checks)[number]): Promise<Verdict> {
  const started = Date.now();
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL(`../node_modules/${program}`, import.meta.url)), ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  return { name, passed: code === 0, seconds: (Date.now() - started) / 1_000, output: output.trim() };
}

/** Runs them all, whatever the first ones say. With PUNTUAL_CHECK_COUNTS the numbers go to that file, for `.ci/run`. */
export async function check(): Promise<void> {
  let failed = 0;
  for (const each of checks) {
    const verdict = await verdictOf(each);
    if (!verdict.passed) {
      failed += 1;
      process.stdout.write(`${verdict.output}\n`);
    }
    process.stdout.write(`${verdict.passed ? '✓' : '✗'} ${verdict.name} (${verdict.seconds.toFixed(1)} s)\n`);
  }
  if (process.env.PUNTUAL_CHECK_COUNTS)
    writeFileSync(process.env.PUNTUAL_CHECK_COUNTS, JSON.stringify({ passed: checks.length - failed, failed }));
  process.exitCode = failed === 0 ? 0 : 1;
}
