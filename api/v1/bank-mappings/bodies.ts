import { z } from 'zod';
import { dayFormatProblem } from '../../../domain/statements/day-format.ts';
import { type BankMapping, FOUND_IN_TEXT, mappingProblems, SAID } from '../../../domain/statements/mapping.ts';
import { currency } from '../../http/schemas/money.ts';
import { line, oneOf, wants } from '../../http/schemas/text.ts';

const heading = line(100);
const words = z
  .array(line(60), wants('a list of words'))
  .min(1, 'must not be empty')
  .max(20, 'must be at most 20 words');

const named = <const Names extends readonly string[], T extends z.ZodType>(names: Names, one: T) =>
  Object.fromEntries(names.map((name) => [name, one])) as Record<Names[number], T>;

const COLUMNS = ['currency', 'amount', 'credit', 'debit', 'direction', ...SAID] as const;

export const NewBankMapping = z
  .strictObject({
    columns: z
      .strictObject({ settledOn: heading, ...named(COLUMNS, heading.optional()) }, wants('an object of headings'))
      .meta({
        description:
          "By the file's own headings, without regard to accents, capitals and blanks. An amount has a sign (`amount`), a " +
          'column that says its direction (`direction`), or two columns (`credit`, `debit`).',
      }),
    dateFormat: line(30)
      .superRefine((format, context) => {
        const problem = dayFormatProblem(format);
        if (problem !== null) context.addIssue({ code: 'custom', message: problem });
      })
      .meta({ examples: ['DD/MM/YYYY'] }),
    decimal: oneOf('.', ',').meta({ description: 'What stands before the decimals; the other groups thousands.' }),
    delimiter: oneOf(',', ';', '\t', '|').optional(),
    encoding: oneOf('utf-8', 'windows-1252').optional(),
    currency: currency.nullish().meta({ description: 'Where no column says it.' }),
    receivedAtAccount: line(34)
      .nullish()
      .meta({ description: 'The CLABE or number of your account that the file is of, where no column says it.' }),
    directions: z
      .strictObject({ in: words, out: words }, wants('an object with in and out'))
      .nullish()
      .meta({ description: 'What `columns.direction` says of money that comes in, and of money that goes out.' }),
    inConcept: z
      .strictObject(named(FOUND_IN_TEXT, words.optional()), wants('an object of words'))
      .optional()
      .meta({ description: 'Words in the concept, behind which each stands.' }),
  })
  .superRefine((body, context) => {
    for (const { path, message } of mappingProblems(mappingOf(body)))
      context.addIssue({ code: 'custom', path: path.split('.'), message });
  })
  .meta({
    id: 'NewBankMapping',
    title: "How a bank's files are read",
    examples: [
      {
        columns: {
          settledOn: 'Fecha',
          trackingKey: 'Clave de rastreo',
          amount: 'Importe',
          currency: 'Divisa',
          concept: 'Concepto',
          payerClabe: 'CLABE ordenante',
        },
        dateFormat: 'YYYY-MM-DD',
        decimal: '.',
      },
    ],
  });

type Said = z.infer<z.ZodObject<(typeof NewBankMapping)['shape']>>;

/** With what is usual where nothing is said. */
export function mappingOf({ columns, dateFormat, decimal, ...rest }: Said): BankMapping {
  return {
    columns: given(columns) as BankMapping['columns'],
    dateFormat,
    decimal,
    delimiter: rest.delimiter ?? ',',
    encoding: rest.encoding ?? 'utf-8',
    currency: rest.currency ?? null,
    receivedAtAccount: rest.receivedAtAccount ?? null,
    directions: rest.directions ?? null,
    inConcept: given(rest.inConcept ?? {}),
  };
}

const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
