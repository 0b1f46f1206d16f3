/** What says that PostgreSQL can't be reached or is going down, of the driver, the server or Prisma. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '25P03',
  // No room on its disk, or in its memory; a disk that fails.
  '53100',
  '53200',
  '58030',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
]);
const AWAY_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
]);

const AWAY_WORDS = [
  /Connection terminated/,
  /Can't reach database server/,
  /timeout exceeded when trying to connect/,
  /is not queryable/,
  /timeout expired/,
  /query read timeout/i,
  /statement timeout/,
];

/** Whether an error, or one of its causes, a few deep, says that the database is away. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, kind, originalCode, cause, message, meta } = error as {
    code?: unknown;
    kind?: unknown;
    originalCode?: unknown;
    cause?: unknown;
    message?: unknown;
    meta?: { driverAdapterError?: unknown };
  };
  if (
    [code, originalCode].some((one) => typeof one === 'string' && AWAY.has(one)) ||
    (typeof kind === 'string' && AWAY_KINDS.has(kind))
  )
    return true;
  if (typeof message === 'string' && AWAY_WORDS.some((words) => words.test(message))) return true;
  // Where Prisma has no word of its own for it, what the driver said is in `meta`.
  return isDatabaseAway(cause ?? meta?.driverAdapterError, depth + 1);
}
