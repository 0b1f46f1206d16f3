/**
 * Where a sample of the mutants of the rules lies, for Stryker: all of them take hours, and of six hundred the share that
 * the tests notice is known to two or three percent.
 *
 *     npx stryker run --mutate "$(node test/mutation/sample.mjs 600 1)" --ignorePatterns reports
 *
 * Arguments: how many, a seed, and folders or files (default: `domain`); one with `!` before it is left out.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';

const [count = '600', seed = '1', ...roots] = process.argv.slice(2);
const wanted = roots.filter((root) => !root.startsWith('!'));
const leftOut = roots.filter((root) => root.startsWith('!')).map((root) => root.slice(1));

const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
    : path.endsWith('.ts')
      ? [path]
      : [];

/** Numbers from 0 to 1 under a seed (mulberry32). */
function random(from) {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const silent = new Proxy({}, { get: () => () => false });
const injector = createInjector()
  .provideValue('logger', silent)
  .provideValue('getLogger', () => silent);
const instrumenter = createInstrumenter(injector);
const files = (wanted.length === 0 ? ['domain'] : wanted)
  .flatMap(filesIn)
  .filter((file) => !leftOut.some((root) => file === root || file.startsWith(`${root}/`)))
  .sort()
  .map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
const { mutants } = await instrumenter.instrument(files, {
  plugins: null,
  excludedMutations: [],
  ignorers: [],
  noHeader: true,
});

const next = random(Number(seed));
const taken = mutants
  .map((mutant) => ({ mutant, order: next() }))
  .sort((a, b) => a.order - b.order)
  .slice(0, Number(count))
  .map(({ mutant: { fileName, location } }) => {
    const at = ({ line, column }) => `${line + 1}:${column}`;
    return `${fileName}:${at(location.start)}-${at(location.end)}`;
  });
process.stderr.write(`${taken.length} of ${mutants.length} mutants\n`);
process.stdout.write(`${[...new Set(taken)].join(',')}\n`);
