import { resolve } from 'node:path';
import { z } from 'zod';
import { addressProblem } from '../ports/hooks/post.ts';
import { clabePrefixProblem } from '../domain/mexico/own-clabes.ts';
import type { TemporalConfig } from '../temporal.config.ts';
import { temporalConfig } from '../temporal.config.ts';
import type { AccessSettings } from './access-settings.ts';
import { ACCESS_VARIABLES, accessOf, accessProblem, optional } from './access-settings.ts';
import { DATABASE_VARIABLES, databaseSettingsOf, databaseProblem, type DatabaseSettings } from './database-settings.ts';
import { defaultDataFolder } from './user-folders.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number from 0 to 65535');

const path = z.string().refine((value) => !value.includes('\0'), 'must be a path');

const KEEP_BODIES = 'must be a number of days from 30 to 3650, or not set: then they are kept for ever';

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/, 'must be whsec_ and the secret in base64, 24 bytes or so');

const variables = z.object({
  ...ACCESS_VARIABLES,
  ...DATABASE_VARIABLES,
  PUNTUAL_PORT: optional(port),
  PUNTUAL_WORKER_PORT: optional(port),
  PUNTUAL_HOST: optional(z.string().regex(/^[\w.:-]+$/, 'must be an address to listen on, like 127.0.0.1')),
  PUNTUAL_PUBLIC_URL: optional(
    z.string().refine(isOrigin, 'must be an address like https://pay.company.example, without a path'),
  ),
  PUNTUAL_DATA: optional(path),
  PUNTUAL_KEEP_BODIES_DAYS: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, KEEP_BODIES)
      .transform(Number)
      .refine((days) => days >= 30 && days <= 3_650, KEEP_BODIES),
  ),
  PUNTUAL_API_KEY: optional(
    z
      .string()
      .min(16, 'must have at least 16 characters')
      .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces'),
  ),
  TEMPORAL_ADDRESS: optional(z.string().regex(/^[\w.-]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i, 'must be host:port')),
  TEMPORAL_NAMESPACE: optional(
    z.string().regex(/^[\w.-]{2,}$/, 'must be a namespace of letters, digits, dots, dashes and underscores'),
  ),
  PUNTUAL_COMPANY: optional(path),
  PUNTUAL_TEMPLATES: optional(path),
  PUNTUAL_ALLOW_PRIVATE_WEBHOOKS: optional(z.enum(['0', '1'], 'must be 0 or 1')),
  PUNTUAL_SERVICE_URL: optional(
    z.string().refine((url) => addressProblem(url, true) === null, 'must be an address that begins with https://'),
  ),
  PUNTUAL_SERVICE_SECRET: optional(webhookSecret),
  PUNTUAL_BANK_SECRET: optional(webhookSecret),
  RESEND_WEBHOOK_SECRET: optional(webhookSecret),
  STRIPE_WEBHOOK_SECRET: optional(z.string().min(8, 'must be the signing secret of an endpoint at Stripe (whsec_…)')),
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
  RESEND_BASE_URL: optional(
    z.string().refine((url) => addressProblem(url, true) === null, 'must be an address that begins with https://'),
  ),
  PUNTUAL_CEP: optional(
    z.enum(['banxico', 'none'], 'must be banxico (Banco de México is asked of transfers) or none, or not set'),
  ),
  BANXICO_CEP_URL: optional(
    z
      .string()
      .refine(isTrusted, 'must be an address that begins with https://, or is of this machine, without a query'),
  ),
  SMTP_URL: optional(z.string().refine(isSmtpUrl, 'must be like smtp://user:password@host:587, or smtps://…')),
});

