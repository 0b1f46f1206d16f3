/** How fast a port that leaves the house may be used. */
interface Pace {
  /** Over all workers: what the provider is asked per second at most. */
  perSecond: number;
  /** At once on one worker. */
  atOnce: number;
}

/** How Puntual runs on Temporal. Made from an environment that is passed in; nothing else reads one for it. */
export interface TemporalConfig {
  /** `host:port` of the frontend. */
  address: string;
  namespace: string;
  /** For Temporal Cloud or a frontend behind an API key; null: none, and no TLS. */
  apiKey: string | null;
  /** How long closed runs can be looked at. */
  retentionDays: number;
  /** Somebody has said so: a namespace that is there is held to it as well, and else keeps its own. */
  retentionIsSaid: boolean;
  charges: Pace;
  mails: Pace;
  service: Pace;
  /** Decisions at once on one worker: each holds a database connection. */
  recordAtOnce: number;
  /** What is in flight may end, within these, when a worker is told to stop; then it is left to the next. */
  shutdown: { graceMs: number; forceMs: number };
}

/**
 * `TEMPORAL_*` as Temporal's own tools name them; the rest is ours. `mailsPerSecond`: what the carrier takes, unless the
 * environment says. Throws naming the setting that is wrong.
 */
export function temporalConfig(
  env: Readonly<Record<string, string | undefined>>,
  { mailsPerSecond = 10 }: { mailsPerSecond?: number } = {},
): TemporalConfig {
  return {
    address: text(env, 'TEMPORAL_ADDRESS') ?? '127.0.0.1:7233',
    namespace: text(env, 'TEMPORAL_NAMESPACE') ?? 'puntual',
    apiKey: text(env, 'TEMPORAL_API_KEY'),
    retentionDays: whole(env, 'PUNTUAL_RETENTION_DAYS', 30),
    retentionIsSaid: text(env, 'PUNTUAL_RETENTION_DAYS') !== null,
    charges: {
      perSecond: whole(env, 'PUNTUAL_CHARGES_PER_SECOND', 25),
      atOnce: whole(env, 'PUNTUAL_CHARGES_AT_ONCE', 20),
    },
    mails: {
      perSecond: whole(env, 'PUNTUAL_MAILS_PER_SECOND', mailsPerSecond),
      atOnce: whole(env, 'PUNTUAL_MAILS_AT_ONCE', 10),
    },
    service: {
      perSecond: whole(env, 'PUNTUAL_SERVICE_CALLS_PER_SECOND', 25),
      atOnce: whole(env, 'PUNTUAL_SERVICE_CALLS_AT_ONCE', 10),
    },
    recordAtOnce: whole(env, 'PUNTUAL_DECISIONS_AT_ONCE', 10),
    shutdown: { graceMs: 5_000, forceMs: 8_000 },
  };
}

function text(env: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function whole(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: number): number {
  const value = text(env, name);
  if (value === null) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new RangeError(`${name} must be a whole number above zero, not ${JSON.stringify(value)}`);
  return Number(value);
}
