import type { AccountProfile } from '../account.ts';
import type { Mail } from '../messages/mail.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time/time.ts';
import { UNHEARD } from './attempts.ts';
import { newCase } from './campaign.ts';
import type { MailStop } from './company-context.ts';
import type {
  Attempt,
  Case,
  Context,
  Debt,
  Hold,
  Ladder,
  LastNotice,
  Method,
  PendingDebit,
  WaitingContact,
} from './context.ts';
import { emptyContext } from './context.ts';
import { newDebt } from './debts.ts';
import { newHold } from './holds.ts';
import type { FrozenState } from './thaw.ts';

/**
 * A context that an older release has written lacks what was added since, at any depth: a debt's new field as well as
 * the context's own. Each is as it is where nothing has happened yet. A new field doesn't compile until somebody has
 * said here how it begins. What comes in kinds (what an attempt is for, what a mail says) is not filled: there a change
 * is a new shape.
 */
export function whole(stored: FrozenState['snapshot']['context'], policy: Policy): Context {
  const { now } = stored;
  const blank = blanks(now);
  const empty = emptyContext(now);
  const c: Context = filled(empty, { ...stored, policy });
  const debitOf = (one: PendingDebit): PendingDebit => having(blank.debit, one, 'ladder', blank.ladder);
  return {
    ...c,
    profile: filled(blank.profile, c.profile),
    debts: each(blank.debt, c.debts),
    methods: each(blank.method, c.methods),
    attempt: c.attempt === null ? null : having(blank.attempt, c.attempt, 'believes', blank.attempt.believes),
    lost: c.lost.map(debitOf),
    chargeNow: maybe<NonNullable<Context['chargeNow']>>({ methodId: '', asked: false, notBefore: null }, c.chargeNow),
    debits: c.debits.map(debitOf),
    overtaken: each({ invoiceId: '', amountMinor: 0, at: now }, c.overtaken),
    attemptLedger: each<Context['attemptLedger'][number]>(
      { fingerprint: '', at: now, declined: false, amountMinor: 0, notBefore: null },
      c.attemptLedger,
    ),
    cards: filled(empty.cards, c.cards),
    ladders: each(blank.ladder, c.ladders),
    case: c.case === null ? null : caseOf(c.case, blank.notice),
    holds: c.holds.map((hold) => within(blank.hold, hold, 'installments', { on: '0000-01-01', amountMinor: 0 })),
    proofs: each<Context['proofs'][number]>(
      { id: '', amountMinor: 0, paidOn: '0000-01-01', trackingKey: null },
      c.proofs,
    ),
    contacts: within(empty.contacts, c.contacts, 'waiting', blank.contact),
    sending: c.sending.map((one) =>
      within<Context['sending'][number], 'contacts'>(
        { key: '', contacts: [], lastOn: null },
        one,
        'contacts',
        blank.contact,
      ),
    ),
    stopped: stoppedOf(filled(empty.stopped, c.stopped), blank),
    credit: having(empty.credit, c.credit, 'inFlight', { key: '', amountMinor: 0 }),
    clearance: having(empty.clearance, c.clearance, 'asked', { id: '', purpose: 'deactivation' }),
    service: filled(empty.service, c.service),
    counters: filled(empty.counters, c.counters),
    tasks: each<Context['tasks'][number]>({ key: '', invoiceIds: [] }, c.tasks),
  };
}

/** Nothing is changed that lacks nothing. */
function filled<T extends object>(blank: T, stored: Partial<T>): T {
  for (const field in blank) if (!(field in stored)) return { ...blank, ...stored };
  return stored as T;
}

const each = <T extends object>(blank: T, stored: readonly Partial<T>[]): T[] =>
  stored.map((one) => filled(blank, one));

/** A thing that is a list besides. */
function within<T extends object, K extends keyof T>(
  blank: T,
  stored: Partial<T>,
  list: K,
  item: T[K] extends readonly (infer I)[] ? I : never,
): T {
  const one = filled(blank, stored);
  return { ...one, [list]: each(item as object, one[list] as object[]) };
}

/** A thing that another may be part of. */
function having<T extends object, K extends keyof T>(
  blank: T,
  stored: Partial<T>,
  part: K,
  item: NonNullable<T[K]>,
): T {
  const one = filled(blank, stored);
  return { ...one, [part]: maybe(item as object, one[part] as object | null) };
}

const maybe = <T extends object>(blank: T, stored: Partial<T> | null): T | null =>
  stored === null ? null : filled(blank, stored);

const caseOf = (stored: Partial<Case>, notice: LastNotice): Case =>
  having(
    newCase('', notice.at),
    having(newCase('', notice.at), stored, 'lastNotice', notice),
    'lastNoticeAsked',
    notice,
  );

const stoppedOf = (one: Context['stopped'], { stop, mail }: Blanks): Context['stopped'] => ({
  ...one,
  mails: one.mails === null ? null : within(stop, one.mails, 'answers', mail),
});

interface Blanks {
  profile: AccountProfile;
  debt: Debt;
  method: Method;
  attempt: Attempt;
  debit: PendingDebit;
  ladder: Ladder;
  notice: LastNotice;
  hold: Hold;
  contact: WaitingContact;
  stop: MailStop;
  mail: Mail;
}

/** What names a thing was there from the first shape on: of that no blank is ever used. */
const blanks = (now: Instant): Blanks => ({
  profile: {
    id: '',
    name: '',
    email: '',
    externalId: null,
    rfc: null,
    locale: '',
    timeZone: '',
    currency: '',
    billingRecipients: [],
    receiptEmail: null,
  },
  debt: newDebt(
    { id: '', number: '', issuedOn: '0000-01-01', dueOn: '0000-01-01', totalMinor: 0, balanceMinor: 0 },
    now,
  ),
  method: {
    id: '',
    kind: 'card',
    brand: '',
    last4: '',
    fingerprint: '',
    default: false,
    blocked: false,
    manualOnly: false,
    lastDeclinedAt: null,
  },
  attempt: {
    id: '',
    key: '',
    trigger: 'api',
    purpose: { kind: 'asked' },
    methodId: '',
    invoiceIds: [],
    amountMinor: 0,
    at: now,
    believes: { openMinor: 0, creditMinor: 0 },
    ...UNHEARD,
  },
  debit: {
    attemptId: '',
    purpose: { kind: 'asked' },
    ladder: null,
    methodId: '',
    invoiceIds: [],
    amountMinor: 0,
    at: now,
    settled: false,
    lookUps: 0,
    lookUpInFlight: false,
  },
  ladder: {
    id: '',
    planId: null,
    firstDeclinedAt: now,
    invoiceIds: [],
    methodId: '',
    declineCode: '',
    rung: 0,
    tries: 0,
    state: 'running',
    declineTold: false,
    notBefore: null,
  },
  notice: { key: '', at: now, anchorId: '', invoiceIds: [], names: null },
  hold: newHold('', now, { kind: 'agent', until: null, reason: '' }),
  contact: { template: 'overdue-reminder', cause: '', since: now, invoiceIds: [], data: {} },
  stop: { since: now, lookAt: now, told: [], answers: [] },
  mail: {
    key: '',
    accountId: '',
    accountName: '',
    locale: '',
    timeZone: '',
    currency: '',
    to: [],
    topic: { template: 'service-reactivated', data: { why: 'paid', until: null } },
    also: [],
    at: now,
  },
});
