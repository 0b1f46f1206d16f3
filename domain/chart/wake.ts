import type { DeadlineKind } from '../events.ts';
import { epochMs, instantFromMs } from '../time/epoch.ts';
import { ownPart } from '../time/own-part.ts';
import type { Instant } from '../time/time.ts';
import type { Deadline } from './agenda.ts';
import type { Context } from './state/context.ts';

/** Overdue marks are stepped within so long of midnight. */
const MARKS_OVER_MS = 10 * 60_000;

/**
 * Whether it is a mark of a day that has come: it stands at one instant for everybody, is read by the day whether or not
 * it has been stepped, and nobody waits for the minute (rules, Read on the local day).
 */
const IS_MARK = {
  overdue: true,
  portOverdue: true,
  contractEnds: true,
  task: true,
  // Somebody has said when.
  holdEnds: false,
  // At an opening or in a window, each account at an instant of its own.
  charge: false,
  retry: false,
  credit: false,
  reminder: false,
  lastNotice: false,
  deactivation: false,
  relock: false,
  undecided: false,
  contact: false,
  notice: false,
  billMonth: false,
  // Counted from what has happened.
  lookup: false,
  heldMail: false,
  issueEquipment: false,
} satisfies Record<DeadlineKind, boolean>;

/**
 * When somebody comes for what is due first: at its instant, and for marks an account's own while later, unless
 * something else is due by then. Their instants stay what they are. On a test clock nobody else is there.
 */
export function wakeAt(
  deadlines: readonly Pick<Deadline, 'kind' | 'at'>[],
  { profile, realTime }: Pick<Context, 'profile' | 'realTime'>,
): Instant | null {
  const ownMs = realTime ? ownPart(profile.id, MARKS_OVER_MS) : 0;
  let soonest: Instant | null = null;
  for (const { kind, at } of deadlines) {
    if (soonest !== null && at >= soonest) break;
    const wake = IS_MARK[kind] && ownMs > 0 ? instantFromMs(epochMs(at) + ownMs) : at;
    if (soonest === null || wake < soonest) soonest = wake;
  }
  return soonest;
}
