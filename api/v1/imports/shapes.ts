import { z } from 'zod';
import { addDays, dayOf } from '../../../domain/time/calendar.ts';
import { OBSERVED_DAYS } from '../../../domain/foresight/observing/observe.ts';
import {
  IMPORT_OUTCOMES,
  IMPORT_PHASES,
  type ImportMember,
  type ImportRow,
  type LineProblem,
} from '../../../ports/store/imports.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const count = z.int().meta({ examples: [12] });

const Event = z.strictObject({
  at: instantOut,
  kind: z.enum(['charge', 'email', 'deactivation']),
  template: z
    .string()
    .nullable()
    .meta({ description: 'Of a mail.', examples: ['overdue-reminder'] }),
});

export const ImportAccount = z
  .strictObject({
    externalId: z.string(),
    name: z.string(),
    line: z.int().meta({ description: 'The first of the file that names it.' }),
    currency: z.string().meta({ examples: ['MXN'] }),
    invoices: count,
    openMinor: minor,
    deactivatesOn: dayOut.nullable().meta({ description: 'If nobody pays, within 60 days; null: it would stay on.' }),
    first: z.array(Event).meta({ description: 'What would be done first, at most five.' }),
    outcome: z.enum(IMPORT_OUTCOMES).nullable().meta({
      description: 'existing: there is such an account, which stays as it is. failed: our own fault. Null: not yet.',
    }),
    code: z.string().nullable(),
    detail: z.string().nullable(),
    accountId: idOut('acc').nullable(),
  })
  .meta({ id: 'ImportAccount', title: 'An account of a file, and what would be done with it' });

const Day = z.strictObject({ on: dayOut, charges: count, mails: count, deactivations: count });

export const Import = z
  .strictObject({
    id: idOut('imp'),
    fileName: z.string().nullable(),
    status: z.enum(IMPORT_PHASES).meta({
      description:
        'checking: it is being read, or whoever read it died: send it again. observing: it is foreseen what would be ' +
        'done. observed: nothing has happened, and it may go live. goingLive, live.',
    }),
    createdAt: instantOut,
    rows: count.meta({ description: 'Lines of the file, without its headings and empty ones.' }),
    refusedRows: count,
    accounts: count.meta({ description: 'Those that can be read, existing ones among them.' }),
    invoices: count,
    ignoredColumns: z.array(z.string()).meta({ description: 'Headings that name no column.' }),
    errors: z.array(z.strictObject({ line: z.int(), column: z.string().nullable(), message: z.string() })).meta({
      description: "What is wrong, by the file's own lines and headings, and what would be right: the first 1,000.",
    }),
    done: count.meta({ description: 'Accounts that are foreseen, or have gone live.' }),
    total: count.meta({ description: 'Accounts that are to be.' }),
    counts: z.strictObject({ waiting: count, opened: count, existing: count, refused: count, failed: count }),
    leftOut: z
      .array(
        z.strictObject({
          externalId: z.string(),
          line: z.int(),
          code: z.string(),
          detail: z.string(),
          accountId: idOut('acc').nullable().meta({ description: 'It is there, without some of what it owes.' }),
        }),
      )
      .meta({
        description: 'Accounts that were refused or failed, and why: the first 100. Go live again to try them again.',
      }),
    spread: z.strictObject({ perDay: count, accounts: count }).meta({
      description:
        'Accounts whose debt is so old that a last notice would go at once are spread, so many a working day; those ' +
        'that wait for another day are held until then.',
    }),
    observing: z
      .strictObject({
        from: dayOut,
        through: dayOut,
        charges: count,
        deactivations: count,
        mails: z.array(z.strictObject({ template: z.string(), count })),
        days: z.array(Day).meta({ description: 'Those on which something would be done.' }),
        deactivatedFirst: z.array(ImportAccount).meta({ description: 'At most twenty.' }),
      })
      .nullable()
      .meta({
        description:
          'What Puntual would do within 60 days of going live now, if nobody paid and the banks declined every charge. ' +
          'Null: it is not known yet.',
      }),
    liveAt: instantOut.nullable().meta({ description: 'When it began to go live.' }),
    finishedAt: instantOut.nullable(),
  })
  .meta({ id: 'Import', title: 'A file of accounts with their open invoices' });

const FIRST = 5;

export const importAccountShape = (member: ImportMember): z.infer<typeof ImportAccount> => ({
  externalId: member.externalId,
  name: member.name,
  line: member.line,
  currency: member.currency,
  invoices: member.invoices,
  openMinor: member.openMinor,
  deactivatesOn: member.deactivatesOn,
  first: (member.foreseen ?? []).slice(0, FIRST).map(({ at, kind, template }) => ({ at, kind, template })),
  outcome: member.outcome,
  code: member.code,
  detail: member.detail,
  accountId: member.accountId,
});

export interface ImportShown {
  problems: readonly { line: number; problems: readonly LineProblem[] }[];
  first: readonly ImportMember[];
  left: readonly ImportMember[];
}

/** `zone`: where the company is, whose days are named. */
export function importShape(
  row: ImportRow,
  { problems, first, left }: ImportShown,
  zone: string,
): z.infer<typeof Import> {
  const { waiting, ...ended } = row.outcomes;
  const isLive = row.phase === 'goingLive' || row.phase === 'live';
  const from = row.observing === null ? null : dayOf(row.observing.at, zone);
  return {
    id: row.id,
    fileName: row.fileName,
    status: row.phase,
    createdAt: row.createdAt,
    rows: row.rows,
    refusedRows: row.refusedRows,
    accounts: row.accounts,
    invoices: row.invoices,
    ignoredColumns: row.ignored,
    errors: problems.flatMap((one) => one.problems.map(({ column, message }) => ({ line: one.line, column, message }))),
    done: isLive ? row.accounts - waiting : row.foreseen,
    total: isLive ? row.accounts : row.accounts - ended.existing,
    counts: { waiting, ...ended },
    leftOut: left.map(({ externalId, line, code, detail, accountId }) => ({
      externalId,
      line,
      code: code ?? 'refused',
      detail: detail ?? '',
      accountId,
    })),
    spread: { perDay: row.perDay, accounts: row.spread },
    observing:
      row.observing === null || from === null
        ? null
        : {
            from,
            through: addDays(from, OBSERVED_DAYS),
            charges: row.observing.charges,
            deactivations: row.observing.deactivations,
            mails: row.observing.mails,
            days: row.observing.days,
            deactivatedFirst: first.map(importAccountShape),
          },
    liveAt: row.liveAt,
    finishedAt: row.finishedAt,
  };
}
