import type { PolicyPath } from '../../policy/numbers.ts';
import type { Rule } from '../../rules.ts';
import { RULES } from '../../rules.ts';
import type { HeldWhy } from '../../safety/clearance.ts';
import { isConfirming, lookedUp } from '../because/of-waits.ts';
import { PAYING } from '../because/reasons.ts';
import { nextContact, nextPaper } from '../reads/contact-times.ts';
import { askedFor, sumDue } from '../reads/debts.ts';
import { lapseOver } from '../reads/holds.ts';
import { isInvoiceMail, waitingContacts, waitingPapers } from '../reads/mails.ts';
import { noticeOut, noticeStands } from '../reads/notice.ts';
import { isResting } from '../reads/rungs.ts';
import { silenceFor } from '../reads/silence.ts';
import { today } from '../reads/today.ts';
import { ofHolds } from './holds.ts';
import type { WaitingContact } from '../state/mail.ts';
import type { Answered, Asked } from './question.ts';
import { sayDay, sayMoment, sayMoney } from './words.ts';

/** What keeps charges, contacts or the deactivation back: each reason is an answer of its own. */
export function ofSilence(asked: Asked): Answered[] {
  const found = [inFlight, onItsWay, ofHolds, stopped, keptOn, resting].flatMap((reasons) => reasons(asked));
  const waits = waiting(asked);
  return found.length + waits.length === 0
    ? [{ says: 'Nothing keeps this account quiet.', because: null }]
    : [...found, ...waits];
}

function inFlight({ c, view, look }: Asked): Answered[] {
  if (c.attempt !== null) {
    const what = `A charge of ${sayMoney(c, c.attempt.amountMinor)}`;
    const entries = look.last(`attempt/${c.attempt.id}`);
    if (isConfirming(c, c.attempt.id))
      return [
        {
          says: `${what} waits for its holder to confirm it: until then nobody else charges, reminds or deactivates.`,
          because: lookedUp(look, c.attempt.id),
        },
      ];
    return view.payment.state === 'unknown'
      ? [
          {
            says: `${what} has got no answer: until it is known, nobody charges, reminds or deactivates.`,
            because: look.because(RULES.unknown, ['lookup.afterMinutes', 'lookup.thenEveryHours'], entries),
          },
        ]
      : [
          {
            says: `${what} is with the bank: nothing else goes until it answers.`,
            because: look.because(RULES.oneAttempt, [], entries),
          },
        ];
  }
  return c.credit.inFlight === null
    ? []
    : [
        {
          says: `Credit of ${sayMoney(c, c.credit.inFlight.amountMinor)} is being put against what is due.`,
          because: look.because(RULES.credit, []),
        },
      ];
}

const onItsWay = ({ c, look }: Asked): Answered[] =>
  c.debits
    .filter((debit) => !debit.settled)
    .map((debit) => ({
      says: `A direct debit of ${sayMoney(c, debit.amountMinor)} is on its way: what it pays is not asked for.`,
      because: look.because(RULES.directDebit, [], look.last(`attempt/${debit.attemptId}`)),
    }));

function stopped({ c, look }: Asked): Answered[] {
  const { charges, mails } = c.stopped;
  return [
    charges === null
      ? []
      : {
          says: `Charges of all accounts have been stopped; since ${sayMoment(c, charges)} one of this account waits.`,
          because: look.because(RULES.missedDueDay, [], look.last('charge.held')),
        },
    mails === null
      ? []
      : {
          says: `Mails of all accounts have been stopped; since ${sayMoment(c, mails.since)} one of this account waits.`,
          because: null,
        },
  ].flat();
}

const KEPT: Record<HeldWhy, { says: string; rule: Rule; numbers: PolicyPath[] }> = {
  switch: { says: 'deactivations of all accounts have been stopped', rule: RULES.deactivation, numbers: [] },
  bankFeed: { says: 'the bank feed is not up to date, and the money may be there', rule: RULES.bankFeed, numbers: [] },
  breaker: {
    says: 'suspiciously many accounts go off on one day, and an admin looks into it',
    rule: RULES.breaker,
    numbers: ['deactivation.breaker.maxPercent', 'deactivation.breaker.maxCount', 'deactivation.breaker.minCount'],
  },
};

