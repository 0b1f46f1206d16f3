import { Secret, TOTP } from 'otpauth';
import { epochMs } from '../../domain/time/epoch.ts';
import type { ApiDeps } from '../deps.ts';

/** As all apps have it: six digits of SHA-1, anew each half minute (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const MS = FORM.period * 1_000;

/** Clocks of telephones differ: the code before and the one after are taken too. */
const WINDOW = 1;

/** 160 bits, as the RFC asks for. In base32, and as the address that an app reads from a picture. */
export function newSecret(issuer: string, email: string): { secret: string; uri: string } {
  const totp = new TOTP({ ...FORM, issuer, label: email, secret: new Secret({ size: 20 }) });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** Whether it is a code of now, which nobody has sent before. */
export async function takesCode(deps: ApiDeps, userId: string, code: string): Promise<boolean> {
  const secret = await deps.store.secondFactorOf(userId);
  if (secret === null) return false;
  const now = epochMs(deps.now());
  const totp = new TOTP({ ...FORM, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code.replaceAll(' ', ''), timestamp: now, window: WINDOW });
  return delta !== null && deps.store.takeCode(userId, Math.floor(now / MS) + delta);
}
