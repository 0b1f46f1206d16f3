import type { Because } from '../../because.ts';
import type { MailTemplate } from '../../messages/mail.ts';
import { RULES } from '../../rules.ts';
import { defaultMethod } from '../reads/methods.ts';
import type { Landmark } from './landmarks.ts';
import type { Look } from './look.ts';
import { daysOf } from './of-waits.ts';
import type { Reasons } from './reasons.ts';

/** Mails that went, and mails that would no longer have been true. */

/** Of a mail's key: account, template, cause. After a restore it carries an epoch, which is no part of the cause. */
const causeOf = (key: string): string => key.split(':').slice(2).join(':');

/** The first that it is about: an invoice that is spoken of for its due day, a payment that was won back. */
const firstOf = (cause: string): string => cause.split(/[+:~]/)[0] ?? cause;

const ofProof = (look: Look, cause: string): Because => look.because(RULES.answers, [], look.last(`proof/${cause}`));

const ofService = (look: Look): Because =>
  look.because(
    RULES.collectionContacts,
    ['calendar.contactHours.from', 'calendar.contactHours.to'],
    look.newest('service.deactivated', 'service.relocked'),
  );

function ofReminder(look: Look, cause: string): Because {
  if (cause.startsWith('agent:')) return look.because(RULES.deactivateNeeds, [], look.last('override/sendReminder'));
  return cause.includes(':deactivated:')
    ? look.because(
        RULES.deactivated,
        ['reminders.whileDeactivatedEveryDays'],
        look.newest('service.deactivated', 'service.relocked'),
      )
    : look.because(RULES.ladder, ['reminders.onDays'], ofOverdue(look));
}

/** A mail may have left, and its carrier's word come only when nothing was overdue any more. */
const ofOverdue = (look: Look): number[] => look.newest('overdue.began', 'overdue.ended');

function ofDecline(look: Look, cause: string): Because {
  if (cause.startsWith('ladder-'))
    return look.because(
      RULES.declineMail,
      ['charge.retryAfterMinutes'],
      look.newest('charge.declined', 'charge.refused', 'charge.returned'),
      look.last(`retry/${cause}`),
    );
  const returned = look.last(`returned/${cause}`);
  return returned.length > 0
    ? look.because(RULES.directDebit, [], returned)
    : look.because(RULES.answers, [], look.last(`attempt/${cause}`));
}

/** What was won back is paid by that, however long ago it was charged. */
function ofPayment(look: Look, cause: string): number[] {
  const won = cause.includes(':won:') ? look.last('chargeback.closed') : [];
  if (won.length > 0) return won;
  const charged = look.last(`payment/${firstOf(cause)}`);
  return charged.length > 0 ? charged : look.last('transfer.matched');
}

