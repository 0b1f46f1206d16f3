import { within } from '../../within.ts';
import type { Question } from './questions.ts';

export interface PortalOptions {
  /** Without a slash at its end. */
  baseUrl: string;
  /** For each call, its answer read to the end. */
  timeoutMs: number;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  /** Of a 429 or 503, where it says so. */
  retryAfter: string | null;
  body: string;
}

/** A page of the service has 20 kilobytes at most, a CEP two. */
const MAX_BYTES = 500_000;

/** The service was not reached, fell silent, or said more than it ever does. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/**
 * The calls that the service's own page makes. A session of its own for each question: what is downloaded is whatever
 * the session was last asked for. No redirection is followed: the answer would be another host's.
 */
export function portal({ baseUrl, timeoutMs, signal }: PortalOptions) {
  async function read(path: string, init: RequestInit): Promise<{ answer: Answer; cookies: string[] }> {
    const response = await fetch(`${baseUrl}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, accept: 'text/html, application/xml', 'user-agent': 'Puntual' },
    });
    const body = await limited(response);
    const answer = { status: response.status, retryAfter: response.headers.get('retry-after'), body };
    return { answer, cookies: response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '') };
  }
  async function call(path: string, init: RequestInit): ReturnType<typeof read> {
    const hangUp = new AbortController();
    const onEnd = () => hangUp.abort();
    signal.addEventListener('abort', onEnd);
    try {
      const said = await within(read(path, { ...init, signal: hangUp.signal }), timeoutMs);
      if (said === null) throw new Error(`no answer within ${timeoutMs} ms`);
      return said.is;
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { message?: string } };
      throw new NoAnswer(cause?.message === undefined ? message : `${message}: ${cause.message}`, { cause: error });
    } finally {
      hangUp.abort();
      signal.removeEventListener('abort', onEnd);
    }
  }
  return {
    async ask(question: Question): Promise<{ page: Answer; download(): Promise<Answer> }> {
      const { answer, cookies } = await call('/valida.do', { method: 'POST', body: formOf(question) });
      return {
        page: answer,
        download: async () =>
          (await call('/descarga.do?formato=XML', { method: 'GET', headers: { cookie: cookies.join('; ') } })).answer,
      };
    },
  };
}

/** `captcha` is empty as long as the page shows none, and it shows one only to who asks too much. */
const formOf = ({ trackingKey, amountMinor, paidOn, from, to, account }: Question): URLSearchParams =>
  new URLSearchParams({
    tipoCriterio: 'T',
    fecha: paidOn.split('-').reverse().join('-'),
    criterio: trackingKey,
    emisor: from,
    receptor: to,
    cuenta: account,
    receptorParticipante: '0',
    monto: `${Math.floor(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`,
    captcha: '',
    tipoConsulta: '1',
  });

async function limited(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += (part as Uint8Array).length;
    if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
    parts.push(part as Uint8Array);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
