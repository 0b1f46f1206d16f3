import { z } from 'zod';
import { BULK_COMMANDS, type BulkCommand, type BulkOrder } from '../../../domain/bulk.ts';
import { idOf } from '../../http/schemas/ids.ts';
import { prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { AccountFilter, personId, tag } from '../accounts/filter.ts';
import { commands as single, pauseHasEnd, type UnionOf } from '../overrides/commands.ts';

/** As many as a body may name; a filter chooses as many as there are. */
const MOST_IDS = 10_000;
const MOST_TAGS = 20;

const common = {
  filter: AccountFilter.optional(),
  accountIds: z
    .array(idOf('acc'), wants('a list of ids'))
    .min(1, 'must name at least one account')
    .max(MOST_IDS, `must be at most ${MOST_IDS} ids`)
    .transform((ids) => [...new Set(ids)])
    .optional(),
  reason: prose(1_000).meta({ description: 'Stands on their timelines.' }),
  dryRun: yesOrNo.default(false).meta({ description: 'Says what it would come to, and changes nothing.' }),
};

const bulk = <const C extends BulkCommand, const F extends z.core.$ZodLooseShape>(command: C, fields: F) =>
  z.strictObject({ command: z.literal(command), ...common, ...fields });

const tags = z.array(tag, wants('a list of words')).max(MOST_TAGS, `must be at most ${MOST_TAGS} words`).default([]);

const commands = {
  pause: bulk('pause', { until: single.pause.shape.until, legal: single.pause.shape.legal }),
  resume: bulk('resume', {}),
  extend: bulk('extend', { days: single.extend.shape.days }),
  skipReminder: bulk('skipReminder', {}),
  sendReminder: bulk('sendReminder', {}),
  assign: bulk('assign', { ownerId: personId.nullable() }),
  tag: bulk('tag', { add: tags, remove: tags }),
  deactivate: bulk('deactivate', { fraud: single.deactivate.shape.fraud }),
  writeOff: bulk('writeOff', {}),
  changePolicy: bulk('changePolicy', { version: single.changePolicy.shape.version }),
} satisfies Record<BulkCommand, z.ZodType>;

export const BulkOverride = z
  .discriminatedUnion('command', Object.values(commands) as unknown as UnionOf<typeof commands>)
  .superRefine((body, context) => {
    if ((body.filter === undefined) === (body.accountIds === undefined))
      context.addIssue({ code: 'custom', path: ['filter'], message: 'or accountIds must be given, and not both' });
    if (body.command === 'pause') pauseHasEnd(body, context);
    if (body.command === 'tag' && body.add.length + body.remove.length === 0)
      context.addIssue({ code: 'custom', path: ['add'], message: 'or remove must name at least one word' });
  })
  .meta({
    id: 'BulkOverride',
    title: 'One order for many accounts',
    description: `Commands: ${Object.keys(BULK_COMMANDS).join(', ')}. With \`filter\` ({}: all) or \`accountIds\`.`,
    examples: [
      { filter: { state: 'overdue' }, command: 'extend', days: 5, reason: 'The bank was closed', dryRun: true },
    ],
  });

/** What is ordered, without whom and why. */
export function orderIn(body: z.infer<typeof BulkOverride>): BulkOrder {
  switch (body.command) {
    case 'pause':
      return { command: body.command, until: body.until ?? null, legal: body.legal };
    case 'extend':
      return { command: body.command, days: body.days };
    case 'assign':
      return { command: body.command, ownerId: body.ownerId };
    case 'tag':
      return { command: body.command, add: [...new Set(body.add)], remove: [...new Set(body.remove)] };
    case 'deactivate':
      return { command: body.command, fraud: body.fraud };
    case 'changePolicy':
      return { command: body.command, version: body.version };
    case 'resume':
    case 'skipReminder':
    case 'sendReminder':
    case 'writeOff':
      return { command: body.command };
  }
}
