import { addDays, dayOf } from '../../../time/calendar.ts';
import type { Day } from '../../../time/time.ts';
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
  const extendedTo =
    extendedDays === 0 ? null : extendedBy(old, rest.anchorId, policy.deactivation.afterDays, extendedDays);
  const proofStops = new Set([...old.holds.filter(({ kind }) => kind === 'proof'), ...old.proofs].map(({ id }) => id));
  return {
    context: { case: { ...rest, notice: noticeOf(old.case, old), extendedTo, proofStops: proofStops.size } },
    value: at,
  };
};

/** A case that was extended has an open invoice: its anchor, or the oldest where that is paid. */
function extendedBy({ debts }: Context1, anchorId: string | null, afterDays: number, extendedDays: number): Day {
  const [oldest] = [...debts].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const { dueOn, pausedDays } = (debts.find((debt) => debt.id === anchorId) ?? oldest) as (typeof debts)[number];
  return addDays(dueOn, pausedDays + afterDays + 1 + extendedDays);
}

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
          dismissed: false,
        };
  if (lastNoticeAsked !== null) {
    const { names: _none, ...asked } = lastNoticeAsked;
    return { is: 'asked', ...asked, renews: out };
  }
  return out ?? (unreachable ? { is: 'unreachable' } : NO_NOTICE);
}
