import type { HoldKind } from '../../account.ts';
import type { PolicyPath } from '../../policy/numbers.ts';
import type { Command } from '../../projection.ts';
import type { Rule } from '../../rules.ts';
import { RULES } from '../../rules.ts';
import type { TimelineData } from '../../timeline.ts';
import { landmarkOf } from './landmarks.ts';
import type { Look } from './look.ts';
import { paidBy } from './reasons.ts';
import type { Reasons } from './reasons.ts';

/** Holds, what they are placed for, and what people order. */

type Ruled = [Rule, PolicyPath[]];

const HOLDS: Record<HoldKind, Ruled> = {
  agent: [RULES.holdsAddUp, []],
  legal: [RULES.holdsAddUp, []],
  promise: [RULES.promise, ['holds.promiseMaxWorkingDays', 'holds.promisesPerCase']],
  plan: [RULES.plan, ['holds.planNoticeWorkingDays']],
  dispute: [RULES.dispute, ['holds.disputeWindowDays']],
  proof: [RULES.proof, ['holds.proofReviewWorkingDays']],
  transfer: [RULES.suggestedTransfer, ['holds.transferBankDays']],
};

/** By which rule a person may order it; whether to is that person's word, with the reason in the entry. */
const ORDERED: Record<Command, Ruled | null> = {
  pause: [RULES.holdsAddUp, []],
  resume: [RULES.holdsAddUp, []],
  extend: [RULES.extend, ['agentLimits.extendDays']],
  promise: HOLDS.promise,
  plan: HOLDS.plan,
  cancelPromise: [RULES.promise, []],
  cancelPlan: [RULES.plan, []],
  retryNow: [RULES.manualAttempt, ['charge.sameMethodWaitMinutes']],
  skipReminder: [RULES.passedRung, ['reminders.onDays']],
  sendReminder: [RULES.deactivateNeeds, []],
  deactivate: [RULES.byHand, []],
  reactivate: [RULES.lent, ['agentLimits.reactivateDays']],
  writeOff: [RULES.uncollectible, []],
  changePolicy: null,
  close: [RULES.closing, []],
  reopen: [RULES.closing, []],
};

/** Of some commands, what is asked for decides by which rule. */
function orderedBy(data: TimelineData['override.applied']): Ruled | null {
  if (data.command === 'deactivate' && data.fraud) return [RULES.fraud, []];
  if (data.command === 'reactivate' && data.until === null) return [RULES.offAndBack, []];
  return ORDERED[data.command];
}

/** How far an agent may go with it. */
const LIMITS: Partial<Record<Command, PolicyPath>> = {
  pause: 'agentLimits.pauseDays',
  extend: 'agentLimits.extendDays',
  plan: 'agentLimits.planDays',
  reactivate: 'agentLimits.reactivateDays',
};

/** What refuses it for another reason than its own rule. */
const REFUSED: Partial<Record<string, Ruled>> = {
  payment_in_progress: [RULES.oneAttempt, []],
  retry_too_soon: [RULES.hourAfterDecline, ['charge.sameMethodWaitMinutes']],
  attempt_limit_reached: [RULES.networkLimits, []],
  card_blocked: [RULES.hardDecline, []],
};

/** By which rule it was refused. */
function refusedBy(command: Command, code: string): Ruled | null {
  if (code === 'stale_version') return null;
  const limit = LIMITS[command];
  if (code === 'limit_exceeded') return [RULES.agentsLimits, limit === undefined ? [] : [limit]];
  return REFUSED[code] ?? ORDERED[command];
}

/** What it was refused for. */
function refusedFor(look: Look, command: Command, code: string): number[] {
  const { attempt, debits, holds } = look.c;
  switch (code) {
    case 'payment_in_progress':
      return look.last(
        ...[...(attempt === null ? [] : [attempt.id]), ...debits.map(({ attemptId }) => attemptId)].map(
          (id) => `attempt/${id}` as const,
        ),
      );
    case 'retry_too_soon':
      return look.newest('charge.declined', 'charge.refused', 'charge.returned');
    default:
      return command === 'deactivate' ? look.last(...holds.map(landmarkOf)) : [];
  }
}

