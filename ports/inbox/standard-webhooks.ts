import type { IncomingHttpHeaders } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { BadSignature, type Told } from './inbox.ts';

/** Headers' names: `webhook-id` by the standard (standardwebhooks.com), `svix-id` by who was there before it. */
export type SignedBy = 'webhook' | 'svix';

/**
 * Verifies a message of the standard on its raw bytes, at most five minutes from now. `secret`: `whsec_` and base64.
 */
export function verifier(
  secret: string,
  by: SignedBy,
): (raw: Buffer, headers: IncomingHttpHeaders) => Pick<Told, 'eventId' | 'body'> {
  const webhook = new Webhook(secret);
  return (raw, headers) => {
    const of = (name: string): string => {
      const value = headers[`${by}-${name}`] ?? (by === 'svix' ? headers[`webhook-${name}`] : undefined);
      return typeof value === 'string' ? value : '';
    };
    const signed = {
      'webhook-id': of('id'),
      'webhook-timestamp': of('timestamp'),
      'webhook-signature': of('signature'),
    };
    try {
      webhook.verify(raw, signed, { jsonParse: false });
    } catch (error) {
      throw error instanceof WebhookVerificationError ? new BadSignature(error.message) : error;
    }
    return { eventId: signed['webhook-id'], body: JSON.parse(raw.toString()) as unknown };
  };
}
