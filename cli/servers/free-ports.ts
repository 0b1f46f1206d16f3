import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

/** Whether we could listen on this port right now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Free ports, all different: they are held open together until each is known. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const probe = createServer();
          probe.once('error', reject);
          probe.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => resolve(probe));
        }),
    ),
  );
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

const isPort = (port: unknown): port is number =>
  typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536;

/**
 * Ports with a name, the same at every start, so that what was pointed at them yesterday works today.
 * All are chosen anew when one of them is somebody else's by now.
 */
export async function rememberedPorts<Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  let known: Partial<Record<Name, number>> = {};
  try {
    known = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<Name, number>>;
  } catch {
    // The first start, or a file that was cut short: new ports do as well.
  }
  const ports = names.map((name) => known[name]);
  const usable = await Promise.all(ports.map((port) => isPort(port) && isFree(port)));
  if (usable.every(Boolean)) return known as Record<Name, number>;
  const fresh = await freePorts(names.length);
  const chosen = Object.fromEntries(names.map((name, index) => [name, fresh[index]])) as Record<Name, number>;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(chosen));
  return chosen;
}
