import { UPCOMING_KINDS } from '../../../domain/account.ts';
import { z } from 'zod';
import type { HoldKind, Role } from '../../../domain/account.ts';
import { agedOn, BUCKETS, type OpenByDueDay } from '../../../domain/aging.ts';
import type { Command, Projection } from '../../../domain/projection.ts';
import { dayOf, daysBetween } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { StuckAccount } from '../../../ports/store/stuck-accounts.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const COMMANDS = {
  pause: 0,
  resume: 0,
  extend: 0,
  promise: 0,
  plan: 0,
  cancelPromise: 0,
  cancelPlan: 0,
  retryNow: 0,
  skipReminder: 0,
  sendReminder: 0,
  deactivate: 0,
  reactivate: 0,
  writeOff: 0,
  close: 0,
  reopen: 0,
  changePolicy: 0,
} satisfies Record<Command, 0>;

export const commandNames = Object.keys(COMMANDS) as [Command, ...Command[]];

export const HOLD_KINDS = [
  'agent',
  'dispute',
  'promise',
  'plan',
  'proof',
  'legal',
  'transfer',
] as const satisfies HoldKind[];
export const COLLECTIONS_STATES = ['current', 'overdue', 'deactivated', 'writtenOff', 'closed'] as const;
export const SERVICE_STATES = ['active', 'deactivated', 'provisional', 'cancelled'] as const;

export const Account = z
  .strictObject({
    id: idOut('acc'),
    name: z.string().meta({ examples: ['Guthrie SA de CV'] }),
    email: z.string().meta({ examples: ['ap@guthrie.example'] }),
    externalId: z.string().nullable(),
    rfc: z.string().nullable(),
    locale: z.string().meta({ examples: ['es-MX'] }),
    timeZone: z.string().meta({ examples: ['America/Mexico_City'] }),
    currency: z.string().meta({ examples: ['MXN'] }),
    billingRecipients: z.array(z.string()).meta({ description: 'Empty: `email`.' }),
    receiptEmail: z.string().nullable(),
    tags: z.array(z.string()),
    country: z.string().nullable(),
    nextActionOn: dayOut.nullable().meta({ description: 'When somebody wants to look at it again.' }),
    ownerId: z.string().nullable().meta({ description: 'Who looks after it.' }),
    autopayConsent: z
      .string()
      .nullable()
      .meta({ description: 'What was agreed to; null: autopay is off, or no text was given.' }),
    createdAt: instantOut,
    erasedAt: instantOut.nullable().meta({
      description:
        'When all that said whom it was about was erased, for good: names, addresses and texts are tombstones, and ' +
        'whatever is asked of it is 409 account_erased. Null: it was not.',
    }),
    version: z.int().meta({
      description: 'Rises with each fact, request or deadline that changes state, holds, balance, methods or policy.',
    }),
    policy: z.strictObject({ name: z.string(), version: z.int() }),
    clock: z.strictObject({ now: instantOut, test: z.boolean() }).meta({ description: "The account's own time." }),
    collections: z.strictObject({
      state: z.enum(COLLECTIONS_STATES),
      rung: z.int().meta({ description: 'How many reminders of the ladder have gone in this case.' }),
      daysOverdue: z.int().meta({ description: 'Of the oldest overdue invoice, on the local day of this answer.' }),
      holds: z.array(
        z.strictObject({
          kind: z.enum(HOLD_KINDS),
          until: instantOut.nullable(),
          reason: z.string(),
          invoiceId: idOut('inv').nullable(),
        }),
      ),
    }),
    service: z.strictObject({
      state: z.enum(SERVICE_STATES),
      why: z
        .strictObject({
          offFor: z.enum(['debt', 'writtenOff', 'fraud']),
          byAgent: z.boolean(),
          since: instantOut,
          invoiceIds: z.array(idOut('inv')),
          backBy: z.enum(['payment', 'recovery', 'person']).meta({
            description:
              'payment: when nothing is overdue any more; recovery: when what was written off is paid after all; person: by an admin',
          }),
          lentBy: z.enum(['proof', 'agent']).nullable(),
          lentUntil: dayOut.nullable().meta({ description: 'The last day on which it is on.' }),
        })
        .nullable()
        .meta({ description: 'Why the service is off, or was when it was lent; null: it is on for good' }),
    }),
    autopay: z.strictObject({
      enabled: z.boolean(),
      state: z.enum(['off', 'idle', 'charging', 'retryScheduled', 'unknown', 'needsMethod', 'exhausted']),
      nextChargeAt: instantOut.nullable(),
    }),
    balance: z.strictObject({ openMinor: minor, overdueMinor: minor, creditMinor: minor }),
    aging: z
      .array(z.strictObject({ name: z.enum(BUCKETS), amountMinor: minor }))
      .meta({ description: 'What is open by its days past the due day, on the local day of this answer.' }),
    stuck: z
      .strictObject({ since: instantOut, taskId: idOut('tsk').nullable() })
      .nullable()
      .meta({
        description:
          'Something went wrong on our side: facts are taken and the balance is true, and nothing is decided ' +
          'until it is mended. Null: all is well.',
      }),
    upcoming: z
      .array(
        z.strictObject({
          kind: z.enum(UPCOMING_KINDS),
          at: instantOut,
          detail: z.record(z.string(), z.unknown()),
        }),
      )
      .meta({ description: 'What will happen by itself, soonest first.' }),
    allowed: z.array(z.enum(commandNames)).meta({ description: "The overrides that the caller's role may give now." }),
  })
  .meta({ id: 'Account', title: 'Account' });

