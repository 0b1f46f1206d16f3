import type { Request } from '../../../events.ts';
import * as campaign from '../../reactions/campaign.ts';
import * as closing from '../../reactions/closing.ts';
import { dismissed } from '../../reactions/dismissals.ts';
import * as overrides from '../../reactions/overrides.ts';
import { anchorChanged, caseIsOver, isBehind } from '../../reads/case.ts';
import { isEven, wantsLook } from '../../reads/closing.ts';
import { pastDueMinor } from '../../reads/debts.ts';
import { mayDeactivate } from '../../reads/going-off.ts';
import { noticeStands } from '../../reads/notice.ts';
import { refusalOf } from '../../requests/refusal-of.ts';
import type { Due, MachineEvent, OfType, Seen } from '../reacting.ts';
import { isDue, react } from '../reacting.ts';

export const actions = {
  beginOverdue: react(campaign.beginOverdue),
  endOverdue: react(campaign.endOverdue),
  closeAccount: react(closing.closeAccount),
  reopenAccount: react(closing.reopenAccount),
  askAboutMoney: react(closing.askAboutMoney),
  settleMoney: react(closing.settleMoney),
  closeCase: react(campaign.closeCase),
  reanchor: react(campaign.reanchor),
  remind: react(campaign.remind),
  giveLastNotice: react(campaign.giveLastNotice),
  askApproval: react(campaign.askApproval),
  skipReminder: react((turn, event: OfType<'SKIP_REMINDER_REQUESTED'>) => {
    overrides.applied(turn, 'skipReminder', event, {});
    campaign.skipRung(turn);
  }),
  sendReminder: react(overrides.sendReminder),
  extendDeactivation: react(overrides.extend),
  writeOff: react(overrides.writeOff),
  noteDismissed: react(dismissed),
};

export const guards = {
  somethingOpen: ({ context }: Seen) => context.debts.length > 0,
  nothingOpen: ({ context }: Seen) => context.debts.length === 0,
  nothingUncollected: ({ context }: Seen) => context.uncollected.length === 0,
  somethingOverdue: ({ context }: Seen) => isBehind(context),
  somethingOverdueWhileOff: ({ context }: Seen) => context.service.is === 'off' && isBehind(context),
  nothingOverdue: ({ context }: Seen) => !isBehind(context),
  nothingPastDue: ({ context }: Seen) => pastDueMinor(context) === 0,
  noNoticeCounts: ({ context }: Seen) => noticeStands(context) === 'reminding',
  noticeIsOut: ({ context }: Seen) => noticeStands(context) === 'noticed',
  noticeReachedNobody: ({ context }: Seen) => noticeStands(context) === 'unreachable',
  approvalIsAsked: ({ context }: Seen) => noticeStands(context) === 'awaitingApproval',
  closedWithMoney: ({ context }: Seen) => wantsLook(context),
  closedAndEven: ({ context }: Seen) => isEven(context),
  reopensWrittenOff: ({ context, event }: Seen) =>
    context.uncollected.length > 0 && refusalOf(context, event as Request & MachineEvent) === null,
  caseIsOver: ({ context }: Seen) => caseIsOver(context),
  anchorChanged: ({ context }: Seen) => anchorChanged(context),
  needsApproval: ({ context, event }: Seen, due: Due) =>
    isDue(event, due) && context.policy.deactivation.needsApproval && mayDeactivate(context),
};
