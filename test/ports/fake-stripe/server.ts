import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { withSource } from './balance.ts';
import { Book, newId, shown, type Thing } from './book.ts';
import { TEST_METHODS } from './cards.ts';
import { Failure } from './failure.ts';
import { type Form, formAt, formOf, textAt } from './form.ts';
import { type Answer, Keys } from './keys.ts';
import { routeOf } from './routes.ts';
import { deliver, type Delivery } from './webhooks.ts';

/** How a coming call is treated. */
export type Trouble =
  /** Done, and then no answer: after `ms`, or never. */
  | { is: 'slow'; ms: number }
  | { is: 'silent' }
  /** Done, and the connection broken; or broken before anything was done. */
  | { is: 'lost' }
  | { is: 'neverArrives' }
  /** Done, and answered 500; the answer stands under the key. */
  | { is: 'errorAfter' }
  | { is: 'status'; status: number; error?: object; headers?: Record<string, string> }
  | { is: 'garbage' };

export interface FakeStripe {
  url: string;
  book: Book;
  /** Every call that came, `POST /v1/payment_intents`, with what it asked; `url` and `text` as they came. */
  calls: { name: string; form: Form; key: string | undefined; url: string; text: string }[];
  /** The next calls of a route (`POST /v1/payment_intents`) meet these, one each; then it is well again. */
  trouble(name: string, ...troubles: Trouble[]): void;
  /** How long each call of a route takes from here on. */
  takes(name: string, ms: number): void;
  /** Sends all events since the last time. */
  deliver(delivery: Delivery): Promise<number[]>;
  stop(): Promise<void>;
}

/**
 * Stripe as far as the gateway sees it: its books, keys, errors, test methods and webhooks, and its bad days. A page
 * under `/3ds/` is where a holder confirms: `POST /3ds/pi_…?outcome=confirmed|refused`.
 */
export async function startFakeStripe(secretKey: string, nowMs: () => number = Date.now): Promise<FakeStripe> {
  const book = new Book();
  book.nowMs = nowMs;
  const keys = new Keys(nowMs);
  const troubles = new Map<string, Trouble[]>();
  const durations = new Map<string, number>();
  const calls: FakeStripe['calls'] = [];
  let delivered = 0;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      const failure =
        error instanceof Failure ? error : new Failure(500, { type: 'api_error', message: String(error) });
      say(response, { status: failure.status, body: { error: failure.error } });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const text = await textOf(request);
    if (url.pathname.startsWith('/3ds/')) return confirmed(book, url, response);
    if (request.headers.authorization !== `Bearer ${secretKey}`)
      throw new Failure(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
    const { route, name, id } = routeOf(request.method ?? '', url.pathname);
    const form = formOf(request.method === 'GET' ? url.search : text);
    const key = request.headers['idempotency-key'] as string | undefined;
    calls.push({ name, form, key, url: request.url ?? '', text });

    const trouble = troubles.get(name)?.shift() ?? ownTrouble(book, name, form);
    if (trouble?.is === 'neverArrives') return void response.destroy();
    if (trouble?.is === 'garbage') return void response.writeHead(200).end('<html>');
    if (trouble?.is === 'status') {
      const error = { type: trouble.status === 429 ? 'rate_limit_error' : 'api_error', message: 'not now' };
      return say(
        response,
        { status: trouble.status, body: { error: { ...error, ...trouble.error } } },
        trouble.headers,
      );
    }
    const done = await keys.once(request.method === 'POST' ? key : undefined, `${name} ${id} ${text}`, async () => {
      const ms = durations.get(name);
      if (ms !== undefined) await wait(ms, undefined, { ref: false });
      const body = asAsked(book, route(book, form, id), form);
      return trouble?.is === 'errorAfter'
        ? { status: 500, body: { error: { type: 'api_error', message: 'Something went wrong on our side' } } }
        : { status: 200, body };
    });
    if (trouble?.is === 'lost') return void response.destroy();
    if (trouble?.is === 'silent') return;
    if (trouble?.is === 'slow') await wait(trouble.ms, undefined, { ref: false });
    say(response, done);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  book.url = url;
  return {
    url,
    book,
    calls,
    trouble: (name, ...more) => void troubles.set(name, [...(troubles.get(name) ?? []), ...more]),
    takes: (name, ms) => void durations.set(name, ms),
    deliver: (delivery) => {
      const news = book.events.slice(delivered);
      delivered = book.events.length;
      return deliver(news, delivery);
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** A copy, since what is answered is how it stood then; with charges and sources whole where the call says `expand`. */
function asAsked(book: Book, body: object, form: Form): object {
  const expand = Object.values(formAt(form, 'expand')).map(String);
  const isWhole = expand.some((path) => path.endsWith('latest_charge'));
  const show = expand.includes('data.source')
    ? (thing: Thing) => withSource(book, thing)
    : (thing: Thing) => shown(thing, isWhole);
  return 'data' in body ? { ...body, data: (body.data as Thing[]).map(show) } : shown(body as Thing, isWhole);
}

const met = new WeakMap<Book, Set<string>>();

/** What a test method does to the call that charges it. */
function ownTrouble(book: Book, name: string, form: Form): Trouble | undefined {
  if (name !== 'POST /v1/payment_intents') return undefined;
  const method = book.methods.get(textAt(form, 'payment_method') ?? '');
  const answers = TEST_METHODS[method?.test]?.answers;
  if (method === undefined || answers === undefined) return undefined;
  if (answers === 'withError') return { is: 'errorAfter' };
  const seen = met.get(book) ?? new Set();
  met.set(book, seen);
  if (seen.has(method.id)) return undefined;
  seen.add(method.id);
  return answers === 'firstBreaksOff' ? { is: 'lost' } : { is: 'neverArrives' };
}

/** What the holder does on the bank's page. */
function confirmed(book: Book, url: URL, response: ServerResponse): void {
  const intent = book.intent(url.pathname.split('/')[2] ?? '');
  if (intent.status === 'requires_action')
    if (url.searchParams.get('outcome') === 'confirmed') book.succeed(intent);
    else book.fail(intent, { code: 'payment_intent_authentication_failure' });
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${intent.status}</p>`);
}

function say(response: ServerResponse, { status, body }: Answer, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'request-id': newId('req'), ...headers })
    .end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
