import type { Switch } from '../../domain/safety/switches.ts';

/** Rails that stop by themselves when their provider refuses us. */
export interface Rails {
  /**
   * The provider refuses us: nothing more of the kind is begun for anybody until it takes us again. One task for all.
   */
  stopRail(name: Switch, because: string): Promise<void>;
  /** Those that have stopped by themselves. */
  stoppedRails(): Promise<Switch[]>;
  /** Its provider takes us again. */
  letRailGo(name: Switch): Promise<void>;
}
