import type { UpcomingKind } from '../../account.ts';
import type { Because } from '../../because.ts';
import { RULES } from '../../rules.ts';
import type { Deadline } from '../agenda.ts';
import type { Landmark } from '../because/landmarks.ts';
import type { Look } from '../because/look.ts';
import type { Context } from '../state/context.ts';
import type { Answered, Asked } from './question.ts';
import { lastDayBefore, sayDay, sayMoment, sayMoney } from './words.ts';

/** What comes next by itself, and why. */
export function ofNextAction({ c, view, agenda, look }: Asked): Answered {
  const [next] = view.upcoming;
  const deadline = next && agenda.find((one) => one.kind === next.kind && one.at === next.at);
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

const dueInvoices = ({ detail }: Deadline): Landmark[] =>
  ((detail.invoiceIds ?? []) as string[]).map((id): Landmark => `invoice/${id}`);

/** A ladder's deadline is named after it and the rung: `ladder-1:2`. */
const ladderIn = ({ id }: Deadline): Landmark => `retry/${id.slice(0, id.lastIndexOf(':'))}`;

const NEXT: Record<UpcomingKind, (c: Context, next: Deadline, look: Look) => Said> = {
  charge: (c, next, look) => {
    const isPlan = next.detail.installmentOn !== undefined;
    return {
      says: `${amount(c, next)} is charged by autopay on ${sayMoment(c, next.at)}${isPlan ? ', for an installment of the plan' : ''}`,
      because: look.because(
        isPlan ? RULES.plan : RULES.dueDay,
        ['charge.window.from', 'charge.window.to'],
        look.last('autopay.changed', ...(isPlan ? ['override/plan' as const] : dueInvoices(next))),
      ),
    };
  },
  retry: (c, next, look) => {
    const isNew = next.id === 'newMethod';
    return {
      says: `${amount(c, next)} is tried ${isNew ? 'with the new method' : 'again'} on ${sayMoment(c, next.at)}`,
      because: isNew
        ? look.because(RULES.newCard, [], look.last(`method/${String(next.detail.paymentMethodId)}`))
        : look.because(
            RULES.retries,
            [Number(next.detail.rung) <= 1 ? 'charge.retryAfterMinutes' : 'charge.retryOnDays'],
            look.last(ladderIn(next)),
            look.newest('charge.declined', 'charge.returned', 'charge.refused'),
          ),
    };
  },
  reminder: (c, next, look) => {
    const isOff = next.detail.deactivated === true;
    return {
      says: isOff
        ? `A mail says what is missing to come back, on ${sayMoment(c, next.at)}`
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
    because: look.because(RULES.lent, [], look.newest('service.provisional', 'service.reactivated')),
  }),
  holdEnds: (c, next, look) => {
    const kind = String(next.detail.hold) as 'agent';
    const invoiceId = (next.detail.invoiceId ?? '') as string;
    return {
      says: `The hold (${kind}) ends with ${sayDay(lastDayBefore(c, next.at))}`,
      because: look.because(RULES.holdsAddUp, [], look.last(`hold/${kind}/${invoiceId}/${next.id}`)),
    };
  },
  lookup: (c, next, look) => ({
    says: `The bank is asked on ${sayMoment(c, next.at)} what came of a charge`,
    because: look.because(
      RULES.unknown,
      ['lookup.afterMinutes', 'lookup.thenEveryHours'],
      look.last(`attempt/${next.id}`),
    ),
  }),
};
