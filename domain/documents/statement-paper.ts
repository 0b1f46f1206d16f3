import type { Bucket } from '../aging.ts';
import type { StatementKind } from '../statement-of-account.ts';
import type { Day } from '../time/time.ts';
import type { Addressee } from './invoice-paper.ts';

/** A line of a statement as it is printed. `reference`: a number or an id; amounts below zero lower what is owed. */
export interface StatementPaperLine {
  on: Day;
  kind: StatementKind;
  reference: string;
  amountMinor: number;
  balanceMinor: number;
}

/** All that a statement of account says on paper, in no language. */
export interface StatementPaper {
  to: Addressee;
  currency: string;
  from: Day;
  through: Day;
  openingMinor: number;
  lines: readonly StatementPaperLine[];
  closingMinor: number;
  /** What is open on `agedOn`, by its age. */
  agedOn: Day;
  aging: readonly { bucket: Bucket; amountMinor: number }[];
}
