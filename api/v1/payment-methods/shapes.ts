import { z } from 'zod';
import type { MethodRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const PaymentMethod = z
  .strictObject({
    id: idOut('pm'),
    accountId: idOut('acc'),
    kind: z.enum(['card', 'bankAccount']),
    brand: z.string(),
    last4: z.string(),
    expMonth: z.int().nullable(),
    expYear: z.int().nullable(),
    default: z.boolean(),
    status: z
      .enum(['active', 'blocked', 'expired', 'removed'])
      .meta({ description: '`blocked`: the bank declined it for good; it is never tried again.' }),
    once: z.boolean().meta({
      description: 'Left for one payment on the page of a link to pay: never the default, and removed after it.',
    }),
    createdAt: instantOut,
  })
  .meta({ id: 'PaymentMethod', title: 'Payment method' });

/** The token stays with us. */
export const methodShape = (row: MethodRow): z.infer<typeof PaymentMethod> => ({
  id: row.id,
  accountId: row.accountId,
  kind: row.kind,
  brand: row.brand,
  last4: row.last4,
  expMonth: row.expMonth,
  expYear: row.expYear,
  default: row.default,
  status: row.status,
  once: row.once,
  createdAt: row.createdAt,
});
