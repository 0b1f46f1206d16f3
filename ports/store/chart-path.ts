import type { Move } from '../../domain/chart/path.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { TimelineRow } from './timeline.ts';

/** What one step has moved, and what the timeline says of that step. */
export interface PathStep {
  at: Instant;
  moves: Move[];
  told: TimelineRow[];
}

/** The ways that accounts took through the chart. */
export interface ChartPaths {
  /** The newest steps that moved something, at most so many, the oldest of them first. */
  chartPath(accountId: string, most: number): Promise<PathStep[]>;
}