/** What it is ordered against. */
function restingOn(look: Look, command: Command): number[] {
  switch (command) {
    case 'deactivate':
      return look.last('overdue.began', 'mail/last-notice');
    case 'extend':
      return look.last('mail/last-notice');
    case 'reactivate':
      return look.newest('service.deactivated', 'service.relocked');
    case 'cancelPromise':
      return look.last('override/promise');
    case 'cancelPlan':
      return look.last('override/plan');
    case 'writeOff':
    case 'sendReminder':
    case 'skipReminder':
      return look.last('overdue.began');
    default:
      return [];
  }
}

/** What a hold is placed for or released by stands in the same step, before it. */
const CAUSES = [
  'override.applied',
  'dispute.opened',
  'dispute.resolved',
  'proof.received',
  'proof.accepted',
  'proof.rejected',
  'proof.settled',
  'proof.returned',
  'promise.kept',
  'promise.broken',
  'plan.kept',
  'invoice.paid',
  'invoice.voided',
  'transfer.suggested',
] as const;

/** By which rule a hold ends: not always the one that it was placed by. */
function ending(look: Look, { hold }: TimelineData['hold.released']): Ruled {
  const [rule] = HOLDS[hold];
  if (look.here('proof.returned').length > 0) return [RULES.lapse, ['holds.proofBankDays']];
  if (look.here('proof.settled').length > 0) return [RULES.acceptedProof, ['holds.proofBankDays']];
  if (hold === 'proof') return look.here('proof.rejected').length > 0 ? [rule, []] : HOLDS.proof;
  if (hold === 'transfer') return HOLDS.transfer;
  if (look.saidHere('dispute.resolved')?.outcome === 'rejected') return [rule, ['holds.disputeRejectedWorkingDays']];
  return hold === 'plan' && look.here('plan.kept', 'override.applied').length === 0 ? HOLDS.plan : [rule, []];
}

export const HELD = {
  'hold.placed': (look, { hold }) => look.because(...HOLDS[hold], look.here(...CAUSES)),
  'hold.released': (look, released) => {
    const missed = released.hold === 'plan' ? look.last('plan.missed') : [];
    const causes = released.hold === 'transfer' ? look.here('transfer.matched') : look.here(...CAUSES);
    return look.because(...ending(look, released), look.placed(released), causes.length > 0 ? causes : missed);
  },
  'override.applied': (look, data) => {
    const ordered = orderedBy(data);
    if (ordered === null) return null;
    const isForFraud = data.command === 'deactivate' && data.fraud;
    return look.because(...ordered, isForFraud ? [] : restingOn(look, data.command));
  },
  'override.refused': (look, { command, code }) => {
    const refused = refusedBy(command, code);
    return refused === null
      ? null
      : look.because(...refused, restingOn(look, command), refusedFor(look, command, code));
  },

  'proof.received': null,
  'proof.accepted': (look, { proofId }) =>
    look.because(RULES.acceptedProof, ['holds.proofBankDays'], look.last(`proof/${proofId}`)),
  'proof.rejected': (look, { proofId }) => look.because(RULES.proof, [], look.last(`proof/${proofId}`)),
  'proof.settled': (look, { proofId }) =>
    look.because(RULES.proofsAddUp, [], look.last(`proof/${proofId}`), paidBy(look)),
  'proof.partlySettled': (look, { proofId }) =>
    look.because(RULES.proofsAddUp, [], look.last(`proof/${proofId}`), paidBy(look)),
  'proof.returned': (look, { proofId }) => {
    const undone = look.here('transfer.unmatched');
    return undone.length > 0
      ? look.because(RULES.transfers, [], look.last(`proof/${proofId}`), undone)
      : look.because(RULES.lapse, ['holds.proofBankDays'], look.last(`proof/${proofId}`));
  },
  'dispute.opened': (look, { invoiceId }) =>
    look.because(RULES.dispute, ['holds.disputeWindowDays'], look.last(`invoice/${invoiceId}`)),
  'dispute.resolved': (look, { disputeId, outcome }) =>
    look.because(
      RULES.dispute,
      outcome === 'rejected' ? ['holds.disputeRejectedWorkingDays'] : [],
      look.last(`dispute/${disputeId}`),
    ),
  'promise.kept': (look) => look.because(RULES.promise, [], look.last('override/promise'), paidBy(look)),
  'promise.broken': (look) => look.because(RULES.promise, [], look.last('override/promise')),
  'plan.kept': (look) => look.because(RULES.plan, [], look.last('override/plan'), paidBy(look)),
  'plan.missed': (look) => look.because(RULES.plan, ['holds.planNoticeWorkingDays'], look.last('override/plan')),
} satisfies Partial<Reasons>;
