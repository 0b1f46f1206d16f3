import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiDeps, App } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { type BuiltFile, builtFiles } from './built-files.ts';

/**
 * Our own scripts and nothing else, from nowhere else, in nobody's frame. Its library of components writes sizes and
 * places into `style` attributes; a mail is shown as it was sent, with the colours that stand in it, in a frame in which
 * nothing runs. The file of a proof is fetched and drawn from the page's own memory (`blob:`): as an address of ours it
 * is a download, and no page.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FOR_EVER = 'public, max-age=31536000, immutable';
const options = { config: { access: 'anybody' as const }, schema: { hide: true } };

/**
 * The console, as it was built, for every address under /console: which page an address is, it knows itself. Nothing in
 * these files is anybody's data, so they are given to whoever asks.
 */
export function browserRoutes(app: App, deps: ApiDeps): void {
  if (deps.console === undefined || deps.console === null) return;
  const files = builtFiles(deps.console);
  const page = files.get('index.html');
  if (page === undefined) throw new Error(`${deps.console} holds no index.html: the console was not built`);

  app.get('/console', options, (request, reply) => send(request, reply, page));
  app.get<{ Params: { '*': string } }>('/console/*', options, (request, reply) => {
    const path = request.params['*'];
    const file = files.get(path);
    // A script of another build is not there any more: a page in its place would be a riddle.
    if (file === undefined && path.startsWith('assets/')) throw notFound('file');
    return send(request, reply, file ?? page);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find(
    (one) => file.encodings[one] !== undefined && new RegExp(`\\b${one}\\b`).test(accepted),
  );
  reply.headers({
    'content-security-policy': POLICY,
    'cache-control': file.isHashed ? FOR_EVER : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  });
  return reply.type(file.type).send(file.encodings[encoding ?? 'identity']);
}
