import { resolve } from 'node:path';
import { z } from 'zod';
import { clabePrefixProblem } from '../domain/mexico/own-clabes.ts';
import type { TemporalConfig } from '../temporal.config.ts';
import { temporalConfig } from '../temporal.config.ts';
import { defaultDataFolder } from './user-folders.ts';

/** An empty variable counts as not set, as in most shells' habits. */
const unset = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema.optional());

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number from 0 to 65535');

const path = z.string().refine((value) => !value.includes('\0'), 'must be a path');

const variables = z.object({
  PUNTUAL_PORT: optional(port),
  PUNTUAL_HOST: optional(z.string().regex(/^[\w.:-]+$/, 'must be an address to listen on, like 127.0.0.1')),
  PUNTUAL_DATA: optional(path),
  PUNTUAL_API_KEY: optional(
    z
      .string()
      .min(16, 'must have at least 16 characters')
      .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces'),
  ),
  DATABASE_URL: optional(
    z.string().refine(isPostgresUrl, 'must be a URL like postgresql://user:password@host:5432/database'),
  ),
  TEMPORAL_ADDRESS: optional(z.string().regex(/^[\w.-]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i, 'must be host:port')),
  TEMPORAL_NAMESPACE: optional(
    z.string().regex(/^[\w.-]{2,}$/, 'must be a namespace of letters, digits, dots, dashes and underscores'),
  ),
  PUNTUAL_DB_CONNECTIONS: optional(
    z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'must be a number of connections from 4 to 1000')
      .transform(Number)
      .refine((value) => value >= 4 && value <= 1_000, 'must be a number of connections from 4 to 1000'),
  ),
  PUNTUAL_COMPANY: optional(path),
  PUNTUAL_TEMPLATES: optional(path),
  PUNTUAL_CLABE_PREFIX: optional(
    z.string().superRefine((prefix, context) => {
      const problem = clabePrefixProblem(prefix);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    }),
  ),
  RESEND_API_KEY: optional(z.string().regex(/^re_\w+$/, 'must be a key of Resend (re_…)')),
});

export interface Settings {
  /** null: the default one, or a free one if that is taken. 0: any free one. */
  port: number | null;
  host: string;
  dataFolder: string;
  apiKey: string | null;
  databaseUrl: string | null;
  /** null: the embedded one. */
  temporalAddress: string | null;
  temporal: TemporalConfig;
  resendApiKey: string | null;
  /** What CLABEs of accounts' own begin with; null: none are given. */
  clabePrefix: string | null;
  /** A company of one's own, a JSON file; null: the shipped one. */
  companyFile: string | null;
  /** What its mails have of their own, a folder; null: nothing. */
  templatesFolder: string | null;
  /** Of one process to the database, at most: `PUNTUAL_DB_CONNECTIONS`, default 15. A worker and an API share none. */
  connections: { api: number; worker: number; sandbox: number };
}

export const defaultPort = 4400;

/** A setting that can't be used; its message names each one. */
export class BadSettings extends Error {
  override name = 'BadSettings';
}

/** Reads the environment, once; everything else gets the result. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = variables.safeParse(env);
  if (!parsed.success)
    throw new BadSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
  const { data } = parsed;
  return {
    port: data.PUNTUAL_PORT ?? null,
    host: data.PUNTUAL_HOST ?? '127.0.0.1',
    dataFolder: resolve(data.PUNTUAL_DATA ?? defaultDataFolder(env)),
    apiKey: data.PUNTUAL_API_KEY ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    temporalAddress: data.TEMPORAL_ADDRESS ?? null,
    temporal: temporalOf(env),
    resendApiKey: data.RESEND_API_KEY ?? null,
    clabePrefix: data.PUNTUAL_CLABE_PREFIX ?? null,
    companyFile: data.PUNTUAL_COMPANY === undefined ? null : resolve(data.PUNTUAL_COMPANY),
    templatesFolder: data.PUNTUAL_TEMPLATES === undefined ? null : resolve(data.PUNTUAL_TEMPLATES),
    connections: connectionsOf(data.PUNTUAL_DB_CONNECTIONS ?? 15),
  };
}

/** What moves something real, by the setting that makes it so. */
export const realRails = ({ resendApiKey }: Settings): string[] => (resendApiKey === null ? [] : ['RESEND_API_KEY']);

/** The sandbox's bank has its own, as another company would. */
const connectionsOf = (all: number): Settings['connections'] => {
  const sandbox = Math.max(1, Math.floor(all / 3));
  return { api: all - sandbox, worker: all - sandbox, sandbox };
};

function temporalOf(env: NodeJS.ProcessEnv): TemporalConfig {
  try {
    return temporalConfig(env);
  } catch (error) {
    throw error instanceof RangeError ? new BadSettings(error.message) : error;
  }
}

function isPostgresUrl(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return /^postgres(ql)?:$/.test(protocol) && hostname !== '';
  } catch {
    return false;
  }
}
