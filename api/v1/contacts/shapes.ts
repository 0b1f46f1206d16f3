import { z } from 'zod';
import type { ContactRow } from '../../../ports/store/people.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Contact = z
  .strictObject({
    id: idOut('ctc'),
    accountId: idOut('acc'),
    name: z.string(),
    role: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string().nullable(),
    bounced: z.boolean().meta({ description: 'Mails to that address came back, or were complained about.' }),
    createdAt: instantOut,
  })
  .meta({ id: 'Contact', title: "A person at a customer's" });

export const contactShape = (row: ContactRow): z.infer<typeof Contact> => ({
  id: row.id,
  accountId: row.accountId,
  name: row.name,
  role: row.role,
  email: row.email,
  phone: row.phone,
  language: row.language,
  bounced: row.bounced,
  createdAt: row.createdAt,
});
