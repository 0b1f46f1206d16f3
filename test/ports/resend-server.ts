import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the next call is treated; then the server is well again. */
export type Mood =
  | { answer: number; body: unknown; headers?: Record<string, string> }
  /** Takes the mail, and the answer is lost on the way. */
  | 'taken, then silence'
  | 'taken, then broken off'
  | 'silence';

export interface TakenLetter {
  id: string;
  key: string;
  body: Record<string, unknown>;
}

/** Resend as far as a mailer sees it: an API key, idempotency keys, and bad days. */
export async function startResend(apiKey: string) {
  const taken: TakenLetter[] = [];
  const calls: string[] = [];
  const moods: Mood[] = [];
  /** Mails that it has taken for us, by its own ids. */
  const received = new Map<string, Uint8Array>();
  const server = createServer(async (request, response) => {
    const key = String(request.headers['idempotency-key'] ?? '');
    const body = JSON.parse((await textOf(request)) || '{}') as Record<string, unknown>;
    const say = (status: number, answer: unknown, headers: Record<string, string> = {}): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    const refuse = (status: number, name: string): void => say(status, { statusCode: status, name, message: name });
    const came = /^\/raw\/(\w+)$/.exec(request.url ?? '')?.[1];
    // Its address is signed, and wants no key.
    if (came !== undefined) return void response.writeHead(200).end(received.get(came));
    if (request.headers.authorization !== `Bearer ${apiKey}`) return refuse(403, 'invalid_api_key');
    const mood = moods.shift();
    if (mood === 'silence') return;
    if (typeof mood === 'object') return say(mood.answer, mood.body, mood.headers);
    if (request.method === 'GET' && request.url === '/domains') return say(200, { data: [] });
    const mailId = /^\/emails\/receiving\/(\w+)$/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && mailId !== undefined) {
      if (!received.has(mailId)) return refuse(404, 'not_found');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/raw/${mailId}`;
      return say(200, { object: 'email', id: mailId, raw: { download_url: url, expires_at: '2026-03-02T16:00:00Z' } });
    }
    if (request.method !== 'POST' || request.url !== '/emails') return refuse(404, 'not_found');
    if (key === '') return refuse(400, 'invalid_idempotency_key');
    calls.push(key);
    let mail = taken.find((one) => one.key === key);
    if (mail !== undefined && JSON.stringify(mail.body) !== JSON.stringify(body))
      return refuse(409, 'invalid_idempotent_request');
    if (mail === undefined) {
      mail = { id: `re_${taken.length + 1}`, key, body };
      taken.push(mail);
    }
    if (mood === 'taken, then silence') return;
    if (mood === 'taken, then broken off') return void response.destroy();
    say(200, { id: mail.id });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    calls,
    received,
    next: (...next: Mood[]): void => void moods.push(...next),
    stop: (): Promise<void> =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