export interface Settings extends AccessSettings, DatabaseSettings {
  /** null: the default one, or a free one if that is taken. 0: any free one. */
  port: number | null;
  host: string;
  /** Where a worker tells how it is, at the same host; null: nowhere. */
  workerPort: number | null;
  /** Where customers reach us, for links in mails: an origin, without a slash at its end. null: our own address. */
  publicUrl: string | null;
  dataFolder: string;
  /** Bodies of what is done go when their month has been over for so many days; null: never. */
  keepBodiesDays: number | null;
  apiKey: string | null;
  /** null: the embedded one. */
  temporalAddress: string | null;
  temporal: TemporalConfig;
  /** Whoever carries mails, one of the two; null: nobody. */
  resendApiKey: string | null;
  smtpUrl: string | null;
  /** null: Resend's own. */
  resendBaseUrl: string | null;
  /** Webhooks may go to loopback and private networks, and without TLS. */
  allowPrivateWebhooks: boolean;
  /** The company's own system that turns services off and on; null: the sandbox's. `secret` null: one of our own. */
  service: { url: string; secret: string | null } | null;
  /** What providers sign by when they tell us something by themselves; null: they can't. */
  webhookSecrets: { bank: string | null; resend: string | null; stripe: string | null };
  /** The demo may be filled although something real would move. */
  allowsDemo: boolean;
  stripe: { secretKey: string /** another server, for tests */; apiBase: string | null } | null;
  /** Who is asked of the transfers that proofs show; null: the sandbox, as long as nothing real moves. */
  cep: 'banxico' | 'none' | null;
  /** Of Banco de México's service, without a slash at its end; null: its own. */
  cepUrl: string | null;
  /** What CLABEs of accounts' own begin with; null: none are given. */
  clabePrefix: string | null;
  /** A company of one's own, a JSON file; null: the shipped one. */
  companyFile: string | null;
  /** What its mails have of their own, a folder; null: nothing. */
  templatesFolder: string | null;
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
  const contradiction = accessProblem(data) ?? databaseProblem(data);
  if (contradiction !== null) throw new BadSettings(contradiction);
  if (data.RESEND_API_KEY !== undefined && data.SMTP_URL !== undefined)
    throw new BadSettings('RESEND_API_KEY and SMTP_URL are both set: one of them carries the mails');
  return {
    port: data.PUNTUAL_PORT ?? null,
    workerPort: data.PUNTUAL_WORKER_PORT ?? null,
    host: data.PUNTUAL_HOST ?? '127.0.0.1',
    publicUrl: data.PUNTUAL_PUBLIC_URL === undefined ? null : new URL(data.PUNTUAL_PUBLIC_URL).origin,
    keepBodiesDays: data.PUNTUAL_KEEP_BODIES_DAYS ?? null,
    dataFolder: resolve(data.PUNTUAL_DATA ?? defaultDataFolder(env)),
    apiKey: data.PUNTUAL_API_KEY ?? null,
    ...databaseSettingsOf(data),
    temporalAddress: data.TEMPORAL_ADDRESS ?? null,
    temporal: temporalOf(env, data.RESEND_API_KEY === undefined ? {} : { mailsPerSecond: RESEND_PER_SECOND }),
    ...accessOf(data),
    resendApiKey: data.RESEND_API_KEY ?? null,
    smtpUrl: data.SMTP_URL ?? null,
    resendBaseUrl: data.RESEND_BASE_URL ?? null,
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
    allowsDemo: data.PUNTUAL_ALLOW_DEMO_MAIL !== undefined,
    stripe:
      data.STRIPE_SECRET_KEY === undefined
        ? null
        : { secretKey: data.STRIPE_SECRET_KEY, apiBase: data.STRIPE_API_BASE ?? null },
    cep: data.PUNTUAL_CEP ?? null,
    cepUrl: data.BANXICO_CEP_URL?.replace(/\/$/, '') ?? null,
    clabePrefix: data.PUNTUAL_CLABE_PREFIX ?? null,
    companyFile: data.PUNTUAL_COMPANY === undefined ? null : resolve(data.PUNTUAL_COMPANY),
    templatesFolder: data.PUNTUAL_TEMPLATES === undefined ? null : resolve(data.PUNTUAL_TEMPLATES),
  };
}

/** What moves something real, or asks somebody of it, by the setting that makes it so. */
export const realRails = ({ resendApiKey, smtpUrl, stripe, service, cep }: Settings): string[] => [
  ...(resendApiKey === null ? [] : ['RESEND_API_KEY']),
  ...(smtpUrl === null ? [] : ['SMTP_URL']),
  ...(stripe === null ? [] : ['STRIPE_SECRET_KEY']),
  ...(service === null ? [] : ['PUNTUAL_SERVICE_URL']),
  ...(cep === 'banxico' ? ['PUNTUAL_CEP'] : []),
];

/** Of a team at Resend, whatever it sends (resend.com/docs/api-reference/rate-limit); more by `PUNTUAL_MAILS_PER_SECOND`. */
const RESEND_PER_SECOND = 5;

function temporalOf(env: NodeJS.ProcessEnv, usual: { mailsPerSecond?: number }): TemporalConfig {
  try {
    return temporalConfig(env, usual);
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

/** Whose answers are its own: TLS says so, or nothing leaves this machine. */
function isTrusted(value: string): boolean {
  if (!isWebAddress(value)) return false;
  const { protocol, hostname, username, search, hash } = new URL(value);
  const isOurs = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || isOurs) && username === '' && search === '' && hash === '';
}

/** A user without a password, and the other way round, would be refused by each server. */
function isSmtpUrl(value: string): boolean {
  try {
    const { protocol, hostname, username, password, pathname, search, hash } = new URL(value);
    const plain = ['', '/'].includes(pathname) && search === '' && hash === '';
    return /^smtps?:$/.test(protocol) && hostname !== '' && (username === '') === (password === '') && plain;
  } catch {
    return false;
  }
}

/** Nothing behind the host but perhaps a slash, and nobody's password in it. */
function isOrigin(value: string): boolean {
  try {
    const { protocol, origin, href } = new URL(value);
    return /^https?:$/.test(protocol) && href === `${origin}/`;
  } catch {
    return false;
  }
}
