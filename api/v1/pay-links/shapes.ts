import { z } from 'zod';
import { payLinkState } from '../../../domain/messages/pay-link.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { PayLinkRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const fields = {
  id: idOut('pln'),
  accountId: idOut('acc'),
  invoiceIds: z.array(idOut('inv')).meta({ description: 'None: all that is open.' }),
  status: z.enum(['open', 'revoked', 'expired']),
  createdBy: z.string().meta({ description: "`mail:` and the mail's key, or who asked for it." }),
  createdAt: instantOut,
  expiresAt: instantOut,
  revokedAt: instantOut.nullable(),
  opens: z.int().meta({ description: 'How often its page was opened, by people and by scanners of mail.' }),
  openedAt: instantOut.nullable(),
  attemptId: idOut('att').nullable().meta({ description: 'The last payment that was asked for on its page.' }),
};

export const PayLink = z.strictObject(fields).meta({ id: 'PayLink', title: 'A link to pay' });

export const PayLinkMade = z
  .strictObject({
    ...fields,
    url: z.string().meta({
      description: 'Where whoever has it may pay without signing in. Shown once: only its hash is kept.',
    }),
  })
  .meta({ id: 'PayLinkMade', title: 'A link to pay, when it is made' });

/** `now`: the account's own. */
export const payLinkShape = (row: PayLinkRow, now: Instant): z.infer<typeof PayLink> => ({
  id: row.id,
  accountId: row.accountId,
  invoiceIds: row.invoiceIds,
  status: payLinkState(row, now),
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  revokedAt: row.revokedAt,
  opens: row.opens,
  openedAt: row.openedAt,
  attemptId: row.attemptId,
});
