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
  status: z.enum(['open', 'revoked', 'replaced', 'paid', 'expired']).meta({
    description: '`replaced`: a newer mail of its kind has another. `paid`: what it asks for was paid some days ago.',
  }),
  createdBy: z.string().meta({ description: "`mail:` and the mail's key, or who asked for it." }),
  createdAt: instantOut,
  expiresAt: instantOut,
  revokedAt: instantOut.nullable(),
  replacedAt: instantOut.nullable().meta({
    description: 'When a newer mail of its kind brought another. It goes on until `expiresAt`.',
  }),
  paidAt: instantOut.nullable().meta({ description: 'When the last of what it asks for was paid.' }),
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
  replacedAt: row.replacedAt,
  paidAt: row.paidAt,
  opens: row.opens,
  openedAt: row.openedAt,
  attemptId: row.attemptId,
});
