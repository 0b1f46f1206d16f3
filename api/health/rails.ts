import type { Rails } from '../../ports/store/rails.ts';
import { within } from '../../ports/within.ts';

/** Whoever has not answered by then is away. */
const HEALTH_WITHIN_MS = 3_000;

/** Null: it fails, or has not answered in time. */
export const inTime = <T>(asked: Promise<T>): Promise<{ is: T } | null> =>
  within(asked, HEALTH_WITHIN_MS).catch(() => null);

/**
 * How the rails are, as the record says. Nobody is asked here: whoever performs the deeds does, and who asks for our
 * health comes every few seconds. Null: the record can't be read.
 */
export const recordedRails = async (store: Pick<Rails, 'railStates'>) => (await inTime(store.railStates()))?.is ?? null;
