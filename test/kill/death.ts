import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RenderedMail } from '../../ports/mailer/mailer.ts';

/** A call of a port, and on which side of it the process is held until it dies. */
export interface Moment {
  /** `gateway.charge`, `store.settleAttempt`, … */
  call: string;
  when: 'before' | 'after';
  /** Words that are all in the call's arguments: whose it is, and what about. */
  about: string[];
  /** Of those calls, the n-th; the first unless told. */
  nth?: number;
}

export interface Plan {
  moments: Moment[];
}

/** How Node runs the worker that keeps such a plan. */
export const dyingWorker = ['--import', 'tsx', fileURLToPath(new URL('./dying-worker.ts', import.meta.url))];

export const reachedLog = (planFile: string): string => `${planFile}.reached`;
export const carrierLog = (planFile: string): string => `${planFile}.carrier`;

/** The worker looks at the plan with every call: it sees the old one or the new. */
export function writePlan(planFile: string, moments: Moment[]): void {
  writeFileSync(`${planFile}.new`, JSON.stringify({ moments } satisfies Plan));
  renameSync(`${planFile}.new`, planFile);
}

export const planOf = (planFile: string): Plan => JSON.parse(readFileSync(planFile, 'utf8')) as Plan;

const linesOf = <T>(file: string): T[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as T)
    : [];

/** The moments at which calls were held, over all deaths. */
export const reached = (planFile: string): Moment[] => linesOf(reachedLog(planFile));

/** Every mail that the carrier was handed, in order. */
export const carried = (planFile: string): RenderedMail[] => linesOf(carrierLog(planFile));
