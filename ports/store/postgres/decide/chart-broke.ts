/** The chart could not take something: our bug, of this account alone. */
export class ChartBroke extends Error {
  override name = 'ChartBroke';
  readonly accountId: string;
  constructor(accountId: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.accountId = accountId;
  }
}
