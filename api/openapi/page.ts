import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { App } from '../deps.ts';

const require = createRequire(import.meta.url);
/** Swagger UI's own files, in the package. Its plugin is left out: all that it would do is to send these. */
const PACKAGE = join(dirname(require.resolve('@fastify/swagger-ui/package.json')), 'static');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Puntual: the HTTP contract</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="contract"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/page.js"></script>
  </body>
</html>
`;

const SCRIPT = `SwaggerUIBundle({
  url: '/openapi.json', dom_id: '#contract', deepLinking: true, docExpansion: 'none',
  persistAuthorization: false, displayRequestDuration: true, defaultModelsExpandDepth: 0,
});
`;

const FILES: Record<string, { type: string; content: string | null }> = {
  'page.js': { type: 'text/javascript', content: SCRIPT },
  'swagger-ui-bundle.js': { type: 'text/javascript', content: null },
  'swagger-ui.css': { type: 'text/css', content: null },
  'favicon-32x32.png': { type: 'image/png', content: null },
};

/** Read once: the largest has 1.7 MB, and whoever asks needs no key. */
const read = new Map<string, Promise<Buffer>>();
function fileOf(name: string): Promise<Buffer> {
  const known = read.get(name) ?? readFile(join(PACKAGE, name));
  read.set(name, known);
  return known;
}

/** Nothing from elsewhere, and no script that isn't one of ours. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; " +
  "base-uri 'none'; form-action 'none'; object-src 'none'";

/** A page to read the document with. */
export function servePage(app: App): void {
  app.get('/docs', { config: { access: 'anybody' }, schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(PAGE),
  );
  for (const [name, { type, content }] of Object.entries(FILES)) {
    app.get(`/docs/${name}`, { config: { access: 'anybody' }, schema: { hide: true } }, async (_request, reply) =>
      reply
        .header('cache-control', 'max-age=3600')
        .type(`${type}; charset=utf-8`)
        .send(content ?? (await fileOf(name))),
    );
  }
}
