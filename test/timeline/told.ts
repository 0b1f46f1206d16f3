import type { MailTemplate } from '../../domain/messages/mail.ts';
import type { Effect, LedgerMark } from '../../domain/effects.ts';
import type { Life } from './life.ts';

/** What a life has said, whole: to readers of the timeline, to customers, and to the world. */

/** Lines of these kinds: what it is, who did it, in which words, and with which facts. */
export const told = (life: Life, types: RegExp): [string, string, string, Record<string, unknown>][] =>
  life.entries
    .filter(({ type }) => types.test(type))
    .map(({ type, actor, summary, data }) => [type, actor.id, summary, data]);

/** What the mails of a template say, in their order. */
export const written = (life: Life, template: MailTemplate): unknown[] =>
  ordered(life, 'sendEmail').flatMap(
    ({
      params: {
        mail: { topic },
      },
    }) => (topic.template === template ? [topic.data] : []),
  );

export const ordered = <T extends Effect['type']>(life: Life, type: T): Extract<Effect, { type: T }>[] =>
  life.effects.flatMap(({ effect }) => (effect.type === type ? [effect as Extract<Effect, { type: T }>] : []));

/** What the ledger was to do to its papers. */
export const marked = (life: Life): LedgerMark[] => life.marks;
