import { z } from 'zod';
import type { Language } from '../domain/messages/language.ts';
import { isCurrency } from '../domain/money/currencies.ts';
import { receivingAt } from '../domain/statements/receiving.ts';
import type { Day } from '../domain/time/time.ts';
import { clabeProblem } from '../domain/mexico/clabe.ts';
import { rfcProblem } from '../domain/mexico/rfc.ts';
import {
  address,
  currency,
  fields,
  inLanguages,
  list,
  locale,
  matching,
  text,
  that,
  timeZone,
  wants,
  without,
} from './fields.ts';
import { ibanProblem } from './iban.ts';
import { languagesOf, writtenTo } from './languages.ts';

const colour = matching(/^#[0-9a-f]{6}$/i, 'six hexadecimal digits after #');
/** `Name <address>`, or the address alone. */
const sender = matching(
  /^(?:[^<>\p{Cc}]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u,
  '"Name <address>", or an address',
);
/** With a token it is an address, as every account's own. */
const replyPattern = that(
  (pattern) =>
    pattern.split('{token}').length === 2 &&
    pattern.indexOf('{token}') < pattern.lastIndexOf('@') &&
    z.email().safeParse(pattern.replace('{token}', 'a0')).success,
  'an address with {token} before its @, such as billing+{token}@example.com',
);
const mayLack = <T extends z.ZodType>(field: T) => field.nullable().default(null as never);

/** Where transfers go. SPEI and TEF want a CLABE, plaza and organisation number; elsewhere it is an IBAN or a number. */
const ACCOUNT = {
  accountName: text('the name of the account'),
  name: text('the name of the bank'),
  accountNumber: mayLack(matching(/^[0-9A-Za-z-]{1,34}$/, 'an account number: digits, letters and dashes')),
  clabe: mayLack(without(clabeProblem, 'a CLABE of 18 digits')),
  iban: mayLack(without(ibanProblem, 'an IBAN')),
  swift: mayLack(matching(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'a SWIFT code (BIC) of 8 or 11 characters')),
  plaza: mayLack(text('the number of the plaza')),
  organisation: mayLack(text("the organisation's number")),
  /** Whose calendar says on which day a transfer settled. */
  timeZone: timeZone.optional(),
};
/** An account that is no longer to be paid to, by one of the three. What comes there all the same is money, and flagged. */
const retired = fields({
  clabe: mayLack(without(clabeProblem, 'a CLABE of 18 digits')),
  accountNumber: mayLack(matching(/^[0-9A-Za-z-]{1,34}$/, 'an account number: digits, letters and dashes')),
  bankCode: mayLack(matching(/^[0-9]{3}$/, 'the three digits that the CLABEs of a bank begin with')),
  since: that((text) => z.iso.date().safeParse(text).success, 'a day as YYYY-MM-DD').transform((text) => text as Day),
}).refine((one) => [one.clabe, one.accountNumber, one.bankCode].filter((said) => said !== null).length === 1, {
  path: ['clabe'],
  error: 'or accountNumber or bankCode must say which account it is, and one of the three alone',
});
/** One of these at least says where a transfer goes. */
const isPayable = (bank: { accountNumber: string | null; clabe: string | null; iban: string | null }): boolean =>
  bank.accountNumber !== null || bank.clabe !== null || bank.iban !== null;
const NOT_PAYABLE = {
  path: ['accountNumber'],
  error: 'is missing, and clabe and iban too: one of the three must say where a transfer goes',
};
const account = fields(ACCOUNT).refine(isPayable, NOT_PAYABLE);
const ownBank = fields(
  { ...ACCOUNT, retired: z.array(retired, wants('a list of accounts')).max(20).default([]) },
  ', or null where no transfers are taken',
).refine(isPayable, NOT_PAYABLE);

/**
 * Who writes and what its accounts begin with: everything that belongs to one company. None of it is in code or in a
 * template.
 */
const companySchema = fields({
  name: text('the name as it is registered'),
  /** What customers call it, and the service that they pay for. */
  brand: text('what customers call the service'),
  colours: fields({
    accent: colour.default('#2b3fd1'),
    /** Of text on it. */
    onAccent: colour.default('#ffffff'),
  }).prefault({}),
  portalUrl: that(
    (url) => z.url({ protocol: /^https?$/ }).safeParse(url).success,
    'an address that begins with https://',
  ),
  emails: fields({
    from: sender,
    /** Questions, disputes and replies. */
    billing: address,
    /** Proofs of payment. */
    proof: address,
    /** Where replies go whose account is to be known by their address; null: to `billing`. */
    replies: mayLack(replyPattern),
  }),
  /** A person who answers the telephone. */
  contact: fields({
    name: text('who answers'),
    phone: matching(/^\+?[\d ()-]{8,30}$/, 'a telephone number of 8 digits or more'),
    hours: inLanguages(text('when somebody answers')),
  }),
  cards: list('the names of cards that are taken'),
  /** Null: no transfers are taken, and no mail speaks of one. */
  bank: ownBank.nullable(),
  /** Where transfers in another currency go, by that. */
  banks: z
    .record(z.string(), account, wants('an object of bank accounts by their currency, such as EUR'))
    .superRefine((banks, context) => {
      for (const name of Object.keys(banks).filter((one) => !isCurrency(one)))
        context.addIssue({ code: 'custom', path: [name], message: 'is no currency of ISO 4217, such as EUR' });
    })
    .default({}),
  /** Who issues fiscal receipts in Mexico, as the tax authority has it; null: none are made. */
  fiscal: mayLack(
    fields({
      rfc: without(
        (rfc) => (/^[A-ZÑ&0-9]{12,13}$/.test(rfc) ? rfcProblem(rfc) : 'must be in capitals, without dashes'),
        'an RFC',
      ),
      name: text('the name as the tax authority has it, without the régimen de capital'),
      regime: matching(/^[0-9]{3}$/, 'the three digits of the régimen fiscal, such as 601'),
      postalCode: matching(/^[0-9]{5}$/, 'the postal code of the place of issue, five digits'),
    }),
  ),
  /** What a deactivated account can't do any more and still can, as it stands in a sentence: `outgoing calls`. */
  service: fields({
    stops: inLanguages(list('what stops')),
    stays: inLanguages(list('what stays')),
  }),
  /**
   * What a new account gets that names none; zone and language null: its policy's. Its currency is its policy's: this
   * one chooses the policy by segment.
   */
  defaults: fields({
    policy: matching(/^[a-z][a-z0-9-]{0,59}$/, 'the name of a policy, such as mexico').default('mexico'),
    timeZone: mayLack(timeZone),
    locale: mayLack(locale),
    currency: currency.default('MXN'),
  }).prefault({}),
}).superRefine(({ contact, service, defaults }, context) => {
  const said = { 'contact.hours': contact.hours, 'service.stops': service.stops, 'service.stays': service.stays };
  const languages = new Set(Object.values(said).flatMap((words) => Object.keys(words) as Language[]));
  for (const [path, words] of Object.entries(said))
    for (const language of languages)
      if (words[language] === undefined)
        context.addIssue({
          code: 'custom',
          path: [...path.split('.'), language],
          message: 'is missing: hours, stops and stays stand in one mail, so they are said in the same languages',
        });
  if (defaults.locale !== null && writtenTo({ contact }, defaults.locale) !== defaults.locale)
    context.addIssue({
      code: 'custom',
      path: ['defaults', 'locale'],
      message: `must be a language that contact.hours is said in: ${languagesOf({ contact }).join(', ')}`,
    });
});

export type Company = z.infer<typeof companySchema>;

/** Whose calendar says on which day money settled. */
export const bankTimeZone = ({ bank, defaults }: Company): string => receivingAt(bank, defaults.timeZone).timeZone;

/** `path` names the field as in `bank.clabe`; empty: all of it. */
export interface CompanyProblem {
  path: string;
  message: string;
}

/** A company's data, or everything that is wrong with it. */
export function checkCompany(
  data: unknown,
): { company: Company; problems: null } | { company: null; problems: CompanyProblem[] } {
  const parsed = companySchema.safeParse(data);
  return parsed.success
    ? { company: parsed.data, problems: null }
    : {
        company: null,
        problems: parsed.error.issues.flatMap((issue) =>
          (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map(
            (path) => ({ path: path.join('.'), message: issue.message }),
          ),
        ),
      };
}
