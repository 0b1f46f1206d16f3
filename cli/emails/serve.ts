import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gallery } from './gallery.ts';

/** Serves a gallery to this machine alone, on a free port. */
export async function serveGallery(gallery: Gallery): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    void answer(gallery, request.url ?? '/', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(gallery: Gallery, url: string, response: ServerResponse): Promise<void> {
  const send = (status: number, type: 'plain' | 'html', body: string): void =>
    void response.writeHead(status, { 'content-type': `text/${type}; charset=utf-8` }).end(body);
  const path = new URL(url, 'http://localhost').pathname.slice(1);
  try {
    const found = path === '' ? gallery.page : await gallery.read(path);
    if (found === null) send(404, 'plain', `There is no ${path}`);
    else send(200, path.endsWith('.txt') ? 'plain' : 'html', found);
  } catch (error) {
    send(500, 'plain', (error as Error).message);
  }
}
