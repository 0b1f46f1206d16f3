import { described } from '../../domain/billing/line-words.ts';
import type { MonthLine } from '../../domain/billing/lines.ts';
import { isUsage } from '../../domain/billing/lines.ts';
import { type Tax, taxesOf, writtenRate } from '../../domain/billing/taxes.ts';
import type { InvoicePaper, PaperLine } from '../../domain/documents/invoice-paper.ts';
import type { StatementPaper } from '../../domain/documents/statement-paper.ts';
import { sumOf } from '../../domain/money/moves.ts';
import { Billed, TAXES } from '../billing/company.ts';

/** Papers to be printed: what the cases of `test/billing` come to. */

const to = (locale: string) => ({
  accountId: 'acc_4f6g2h8k1m3n5p7q9r2s',
  name: 'Guthrie SA de CV',
  rfc: 'GUT990101AB1',
  externalId: 'CRM-10442',
  locale,
});

export const lineOf = (line: MonthLine, locale: string): PaperLine => ({
  description: described(line, locale),
  quantity: line.quantity,
  unitAmountMinor: line.unitMinor,
  amountMinor: line.amountMinor,
  about: isUsage(line)
    ? { kind: line.kind, of: line.of, usageMonth: line.usageMonth, minutes: line.minutes }
    : {
        kind: line.kind,
        of: line.of,
        from: line.from,
        through: line.through,
        days: line.days,
        ofDays: line.ofDays,
      },
});

/** An invoice of these lines, of 1 August 2026, issued and not yet paid. */
export function paperOf(
  locale: string,
  lines: readonly PaperLine[],
  taxes: readonly Tax[],
  more: Partial<InvoicePaper> = {},
): InvoicePaper {
  const taxMinor = sumOf(taxes);
  const totalMinor = sumOf(lines) + taxMinor;
  return {
    to: to(locale),
    invoiceId: 'inv_1',
    number: 'IN60000001234',
    status: 'open',
    currency: 'MXN',
    issuedOn: '2026-08-01',
    dueOn: '2026-08-10',
    disputableThrough: '2026-08-16',
    lines,
    taxes: taxes.map((tax) => ({ ...tax, rate: writtenRate(tax.rate) })),
    taxMinor,
    totalMinor,
    applied: [],
    balanceMinor: totalMinor,
    ...more,
  };
}

const drawn = (locale: string, lines: readonly MonthLine[], more: Partial<InvoicePaper> = {}): InvoicePaper =>
  paperOf(
    locale,
    lines.map((line) => lineOf(line, locale)),
    taxesOf(lines, TAXES, '2026-08-01'),
    more,
  );

/** T2: 1 September, seven devices and four numbers, with twelve days of what was added on 20 August. */
export function paperOfT2(locale = 'es-MX'): InvoicePaper {
  const account = Billed.fivePlusThree('2026-07-15');
  account.bill('2026-08');
  account.add('device', 2, '2026-08-20').add('number', 1, '2026-08-20');
  return drawn(locale, account.bill('2026-09').lines, {
    number: 'IN60000001235',
    issuedOn: '2026-09-01',
    dueOn: '2026-09-10',
    disputableThrough: '2026-09-16',
  });
}

const usage = (
  kind: 'includedMinutes' | 'overage' | 'tollFreeIn' | 'international',
  minutes: number,
  amountMinor: number,
): MonthLine => ({
  kind,
  of: 'account',
  usageMonth: '2026-07',
  minutes,
  quantity: amountMinor % minutes === 0 ? minutes : 1,
  unitMinor: amountMinor % minutes === 0 ? amountMinor / minutes : amountMinor,
  amountMinor,
  taxes: ['iva'],
});

/** All nine kinds of lines that a month can have. */
export function paperOfAllKinds(locale = 'es-MX', more: Partial<InvoicePaper> = {}): InvoicePaper {
  const account = Billed.fivePlusThree('2026-07-15').add('seat', 2, '2026-08-01').add('phone-rental', 3, '2026-08-01');
  const [first, second, ...others] = account.bill('2026-08').lines;
  const calls = [
    usage('includedMinutes', 3_000, 0),
    usage('overage', 412, 24_720),
    usage('tollFreeIn', 57, 4_560),
    usage('international', 22, 4_140),
  ];
  const partial = others.filter(({ kind }) => kind === 'partial');
  const rest = others.filter(({ kind }) => kind !== 'partial');
  return drawn(locale, [first!, second!, ...partial, ...calls, ...rest], more);
}

/** Sixty lines, that come from outside and need three pages. */
export function paperOfSixty(locale = 'es-MX'): InvoicePaper {
  const lines = Array.from({ length: 60 }, (_, i) => ({
    description: `Línea ${i + 1}: servicio de telefonía en la sucursal ${i + 1}`,
    quantity: i + 1,
    unitAmountMinor: 1_050,
    amountMinor: 1_050 * (i + 1),
  }));
  return paperOf(locale, lines, []);
}

/** Half a year of an account that has paid late once. */
export const statementPaper = (locale = 'es-MX', lines = 6): StatementPaper => ({
  to: to(locale),
  currency: 'MXN',
  from: '2026-03-01',
  through: '2026-08-31',
  openingMinor: 116_000,
  lines: Array.from({ length: lines }, (_, i) => ({
    on: `2026-0${3 + (i % 6)}-0${1 + (i % 9)}` as const,
    kind: (['invoice', 'payment', 'paymentReturned', 'creditNote', 'refund', 'adjustment'] as const)[i % 6]!,
    reference: i % 6 === 0 ? `IN6000000120${i % 10}` : `pay_4f6g2h8k1m3n5p7q9r2s`,
    amountMinor: i % 2 === 0 ? 443_194 : -443_194,
    balanceMinor: i % 2 === 0 ? 559_194 : 116_000,
  })) as StatementPaper['lines'],
  closingMinor: 116_000,
  agedOn: '2026-08-31',
  aging: [
    { bucket: 'current', amountMinor: 0 },
    { bucket: '1-30', amountMinor: 116_000 },
    { bucket: '31-60', amountMinor: 0 },
    { bucket: 'over60', amountMinor: 0 },
  ],
});
