import type { Actor } from '../../account.ts';
import type { Command } from '../../projection.ts';
import type { Instant } from '../../time/time.ts';
import type { TimelineEntry } from '../../timeline.ts';

/** What was asked, why, on which version, and what was said to it. */
export interface RefusedOverride {
  command: Command;
  reason: string;
  basedOnVersion: number;
  code: string;
  message: string;
}

/** The line of an override that was refused. It changes nothing, and it is known who wanted what. */
export const refusedOverrideLine = (
  { command, reason, basedOnVersion, code, message }: RefusedOverride,
  actor: Actor,
  at: Instant,
): TimelineEntry => ({
  type: 'override.refused',
  at,
  actor,
  summary: `${command} refused: ${message}`,
  data: { command, reason, basedOnVersion, code, message },
});
