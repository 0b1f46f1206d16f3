/**
 * Lets the Temporal SDK fetch the `temporal` program into the folder given, and ends. A process of its own: the SDK's
 * runtime takes over signals, and a download that hangs has to be killed.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [folder, version] = process.argv.slice(2);
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir: folder, version, ttl: '10 years' } },
});
await environment.teardown();
process.exit(0);
