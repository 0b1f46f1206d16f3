import { z } from 'zod';
import { idOf } from '../../http/schemas/ids.ts';

const MOST_INVOICES = 100;

export const NewPayLinkBody = z
  .strictObject({
    invoiceIds: z
      .array(idOf('inv'), 'must be a list of ids of invoices')
      .max(MOST_INVOICES, `must have at most ${MOST_INVOICES} entries`)
      .default([])
      .meta({ description: 'What its page asks for. All that is open unless given.' }),
  })
  .meta({ id: 'NewPayLink', title: 'A link to pay', examples: [{}] });
