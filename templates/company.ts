import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clabeProblem } from '../domain/mexico/clabe.ts';
import { LANGUAGES } from './catalogue.ts';

const filled = z.string().trim().min(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'six hexadecimal digits after #');
const byLanguage = z.object(
  Object.fromEntries(LANGUAGES.map((language) => [language, filled])) as Record<
    (typeof LANGUAGES)[number],
    typeof filled
  >,
);

/** Who writes: everything in a mail that belongs to one company. None of it is in code or in a template. */
export const companySchema = z.strictObject({
  /** As it is registered. */
  name: filled,
  /** What customers call it, and the service that they pay for. */
  brand: filled,
  colours: z.strictObject({ accent: colour, /** text on it */ onAccent: colour }),
  portalUrl: z.url({ protocol: /^https?$/ }),
  emails: z.strictObject({
    /** `Name <address>` */ from: filled,
    /** questions, disputes and replies */ billing: z.email(),
    /** proofs of payment */ proof: z.email(),
  }),
  /** A person who answers the telephone. */
  contact: z.strictObject({ name: filled, phone: z.string().regex(/^\+?[\d ()-]{8,}$/), hours: byLanguage }),
  cards: z.array(filled).min(1),
  bank: z.strictObject({
    accountName: filled,
    accountNumber: z.string().regex(/^\d+$/),
    clabe: z
      .string()
      .refine((text) => clabeProblem(text) === null, { error: ({ input }) => clabeProblem(String(input)) ?? '' }),
    swift: z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/),
    name: filled,
    /** SPEI and TEF: the place and the organisation's number. */
    plaza: filled,
    organisation: filled,
  }),
});

export type Company = z.infer<typeof companySchema>;

/** Throws, naming each wrong field, when the file isn't a company's data. Default: the shipped company. */
export const loadCompany = (file: string | URL = new URL('./company.json', import.meta.url)): Company =>
  companySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
