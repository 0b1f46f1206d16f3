import { z } from 'zod';
import { optional } from './access-settings.ts';

/** Which database, by whom, and how much of it. */
export const DATABASE_VARIABLES = {
  DATABASE_URL: optional(
    z.string().refine(isPostgresUrl, 'must be a URL like postgresql://user:password@host:5432/database'),
  ),
  DATABASE_OWNER_URL: optional(
    z.string().refine(isPostgresUrl, 'must be a URL like postgresql://owner:password@host:5432/database'),
  ),
  PUNTUAL_DB_CONNECTIONS: optional(
    z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'must be a number of connections from 4 to 1000')
      .transform(Number)
      .refine((value) => value >= 4 && value <= 1_000, 'must be a number of connections from 4 to 1000'),
  ),
};

export interface DatabaseSettings {
  /** By the role of API and worker; null: the embedded one. */
  databaseUrl: string | null;
  /** Who brings the migrations, where API and worker have a plain role of their own; null: the same. */
  databaseOwnerUrl: string | null;
  /** Of one process to the database, at most: `PUNTUAL_DB_CONNECTIONS`, default 15. A worker and an API share none. */
  connections: { api: number; worker: number; sandbox: number };
}

type Data = z.infer<z.ZodObject<typeof DATABASE_VARIABLES>>;

export const databaseSettingsOf = (data: Data): DatabaseSettings => ({
  databaseUrl: data.DATABASE_URL ?? null,
  databaseOwnerUrl: data.DATABASE_OWNER_URL ?? null,
  connections: connectionsOf(data.PUNTUAL_DB_CONNECTIONS ?? 15),
});

/** What of them contradicts another; null: nothing. */
export function databaseProblem({ DATABASE_OWNER_URL: owner, DATABASE_URL: plain }: Data): string | null {
  if (owner === undefined) return null;
  if (plain === undefined) return 'DATABASE_OWNER_URL goes with DATABASE_URL, the same database by a plain role';
  const [by, as] = [new URL(owner), new URL(plain)];
  if (as.username === '' || by.username === as.username)
    return 'DATABASE_URL must name a role of its own, another than that of DATABASE_OWNER_URL';
  return by.pathname === as.pathname ? null : 'DATABASE_OWNER_URL and DATABASE_URL must name the same database';
}

/** The sandbox's bank has its own, as another company would. */
const connectionsOf = (all: number): DatabaseSettings['connections'] => {
  const sandbox = Math.max(1, Math.floor(all / 3));
  return { api: all - sandbox, worker: all - sandbox, sandbox };
};

function isPostgresUrl(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return /^postgres(ql)?:$/.test(protocol) && hostname !== '';
  } catch {
    return false;
  }
}