const WHY_SENT: Record<MailTemplate, (look: Look, cause: string) => Because> = {
  'invoice-issued': (look, cause) => look.because(RULES.invoiceMail, [], look.last(`invoice/${cause}`)),
  'equipment-invoice': (look, cause) => look.because(RULES.equipment, [], look.last(`invoice/${cause}`)),
  'autopay-upcoming': (look, cause) =>
    look.because(RULES.ladder, ['charge.noticeDays'], look.last('autopay.changed', `invoice/${firstOf(cause)}`)),
  'payment-due': (look, cause) =>
    look.because(RULES.ladder, ['reminders.beforeDueDays'], look.last(`invoice/${firstOf(cause)}`)),
  'payment-receipt': (look, cause) => look.because(RULES.receipt, [], ofPayment(look, cause)),
  'payment-declined': ofDecline,
  'payment-confirm': (look, cause) =>
    look.because(RULES.confirmed, ['charge.confirmWithinHours'], look.last(`attempt/${cause}`)),
  'payment-returned': (look, cause) => look.because(RULES.directDebit, [], look.last(`returned/${cause}`)),
  'payment-method-needed': (look, cause) =>
    cause.startsWith('ladder-')
      ? look.because(RULES.hardDecline, [], look.newest('charge.declined', 'charge.refused', 'charge.returned'))
      : look.because(RULES.noUsableCard, [], look.newest('autopay.changed', 'method.removed', 'invoice.reopened')),
  'card-expiring': (look) => {
    const method = defaultMethod(look.c);
    return look.because(RULES.tasks, [], method === null ? [] : look.last(`method/${method.id}`));
  },
  'retries-exhausted': (look, cause) =>
    look.because(
      RULES.declineMail,
      daysOf(look.c.ladders.find(({ id }) => id === cause)),
      look.last('retries.exhausted'),
    ),
  'overdue-reminder': ofReminder,
  'last-notice': (look) =>
    look.because(
      RULES.warning,
      ['reminders.lastNoticeOnDay', 'deactivation.afterDays', 'deactivation.noticeWorkingDays'],
      ofOverdue(look),
      look.since('mail/last-notice', 'override/extend', 'invoice.reopened'),
    ),
  'service-deactivated': ofService,
  'service-reactivated': (look, cause) => {
    // Proofs that a part payment has made enough.
    if (cause.startsWith('proof:'))
      return look.because(RULES.acceptedProof, ['holds.proofBankDays'], look.last('service.provisional'));
    const [since] = look.newest('service.deactivated', 'service.relocked', 'service.provisional');
    const byAgent = look.last('override/reactivate').some((seq) => seq > (since ?? 0));
    const given = look.c.service.is === 'lent' ? RULES.lent : RULES.offAndBack;
    return look.because(byAgent ? given : RULES.reactivation, [], look.last('service.reactivated'));
  },
  'service-relocked': ofService,
  'proof-received': ofProof,
  'proof-accepted': ofProof,
  'proof-rejected': ofProof,
  'promise-confirmed': (look) => look.because(RULES.answers, [], look.last('override/promise')),
  'proof-lapsed': (look, cause) =>
    look.because(
      RULES.lapse,
      ['holds.proofReviewWorkingDays', 'holds.proofBankDays', 'holds.proofLapsedWorkingDays'],
      look.last(`proof/${firstOf(cause)}`),
      look.last('released/proof'),
    ),
  'promise-cancelled': (look) => look.because(RULES.answers, [], look.last('override/cancelPromise')),
  'plan-cancelled': (look) => look.because(RULES.answers, [], look.last('override/cancelPlan')),
  'promise-broken': (look) => look.because(RULES.promise, [], look.last('promise.broken')),
  'plan-confirmed': (look) => look.because(RULES.answers, [], look.last('override/plan')),
  'plan-missed': (look) => look.because(RULES.plan, ['holds.planNoticeWorkingDays'], look.last('plan.missed')),
  'dispute-opened': (look, cause) => look.because(RULES.answers, [], look.last(`dispute/${cause}`)),
  'dispute-resolved': (look, cause) => look.because(RULES.dispute, [], look.last(`dispute/${cause}`)),
  'transfer-unmatched': (look) => look.because(RULES.answers, [], look.last('transfer.unmatched')),
  'cancellation-confirmed': (look) => look.because(RULES.answers, [], look.last('cancellation.requested')),
  'subscription-ended': (look) => look.because(RULES.cancellation, [], look.last('subscription.ended')),
  'contract-continues': (look, cause) =>
    look.because(cause.startsWith('rental') ? RULES.rental : RULES.afterContract, [], look.last('contract.continued')),
};

const CLOSED = ['invoice.paid', 'invoice.voided', 'invoice.uncollectible'] as const;
const HELD = ['hold.placed', 'dispute.opened'] as const;
const MONEY = ['charge.succeeded', 'transfer.matched', 'credit.applied'] as const;
const SERVICE = ['service.deactivated', 'service.reactivated', 'service.provisional', 'service.relocked'] as const;
const ASKING = ['overdue.ended', ...CLOSED, ...HELD, ...MONEY, ...SERVICE] as const;
const FAILED = [...CLOSED, ...HELD, ...MONEY, 'method.removed', 'autopay.changed'] as const;

/** What takes the truth from a mail that waits: the newest of these that there is. */
const BELYING: Partial<Record<MailTemplate, readonly Landmark[]>> = {
  'invoice-issued': CLOSED,
  'equipment-invoice': CLOSED,
  'autopay-upcoming': FAILED,
  'payment-declined': FAILED,
  'payment-method-needed': FAILED,
  'retries-exhausted': FAILED,
  'overdue-reminder': ASKING,
  'last-notice': ASKING,
  'service-deactivated': [...SERVICE, 'overdue.ended', 'invoice.uncollectible'],
  'promise-broken': [...CLOSED, ...MONEY],
  'proof-lapsed': [...CLOSED, ...MONEY, ...HELD],
  'payment-returned': FAILED,
  'plan-missed': ['hold.released', ...CLOSED, ...MONEY],
  'subscription-ended': ['invoice.voided'],
  'contract-continues': ['cancellation.requested', 'rental.ended'],
};

const ANYTHING: readonly Landmark[] = [...ASKING, ...FAILED, 'hold.released'];

export const MAILS = {
  'email.sent': (look, { template, key }) => WHY_SENT[template as MailTemplate]?.(look, causeOf(key)) ?? null,
  'email.skipped': (look, { template }) =>
    look.because(RULES.trueWhenItLeaves, [], look.newest(...(BELYING[template as MailTemplate] ?? ANYTHING))),
  /** An admin's stop; its reason stands in the entry. */
  'email.held': null,
  'email.bounced': null,
  'email.complained': null,
  'email.received': null,
  'payLink.opened': null,
} satisfies Partial<Reasons>;
