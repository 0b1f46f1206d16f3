import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Heard {
  id: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
  headers: Record<string, string>;
  raw: string;
}

/** Another company's system, which is told things by signed messages. */
export class Listener {
  readonly heard: Heard[] = [];
  /** What it answers; 0: nothing, ever. */
  answers = 200;
  private readonly server: Server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk) => (raw += String(chunk)));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      this.heard.push({ id: headers['webhook-id'] ?? '', body: JSON.parse(raw), headers, raw });
      if (this.answers !== 0) response.writeHead(this.answers, { location: 'https://elsewhere.example' }).end();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  types = (): string[] => this.heard.map(({ body }) => body.type);
}

/** Whether a message is signed by this secret. */
export function isSignedBy({ headers, raw }: Heard, secret: string): boolean {
  try {
    new Webhook(secret).verify(raw, headers);
    return true;
  } catch {
    return false;
  }
}
