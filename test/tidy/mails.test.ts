import { describe, expect, test } from '@jest/globals';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import { MAILS } from '../../domain/chart/reads/mails.ts';
import { codeOf, isCode, ourFiles } from './files.ts';

const reactions = ourFiles()
  .filter((path) => isCode(path) && path.startsWith('domain/chart/reactions/'))
  .map(codeOf)
  .join('\n');

/** `contact(turn, 'last-notice', …)`. */
const isContacted = (template: string): boolean =>
  new RegExp(`\\b(?:contact|paper)\\(\\s*turn,\\s*'${template}'`).test(reactions);
/** `answer(turn, { template: 'payment-receipt', … })`. */
const isAnswered = (template: string): boolean =>
  new RegExp(`\\banswer\\(\\s*turn,\\s*\\{\\s*template: '${template}'`).test(reactions);

/** Worded by `declined` (reads), for whoever waits for an attempt's end. */
const ANSWERED_ELSEWHERE: readonly string[] = ['payment-declined'] satisfies MailTemplate[];

/** Told of as soon as the facts that they tell of are known. */
const NOT_ASKED_FOR_YET: readonly string[] = [
  'proof-lapsed',
  'card-expiring',
  'promise-cancelled',
  'plan-cancelled',
] satisfies MailTemplate[];

describe('mails', () => {
  test.each(Object.entries(MAILS))('%s is asked for by some reaction', (template, { answer, contact }) => {
    if (NOT_ASKED_FOR_YET.includes(template)) return;
    expect({ template, contact: isContacted(template) }).toEqual({
      template,
      contact: contact !== null || 'paper' in MAILS[template as MailTemplate],
    });
    if (!ANSWERED_ELSEWHERE.includes(template))
      expect({ template, answer: isAnswered(template) }).toEqual({ template, answer });
  });
});
