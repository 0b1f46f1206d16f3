import type { Measures } from '../../domain/foresight/backtest/measures.ts';
import type { Compared, Report } from '../../domain/foresight/backtest/report.ts';
import { decimalOf } from '../../domain/money/money.ts';

type Shown = (measures: Measures, currency: string) => { value: number; text: string };

const count =
  (key: keyof Measures): Shown =>
  (measures) => ({ value: measures[key], text: thousands(String(measures[key])) });
const money =
  (key: keyof Measures): Shown =>
  (measures, currency) => ({ value: measures[key], text: amount(measures[key], currency) });
const average: Shown = ({ daysToPay, invoicesPaid }) => {
  const value = invoicesPaid === 0 ? 0 : Math.round((daysToPay / invoicesPaid) * 10) / 10;
  return { value, text: invoicesPaid === 0 ? '-' : value.toFixed(1) };
};

const ROWS: [string, Shown, 'count' | 'money' | 'days'][] = [
  ['Contacts', count('contacts'), 'count'],
  ['Attempts to charge', count('attempts'), 'count'],
  ['  declined', count('declined'), 'count'],
  ['  brought', money('chargedMinor'), 'money'],
  ['Deactivations', count('deactivations'), 'count'],
  ['Invoices paid', count('invoicesPaid'), 'count'],
  ['Days to pay, from issue', average, 'days'],
  ['Open at the end', money('openMinor'), 'money'],
  ['  of it overdue', money('overdueMinor'), 'money'],
];

/** What would have differed, as a person reads it. */
export function tableOf(report: Report, policy: string): string {
  const { accounts, differing, faithful, assumed, dropped, skipped } = report;
  const lines = [
    `Backtest under ${policy}: ${accounts} ${plural(accounts, 'account')}, of which ${differing.length} would have gone otherwise.`,
  ];
  for (const group of report.byCurrency) lines.push('', ...groupLines(group));
  lines.push(
    '',
    `${faithful} of ${accounts}, played again as they were, came to exactly the recorded mails, attempts and deactivations.`,
  );
  if (assumed > 0)
    lines.push(
      `${assumed} ${plural(assumed, 'attempt')} on which nothing recorded has a word to say: taken as declined.`,
    );
  if (dropped > 0)
    lines.push(
      `${dropped} recorded ${plural(dropped, 'act')} had no place under it, and ${dropped === 1 ? 'was' : 'were'} left out.`,
    );
  if (skipped.length > 0)
    lines.push(
      `Not played: ${skipped.length} (${skipped
        .slice(0, 3)
        .map((one) => `${one.accountId}: ${one.why}`)
        .join('; ')}${skipped.length > 3 ? '; …' : ''})`,
    );
  return `${lines.join('\n')}\n`;
}

const plural = (n: number, word: string): string => (n === 1 ? word : `${word}s`);

function groupLines({ currency, accounts, asItWas, otherwise }: Compared): string[] {
  const head = [`${currency}, ${accounts} ${plural(accounts, 'account')}`, 'as it was', 'otherwise', 'difference'];
  const rows = ROWS.map(([name, shown, kind]) => {
    const [before, after] = [shown(asItWas, currency), shown(otherwise, currency)];
    return [name, before.text, after.text, signed(Math.round((after.value - before.value) * 10) / 10, kind, currency)];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   '),
  );
}

const thousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function amount(minor: number, currency: string): string {
  const [whole = '0', fraction] = decimalOf(minor, currency).split('.');
  return `${thousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

function signed(value: number, kind: 'count' | 'money' | 'days', currency: string): string {
  const size =
    kind === 'money'
      ? amount(Math.abs(value), currency)
      : kind === 'days'
        ? Math.abs(value).toFixed(1)
        : thousands(String(Math.abs(value)));
  return value === 0 ? '=' : `${value > 0 ? '+' : '-'}${size}`;
}
