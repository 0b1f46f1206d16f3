import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { SESSION_LIMITS, type SessionLimits } from '../domain/access/sessions.ts';
import type { RateLimits } from '../api/deps.ts';
import { RATE_LIMITS } from '../api/http/rate-limit.ts';

/** An empty variable counts as not set, as in most shells' habits. */
const unset = (value: unknown): unknown => (value === '' ? undefined : value);
export const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema.optional());

const count = (of: string, most = 999_999_999) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, `must be a number of ${of}, from 1`)
    .transform(Number)
    .refine((value) => value <= most, `must be a number of ${of}, from 1 to ${most}`);

/** Without TLS only on this machine, for tries. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

const isNetwork = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/** Who may what, and how much of it. */
export const ACCESS_VARIABLES = {
  PUNTUAL_ADMIN_EMAIL: optional(
    z.string().trim().toLowerCase().pipe(z.email('must be an e-mail address, such as lupe@company.example')),
  ),
  PUNTUAL_ADMIN_PASSWORD: optional(z.string()),
  PUNTUAL_SESSION_IDLE_MINUTES: optional(count('minutes', 24 * 60)),
  PUNTUAL_SESSION_HOURS: optional(count('hours', 24 * 30)),
  PUNTUAL_REQUESTS_PER_10_SECONDS: optional(count('requests')),
  PUNTUAL_WRONG_KEYS_PER_MINUTE: optional(count('wrong keys')),
  PUNTUAL_SIGN_INS_PER_MINUTE: optional(count('tries to sign in')),
  PUNTUAL_OIDC_ISSUER: optional(
    z
      .string()
      .refine(isIssuer, 'must be the https address of an OpenID provider, such as https://login.company.example'),
  ),
  PUNTUAL_OIDC_CLIENT_ID: optional(z.string()),
  PUNTUAL_OIDC_CLIENT_SECRET: optional(z.string()),
  PUNTUAL_OIDC_NAME: optional(z.string().max(50, 'must be at most 50 characters long')),
  PUNTUAL_TRUSTED_PROXIES: optional(
    z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .refine(
        (all) => all.every(isNetwork),
        'must be addresses or networks of proxies, with commas between them: 10.0.0.1,172.16.0.0/12',
      ),
  ),
};

export interface AccessSettings {
  /** Who is made an admin when there is nobody yet: `PUNTUAL_ADMIN_EMAIL`, `PUNTUAL_ADMIN_PASSWORD`; null: nobody. */
  firstAdmin: { email: string; password: string } | null;
  /** `PUNTUAL_SESSION_IDLE_MINUTES` (30), `PUNTUAL_SESSION_HOURS` (12). */
  sessions: SessionLimits;
  /**
   * How much may be asked of one API process: `PUNTUAL_REQUESTS_PER_10_SECONDS` (600), `PUNTUAL_WRONG_KEYS_PER_MINUTE`
   * (20), `PUNTUAL_SIGN_INS_PER_MINUTE` (20).
   */
  rateLimits: RateLimits;
  /** The company's own sign-in: `PUNTUAL_OIDC_ISSUER`, `…_CLIENT_ID`, `…_CLIENT_SECRET`, `…_NAME`; null: none. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** Whose `X-Forwarded-…` are believed: `PUNTUAL_TRUSTED_PROXIES`. None: nobody's. */
  trustedProxies: string[];
}

type Data = z.infer<z.ZodObject<typeof ACCESS_VARIABLES>>;

export const accessOf = (data: Data): AccessSettings => ({
  firstAdmin:
    data.PUNTUAL_ADMIN_EMAIL === undefined || data.PUNTUAL_ADMIN_PASSWORD === undefined
      ? null
      : { email: data.PUNTUAL_ADMIN_EMAIL, password: data.PUNTUAL_ADMIN_PASSWORD },
  oidc: oidcOf(data),
  sessions: {
    idleMinutes: data.PUNTUAL_SESSION_IDLE_MINUTES ?? SESSION_LIMITS.idleMinutes,
    hours: data.PUNTUAL_SESSION_HOURS ?? SESSION_LIMITS.hours,
  },
  rateLimits: {
    requestsPer10Seconds: data.PUNTUAL_REQUESTS_PER_10_SECONDS ?? RATE_LIMITS.requestsPer10Seconds,
    wrongKeysPerMinute: data.PUNTUAL_WRONG_KEYS_PER_MINUTE ?? RATE_LIMITS.wrongKeysPerMinute,
    signInsPerMinute: data.PUNTUAL_SIGN_INS_PER_MINUTE ?? RATE_LIMITS.signInsPerMinute,
  },
  trustedProxies: data.PUNTUAL_TRUSTED_PROXIES ?? [],
});

/** What of them contradicts another; null: nothing. */
export function accessProblem(data: Data): string | null {
  if ((data.PUNTUAL_ADMIN_EMAIL === undefined) !== (data.PUNTUAL_ADMIN_PASSWORD === undefined))
    return 'PUNTUAL_ADMIN_EMAIL and PUNTUAL_ADMIN_PASSWORD go together: the first admin signs in by both';
  const oidc = [data.PUNTUAL_OIDC_ISSUER, data.PUNTUAL_OIDC_CLIENT_ID, data.PUNTUAL_OIDC_CLIENT_SECRET];
  const given = oidc.filter((one) => one !== undefined).length;
  return given === 0 || given === oidc.length
    ? null
    : 'PUNTUAL_OIDC_ISSUER, PUNTUAL_OIDC_CLIENT_ID and PUNTUAL_OIDC_CLIENT_SECRET go together';
}

function oidcOf({
  PUNTUAL_OIDC_ISSUER: issuer,
  PUNTUAL_OIDC_CLIENT_ID: clientId,
  PUNTUAL_OIDC_CLIENT_SECRET: clientSecret,
  PUNTUAL_OIDC_NAME: name,
}: Data): AccessSettings['oidc'] {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, name: name ?? new URL(issuer).hostname };
}
