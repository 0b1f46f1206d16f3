import { z } from 'zod';
import { type BankMapping as Mapping, FOUND_IN_TEXT, SAID } from '../../../domain/statements/mapping.ts';

const COLUMNS = ['currency', 'amount', 'credit', 'debit', 'direction', ...SAID] as const;
const words = z.array(z.string());

export const BankMapping = z
  .strictObject({
    name: z.string(),
    shipped: z.boolean().meta({ description: 'It comes with Puntual, and nobody has replaced it.' }),
    columns: z.strictObject({
      settledOn: z.string(),
      ...Object.fromEntries(COLUMNS.map((column) => [column, z.string().optional()])),
    }),
    dateFormat: z.string(),
    decimal: z.enum(['.', ',']),
    delimiter: z.enum([',', ';', '\t', '|']),
    encoding: z.enum(['utf-8', 'windows-1252']),
    currency: z.string().nullable(),
    receivedAtAccount: z.string().nullable(),
    directions: z.strictObject({ in: words, out: words }).nullable(),
    inConcept: z.strictObject(Object.fromEntries(FOUND_IN_TEXT.map((field) => [field, words.optional()]))),
  })
  .meta({ id: 'BankMapping', title: "How a bank's files are read" });

export const mappingShape = (name: string, mapping: Mapping, shipped: boolean): z.infer<typeof BankMapping> => ({
  name,
  shipped,
  ...mapping,
});
