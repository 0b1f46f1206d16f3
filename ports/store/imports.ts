import type { Actor } from '../../domain/account.ts';
import type { Foreseen } from '../../domain/foresight/observing/observe.ts';
import type { ImportedAccount } from '../../domain/imports/imported.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export const IMPORT_PHASES = ['checking', 'observing', 'observed', 'goingLive', 'live'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/** What became of an account of a file. */
export const IMPORT_OUTCOMES = ['opened', 'existing', 'refused', 'failed'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What is wrong with a line, and under which of the file's headings; null: with the line as a whole. */
export interface LineProblem {
  column: string | null;
  message: string;
}

export interface ImportLine {
  line: number;
  externalId: string | null;
  cells: string[];
  /** What was read of it: the caller's own to understand. */
  body: unknown;
  problems: LineProblem[];
}

export interface ImportMember {
  externalId: string;
  line: number;
  name: string;
  currency: string;
  invoices: number;
  openMinor: number;
  /** As it would be opened; forgotten a month after it went live. */
  account: ImportedAccount;
  wave: number;
  /** Null: it would be opened. */
  outcome: ImportOutcome | null;
  code: string | null;
  detail: string | null;
  accountId: string | null;
  /** Null: not foreseen yet. */
  foreseen: Foreseen[] | null;
  deactivatesOn: Day | null;
}

export type NewMember = Pick<
  ImportMember,
  'externalId' | 'line' | 'account' | 'openMinor' | 'wave' | 'outcome' | 'code' | 'detail'
>;

/** What would be done on a day, over all accounts. */
export interface ObservedDay {
  on: Day;
  charges: number;
  mails: number;
  deactivations: number;
}

export interface Observed {
  /** From when on it was foreseen. */
  at: Instant;
  charges: number;
  deactivations: number;
  mails: { template: string; count: number }[];
  /** Those on which something would be done, in order. */
  days: ObservedDay[];
}

export interface ImportRow {
  id: string;
  sha256: string;
  fileName: string | null;
  actor: Actor;
  createdAt: Instant;
  phase: ImportPhase;
  headings: string[];
  ignored: string[];
  rows: number;
  refusedRows: number;
  accounts: number;
  invoices: number;
  perDay: number;
  /** Accounts that are held for their turn. */
  spread: number;
  observing: Observed | null;
  liveAt: Instant | null;
  liveActor: Actor | null;
  finishedAt: Instant | null;
  /** How many have which outcome, and how many none. */
  outcomes: Record<ImportOutcome | 'waiting', number>;
  /** Accounts about which is known what would be done. */
  foreseen: number;
}

/** What became of one. */
export interface Opened {
  outcome: ImportOutcome;
  code: string | null;
  detail: string | null;
  /** Of one that is there, if only in part. */
  accountId: string | null;
}

type Lease = { id: string; worker: string; forMs: number };

/** Files of accounts, checked and watched before they go live. A row a line and an account, and a lease for who is at work. */
export interface Imports {
  /** Of an id that was begun before, all that was read of it is forgotten: it is read anew. */
  beginImport(input: {
    id: string;
    sha256: string;
    fileName: string | null;
    actor: Actor;
    createdAt: Instant;
    headings: string[];
    ignored: string[];
  }): Promise<void>;
  /** The last import of the same file that is going live, or has; null: there is none. */
  liveImportOf(sha256: string): Promise<ImportRow | null>;
  addImportLines(id: string, lines: readonly ImportLine[]): Promise<void>;
  /** How many accounts the lines name. */
  countImportAccounts(id: string): Promise<number>;
  /** Lines in the order of their accounts, then of the file; those without an account are left out. */
  importLinesAfter(
    id: string,
    after: { externalId: string; line: number } | null,
    limit: number,
  ): Promise<ImportLine[]>;
  /** Adds to what is wrong with lines. */
  refuseImportLines(id: string, refused: readonly { line: number; problem: LineProblem }[]): Promise<void>;
  addImportMembers(id: string, members: readonly NewMember[]): Promise<void>;
  /**
   * All has been read. `perDay`: see `domain/imports/spread.ts`. `lease`: who foresees it at once; null: whoever takes it.
   */
  endImportCheck(id: string, perDay: number, lease: Omit<Lease, 'id'> | null): Promise<void>;
  /** Which of these external ids are accounts' already, and which of these numbers invoices'. */
  takenExternalIds(ids: readonly string[]): Promise<Set<string>>;
  takenInvoiceNumbers(numbers: readonly string[]): Promise<Set<string>>;
  countAllAccounts(): Promise<number>;

  importById(id: string): Promise<ImportRow | null>;
  /** Newest first. */
  imports(page: PageQuery): Promise<Page<ImportRow>>;
  /** In the order of the file. */
  importProblems(id: string, limit: number): Promise<{ line: number; problems: LineProblem[] }[]>;
  /** All lines of accounts of which one was refused, from one on; the rest of them is fine. */
  refusedImportLines(id: string, afterLine: number, limit: number): Promise<ImportLine[]>;
  /** In the order in which they would be deactivated, then of the file. */
  importMembers(id: string, page: PageQuery): Promise<Page<ImportMember>>;
  /** Those that were refused or failed, in the order of the file. */
  importMembersLeft(id: string, limit: number): Promise<ImportMember[]>;
  importMember(id: string, externalId: string): Promise<ImportMember | null>;

  /** From now on it goes live; accounts that were refused or failed are tried again. Null: it is not that far. */
  beginGoLive(input: { id: string; actor: Actor; now: Instant }): Promise<ImportRow | null>;
  /** The oldest that there is work on and that nobody is at, for so long; null: there is none. */
  takeImport(worker: string, forMs: number): Promise<ImportRow | null>;
  /** External ids of accounts that are to be foreseen, or opened. */
  importWaiting(id: string, phase: ImportPhase, limit: number): Promise<string[]>;
  /** False: somebody else has it. */
  noteForeseen(input: Lease & { externalId: string; foreseen: Foreseen[] }): Promise<boolean>;
  noteOpened(input: Lease & { externalId: string } & Opened): Promise<boolean>;
  /** Lets go of it; when nothing waits, it is counted and goes on to its next phase. */
  leaveImport(id: string, worker: string, now: Instant): Promise<void>;
  /** Forgets what stood in files so long ago, and all of those that never went live. */
  forgetImportsBefore(instant: Instant): Promise<void>;
}