export const AccountCount = z
  .strictObject({ count: z.int() })
  .meta({ id: 'AccountCount', title: 'How many accounts a filter finds' });

export type AccountShape = z.infer<typeof Account>;

/**
 * `now`: the account's own. `open`: what its invoices say. `stuck`: what the ledger says of an account whose chart can't
 * go on; null: it does.
 */
export function accountShape(
  row: AccountRow,
  role: Role,
  now: Instant,
  { open, stuck }: { open: readonly OpenByDueDay[]; stuck: StuckAccount | null },
): AccountShape {
  const known = row.projection ?? beforeTheFirstStep(row);
  const seen: Projection =
    stuck === null ? known : { ...known, balance: stuck.balance, upcoming: [], allowed: { admin: [], agent: [] } };
  const { state, rung, overdueSince, holds } = seen.collections;
  const today = dayOf(now, row.timeZone);
  const aged = agedOn(today, open);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    externalId: row.externalId,
    rfc: row.rfc,
    locale: row.locale,
    timeZone: row.timeZone,
    currency: row.currency,
    billingRecipients: row.billingRecipients,
    receiptEmail: row.receiptEmail,
    tags: row.tags ?? [],
    country: row.country ?? null,
    nextActionOn: row.nextActionOn ?? null,
    ownerId: row.ownerId,
    autopayConsent: row.autopayConsent,
    createdAt: row.createdAt,
    erasedAt: row.erasedAt,
    version: seen.version,
    policy: { name: seen.policy.name, version: seen.policy.version },
    clock: { now, test: row.testClock },
    collections: {
      state,
      rung,
      daysOverdue: overdueSince === null ? 0 : Math.max(0, daysBetween(overdueSince, today)),
      holds: holds.map(({ kind, until, reason, invoiceId }) => ({ kind, until, reason, invoiceId })),
    },
    service: seen.service,
    autopay: { enabled: seen.autopay.enabled, state: seen.autopay.state, nextChargeAt: seen.autopay.nextChargeAt },
    balance: {
      openMinor: seen.balance.openMinor,
      overdueMinor: seen.balance.overdueMinor,
      creditMinor: seen.balance.creditMinor,
    },
    aging: BUCKETS.map((name) => ({ name, amountMinor: aged[name] })),
    stuck: stuck === null ? null : { since: stuck.since, taskId: stuck.taskId },
    upcoming: seen.upcoming.map(({ kind, at, detail }) => ({ kind, at, detail })),
    allowed: row.erasedAt === null && (role === 'admin' || role === 'agent') ? seen.allowed[role] : [],
  };
}

/** Opened, and its chart could not take that: nothing is owed and nothing will happen. */
const beforeTheFirstStep = (row: AccountRow): Projection => ({
  version: 0,
  policy: { name: row.policyName, version: row.policyVersion },
  collections: { state: 'current', rung: 0, overdueSince: null, holds: [] },
  service: { state: 'active', why: null },
  autopay: { enabled: row.autopay, state: row.autopay ? 'idle' : 'off', nextChargeAt: null },
  payment: { state: 'idle', attemptId: null, lastAttemptId: null },
  balance: { openMinor: 0, overdueMinor: 0, creditMinor: row.creditMinor },
  upcoming: [],
  allowed: { admin: [], agent: [] },
});
