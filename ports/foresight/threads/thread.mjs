/**
 * Where a thread begins. Plain JavaScript: what lets Node read TypeScript is registered for each thread anew, whatever
 * the process was started with.
 */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { answer } = await import('./answer.ts');
parentPort.on('message', (asked) => parentPort.postMessage(answer(asked)));
parentPort.postMessage('ready');
