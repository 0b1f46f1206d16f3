import { z } from 'zod';
import { addWorkingDays, dayOf, daysBetween } from '../../../domain/time/calendar.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import type { DisputeRow } from '../../../ports/store/disputes.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const DISPUTE_STATUSES = ['open', 'accepted', 'rejected'] as const;

export const Dispute = z
  .strictObject({
    id: idOut('dsp'),
    accountId: idOut('acc'),
    invoiceId: idOut('inv'),
    amountMinor: minor.nullable().meta({ description: 'What of the invoice is in dispute; null: all of it.' }),
    reason: z.string(),
    status: z.enum(DISPUTE_STATUSES),
    creditMinor: minor.meta({ description: 'What was credited when it was accepted.' }),
    createdAt: instantOut,
  })
  .meta({ id: 'Dispute', title: 'Dispute' });

export const disputeShape = (row: DisputeRow): z.infer<typeof Dispute> => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor,
  reason: row.reason,
  status: row.status,
  creditMinor: row.creditMinor,
  createdAt: row.createdAt,
});

/** As whoever is to answer it looks at it. */
export const ListedDispute = Dispute.extend({
  accountName: z.string(),
  currency: z.string().meta({ examples: ['MXN'] }),
  disputedMinor: minor.meta({ description: 'How much was in dispute when it was opened.' }),
  decideOn: dayOut.nullable().meta({
    description: 'By when it is to be decided, a local day: then it is somebody’s task. Null: it is decided.',
  }),
  daysLeft: z.int().nullable().meta({ description: 'Days until then by the account’s own day; below zero: since.' }),
}).meta({ id: 'ListedDispute', title: 'Dispute, as it is listed' });

export const ShownDispute = ListedDispute.extend({
  credit: z
    .strictObject({
      leftMinor: minor.meta({ description: 'What the invoice asks for, paid or not.' }),
      ownMinor: minor.nullable().meta({ description: 'What is left of the caller’s own limit; null: no limit.' }),
      mostMinor: minor.meta({ description: 'The smaller of the two.' }),
    })
    .nullable()
    .meta({ description: 'What this caller may credit if it is accepted. Null: it is decided.' }),
}).meta({ id: 'ShownDispute', title: 'Dispute, and what may be credited' });

interface Whose {
  account: AccountRow;
  now: Instant;
  /** Of the account's policy: who works when, and how long one may take. */
  calendar: Calendar;
  decideWorkingDays: number;
}

export function listedShape(
  row: DisputeRow,
  { account, now, calendar, decideWorkingDays }: Whose,
): z.infer<typeof ListedDispute> {
  const dayThere = (at: Instant) => dayOf(at, account.timeZone);
  const decideOn = row.status === 'open' ? addWorkingDays(dayThere(row.createdAt), decideWorkingDays, calendar) : null;
  return {
    ...disputeShape(row),
    accountName: account.name,
    currency: account.currency,
    disputedMinor: row.disputedMinor,
    decideOn,
    daysLeft: decideOn === null ? null : daysBetween(dayThere(now), decideOn),
  };
}
