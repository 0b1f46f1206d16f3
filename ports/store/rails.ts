import type { Switch } from '../../domain/safety/switches.ts';

/** Rails whose provider is somebody else's. Each is a state in `/readyz` and a line of `/metrics`. */
export const RAILS = ['charges', 'mails', 'service', 'verifier'] as const;
export type Rail = (typeof RAILS)[number];

/** Those that stop themselves when their provider refuses us, by the switch of their name. */
export type StoppableRail = Extract<Rail, Switch>;

/** `stopped`: its provider refuses us; `away`: it did not answer when it was asked whether it takes us. */
export type RailState = 'ok' | 'away' | 'stopped';

/** What is known of the rails: whoever performs deeds asks them and writes it here, and all others read it. */
export interface Rails {
  /**
   * The provider refuses us: nothing more of the kind is begun for anybody until it takes us again. One task for all.
   */
  stopRail(name: StoppableRail, because: string): Promise<void>;
  /** Its provider takes us again. What a person has stopped meanwhile stays stopped. */
  letRailGo(name: StoppableRail): Promise<void>;
  /** Its provider can't be asked: the rail is used all the same, and shown as away until it can. */
  noteRailAway(name: Rail, because: string): Promise<void>;
  /** It has answered. */
  noteRailBack(name: Rail): Promise<void>;
  /** `stopped` is by the rail itself: what a person stops is a switch, and no word of the provider's. */
  railStates(): Promise<Record<Rail, RailState>>;
}
