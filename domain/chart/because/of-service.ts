import type { Because } from '../../because.ts';
import type { HeldWhy } from '../../safety/clearance.ts';
import type { Rule } from '../../rules.ts';
import { RULES } from '../../rules.ts';
import type { Landmark } from './landmarks.ts';
import type { Look } from './look.ts';
import { paidBy } from './reasons.ts';
import type { Reasons } from './reasons.ts';

/** The case, and the customer's service. */

const HELD: Record<HeldWhy, (look: Look) => Because> = {
  breaker: (look) =>
    look.because(
      RULES.breaker,
      ['deactivation.breaker.maxPercent', 'deactivation.breaker.maxCount', 'deactivation.breaker.minCount'],
      look.last('mail/last-notice'),
    ),
  bankFeed: (look) => look.because(RULES.bankFeed, [], look.last('mail/last-notice')),
  switch: (look) => look.because(RULES.deactivation, [], look.last('mail/last-notice')),
};

/** What gave the service back for a while. */
const lentBy = (look: Look): number[] => look.newest('service.provisional', 'service.reactivated');

/** What money settles: a loan by its own debt, a debt that was written off by being recovered, else all that is due. */
function backBy(look: Look): Rule {
  const [since] = look.newest('service.deactivated', 'service.relocked');
  const isAfter = (...keys: Landmark[]): boolean => look.newest(...keys).some((seq) => seq > (since ?? 0));
  if (isAfter('service.provisional', 'service.reactivated')) return RULES.lent;
  return isAfter('override/writeOff') ? RULES.offAndBack : RULES.reactivation;
}

export const SERVICE = {
  'overdue.began': (look, { invoiceId }) =>
    look.because(RULES.overdue, [], look.last(`invoice/${invoiceId}`), look.here('dispute.resolved')),
  'overdue.ended': (look) => {
    const paid = look.here(
      'invoice.paid',
      'invoice.voided',
      'invoice.changed',
      'dispute.opened',
      'dispute.resolved',
      'credit.applied',
    );
    return look.because(RULES.oneCase, [], look.last('overdue.began'), paid.length > 0 ? paid : paidBy(look));
  },
  'service.deactivated': (look) => {
    const asked = look.saidHere('override.applied');
    if (asked?.command !== 'deactivate')
      return look.because(
        RULES.warning,
        ['deactivation.afterDays', 'deactivation.noticeWorkingDays'],
        look.last('overdue.began', 'mail/last-notice'),
      );
    return asked.fraud
      ? look.because(RULES.fraud, [], look.here('override.applied'))
      : look.because(RULES.byHand, [], look.here('override.applied'), look.last('overdue.began', 'mail/last-notice'));
  },
  'service.reactivated': (look, data) => {
    const off = look.newest('service.deactivated', 'service.relocked', 'service.provisional', 'service.reactivated');
    if (data.why !== 'agent') return look.because(backBy(look), [], off, paidBy(look));
    return data.until === null
      ? look.because(RULES.offAndBack, [], off, look.here('override.applied'))
      : look.because(RULES.lent, ['agentLimits.reactivateDays'], off, look.here('override.applied'));
  },
  'service.provisional': (look, { proofId }) =>
    look.because(
      RULES.acceptedProof,
      ['holds.proofBankDays', 'holds.provisionalReturnsPerCase'],
      look.newest('service.deactivated', 'service.relocked'),
      look.last(`proof/${proofId}`),
    ),
  'service.relocked': (look, { why }) =>
    why === 'proofNotSettled'
      ? look.because(RULES.acceptedProof, ['holds.proofBankDays'], lentBy(look), look.here('proof.returned'))
      : look.because(RULES.lent, ['agentLimits.reactivateDays'], lentBy(look)),
  'deactivation.held': (look, { why }) => HELD[why](look),
} satisfies Partial<Reasons>;
