import type { Running } from './servers/process.ts';
import type { Supervised, SuperviseInput } from './supervise.ts';
import { supervise } from './supervise.ts';

/** The processes of one start, in the order in which they stand on each other. */
export interface ProcessTree {
  keep<Part extends Running>(input: Omit<SuperviseInput<Part>, 'say'>): Promise<Supervised<Part>>;
  /** Last come, first gone: nobody loses what it stands on. */
  stopAll(): Promise<void>;
  killAll(): void;
  stopping(): boolean;
}

export function processTree(say: (line: string) => void): ProcessTree {
  const parts: (Pick<Supervised<Running>, 'stop' | 'kill'> | null)[] = [];
  let stopping = false;
  return {
    async keep(input) {
      // Its place is that of its call: two that start together still have an order.
      const place = parts.push(null) - 1;
      const part = await supervise({ ...input, say });
      parts[place] = part;
      if (stopping) await part.stop();
      return part;
    },
    async stopAll() {
      stopping = true;
      for (const part of [...parts].reverse()) await part?.stop();
    },
    killAll() {
      stopping = true;
      for (const part of parts) part?.kill();
    },
    stopping: () => stopping,
  };
}
