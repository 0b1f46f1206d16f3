import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DESCARGA, type Form, found, type SpeiTransfer, VALIDA } from './book.ts';
import { cep, CEP_READY, NOT_FOUND, payment, SERVER_ERROR } from './pages.ts';

/** How a coming call is treated; then the service is well again. */
export type Trouble =
  | { is: 'silent' }
  | { is: 'lost' }
  | { is: 'status'; status: number; headers?: Record<string, string> }
  | { is: 'says'; page: string };

export interface FakeCep {
  /** Without a slash at its end. */
  url: string;
  /** What SPEI knows; tests write into it. */
  book: SpeiTransfer[];
  /** Every call that came, `POST /cep/valida.do`, as it came. */
  calls: { name: string; body: string; type: string; cookie: string; agent: string }[];
  trouble(name: string, ...troubles: Trouble[]): void;
  stop(): Promise<void>;
}

/**
 * Banco de México's service for CEPs as far as its page speaks with it: a form, a session that holds what was asked for
 * last, and a download of whatever the session holds, which is an error where it holds nothing.
 */
export async function startFakeCep(): Promise<FakeCep> {
  const book: SpeiTransfer[] = [];
  const calls: FakeCep['calls'] = [];
  const troubles = new Map<string, Trouble[]>();
  const sessions = new Map<string, SpeiTransfer | null>();
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = `${request.method} ${request.url}`;
    const { cookie = '', 'content-type': type = '', 'user-agent': agent = '' } = request.headers;
    const body = await textOf(request);
    calls.push({ name, body, type, cookie, agent });
    const trouble = troubles.get(name)?.shift();
    if (trouble?.is === 'silent') return;
    if (trouble?.is === 'lost') return void response.destroy();
    if (trouble?.is === 'status') return void response.writeHead(trouble.status, trouble.headers).end();
    if (trouble?.is === 'says') return html(response, 200, trouble.page);
    if (name === VALIDA) return validate(Object.fromEntries(new URLSearchParams(body)), response);
    const holds = sessions.get(/JSESSIONID=([^;]+)/.exec(cookie)?.[1] ?? '');
    if (name !== DESCARGA || holds == null || !cookie.includes('TS012=')) return html(response, 500, SERVER_ERROR);
    response.writeHead(200, { 'content-type': 'application/xml' }).end(cep(holds));
  }

  function validate(form: Form, response: ServerResponse): void {
    const transfer = found(book, form);
    const session = `s${sessions.size + 1}!384618570`;
    sessions.set(session, transfer?.state === null && form.tipoConsulta === '1' ? transfer : null);
    response.setHeader('set-cookie', [`JSESSIONID=${session}; path=/; secure; HttpOnly`, 'TS012=01ab44a5; Path=/; ']);
    const hasCep = transfer?.state === null;
    html(response, 200, transfer === undefined ? NOT_FOUND : hasCep ? CEP_READY : payment(transfer));
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cep`,
    book,
    calls,
    trouble: (name, ...more) => void troubles.set(name, [...(troubles.get(name) ?? []), ...more]),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

const html = (response: ServerResponse, status: number, page: string): void =>
  void response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' }).end(page);

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
