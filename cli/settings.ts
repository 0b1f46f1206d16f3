import { resolve } from 'node:path';
import { z } from 'zod';
import type { RateLimits } from '../api/deps.ts';
import { RATE_LIMITS } from '../api/http/rate-limit.ts';
import { addressProblem } from '../ports/hooks/post.ts';
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

const count = (of: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, `must be a number of ${of}, from 1`)
    .transform(Number);

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/, 'must be whsec_ and the secret in base64, 24 bytes or so');

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
  PUNTUAL_REQUESTS_PER_10_SECONDS: optional(count('requests')),
  PUNTUAL_WRONG_KEYS_PER_MINUTE: optional(count('wrong keys')),
  PUNTUAL_ALLOW_PRIVATE_WEBHOOKS: optional(z.enum(['0', '1'], 'must be 0 or 1')),
  PUNTUAL_SERVICE_URL: optional(
    z.string().refine((url) => addressProblem(url, true) === null, 'must be an address that begins with https://'),
  ),
  PUNTUAL_SERVICE_SECRET: optional(webhookSecret),
  PUNTUAL_BANK_SECRET: optional(webhookSecret),
  RESEND_WEBHOOK_SECRET: optional(webhookSecret),
  STRIPE_WEBHOOK_SECRET: optional(z.string().min(8, 'must be the signing secret of an endpoint at Stripe (whsec_…)')),
  PUNTUAL_PUBLIC_URL: optional(z.string().refine(isWebAddress, 'must be a URL like https://puntual.example')),
  PUNTUAL_ALLOW_DEMO_MAIL: optional(z.literal('1', 'must be 1, or not set')),
  PUNTUAL_CLABE_PREFIX: optional(
    z.string().superRefine((prefix, context) => {
      const problem = clabePrefixProblem(prefix);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    }),
  ),
  RESEND_API_KEY: optional(z.string().regex(/^re_\w+$/, 'must be a key of Resend (re_…)')),
  STRIPE_SECRET_KEY: optional(
    z.string().regex(/^[sr]k_(test|live)_\w+$/, 'must be a secret or restricted key of Stripe (sk_test_…, rk_live_…)'),
  ),
  STRIPE_API_BASE: optional(
    z.string().refine(isServerAddress, 'must be a URL like http://127.0.0.1:12111, without a path'),
  ),
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
  /** How much may be asked of one API process: `PUNTUAL_REQUESTS_PER_10_SECONDS` (600), `PUNTUAL_WRONG_KEYS_PER_MINUTE` (20). */
  rateLimits: RateLimits;
  /** Webhooks may go to loopback and private networks, and without TLS. */
  allowPrivateWebhooks: boolean;
  /** The company's own system that turns services off and on; null: the sandbox's. `secret` null: one of our own. */
  service: { url: string; secret: string | null } | null;
  /** What providers sign by when they tell us something by themselves; null: they can't. */
  webhookSecrets: { bank: string | null; resend: string | null; stripe: string | null };
  /** Where customers reach us from outside, for pages that they are sent back to; null: our own address. */
  publicUrl: string | null;
  /** The demo may be filled although something real would move. */
  allowsDemo: boolean;
  resendApiKey: string | null;
  stripe: { secretKey: string /** another server, for tests */; apiBase: string | null } | null;
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
    rateLimits: {
      requestsPer10Seconds: data.PUNTUAL_REQUESTS_PER_10_SECONDS ?? RATE_LIMITS.requestsPer10Seconds,
      wrongKeysPerMinute: data.PUNTUAL_WRONG_KEYS_PER_MINUTE ?? RATE_LIMITS.wrongKeysPerMinute,
    },
    allowPrivateWebhooks: data.PUNTUAL_ALLOW_PRIVATE_WEBHOOKS === '1',
    service:
      data.PUNTUAL_SERVICE_URL === undefined
        ? null
        : { url: data.PUNTUAL_SERVICE_URL, secret: data.PUNTUAL_SERVICE_SECRET ?? null },
    webhookSecrets: {
      bank: data.PUNTUAL_BANK_SECRET ?? null,
      resend: data.RESEND_WEBHOOK_SECRET ?? null,
      stripe: data.STRIPE_WEBHOOK_SECRET ?? null,
    },
    publicUrl: data.PUNTUAL_PUBLIC_URL ?? null,
    allowsDemo: data.PUNTUAL_ALLOW_DEMO_MAIL !== undefined,
    resendApiKey: data.RESEND_API_KEY ?? null,
    stripe:
      data.STRIPE_SECRET_KEY === undefined
        ? null
        : { secretKey: data.STRIPE_SECRET_KEY, apiBase: data.STRIPE_API_BASE ?? null },
    clabePrefix: data.PUNTUAL_CLABE_PREFIX ?? null,
    companyFile: data.PUNTUAL_COMPANY === undefined ? null : resolve(data.PUNTUAL_COMPANY),
    templatesFolder: data.PUNTUAL_TEMPLATES === undefined ? null : resolve(data.PUNTUAL_TEMPLATES),
    connections: connectionsOf(data.PUNTUAL_DB_CONNECTIONS ?? 15),
  };
}

/** What moves something real, by the setting that makes it so. */
export const realRails = ({ resendApiKey, stripe, service }: Settings): string[] => [
  ...(resendApiKey === null ? [] : ['RESEND_API_KEY']),
  ...(stripe === null ? [] : ['STRIPE_SECRET_KEY']),
  ...(service === null ? [] : ['PUNTUAL_SERVICE_URL']),
];

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

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isServerAddress(value: string): boolean {
  return isWebAddress(value) && value.replace(/\/$/, '') === new URL(value).origin;
}

function isPostgresUrl(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return /^postgres(ql)?:$/.test(protocol) && hostname !== '';
  } catch {
    return false;
  }
}
