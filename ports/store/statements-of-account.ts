import type { StatementLine } from '../../domain/statement-of-account.ts';

export interface StatementsOfAccount {
  /** All of it, in its order, from nothing owed. */
  statementOfAccount(accountId: string): Promise<StatementLine[]>;
}
