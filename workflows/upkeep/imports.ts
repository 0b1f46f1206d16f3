import type { Instant } from '../../domain/time/time.ts';
import { workOnJobs } from './jobs.ts';

interface Lease {
  id: string;
  worker: string;
  forMs: number;
}

/** What of the record files need that are to be foreseen or go live; `Store` has it. */
export interface ImportSource<Row extends { id: string; phase: Phase }, Phase extends string> {
  takeImport(worker: string, forMs: number): Promise<Row | null>;
  importWaiting(id: string, phase: Phase, limit: number): Promise<string[]>;
  leaveImport(id: string, worker: string, now: Instant): Promise<void>;
}

/** What is done with one account of a file, and how that is written down. Nothing of it throws but the writing. */
export type Turn = (externalId: string) => Promise<(lease: Lease) => Promise<boolean>>;

/**
 * Works on the files that wait, one account after the other, so that whoever takes one up after a crash goes on with
 * those that are left. Answers how many files it took.
 */
export async function workOnImports<Row extends { id: string; phase: Phase }, Phase extends string>(
  store: ImportSource<Row, Phase>,
  begin: (row: Row) => Promise<Turn>,
  { worker, now, signal }: { worker: string; now: () => Instant; signal?: AbortSignal },
): Promise<number> {
  return workOnJobs<Row, { write: (lease: Lease) => Promise<boolean> }>(
    {
      take: (name, forMs) => store.takeImport(name, forMs),
      waiting: ({ id, phase }, limit) => store.importWaiting(id, phase, limit),
      begin: async (row) => {
        const turn = await begin(row);
        return async (externalId) => ({ write: await turn(externalId) });
      },
      failed: (_externalId, error) => {
        throw error;
      },
      note: ({ id, worker: name, forMs, write }) => write({ id, worker: name, forMs }),
      leave: (id, name, at) => store.leaveImport(id, name, at),
    },
    worker,
    now,
    signal,
  );
}
