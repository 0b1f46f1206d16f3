import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { until } from '../until.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

interface Event {
  event: string;
  id: string;
  data: Record<string, unknown>;
}

/** A browser's, as far as these tests go. */
class Listener {
  readonly events: Event[] = [];
  ended = false;
  private readonly abort = new AbortController();

  static async open(headers: Record<string, string> = {}, role = 'viewer'): Promise<Listener> {
    const { port } = api.app.server.address() as AddressInfo;
    const listener = new Listener();
    const response = await fetch(`http://127.0.0.1:${port}/v1/stream`, {
      headers: { authorization: `Bearer ${role}`, ...headers },
      signal: listener.abort.signal,
    });
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store',
    ]);
    listener
      .read(response.body as ReadableStream<Uint8Array>)
      .catch(() => undefined)
      .finally(() => (listener.ended = true));
    return listener;
  }

  close(): void {
    this.abort.abort();
  }

  async hears(event: string, data: Record<string, unknown>): Promise<Event> {
    const find = () =>
      this.events.find((one) => one.event === event && Object.entries(data).every(([k, v]) => one.data[k] === v));
    await until(async () => find() !== undefined);
    return find() as Event;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
        if (!part.startsWith(':'))
          this.events.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) });
      }
    }
  }
}

const opened: Listener[] = [];
const listen = async (headers: Record<string, string> = {}): Promise<Listener> => {
  const listener = await Listener.open(headers);
  opened.push(listener);
  return listener;
};
afterEach(() => opened.splice(0).forEach((one) => one.close()));

describe('whoever watches', () => {
  test('hears of accounts, tasks and switches, by ids and versions alone', async () => {
    const listener = await listen();
    const { id } = await api.account({ name: 'Watched' });
    await listener.hears('account', { accountId: id });
    await api.invoice(id);
    const { version } = (await api.get(`/v1/accounts/${id}`)).json();
    await listener.hears('account', { accountId: id, version });
    await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'WATCHED',
      amountMinor: 5,
      paidOn: '2026-03-01',
    });
    await listener.hears('task', { accountId: id, kind: 'proofReview', status: 'open' });
    await api.made('/v1/switches', { name: 'mails', stopped: true, reason: 'Audit' });
    await listener.hears('switch', { name: 'mails', stopped: true });
    await api.made('/v1/switches', { name: 'mails', stopped: false, reason: 'Over' });
    expect(JSON.stringify(listener.events)).not.toMatch(/Watched|guthrie|Audit/);
  });

  test('goes on where it was, and hears nothing twice', async () => {
    const first = await listen();
    const { id } = await api.account();
    const { id: place } = await first.hears('account', { accountId: id });
    first.close();
    await api.made(`/v1/accounts/${id}/notes`, { text: 'Meanwhile' });
    const seq = (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items.at(-1).seq;
    const again = await listen({ 'last-event-id': place });
    await again.hears('account', { accountId: id, seq });
    expect(again.events.map((one) => one.id)).not.toContain(place);
    for (const wrong of ['x', '1-1', `${'9'.repeat(18)}-1`]) {
      const lost = await listen({ 'last-event-id': wrong });
      await lost.hears('reset', {});
    }
  });

  test('is let go of when the server stops', async () => {
    const app = await api.serve();
    const { port } = app.server.address() as AddressInfo;
    const watch = (signal?: AbortSignal) =>
      fetch(`http://127.0.0.1:${port}/v1/stream`, {
        headers: { authorization: 'Bearer viewer' },
        ...(signal === undefined ? {} : { signal }),
      });
    const response = await watch();
    const gone = new AbortController();
    const other = await watch(gone.signal);
    gone.abort();
    await expect(other.text()).rejects.toThrow();
    const from = performance.now();
    await app.close();
    expect(performance.now() - from).toBeLessThan(5_000);
    await response.body?.cancel().catch(() => undefined);
  });

  test('what is older than a day is forgotten', async () => {
    await api.sql.query("UPDATE changes SET at = now() - interval '2 days'");
    await api.store.forgetChanges(86_400_000);
    expect((await api.sql.query('SELECT count(*)::int AS n FROM changes')).rows).toEqual([{ n: 1 }]);
  });
});
