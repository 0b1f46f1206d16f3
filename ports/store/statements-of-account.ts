import type { StatementLine } from '../../domain/money/statement.ts';

export interface StatementsOfAccount {
  /** All of it, in its order, from nothing owed. */
  statementOfAccount(accountId: string): Promise<StatementLine[]>;
}
