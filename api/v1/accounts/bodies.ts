import { z } from 'zod';
import { rfcProblem } from '../../../domain/mexico/rfc.ts';
import { currency } from '../../http/schemas/money.ts';
import { email, line, prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day, instant, locale, timeZone } from '../../http/schemas/time.ts';
import { personId, tag } from './filter.ts';

const MAX_RECIPIENTS = 5;
const MAX_TAGS = 20;

const rfc = line(20)
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .superRefine((text, context) => {
    const problem = rfcProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({ examples: ['GUT990101AB1'] });

const billingRecipients = z
  .array(email, wants('a list of e-mail addresses'))
  .max(MAX_RECIPIENTS, `must be at most ${MAX_RECIPIENTS} addresses`)
  .transform(eachOnce);

/** Nobody has two mailboxes that differ in capital letters. */
function eachOnce(addresses: string[]): string[] {
  const small = addresses.map((address) => address.toLowerCase());
  return addresses.filter((_, i) => small.indexOf(small[i] ?? '') === i);
}

const country = z
  .string(wants('two letters of ISO 3166, such as MX'))
  .regex(/^[A-Z]{2}$/, 'must be two letters of ISO 3166, such as MX')
  .meta({ examples: ['MX'] });

const policyName = line(60);
const tagList = z
  .array(tag, wants('a list of words'))
  .max(MAX_TAGS, `must be at most ${MAX_TAGS} words`)
  .transform((words) => [...new Set(words)])
  .meta({ description: 'Words of your own, to find accounts by and to choose their policy.' });

export const NewAccount = z
  .strictObject({
    name: line(200),
    email,
    externalId: line(200).nullish().meta({ description: 'Your own name for the account.' }),
    rfc: rfc.nullish().meta({ description: 'The Mexican tax id.' }),
    locale: locale.optional().meta({ description: "Without it its policy's, or the company's own." }),
    timeZone: timeZone.optional().meta({ description: "Without it its policy's, or the company's own." }),
    currency: currency.optional().meta({ description: "The policy's, and no other; without it just that." }),
    autopay: yesOrNo.default(false),
    policy: policyName.nullish().meta({
      description: "Its latest version. Without it the first fitting rule of `/v1/policy-segments`, or the company's.",
    }),
    tags: tagList.default([]),
    billingRecipients: billingRecipients
      .default([])
      .meta({ description: 'Who gets mails about money; empty: `email`.' }),
    receiptEmail: email.nullish().meta({ description: 'Who gets receipts; otherwise the first billing recipient.' }),
    testClock: z
      .strictObject({ startsAt: instant }, wants('an object with startsAt'))
      .nullish()
      .meta({ description: 'The account lives in a time of its own, which you advance.' }),
  })
  .meta({
    id: 'NewAccount',
    title: 'A new account',
    examples: [
      {
        name: 'Guthrie SA de CV',
        email: 'ap@guthrie.example',
        autopay: true,
        testClock: { startsAt: '2026-01-05T15:00:00Z' },
      },
    ],
  });

export const AccountChange = z
  .strictObject({
    name: line(200).optional(),
    email: email.optional(),
    externalId: line(200).nullable().optional(),
    rfc: rfc.nullable().optional(),
    locale: locale.optional(),
    timeZone: timeZone.optional().meta({ description: 'Moves no date that is set already.' }),
    billingRecipients: billingRecipients.optional(),
    receiptEmail: email.nullable().optional(),
    tags: tagList.optional(),
    country: country.nullable().optional(),
    nextActionOn: day
      .nullable()
      .optional()
      .meta({ description: 'On that local day a `followUp` task opens; null takes it back.' }),
    ownerId: personId.nullable().optional().meta({ description: 'Who looks after it; null: nobody any more.' }),
    autopay: yesOrNo.optional().meta({
      description: 'Switching it on records the consent: who, when and which text. It charges nothing by itself.',
    }),
    autopayConsent: prose(5_000).optional().meta({ description: 'The text that the customer agreed to.' }),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field to change')
  .refine((change) => change.autopayConsent === undefined || change.autopay === true, {
    path: ['autopayConsent'],
    error: 'belongs to "autopay": true',
  })
  .meta({ id: 'AccountChange', title: 'What to change of an account' });
