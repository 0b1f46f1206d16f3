/**
 * What `npm start`, `npm test`, `npm run try`, `npm run emails`, `npm run check` and `npm run puntual` call. Plain Node without
 * dependencies, since it has to work on a bare clone: it installs what is missing, generates the database client, and
 * hands over to `cli/puntual.ts`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...names) => join(root, ...names);
const say = (line) => process.stderr.write(`${line}\n`);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function refuse(message) {
  say(message);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Puntual needs Node.js 20.19 or newer; this is ${process.versions.node}.`);

/** Runs a program silently, with a line every 10 s; its output is shown only when it fails. */
async function run(command, args, options, doing) {
  const started = Date.now();
  const beat = setInterval(() => say(`  … ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  say(doing);
  try {
    const output = [];
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    const code = await new Promise((resolve) =>
      child.on('error', (error) => resolve(error.message)).on('close', resolve),
    );
    if (code !== 0)
      refuse(`${Buffer.concat(output).toString().trim()}\n\nFailed (${code}): ${[command, ...args].join(' ')}`);
  } finally {
    clearInterval(beat);
  }
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** What need not be there: packages of other platforms, and in production the tests' and checks' own. */
const mayBeMissing = ({ optional, dev, devOptional }) =>
  optional || ((dev || devOptional) && process.env.NODE_ENV === 'production');

/** npm writes what it installed into a hidden lock file, last of all: installed means that it agrees with ours. */
function isInstalled() {
  const wanted = readJson(at('package-lock.json'))?.packages;
  const installed = readJson(at('node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (!installed[path] && mayBeMissing(entry)) || installed[path]?.version === entry.version,
  );
}

async function install() {
  // `npm ci` would empty what a link points to, which is somebody else's.
  if (lstatSync(at('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      'node_modules is a link, and what it leads to does not fit package-lock.json. Remove the link, or install there.',
    );
  // Prisma's install scripts would download an engine that is never used; naming any program keeps them from it.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_SKIP_POSTINSTALL_GENERATE: '1' };
  writeFileSync(scriptsPending, '');
  await npm(
    ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    env,
    'Installing the dependencies (once; about a minute) …',
  );
  await runScripts();
}

/** Beside an installation whose packages have not run their scripts yet. */
const scriptsPending = at('.puntual', 'scripts-pending');

/** Of the packages that package.json allows it to, and of no other: only npm 11 asks it by itself. */
async function runScripts() {
  const allowed = Object.entries(readJson(at('package.json')).allowScripts)
    .filter(([name, may]) => may && existsSync(at('node_modules', name)))
    .map(([name]) => name);
  await npm(['rebuild', '--ignore-scripts=false', '--loglevel=error', ...allowed], process.env, 'Setting them up …');
  rmSync(scriptsPending, { force: true });
}

async function npm(args, env, doing) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  await run(command, [...first, ...args], { env, shell: process.platform === 'win32' && command === 'npm' }, doing);
}

const stampFile = at('prisma', 'client', '.made-from');

/** What the generated client was made from, or would be. */
function clientSource() {
  const hash = createHash('sha256').update(readJson(at('node_modules', 'prisma', 'package.json'))?.version ?? '');
  for (const name of readdirSync(at('prisma'))
    .filter((file) => file.endsWith('.prisma'))
    .sort())
    hash.update(name).update(readFileSync(at('prisma', name)));
  return hash.digest('hex');
}

const isGenerated = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === clientSource();

async function generate() {
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  const source = clientSource();
  await run(
    process.execPath,
    [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    { env },
    'Generating the database client …',
  );
  writeFileSync(stampFile, source);
}

const lives = (pid) => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Two commands at once in one checkout: the second waits for what the first prepares. */
async function alone(work) {
  const lock = at('.puntual', 'prepare.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; await sleep(200)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      let holder = 0;
      try {
        holder = Number(readFileSync(lock, 'utf8'));
      } catch {
        continue;
      }
      // An empty file is one that is being written at this moment, unless it stays so.
      if (!lives(holder)) {
        await sleep(200);
        if (readJson(lock) === (holder || null)) rmSync(lock, { force: true });
      } else if (!told) {
        say('Another command is preparing this checkout; waiting for it …');
        told = true;
      }
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

const ready = () => isInstalled() && !existsSync(scriptsPending) && isGenerated();
if (!ready()) {
  await alone(async () => {
    if (!isInstalled()) await install();
    else if (existsSync(scriptsPending)) await runScripts();
    if (!isGenerated()) await generate();
  });
}

const { register } = await import(pathToFileURL(at('node_modules', 'tsx', 'dist', 'esm', 'api', 'index.mjs')).href);
register();
const { main } = await import(new URL('./puntual.ts', import.meta.url).href);
await main(process.argv.slice(2));
