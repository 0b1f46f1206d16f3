import { TryLater } from '../../ports/failures.ts';
import {
  type Rejected,
  type Stamped,
  type Stamper,
  StampUnknown,
  type Unstamped,
} from '../../ports/stamper/stamper.ts';

const AGAIN_MS = 30_000;

/**
 * Stamps a paper, whatever became of it before: one that may have been sent is looked up first, and one that nobody
 * answered for is looked up after. Null: nothing stands of it, and nobody knows it. Throws `TryLater` while nobody can
 * say.
 */
export async function stampOnce(
  stamper: Stamper,
  paper: Unstamped,
  { mayBeSent, isGone = false }: { mayBeSent: boolean; isGone?: boolean },
): Promise<Stamped | Rejected | null> {
  const before = mayBeSent ? await stamper.lookUp(paper.key) : null;
  if (before !== null || isGone) return before;
  try {
    return await stamper.stamp(paper);
  } catch (error) {
    if (!(error instanceof StampUnknown)) throw error;
    const found = await stamper.lookUp(paper.key);
    if (found !== null) return found;
    throw new TryLater(`The stamper (${stamper.name}) has not said what became of ${paper.key}: ask again`, {
      afterMs: AGAIN_MS,
      cause: error,
    });
  }
}
