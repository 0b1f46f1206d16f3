import { NativeConnection } from '@temporalio/worker';
import { temporalConfig } from '../../temporal.config.ts';
import { createWorkers } from '../../workflows/host/worker.ts';
import { ToyRecord } from './toy-record.ts';

/**
 * The toy house's workers in a process of their own, to be killed: `toy-worker.ts ADDRESS NAMESPACE RECORD_FILE`. Says
 * READY when it takes work.
 */
const [address = '', namespace = '', recordFile = ''] = process.argv.slice(2);
const connection = await NativeConnection.connect({ address });
const workers = await createWorkers({
  connection,
  config: temporalConfig({ TEMPORAL_NAMESPACE: namespace }),
  activities: new ToyRecord(recordFile).activities,
});
const running = workers.run();
process.stdout.write('READY\n');
await running;
