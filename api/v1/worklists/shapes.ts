import { z } from 'zod';
import { WORKLISTS } from '../../../ports/store/worklists.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';
import { COLLECTIONS_STATES, SERVICE_STATES } from '../accounts/shapes.ts';

const amount = z.strictObject({ currency: z.string(), minor });

export const Worklist = z
  .strictObject({
    name: z.enum(WORKLISTS),
    count: z.int(),
    amounts: z.array(amount).meta({ description: "Its rows' `atRisk`, by currency." }),
  })
  .meta({ id: 'Worklist', title: 'A worklist, and what is in it' });

export const WorklistRow = z
  .strictObject({
    account: z
      .strictObject({
        id: idOut('acc'),
        name: z.string(),
        externalId: z.string().nullable(),
        timeZone: z.string(),
        now: instantOut.meta({ description: 'Its own time.' }),
        version: z.int(),
        state: z.enum(COLLECTIONS_STATES),
        service: z.enum(SERVICE_STATES),
      })
      .nullable()
      .meta({ description: "Null: a transfer that is nobody's yet." }),
    why: z.string().meta({ description: 'Why it is here, in a sentence.' }),
    at: instantOut.nullable().meta({ description: 'What the sentence speaks of: what the list is ordered by.' }),
    atRisk: amount,
    daysOverdue: z.int(),
    next: z
      .strictObject({ kind: z.string(), at: instantOut })
      .nullable()
      .meta({ description: 'What happens next by itself.' }),
    owner: z.string().nullable(),
    lastContact: z
      .strictObject({
        at: instantOut,
        kind: z.enum(['email', 'call']),
        what: z.string().meta({ description: "The mail's template, or how the call went." }),
      })
      .nullable(),
    subject: z.strictObject({
      proofId: z.string().optional(),
      transferId: z.string().optional(),
      disputeId: z.string().optional(),
      invoiceId: z.string().optional(),
      attemptId: z.string().optional(),
      mailId: z.string().optional(),
      taskId: z.string().optional(),
    }),
  })
  .meta({ id: 'WorklistRow', title: 'Something to work on' });
