import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Webhook } from 'standardwebhooks';

/** A message of standardwebhooks.com to another system. */
export interface Message {
  url: string;
  /** The same however often it is sent: whoever hears it twice knows it by this. */
  id: string;
  body: unknown;
  /** Each signs. `whsec_` and base64. */
  secrets: readonly string[];
}

export interface PostOptions {
  timeoutMs: number;
  /** Loopback and private networks too, and without TLS: for trying out, or where both stand in one house. */
  allowPrivate: boolean;
}

/** It surely was not taken: there was no connection. */
export class NotConnected extends Error {
  override name = 'NotConnected';
}

/** Nobody outside may make us knock inside our own walls. */
class PrivateAddress extends NotConnected {
  override name = 'PrivateAddress';
}

/** Why nothing is sent to this address, in words; null: it may be. Names are looked at when they are looked up. */
export function addressProblem(url: string, allowPrivate: boolean): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol))
    return 'must be an address that begins with https://';
  if (parsed.username !== '' || parsed.password !== '') return 'must be without a user or password';
  if (allowPrivate) return null;
  if (parsed.protocol !== 'https:') return 'must begin with https://';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (
    isIP(host) !== 0
      ? !isPublic(host)
      : /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host) || !host.includes('.')
  )
    return 'must be a public address: a private one can not be told';
  return null;
}

const isPublic = (ip: string): boolean => ipaddr.process(ip).range() === 'unicast';

/**
 * Signs and sends it; answers the status. Follows no redirection. Throws `NotConnected`, or any other error when nobody
 * knows whether it was heard.
 */
export function post({ url, id, body, secrets }: Message, { timeoutMs, allowPrivate }: PostOptions): Promise<number> {
  const problem = addressProblem(url, allowPrivate);
  if (problem !== null) return Promise.reject(new PrivateAddress(`The address ${problem}`));
  const raw = JSON.stringify(body);
  const at = new Date();
  const signature = secrets.map((secret) => new Webhook(secret).sign(id, at, raw)).join(' ');
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    let isConnected = false;
    const request = send(
      url,
      {
        method: 'POST',
        lookup: allowPrivate ? undefined : publicLookup,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(raw),
          'user-agent': 'Puntual',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
          'webhook-signature': signature,
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('socket', (socket) => {
      // One that is used again stands already.
      if (!socket.connecting) isConnected = true;
      else socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', () => (isConnected = true));
    });
    request.on('error', (error) => {
      reject(isConnected || error instanceof NotConnected ? error : new NotConnected(error.message, { cause: error }));
    });
    request.end(raw);
  });
}

/** A name may lead anywhere, and elsewhere than when it was first looked at. */
const publicLookup: LookupFunction = (hostname, options, callback) =>
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    const inside = addresses.find(({ address }) => !isPublic(address));
    if (inside !== undefined) return callback(new PrivateAddress(`${hostname} leads to ${inside.address}`), []);
    const [first] = addresses;
    return options.all === true ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family);
  });
