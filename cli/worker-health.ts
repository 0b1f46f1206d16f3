import { createServer, type Server } from 'node:http';
import { processRegistry } from '../api/health/lag-metrics.ts';
import { together } from '../api/health/together.ts';
import type { Lags } from '../ports/store/lags.ts';
import { BadSettings } from './settings.ts';

/**
 * What a worker says of itself over HTTP, where it is asked to: `/healthz`, and `/metrics` of its process and of what is
 * late. Without a key, and without any customer's data. Throws `BadSettings` when it can't listen there.
 */
export async function serveHealth({ port, host }: { port: number; host: string }, store: Lags): Promise<Server> {
  const registry = processRegistry(store);
  const measured = together(() => registry.metrics());
  const server = createServer(async (request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path === '/healthz') response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
    else if (path === '/metrics') response.setHeader('content-type', registry.contentType).end(await measured());
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ message }) =>
      failed(new BadSettings(`PUNTUAL_WORKER_PORT ${port} can not be listened on at ${host}: ${message}`)),
    );
    server.listen(port, host, listening);
  });
  return server;
}
