import { freePorts, isFree } from './servers/free-ports.ts';
import { BadSettings, defaultPort } from './settings.ts';

/**
 * A port that was asked for must be free; the default one gives way to a free one, so that a second Puntual runs beside
 * the first.
 */
export async function choosePort(wanted: number | null, host: string, say: (line: string) => void): Promise<number> {
  const anyFree = async (): Promise<number> => (await freePorts(1))[0] as number;
  if (wanted === 0) return anyFree();
  if (await isFree(wanted ?? defaultPort, host)) return wanted ?? defaultPort;
  if (wanted !== null)
    throw new BadSettings(
      `PUNTUAL_PORT ${wanted} can not be listened on at ${host}: it is taken, or not allowed. 0 picks a free one.`,
    );
  const port = await anyFree();
  say(`Port ${defaultPort} is taken; using ${port}. PUNTUAL_PORT chooses one.`);
  return port;
}
