import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TryLater } from '../../ports/failures.ts';
import { webhookService } from '../../ports/service/webhook.ts';
import { isSignedBy, Listener } from '../api/listener.ts';
import { serviceContract } from './service-contract.ts';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const call = {
  key: 'acc_1:deactivate:4',
  accountId: 'acc_1',
  externalId: 'C-1',
  verb: 'deactivate' as const,
  version: 4,
  reason: 'Overdue',
  at: '2026-05-12T14:00:00.000Z' as const,
};

/** A company's own system: it heeds a version that is higher than the last. */
serviceContract("a system of the company's own", async () => {
  const listener = new Listener();
  const url = await listener.listen();
  return {
    service: webhookService({ url, secret: SECRET }),
    isOn(accountId) {
      let last = { version: 0, isOn: true };
      for (const { body } of listener.heard as unknown as { body: typeof call }[])
        if (body.accountId === accountId && body.version >= last.version)
          last = { version: body.version, isOn: body.verb !== ('deactivate' as string) };
      return last.isOn;
    },
    close: () => listener.close(),
  };
});

let listener: Listener;
let url: string;
beforeAll(async () => {
  listener = new Listener();
  url = await listener.listen();
});
afterAll(() => listener.close());
beforeEach(() => {
  listener.answers = 200;
  listener.heard.length = 0;
});

test('it is told by a signed message whose id is the key', async () => {
  await webhookService({ url, secret: SECRET }).call(call);
  const [heard] = listener.heard;
  expect(heard?.id).toBe(call.key);
  expect(heard?.body).toEqual({
    accountId: 'acc_1',
    externalId: 'C-1',
    verb: 'deactivate',
    version: 4,
    reason: 'Overdue',
  });
  expect(heard !== undefined && isSignedBy(heard, SECRET)).toBe(true);
});

test.each([204, 500, 401, 302])('answered by %i: taken, or asked again', async (status) => {
  listener.answers = status;
  const done = webhookService({ url, secret: SECRET }).call(call);
  if (status < 300) await done;
  else await expect(done).rejects.toThrow(`answered ${status}`);
});

test('away, it surely was not told; silent, nobody knows', async () => {
  const away = webhookService({ url: 'http://127.0.0.1:9/', secret: SECRET }).call(call);
  await expect(away).rejects.toBeInstanceOf(TryLater);
  listener.answers = 0;
  const silent = webhookService({ url, secret: SECRET, timeoutMs: 200 }).call(call);
  await expect(silent).rejects.not.toBeInstanceOf(TryLater);
});
