import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { toyWorld } from './toy-activities.ts';

/** A worker in a process of its own, to be killed: `toy-worker.ts ADDRESS NAMESPACE QUEUE WORLD_FILE`. Says READY when it takes work. */
const [address = '', namespace = '', taskQueue = '', worldFile = ''] = process.argv.slice(2);
const connection = await NativeConnection.connect({ address });
const workflowsPath = fileURLToPath(new URL('./toy-workflow.ts', import.meta.url));
const worker = await Worker.create({ connection, namespace, taskQueue, workflowsPath, activities: toyWorld(worldFile).activities, stickyQueueScheduleToStartTimeout: '1s' });
const running = worker.run();
process.stdout.write('READY\n');
await running;
