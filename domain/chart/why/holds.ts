import type { HoldKind } from '../../account.ts';
import type { PolicyPath } from '../../policy/numbers.ts';
import type { Rule } from '../../rules.ts';
import { RULES } from '../../rules.ts';
import { landmarkOf } from '../because/landmarks.ts';
import { debtById } from '../reads/debts.ts';
import { undecided } from '../reads/holds.ts';
import { silenceOf } from '../reads/silence.ts';
import type { Context } from '../state/context.ts';
import type { Hold, PlanHold } from '../state/hold.ts';
import { invoiceOf } from '../state/hold.ts';
import type { Answered, Asked } from './question.ts';
import { sayEnd } from './words.ts';

/** What holds, for how long, and what that keeps from happening. */

interface Named {
  name: string;
  rule: Rule;
  numbers: PolicyPath[];
}

const HOLDS: Record<HoldKind, Named> = {
  agent: { name: 'paused by an agent', rule: RULES.holdsAddUp, numbers: [] },
  legal: { name: 'on a legal hold', rule: RULES.holdsAddUp, numbers: [] },
  dispute: { name: 'in dispute', rule: RULES.dispute, numbers: [] },
  promise: { name: 'on hold for a promise to pay', rule: RULES.promise, numbers: [] },
  plan: { name: 'on a payment plan', rule: RULES.plan, numbers: ['holds.planNoticeWorkingDays'] },
  proof: { name: 'on hold for a proof of payment', rule: RULES.proof, numbers: ['holds.proofReviewWorkingDays'] },
  transfer: {
    name: 'on hold for a bank transfer that may be its own',
    rule: RULES.suggestedTransfer,
    numbers: ['holds.transferBankDays'],
  },
};

const ACCEPTED: Named = {
  name: 'on hold for an accepted proof of payment',
  rule: RULES.acceptedProof,
  numbers: ['holds.proofBankDays'],
};

export const nameOf = (c: Context, { kind, id }: Pick<Hold, 'kind' | 'id'>): Named =>
  kind === 'proof' && undecided(c, id) === null ? ACCEPTED : HOLDS[kind];

export const ofHolds = ({ c, look }: Asked): Answered[] =>
  c.holds.map((hold) => {
    const { id, kind, reason } = hold;
    const invoiceId = invoiceOf(hold);
    const { name, rule, numbers } = nameOf(c, hold);
    const invoice = invoiceId === null ? null : debtById(c, invoiceId);
    const what = invoiceId === null ? 'The account' : `Invoice ${invoice?.number ?? invoiceId}`;
    const why = kind === 'proof' ? '' : ` (${reason})`;
    const proof = kind === 'proof' ? look.last(`proof/${id}`) : [];
    return {
      says: `${what} is ${name} ${lasts(c, hold)}${why}. ${keeps(hold)}`,
      because: look.because(rule, numbers, look.last(landmarkOf(hold)), proof),
    };
  });

/** A plan's hold has an end for each installment, and another for one that was missed. */
function lasts(c: Context, hold: Hold): string {
  const { kind, until } = hold;
  if (until === null) return WITHOUT_END[kind];
  return kind === 'plan' ? `whose ${installmentOf(hold)} has time ${sayEnd(c, until)}` : sayEnd(c, until);
}

/** Which one the plan waits for. */
export const installmentOf = ({ missed }: Pick<PlanHold, 'missed'>): string =>
  missed === null ? 'next installment' : 'missed installment';

const WITHOUT_END: Record<HoldKind, string> = {
  agent: 'until somebody ends it',
  legal: 'until an admin ends it',
  dispute: 'until that is decided',
  promise: 'until it is kept',
  plan: 'that ends after a missed installment, once its notice has had its days',
  proof: 'until it is decided',
  transfer: 'until somebody says whose it is',
};

/** Of the whole account; else of what it covers. */
function keeps(hold: Hold): string {
  const { charges, contacts, deactivation } = silenceOf(hold);
  const parts = [
    charges ? 'no automatic charge' : [],
    contacts ? 'no reminder' : [],
    deactivation ? 'no deactivation' : [],
  ].flat();
  return parts.length === 0
    ? COVERS[hold.kind]
    : `Meanwhile there is ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`;
}

const COVERS: Record<HoldKind, string> = {
  agent: 'It is not charged, not reminded of, and no reason to deactivate.',
  legal: 'It is not charged, not reminded of, and no reason to deactivate.',
  dispute: 'What is in dispute is not asked for.',
  promise: 'What it covers is not charged, not reminded of, and no reason to deactivate.',
  plan: 'What it covers is asked for by its installments alone.',
  proof: 'What it covers is not asked for.',
  transfer: 'Nothing is asked for.',
};
