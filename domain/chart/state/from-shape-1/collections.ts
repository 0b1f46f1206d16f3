import { addDays, dayOf } from '../../../time/calendar.ts';
import type { Notice, NoticeOut } from '../collections.ts';
import { NO_NOTICE } from '../collections.ts';
import type { Where } from '../where.ts';
import type { Case1, Context1 } from './shape-1.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

/**
 * Whether a last notice was out stood in four flags; an extension in days, and not as the day that it leads to:
 * whichever invoice drove the case had as many more. Proofs that are still there have stopped contacts; how many others
 * have is not known. How far the notice has come is the region's next step to find.
 */
export const collections: SliceUpgrade = (old, value, policy) => {
  if (old.case === null) return {};
  const at: Where = value.collections === 'overdue' ? { collections: overdueAt(value) } : {};
  const { lastNotice, lastNoticeAsked, unreachable, approvalAsked, extendedDays, ...left } = old.case;
  const { deactivatedAt: _since, deactivatedReminders: _reminded, ...rest } = left;
  const { anchorId } = old.case;
  const [oldest] = [...old.debts].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const anchor = old.debts.find((debt) => debt.id === anchorId) ?? oldest;
  const extendedTo =
    extendedDays === 0 || anchor === undefined
      ? null
      : addDays(anchor.dueOn, anchor.pausedDays + policy.deactivation.afterDays + 1 + extendedDays);
  const proofStops = new Set([...old.holds.filter(({ kind }) => kind === 'proof'), ...old.proofs].map(({ id }) => id));
  return {
    context: { case: { ...rest, notice: noticeOf(old.case, old), extendedTo, proofStops: proofStops.size } },
    value: at,
  };
};

/** A service that is off is asked for but once a month, also where what is overdue has come after it went off. */
const overdueAt = ({ service }: Where): Where[string] =>
  service === 'deactivated' ? 'deactivated' : { overdue: 'reminding' };

function noticeOf({ lastNotice, lastNoticeAsked, unreachable, approvalAsked }: Case1, { profile }: Context1): Notice {
  const out: NoticeOut | null =
    lastNotice === null
      ? null
      : {
          is: 'out',
          key: lastNotice.key,
          at: lastNotice.at,
          invoiceIds: lastNotice.invoiceIds,
          names: lastNotice.names ?? dayOf(lastNotice.at, profile.timeZone),
          approvalAsked,
        };
  if (lastNoticeAsked !== null) {
    const { names: _none, ...asked } = lastNoticeAsked;
    return { is: 'asked', ...asked, renews: out };
  }
  return out ?? (unreachable ? { is: 'unreachable' } : NO_NOTICE);
}