/** What keeps the service on although its day has come. */
function keptOn({ c, look }: Asked): Answered[] {
  const { heldUntil, why } = c.clearance;
  const grace = c.debts.reduce(
    (last, { graceUntil }) => (graceUntil !== null && graceUntil > last ? graceUntil : last),
    '',
  );
  const stands = noticeStands(c);
  const lapse = lapseOver(c);
  return [
    why !== null && heldUntil !== null && heldUntil > today(c)
      ? {
          says: `The deactivation is held back to ${sayDay(heldUntil)}: ${KEPT[why].says}.`,
          because: look.because(KEPT[why].rule, KEPT[why].numbers, look.last('deactivation.held')),
        }
      : [],
    grace > today(c)
      ? {
          says: `A dispute was rejected: no deactivation before ${sayDay(grace as typeof heldUntil & string)}.`,
          because: look.because(RULES.dispute, ['holds.disputeRejectedWorkingDays'], look.last('dispute.resolved')),
        }
      : [],
    lapse !== null && lapse > today(c)
      ? {
          says: `A proof of payment has lapsed: no deactivation before ${sayDay(lapse)}.`,
          because: look.because(
            RULES.lapse,
            ['holds.proofLapsedWorkingDays'],
            look.newest('released/proof', 'mail/proof-lapsed'),
          ),
        }
      : [],
    stands === 'unreachable'
      ? {
          says: 'The last notice reached nobody: no deactivation until another address is found.',
          because: look.because(RULES.warning, [], look.last('mail/last-notice')),
        }
      : [],
    stands === 'awaitingApproval'
      ? {
          says: noticeOut(c)?.dismissed
            ? 'An agent has said no to the deactivation: nobody is asked again until another last notice has left.'
            : 'The deactivation waits for an agent to approve it.',
          because: look.because(RULES.deactivation, ['deactivation.needsApproval'], look.last('mail/last-notice')),
        }
      : [],
  ].flat();
}

const resting = ({ c, look }: Asked): Answered[] => {
  const asked = sumDue(c, askedFor(c));
  return asked === 0 || c.service.is !== 'active' || !isResting(c)
    ? []
    : [
        {
          says: `${sayMoney(c, asked)} is too little to be asked for: reminders and deactivation rest.`,
          because: look.because(RULES.smallRemainders, ['thresholds.restBelowMinor'], look.newest(...PAYING)),
        },
      ];
};

/** Mails that are decided, and wait for their hour: contacts one a day, papers for the hour alone. */
function waiting({ c, look }: Asked): Answered[] {
  const contacts = silenceFor(c).contacts ? [] : waitingContacts(c);
  const papers = silenceFor(c).papers ? [] : waitingPapers(c);
  const hours = [
    'calendar.contactHours.from',
    'calendar.contactHours.to',
    ...(c.realTime ? (['calendar.openingSpreadMinutes'] as const) : []),
  ] as const;
  return [
    contacts.length === 0
      ? []
      : {
          says: `${sayMails(contacts)} for contact hours, and may go on ${sayMoment(c, nextContact(c, contacts))}.`,
          because: look.because(c.contacts.lastOn === today(c) ? RULES.oneContactADay : RULES.contactHours, hours),
        },
    papers.length === 0
      ? []
      : {
          says: `${sayPaper(papers)} waits for contact hours, and may go on ${sayMoment(c, nextPaper(c, papers))}.`,
          because: look.because(RULES.invoiceMail, hours),
        },
  ].flat();
}

const sayMails = ({ length }: readonly unknown[]): string => (length === 1 ? 'A mail waits' : `${length} mails wait`);

const sayPaper = (papers: readonly Pick<WaitingContact, 'template'>[]): string =>
  papers.some(({ template }) => isInvoiceMail(template)) ? "An invoice's mail" : 'A mail';
