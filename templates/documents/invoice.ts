import type { Company } from '../../company/company.ts';
import type { InvoicePaper } from '../../domain/documents/invoice-paper.ts';
import { sumOf } from '../../domain/money/moves.ts';
import { type Fact, type Sheet, sheetOf } from './frame.ts';
import { type HowToPay, howToPay } from './how-to-pay.ts';
import { rowsOf } from './lines.ts';
import { type Saying, sayingFor } from './say.ts';

/** What `invoice.typ` is given: words and figures alone. */
interface InvoiceData extends Sheet {
  ask: { label: string; amount: string | null; text: string; tone: 'due' | 'good' | 'bad' };
  lines: {
    title: string;
    columns: { name: string; align: 'left' | 'right' }[];
    rows: { detail: string; cells: string[] }[];
    note: string;
  };
  totals: { label: string; amount: string; strong: boolean }[];
  pay: HowToPay | null;
  help: Fact[];
}

/** An invoice in the account's language: what is to be paid, by when and how; of what it is made; until when to object. */
export function invoiceData(company: Company, paper: InvoicePaper): InvoiceData {
  const saying = sayingFor(company, { locale: paper.to.locale, currency: paper.currency });
  const { say, figures, hours } = saying;
  const { number, issuedOn, dueOn, disputableThrough } = paper;
  const { emails, contact } = company;
  return {
    ...sheetOf(company, saying, {
      title: say('invoice.title', { number }),
      heading: say('invoice.heading'),
      on: issuedOn,
      to: paper.to,
      facts: [
        [say('invoice.number'), number],
        [say('invoice.issued'), figures.date(issuedOn)],
        [say('invoice.due'), figures.date(dueOn)],
        [say('invoice.disputable'), figures.date(disputableThrough)],
      ],
    }),
    ask: askOf(paper, saying),
    lines: linesOf(paper, saying),
    totals: totalsOf(paper, saying),
    pay: isOwed(paper) ? howToPay(company, paper, saying) : null,
    help: [
      [say('help.disputeTitle'), say('help.dispute', { email: emails.billing, disputableThrough })],
      [say('help.talkTitle'), say('help.talk', { name: contact.name, phone: contact.phone, hours })],
    ],
  };
}

const isOwed = ({ status, balanceMinor }: InvoicePaper): boolean => status !== 'void' && balanceMinor > 0;

function askOf(paper: InvoicePaper, { say, figures }: Saying): InvoiceData['ask'] {
  if (isOwed(paper))
    return {
      label: say('ask.due.label'),
      amount: figures.money(paper.balanceMinor),
      text: say('ask.due.text', { dueOn: paper.dueOn }),
      tone: 'due',
    };
  const is = paper.status === 'void' ? 'void' : 'paid';
  return {
    label: say(`ask.${is}.label`),
    amount: null,
    text: say(`ask.${is}.text`),
    tone: is === 'paid' ? 'good' : 'bad',
  };
}

function linesOf(paper: InvoicePaper, saying: Saying): InvoiceData['lines'] {
  const { say } = saying;
  const { rows, withDays } = rowsOf(paper.lines, saying);
  return {
    title: say('lines.title'),
    columns: [
      { name: say('lines.item'), align: 'left' },
      { name: say('lines.quantity'), align: 'right' },
      { name: say('lines.price'), align: 'right' },
      ...(withDays ? [{ name: say('lines.days'), align: 'right' as const }] : []),
      { name: say('lines.amount'), align: 'right' },
    ],
    rows: rows.map(({ item, detail, quantity, price, days, amount }) => ({
      detail,
      cells: [item, quantity, price, ...(withDays ? [days] : []), amount],
    })),
    note: withDays ? say('lines.formula') : '',
  };
}

/** Taxes that were not told apart stand in one sum. */
function totalsOf(paper: InvoicePaper, { say, figures }: Saying): InvoiceData['totals'] {
  const { taxes, taxMinor, totalMinor, applied, balanceMinor } = paper;
  const line = (label: string, minor: number, strong = false) => ({ label, amount: figures.money(minor), strong });
  const told = taxes.map(({ code, rate, baseMinor, amountMinor }) =>
    line(say('totals.tax', { tax: code.toUpperCase(), rate: figures.rate(rate), baseMinor }), amountMinor),
  );
  return [
    line(say('totals.subtotal'), sumOf(paper.lines)),
    ...(told.length > 0 ? told : taxMinor === 0 ? [] : [line(say('totals.taxes'), taxMinor)]),
    line(say('totals.total'), totalMinor, true),
    ...applied.map(({ is, on, amountMinor }) => line(say(`applied.${is}`, { on }), -amountMinor)),
    ...(applied.length > 0 ? [line(say('totals.balance'), balanceMinor, true)] : []),
  ];
}
