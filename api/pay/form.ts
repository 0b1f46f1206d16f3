import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem, invalid } from '../http/problem.ts';
import { errorsOf } from '../http/validation.ts';

/**
 * A form of our own page: `once` tells a second press, or a reload, from a second payment; `seal` says that the page was
 * ours, since only who has the link's token can make it.
 */
export interface Sealed {
  once: string;
  seal: string;
}

const sealOf = (token: string, once: string): string =>
  createHmac('sha256', token).update(`pay-form:${once}`).digest('base64url');

export function newForm(token: string): Sealed {
  const once = randomBytes(16).toString('base64url');
  return { once, seal: sealOf(token, once) };
}

/** A box that is ticked: the card is kept for the next payments. */
const keep = z.literal('yes').optional();

const sealed = { once: z.string().regex(/^[A-Za-z0-9_-]{22}$/), seal: z.string().max(100) };
export const SetupForm = z.object({ ...sealed, keep });
export const PayFormBody = z.object({
  ...sealed,
  amountMinor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
  method: z.string().max(200).default(''),
  keep,
});

/** What a form says, 403 where it is none of our page's. */
export function formIn<T extends Sealed>(form: z.ZodType<T>, request: FastifyRequest, token: string): T {
  if (!isFromHere(request)) throw notFromHere();
  const { data, error } = form.safeParse(request.body);
  if (error !== undefined) throw invalid(errorsOf(error.issues, 'is not a field of this form'));
  const [given, right] = [Buffer.from(data.seal), Buffer.from(sealOf(token, data.once))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw notFromHere();
  return data;
}

const notFromHere = (): Problem => new Problem(403, 'cross_site', 'This form was not sent from our own page');

/**
 * Browsers say where a form comes from. Older ones say it in `Origin` alone, as `null` from a page that gives no
 * referrer, which ours is: the seal decides then.
 */
function isFromHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin === undefined || origin === 'null' || origin.replace(/^https?:\/\//, '') === host;
}
