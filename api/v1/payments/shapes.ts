import { z } from 'zod';
import type { AttemptRow, PaymentRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Allocations = z.array(z.strictObject({ invoiceId: idOut('inv'), amountMinor: minor }));

export const Payment = z
  .strictObject({
    id: idOut('pay'),
    accountId: idOut('acc'),
    at: instantOut,
    source: z.enum(['card', 'bankAccount', 'transfer', 'cash']),
    amountMinor: minor,
    currency: z.string().meta({ examples: ['MXN'] }),
    allocations: Allocations,
    creditMinor: minor.meta({ description: 'What was left over: credit of the account.' }),
    status: z.enum(['settled', 'reversed']),
    attemptId: idOut('att').nullable(),
    transferId: idOut('btx').nullable(),
  })
  .meta({ id: 'Payment', title: 'Payment' });

export const paymentShape = (row: PaymentRow): z.infer<typeof Payment> => ({
  id: row.id,
  accountId: row.accountId,
  at: row.at,
  source: row.source,
  amountMinor: row.amountMinor,
  currency: row.currency,
  allocations: row.allocations.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
  creditMinor: row.creditMinor,
  status: row.status,
  attemptId: row.attemptId,
  transferId: row.transferId,
});

const Action = z
  .strictObject({ kind: z.literal('confirm'), url: z.string().nullable() })
  .meta({ description: 'The bank wants its holder to confirm it there (3-D Secure); nothing is taken before.' });

export const PaymentAttempt = z
  .strictObject({
    id: idOut('att'),
    accountId: idOut('acc'),
    at: instantOut,
    trigger: z.enum(['autopay', 'retry', 'agent', 'portal', 'api']),
    invoiceIds: z.array(idOut('inv')),
    amountMinor: minor,
    paymentMethodId: idOut('pm'),
    outcome: z
      .enum(['succeeded', 'declined', 'refused', 'unknown', 'lost', 'pending'])
      .nullable()
      .meta({
        description:
          '`unknown`: no answer yet, it is looked up; `lost`: it never reached the bank; `pending`: a direct ' +
          'debit on its way, or its holder is to confirm it (`action`); null: being sent right now.',
      }),
    declineCode: z.string().nullable(),
    key: z.string().meta({ description: 'Under which the provider knows it: one key, one charge.' }),
    paymentId: idOut('pay').nullable(),
    action: Action.nullable(),
  })
  .meta({ id: 'PaymentAttempt', title: 'Payment attempt' });

export const attemptShape = (row: AttemptRow): z.infer<typeof PaymentAttempt> => ({
  id: row.id,
  accountId: row.accountId,
  at: row.at,
  trigger: row.trigger,
  invoiceIds: row.invoiceIds,
  amountMinor: row.amountMinor,
  paymentMethodId: row.paymentMethodId,
  outcome: shownOutcome(row.outcome),
  declineCode: row.declineCode,
  key: row.key,
  paymentId: row.paymentId,
  action: actionOf(row),
});

/** What waits for its holder is on its way, as a direct debit is. */
export const shownOutcome = <T extends AttemptRow['outcome']>(
  outcome: T,
): Exclude<T, 'needsHolder'> | (T extends 'needsHolder' ? 'pending' : never) =>
  (outcome === 'needsHolder' ? 'pending' : outcome) as never;

/** Null: nobody has to do anything. */
export const actionOf = ({ outcome, answer }: AttemptRow): z.infer<typeof Action> | null =>
  outcome === 'needsHolder' && answer?.type === 'CHARGE_NEEDS_HOLDER' ? { kind: 'confirm', url: answer.url } : null;

/** Of an attempt that was asked for. */
export const Outcome = z
  .strictObject({
    attemptId: idOut('att'),
    outcome: z.enum(['succeeded', 'declined', 'refused', 'unknown', 'pending', 'lost']).meta({
      description:
        '`unknown`: the bank has not answered, it is looked up; `pending`: a direct debit on its way; ' +
        '`lost`: it never reached the bank; `refused`: the bank does not know this method any more, and ' +
        'nothing was tried.',
    }),
    declineCode: z.string().optional(),
    paymentId: idOut('pay').optional(),
    action: Action.optional(),
    retryAllowedAt: instantOut
      .optional()
      .meta({ description: 'From when this method may be tried again; never after a decline for good.' }),
  })
  .meta({
    id: 'PayOutcome',
    title: 'What came of it',
    examples: [
      {
        attemptId: 'att_8m3k0q1wz5v7c9x2b4n6',
        outcome: 'declined',
        declineCode: 'insufficient_funds',
        retryAllowedAt: '2026-03-10T16:12:00.000Z',
      },
    ],
  });
