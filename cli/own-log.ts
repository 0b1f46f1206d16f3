import { type DestinationStream, type Logger, pino } from 'pino';

/** What can't be written waits so far; beyond, lines are dropped. */
const MOST_WAITING_BYTES = 1_000_000;

/**
 * A process's own log, on its standard output. While nothing can be written (a full disk) it waits, and drops what is too
 * much; how much that was is said when there is room again. No process ends for its log.
 */
export function ownLog(name: string, fd = 1): Logger {
  const destination = pino.destination({ fd, sync: true, maxLength: MOST_WAITING_BYTES });
  const log = pino({ name }, destination as DestinationStream);
  let dropped = 0;
  destination.on('error', () => undefined);
  destination.on('drop', () => {
    dropped += 1;
  });
  destination.on('write', () => {
    if (dropped === 0) return;
    const lines = dropped;
    dropped = 0;
    log.warn({ lines }, 'There was no room for lines of this log');
  });
  // What others write there, as Node's warnings.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return log;
}
