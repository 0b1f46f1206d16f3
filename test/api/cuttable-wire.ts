import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A wire to a server that can be cut, and mended: what a killed PostgreSQL looks like from here. */
export class CuttableWire {
  private readonly ends = new Set<Socket>();
  private readonly server: Server;
  private port = 0;

  constructor(to: { host: string; port: number }) {
    this.server = createServer((near) => {
      const far = connect(to);
      for (const [from, into] of [
        [near, far],
        [far, near],
      ] as const) {
        this.ends.add(from);
        from.on('error', () => undefined);
        from.on('close', () => {
          this.ends.delete(from);
          into.destroy();
        });
        from.pipe(into);
      }
    });
  }

  /** The same database, over the wire. */
  static async over(databaseUrl: string): Promise<{ wire: CuttableWire; url: string }> {
    const url = new URL(databaseUrl);
    const wire = new CuttableWire({ host: url.hostname, port: Number(url.port) });
    await wire.mend();
    url.hostname = '127.0.0.1';
    url.port = String(wire.port);
    return { wire, url: url.href };
  }

  async mend(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const end of this.ends) end.destroy();
    await closed;
  }
}
