import type { Actor } from '../../domain/account.ts';
import type { Switch } from '../../domain/safety/switches.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface SwitchChange {
  id: string;
  name: Switch;
  stopped: boolean;
  reason: string;
  actor: Actor;
  /** The machine's time. */
  at: Instant;
}

/**
 * What people stop for all accounts at once, and what the chart's activities ask before they act. Changes are appended,
 * never undone. The same id again changes nothing.
 */
export interface Switches {
  changeSwitch(change: SwitchChange): Promise<SwitchChange>;
  /** The newest change of each switch that was ever touched. */
  switches(): Promise<SwitchChange[]>;
  /** Newest first; of all switches, or one. */
  switchChanges(page: PageQuery & { name?: Switch | undefined }): Promise<Page<SwitchChange>>;
  /** Why an activity is stopped; null: it isn't. */
  stopOf(name: Switch): Promise<string | null>;
}
