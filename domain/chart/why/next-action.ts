import type { UpcomingKind } from '../../account.ts';
import type { Because } from '../../because.ts';
import { RULES } from '../../rules.ts';
import type { Deadline } from '../agenda.ts';
import { SHOWN } from '../projection.ts';
import { landmarkOf } from '../because/landmarks.ts';
import type { Look } from '../because/look.ts';
import { isConfirming, lookedUp } from '../because/of-waits.ts';
import type { Context } from '../state/context.ts';
import { invoiceOf } from '../state/hold.ts';
import { ofCharge, ofRetry } from './charges.ts';
import { installmentOf, nameOf } from './holds.ts';
import type { Answered, Asked } from './question.ts';
import { sayEnd, sayMoment, sayMoney } from './words.ts';

const isForFraud = ({ service }: Context): boolean => service.is === 'off' && service.for === 'fraud';

/** What comes next by itself, and why. */
export function ofNextAction({ c, view, agenda, look }: Asked): Answered {
  const [next] = view.upcoming;
  const deadline = next && agenda.find((one) => SHOWN[one.kind] === next.kind && one.at === next.at);
  if (next?.kind === 'reminder' && deadline === undefined)
    return {
      says: `If nobody pays by the due day, a first reminder goes on ${sayMoment(c, next.at)}.`,
      because: look.because(RULES.ladder, ['reminders.onDays']),
    };
  if (next?.kind === 'serviceEnds')
    return {
      says: `The service ends on ${sayMoment(c, next.at)}, as was asked for.`,
      because: look.because(RULES.cancellation, []),
    };
  if (next === undefined || deadline === undefined)
    return {
      says:
        c.tasks.length > 0
          ? 'Nothing comes by itself: a person has a task to do.'
          : 'Nothing is to come by itself for now.',
      because: null,
    };
  const { says, because } = NEXT[next.kind](c, deadline, look);
  return { says: `${says}.`, because };
}

type Said = { says: string; because: Because };

const amount = (c: Context, { detail }: Deadline): string => sayMoney(c, Number(detail.amountMinor));

/** While charges of all accounts are stopped, it is only looked whether they go on. */
const ifStopped = (c: Context): string => (c.stopped.charges === null ? '' : ', if charges go on again by then');

const NEXT: Record<Exclude<UpcomingKind, 'serviceEnds'>, (c: Context, next: Deadline, look: Look) => Said> = {
  charge: (c, next, look) => ({
    says:
      `${amount(c, next)} is charged by autopay on ${sayMoment(c, next.at)}` +
      `${next.detail.installmentOn === undefined ? '' : ', for an installment of the plan'}${ifStopped(c)}`,
    because: ofCharge(next, look),
  }),
  retry: (c, next, look) => ({
    says:
      `${amount(c, next)} is tried ${next.id === 'newMethod' ? 'with the new method' : 'again'} on ` +
      `${sayMoment(c, next.at)}${ifStopped(c)}`,
    because: ofRetry(next, look),
  }),
  reminder: (c, next, look) => {
    const isOff = next.detail.deactivated === true;
    return {
      says: isOff
        ? `A mail says what is ${isForFraud(c) ? 'owed' : 'missing to come back'}, on ${sayMoment(c, next.at)}`
        : `A reminder goes on ${sayMoment(c, next.at)}, for day ${String(next.detail.day)} of what is overdue`,
      because: isOff
        ? look.because(
            RULES.deactivated,
            ['reminders.whileDeactivatedEveryDays'],
            look.newest('service.deactivated', 'service.relocked'),
          )
        : look.because(RULES.ladder, ['reminders.onDays'], look.last('overdue.began')),
    };
  },
  lastNotice: (c, next, look) => ({
    says: `The last notice goes on ${sayMoment(c, next.at)}: it names the day on which the service stops`,
    because: look.because(
      RULES.warning,
      ['reminders.lastNoticeOnDay', 'deactivation.afterDays', 'deactivation.noticeWorkingDays'],
      look.last('overdue.began'),
    ),
  }),
  deactivation: (c, next, look) => ({
    says:
      next.detail.needsApproval === true
        ? `An agent is asked on ${sayMoment(c, next.at)} whether the service goes off`
        : `The service goes off on ${sayMoment(c, next.at)} if nothing is paid`,
    because: look.because(
      RULES.warning,
      ['deactivation.afterDays', 'deactivation.noticeWorkingDays'],
      look.last('overdue.began', 'mail/last-notice'),
    ),
  }),
  relock: (c, next, look) => ({
    says: `The service goes off again on ${sayMoment(c, next.at)} if what it was off for isn't settled`,
    because: look.because(
      next.detail.why === 'proof' ? RULES.acceptedProof : RULES.lent,
      next.detail.why === 'proof' ? ['holds.proofBankDays'] : ['agentLimits.reactivateDays'],
      look.newest('service.provisional', 'service.reactivated'),
    ),
  }),
  holdEnds: (c, next, look) => {
    const hold = c.holds.find(({ id }) => id === next.id);
    if (hold === undefined) throw new Error(`A hold ends that is none: ${next.id}`);
    const { name, rule, numbers } = nameOf(c, hold);
    const what = invoiceOf(hold) === null ? 'the account' : 'an invoice';
    return {
      says:
        hold.kind === 'plan'
          ? `The ${installmentOf(hold)} of the plan has time ${sayEnd(c, next.at)}`
          : `What keeps ${what} ${name} lasts ${sayEnd(c, next.at)}`,
      because: look.because(rule, numbers, look.last(landmarkOf(hold))),
    };
  },
  lookup: (c, next, look) => ({
    says: isConfirming(c, next.id)
      ? `If its holder has not confirmed a charge by ${sayMoment(c, next.at)}, the bank is asked to let it go`
      : `The bank is asked on ${sayMoment(c, next.at)} what came of a charge`,
    because: lookedUp(look, next.id),
  }),
  invoice: (c, next, look) => ({
    says:
      `The invoice of ${String(next.detail.month)}${next.detail.series === 'rental' ? ' of what is rented' : ''} ` +
      `is made on ${sayMoment(c, next.at)}`,
    because: look.because(RULES.months, []),
  }),
};
