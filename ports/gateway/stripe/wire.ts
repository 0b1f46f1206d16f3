import http from 'node:http';
import https from 'node:https';
import { Stripe } from 'stripe';

/** A connection that failed. `nothingSent`: it never came to be, so Stripe has heard nothing. */
export class WireBroken extends Error {
  override name = 'WireBroken';
  /** What the SDK knows a time-out by; any other way to break has no code that it would try again for. */
  readonly code: string;
  readonly nothingSent: boolean;
  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message, { cause });
    this.code = cause.code === 'ETIMEDOUT' && cause.syscall === undefined ? 'ETIMEDOUT' : 'WIRE_BROKEN';
    this.nothingSent = cause.syscall === 'connect' || cause.syscall === 'getaddrinfo';
  }
}

/**
 * How Stripe is called: each call on a connection of its own, since one that was kept and has died meanwhile breaks off
 * as if the call had been heard; and without the SDK's own second try after that.
 */
export function stripeWire(protocol: 'http' | 'https'): Stripe.HttpClient {
  const Agent = protocol === 'http' ? http.Agent : https.Agent;
  const node = Stripe.createNodeHttpClient(new Agent({ keepAlive: false }));
  return {
    getClientName: () => node.getClientName(),
    makeRequest: (...call) =>
      node.makeRequest(...call).catch((error: NodeJS.ErrnoException) => Promise.reject(new WireBroken(error))),
  };
}
