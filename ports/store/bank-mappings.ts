import type { Actor } from '../../domain/account.ts';
import type { BankMapping } from '../../domain/statements/mapping.ts';
import type { Instant } from '../../domain/time/time.ts';

/** How banks' files are read: what somebody has written. Those that are shipped are not in here. */
export interface BankMappings {
  bankMapping(name: string): Promise<BankMapping | null>;
  /** Names of those that somebody has put, in their order. */
  bankMappingNames(): Promise<string[]>;
  /** Replaces what was under the name. */
  saveBankMapping(saved: { name: string; mapping: BankMapping; actor: Actor; at: Instant }): Promise<void>;
}
