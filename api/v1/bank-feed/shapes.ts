import { z } from 'zod';
import type { BankFeedImport } from '../../../ports/store/bank-feed.ts';
import { actor } from '../../http/schemas/actor.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const BankFeed = z
  .strictObject({
    configured: z.boolean().meta({
      description: 'While true, automatic deactivations wait until the last bank day before them is imported.',
    }),
    importedThrough: dayOut.nullable(),
    actor: actor.nullable(),
    at: instantOut.nullable(),
  })
  .meta({ id: 'BankFeed', title: "How far the bank's statements are imported" });

export const bankFeedShape = (row: BankFeedImport | null): z.infer<typeof BankFeed> => ({
  configured: row !== null && row.importedThrough !== null,
  importedThrough: row?.importedThrough ?? null,
  actor: row === null ? null : { kind: row.actor.kind, id: row.actor.id },
  at: row?.at ?? null,
});
