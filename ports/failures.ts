/** What every port may say of the world outside, beside what its own calls answer. */

/** It surely was not done, and may be later: not connected, too much at once, a server's own trouble. */
export class TryLater extends Error {
  override name = 'TryLater';
  readonly afterMs: number;
  constructor(message: string, { afterMs, cause }: { afterMs: number; cause?: unknown }) {
    super(message, { cause });
    this.afterMs = afterMs;
  }
}

/**
 * The provider refuses us, whoever it is about (401, 403, an account restricted): no card, address or customer is to
 * blame.
 */
export class RailRefused extends Error {
  override name = 'RailRefused';
}
