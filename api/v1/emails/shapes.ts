import { z } from 'zod';
import type { EmailHead, KeptEmail } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const fields = {
  id: idOut('eml'),
  accountId: idOut('acc'),
  at: instantOut.meta({ description: 'When it was sent.' }),
  template: z.string(),
  locale: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  status: z.enum(['queued', 'sent', 'delivered', 'bounced', 'skipped']),
  key: z.string(),
  bounced: z.array(z.string()).meta({ description: 'Recipients that it came back from.' }),
};

export const Email = z.strictObject(fields).meta({ id: 'Email', title: 'E-mail' });
export const EmailInFull = z
  .strictObject({
    ...fields,
    html: z
      .string()
      .nullable()
      .meta({ description: 'Null, as `text`: it was let go of (`PUNTUAL_KEEP_BODIES_DAYS`).' }),
    text: z.string().nullable(),
  })
  .meta({ id: 'EmailInFull', title: 'E-mail with its text' });

export const emailShape = (row: EmailHead): z.infer<typeof Email> => ({
  id: row.id,
  accountId: row.accountId,
  at: row.at,
  template: row.template,
  locale: row.locale,
  to: row.to,
  subject: row.subject,
  status: row.status,
  key: row.key,
  bounced: row.bounced,
});

export const emailInFullShape = (row: KeptEmail): z.infer<typeof EmailInFull> => ({
  ...emailShape(row),
  html: row.html,
  text: row.text,
});
