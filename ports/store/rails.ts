import type { Switch } from '../../domain/safety/switches.ts';

/** Rails whose provider is somebody else's. */
export const RAILS = ['mails', 'charges'] as const satisfies readonly Switch[];
export type Rail = (typeof RAILS)[number];

/** `stopped`: its provider refuses us; `away`: it did not answer when it was asked whether it takes us. */
export type RailState = 'ok' | 'away' | 'stopped';

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
  /** Its provider can't be asked: the rail is used all the same, and shown as away until it can. */
  noteRailAway(name: Rail, because: string): Promise<void>;
  /** It has answered. */
  noteRailBack(name: Rail): Promise<void>;
  railsAway(): Promise<Rail[]>;
  railStates(): Promise<Record<Rail, RailState>>;
}
