import type { App } from '../deps.ts';

/**
 * Of every answer: a browser takes it for nothing else than it says it is, shows it in nobody's frame, hands it to no
 * other site, and loads nothing by it (pages say themselves what they need). What is under /v1 is kept nowhere.
 */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** Half a year; told over TLS alone, since browsers believe it there only. */
const HSTS = 'max-age=15768000';

export function safeHeaders(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (request.protocol === 'https') reply.header('strict-transport-security', HSTS);
    if (request.url.startsWith('/v1')) reply.header('cache-control', 'no-store');
  });
}
