import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

/** Something went wrong, and we know when to try again. */
export class Again extends Error {
  override name = 'Again';
  readonly afterMs: number;
  constructor(cause: unknown, afterMs: number) {
    super('Again', { cause });
    this.afterMs = afterMs;
  }
}

/**
 * Fails as Temporal is told of it: what kind of failure it is, and when to try again. What a failure says may name
 * people (a carrier quotes the address, the database the row), and a history keeps it: so that goes to our own log.
 */
export async function withoutWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { reason, afterMs } =
      error instanceof Again ? { reason: error.cause, afterMs: error.afterMs } : { reason: error, afterMs: undefined };
    log.warn('It could not be done', { error: reason });
    const kind = reason instanceof Error ? reason.name : 'Error';
    throw ApplicationFailure.create({ message: kind, type: kind, nextRetryDelay: afterMs });
  }
}
