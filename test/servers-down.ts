import { stopServers } from './servers.ts';
import { scansOfTheRun } from './statements/look-at-all.ts';

/**
 * Ends the servers. A run of all tests whose statements read the whole of a large table has failed, whatever its tests
 * say; one of a few with `PUNTUAL_EXPLAIN`.
 */
export default async function end(): Promise<void> {
  try {
    const statements = process.env.PUNTUAL_TEST_STATEMENTS;
    const found = statements === undefined ? [] : await scansOfTheRun(statements);
    if (found.length === 0) return;
    // Thrown, it would be all that the run's report says.
    process.exitCode = 1;
    console.error(`FAILED: ${found.length} statements read the whole of a table:\n\n${found.join('\n\n')}`);
  } finally {
    await stopServers();
  }
}
