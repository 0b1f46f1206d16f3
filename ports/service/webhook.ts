import { NotConnected, post } from '../hooks/post.ts';
import { TryLater } from '../failures.ts';
import type { ServiceSwitch } from './service.ts';

export interface WebhookServiceOptions {
  url: string;
  /** `whsec_` and base64. */
  secret: string;
  timeoutMs?: number;
}

const AGAIN_MS = 15_000;

/**
 * A system of the company's own that turns services off and on: told by signed messages of standardwebhooks.com, asked
 * until it answers 2xx. It may stand on a private network: who runs us has named it.
 */
export function webhookService({ url, secret, timeoutMs = 10_000 }: WebhookServiceOptions): ServiceSwitch {
  return {
    async call({ key: id, accountId, externalId, verb, version, reason }) {
      const body = { accountId, externalId, verb, version, reason };
      const status = await post({ url, id, body, secrets: [secret] }, { timeoutMs, allowPrivate: true }).catch(
        (error: unknown) => {
          throw error instanceof NotConnected
            ? new TryLater(`The service switch can't be reached: ${error.message}`, { afterMs: AGAIN_MS, cause: error })
            : error;
        },
      );
      // What it has done of it nobody knows: it is asked again under the same key.
      if (status < 200 || status >= 300) throw new Error(`The service switch answered ${status}`);
    },
  };
}
