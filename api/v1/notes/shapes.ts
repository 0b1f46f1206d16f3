import { z } from 'zod';
import type { CallRow, NoteRow } from '../../../ports/store/people.ts';
import { actor } from '../../http/schemas/actor.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Note = z
  .strictObject({
    id: idOut('not'),
    accountId: idOut('acc'),
    at: instantOut,
    actor: actor.meta({ description: 'Who wrote it.' }),
    text: z.string(),
  })
  .meta({ id: 'Note', title: 'What somebody wrote down about an account' });

export const Call = z
  .strictObject({
    id: idOut('cal'),
    accountId: idOut('acc'),
    outcome: z.string().meta({ examples: ['promised'] }),
    at: instantOut.meta({ description: 'When it was.' }),
    with: z.string().nullable(),
    text: z.string().nullable(),
    actor: actor.meta({ description: 'Who wrote it down.' }),
    notedAt: instantOut,
  })
  .meta({ id: 'Call', title: 'A call with a customer' });

export const noteShape = ({ id, accountId, at, actor: by, text }: NoteRow): z.infer<typeof Note> => ({
  id,
  accountId,
  at,
  actor: { kind: by.kind, id: by.id },
  text,
});

export const callShape = (row: CallRow): z.infer<typeof Call> => ({
  id: row.id,
  accountId: row.accountId,
  outcome: row.outcome,
  at: row.at,
  with: row.with,
  text: row.text,
  actor: { kind: row.actor.kind, id: row.actor.id },
  notedAt: row.notedAt,
});
