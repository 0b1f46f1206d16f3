/**
 * Ends what its parent left running. It reads orders from its standard input; when that closes, the parent is gone
 * (however it died) and everything still on the list is stopped and removed. Plain Node: it has to start in no time and
 * depends on nothing.
 *
 *   watch PID GRACE_MS   stop this process: SIGINT, then SIGKILL after the grace
 *   forget PID
 *   remove PATH          delete this folder, after the processes
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const watched = new Map();
const folders = new Set();

// Ctrl-C in a terminal goes to everybody; the guard is the one that stays until the others are gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function end(pid, graceMs) {
  if (!send(pid, 'SIGINT')) return;
  for (const until = Date.now() + graceMs; Date.now() < until; await sleep(50)) if (!send(pid, 0)) return;
  send(pid, 'SIGKILL');
}

const orders = {
  watch: ([pid, graceMs]) => watched.set(Number(pid), Number(graceMs)),
  forget: ([pid]) => watched.delete(Number(pid)),
  remove: (words) => folders.add(words.join(' ')),
};

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const [verb, ...words] = line.split(' ');
  orders[verb]?.(words);
});
input.on('close', async () => {
  await Promise.all([...watched].map(([pid, graceMs]) => end(pid, graceMs)));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
});
