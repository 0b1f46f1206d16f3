import type { Agenda } from '../../domain/work.ts';
import type { Deeds } from '../../ports/store/deeds.ts';

/** What is to be done after a look, and after a deed is settled. */
export const looked: Agenda = { step: 1, wakeAt: null, next: null, work: [], attributes: {} };
export const settled: Agenda = { ...looked, step: 2 };

/**
 * What the record was told, each as its name and all but the work's own place: `settleCharge {"outcome":"unknown"}`.
 */
export interface Scripted {
  store: Deeds;
  told: string[];
}

/** A record that answers what the test says, and keeps what it was told. */
export function scriptedDeeds(answers: Partial<Deeds>): Scripted {
  const told: string[] = [];
  const usual: Partial<Deeds> = {
    look: async () => looked,
    settleCharge: async () => settled,
    settleLookUp: async () => settled,
    settleMail: async () => settled,
    settleService: async () => settled,
    renewWork: async () => undefined,
    yieldWork: async () => true,
    workFailed: async () => 1,
    stopRail: async () => undefined,
  };
  const known = { ...usual, ...answers } as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const store = new Proxy({} as Deeds, {
    get:
      (_, name: string) =>
      async (...args: unknown[]) => {
        const said = args
          .filter((arg) => !isRef(arg))
          .map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
        told.push([name, ...said].join(' '));
        const answer = known[name];
        if (answer === undefined) throw new Error(`Nobody has said what ${name} answers`);
        return answer(...args);
      },
  });
  return { store, told };
}

const isRef = (arg: unknown): boolean => typeof arg === 'object' && arg !== null && 'workId' in arg;
