import { z } from 'zod';
import type { DifferenceReason } from '../../../domain/reconciliation/compare.ts';
import type { MovementKind, PayoutStatus } from '../../../domain/reconciliation/movements.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const KINDS = {
  charge: true,
  chargeFailed: true,
  refund: true,
  refundFailed: true,
  dispute: true,
  disputeReversed: true,
  fee: true,
  payout: true,
  payoutFailed: true,
  adjustment: true,
} satisfies Record<MovementKind, true>;

/** What each says, for whoever reads the document. */
const REASONS = {
  unknownToUs: 'the provider has moved money that the record knows nothing of',
  missingAtProvider: "the record has it, and the provider's book doesn't",
  amountDiffers: 'both have it, over different amounts',
  currencyDiffers: 'both have it, in different currencies',
  stillPending: 'the provider has it, and the record still waits for its answer',
  notTakenHere: 'the provider has taken money for an attempt that is declined, refused or lost here',
  twice: 'the provider has taken money twice for one attempt',
} satisfies Record<DifferenceReason, string>;

const STATUSES = { onItsWay: true, paid: true, failed: true, canceled: true } satisfies Record<PayoutStatus, true>;

const keysOf = <K extends string>(set: Record<K, unknown>): K[] => Object.keys(set) as K[];

const Amount = z.strictObject({ amountMinor: minor, currency: z.string() });

const Difference = z.strictObject({
  reason: z.enum(keysOf(REASONS)).meta({
    description: Object.entries(REASONS)
      .map(([reason, says]) => `\`${reason}\`: ${says}.`)
      .join(' '),
  }),
  kind: z.enum(keysOf(KINDS)),
  at: instantOut,
  movementId: z.string().nullable().meta({ description: "The provider's own id; null: its book has no such line." }),
  providerRef: z.string().nullable(),
  accountId: idOut('acc').nullable(),
  attemptId: idOut('att').nullable(),
  refundId: idOut('rfd').nullable(),
  theirs: Amount.nullable(),
  ours: Amount.nullable(),
});

const Payout = z.strictObject({
  id: z.string(),
  status: z.enum(keysOf(STATUSES)),
  arrivesOn: dayOut,
  amountMinor: minor.meta({ description: 'What arrives at the bank.' }),
  currency: z.string(),
  parts: z
    .strictObject({
      grossMinor: minor.meta({ description: 'Charges.' }),
      refundsMinor: minor.meta({ description: 'Below zero: given back.' }),
      disputesMinor: minor.meta({ description: 'Below zero: taken back; what was won is above.' }),
      otherMinor: minor,
      feesMinor: minor.meta({ description: 'Above zero: what the provider kept.' }),
      netMinor: minor.meta({ description: 'All of them together, less the fees.' }),
      movements: z.int(),
    })
    .nullable()
    .meta({ description: "Null: the provider doesn't say what it is made of, since somebody ordered it by hand." }),
  addsUp: z.boolean().nullable().meta({ description: 'Whether `netMinor` is what arrives at the bank.' }),
});

export const Reconciliation = z
  .strictObject({
    provider: z.enum(['sandbox', 'stripe']),
    from: dayOut,
    to: dayOut,
    matched: z.int().meta({ description: "Movements of customers' money on which both books agree." }),
    differences: z.array(Difference),
    payouts: z.array(Payout),
  })
  .meta({ id: 'Reconciliation', title: "The provider's book beside ours" });
