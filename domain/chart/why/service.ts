import { RULES } from '../../rules.ts';
import { isBehind } from '../reads/case.ts';
import { noticeOut } from '../reads/notice.ts';
import { dueOf, missing } from '../reads/coming-back.ts';
import { dueMinor } from '../reads/debts.ts';
import type { Context } from '../state/context.ts';
import type { Lent, Off } from '../state/service.ts';
import { landmarkOf } from '../because/landmarks.ts';
import type { Answered, Asked } from './question.ts';
import { dayIn, sayDay, sayMoney } from './words.ts';

/** Why the service is on, lent or off, and what brings it back. */
export function ofService(asked: Asked): Answered {
  const { service } = asked.c;
  switch (service.is) {
    case 'active':
      return active(asked);
    case 'off':
      return off(asked, service);
    case 'lent':
      return lent(asked, service);
    case 'cancelled':
      return {
        says: 'The account is closed, and its service cancelled. An agent may reopen it.',
        because: asked.look.because(RULES.closing, []),
      };
  }
}

function active({ c, agenda, look }: Asked): Answered {
  if (!isBehind(c)) return { says: 'The service is on.', because: null };
  const end = agenda.find((one) => one.kind === 'deactivation');
  const notice = noticeOut(c);
  const entries = [look.last('overdue.began'), notice === null ? [] : look.last('mail/last-notice')];
  const numbers = ['deactivation.afterDays', 'deactivation.noticeWorkingDays'] as const;
  if (end === undefined)
    return {
      says: 'The service is on, and for now nothing switches it off.',
      because:
        c.holds.length > 0
          ? look.because(RULES.holdsAddUp, [], ...c.holds.map((hold) => look.last(landmarkOf(hold))))
          : look.because(RULES.warning, numbers, ...entries),
    };
  const day = sayDay(dayIn(c, end.at));
  const then = c.policy.deactivation.needsApproval ? 'an agent is asked whether it goes off' : 'it goes off';
  const named = notice === null ? null : sayDay(notice.names);
  const warned =
    named === null
      ? ', after a last notice that names the day'
      : named === day
        ? ', as the last notice has said'
        : `; the last notice has named ${named}`;
  return {
    says: `The service is on. If nothing is paid, ${then} on ${day}${warned}.`,
    because: look.because(RULES.warning, numbers, ...entries),
  };
}

const LEAVE = 'Emergency numbers and the billing portal work.';

/** Of what it was off for, also what is in dispute. */
const missingMinor = (c: Context, invoiceIds: readonly string[]): number =>
  missing(c).reduce((sum, debt) => sum + (invoiceIds.includes(debt.id) ? debt.balanceMinor : dueMinor(c, debt)), 0);

function off({ c, look }: Asked, { for: why, byAgent, since, invoiceIds }: Off): Answered {
  const by = byAgent ? ', by hand' : '';
  const went = look.newest('service.deactivated', 'service.relocked');
  const begins = `The service has been off since ${sayDay(dayIn(c, since))}${by}, `;
  switch (why) {
    case 'fraud':
      return {
        says: `${begins}on suspicion of fraud. Money doesn't bring it back: an admin does. ${LEAVE}`,
        because: look.because(RULES.fraud, [], went),
      };
    case 'writtenOff':
      return {
        says: `${begins}for a debt that was written off. It comes back when that debt is paid after all, or by an agent. ${LEAVE}`,
        because: look.because(RULES.offAndBack, [], went, look.last('override/writeOff')),
      };
    case 'debt':
      return {
        says:
          `${begins}for unpaid invoices. It comes back by itself, at any hour, as soon as nothing is overdue: ` +
          `${sayMoney(c, missingMinor(c, invoiceIds))} is missing. ${LEAVE}`,
        because: look.because(
          RULES.offAndBack,
          byAgent ? [] : ['deactivation.afterDays'],
          look.last('overdue.began'),
          went,
        ),
      };
  }
}

function lent({ c, agenda, look }: Asked, { by, through, off: before }: Lent): Answered {
  const relock = agenda.find((one) => one.kind === 'relock');
  const ends =
    relock === undefined
      ? 'For now nothing switches it off again.'
      : `If it isn't, the service goes off again on ${sayDay(dayIn(c, relock.at))}.`;
  const owedMinor = before.for === 'debt' ? dueOf(c, before) : 0;
  const owed =
    owedMinor > 0
      ? `It stays on when what it was off for, ${sayMoney(c, owedMinor)}, is paid.`
      : 'It stays on when what it was off for is settled.';
  const lender = by === 'proof' ? 'on a proof of payment' : "at an agent's word";
  return {
    says: `The service is lent ${lender}, and on through ${sayDay(through)}. ${owed} ${ends}`,
    because:
      by === 'proof'
        ? look.because(
            RULES.acceptedProof,
            ['holds.proofBankDays'],
            look.last('service.provisional'),
            look.newest('service.deactivated', 'service.relocked'),
          )
        : look.because(
            RULES.lent,
            ['agentLimits.reactivateDays'],
            look.last('service.reactivated'),
            look.newest('service.deactivated', 'service.relocked'),
          ),
  };
}
