import type { Agenda } from '../../domain/work.ts';

export interface Sweep {
  /**
   * Whose time has come, or whose work waits, for longer than that: a nudge, a workflow or all of Temporal was lost.
   * Each is left alone for a while then, longer each time.
   */
  overdue(graceMs: number, limit: number): Promise<{ accountId: string; agenda: Agenda }[]>;
}
