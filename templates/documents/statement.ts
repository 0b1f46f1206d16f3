import type { Company } from '../../company/company.ts';
import type { StatementPaper } from '../../domain/documents/statement-paper.ts';
import { breakable, type Fact, type Sheet, sheetOf } from './frame.ts';
import { type Saying, sayingFor } from './say.ts';

/** Letters of a reference on a line, where amounts are long: as many as a number of ours has. */
const SHORT_COLUMN = 13;

interface Table {
  title: string;
  columns: { name: string; align: 'left' | 'right' }[];
  rows: { strong: boolean; cells: string[] }[];
}

/** What `statement.typ` is given: words and figures alone. */
interface StatementData extends Sheet {
  ask: { label: string; amount: string; text: string; tone: 'due' | 'good' };
  lines: Table;
  aging: Table & { note: string };
  help: Fact[];
}

/** A statement of account in the account's language: what was owed, what came, what is owed now and since when. */
export function statementData(company: Company, paper: StatementPaper): StatementData {
  const saying = sayingFor(company, { locale: paper.to.locale, currency: paper.currency });
  const { say, figures, hours } = saying;
  const { from, through, closingMinor } = paper;
  const { contact } = company;
  return {
    ...sheetOf(company, saying, {
      title: say('statement.title', { name: paper.to.name }),
      heading: say('statement.heading'),
      on: through,
      to: paper.to,
      facts: [
        [say('statement.from'), figures.date(from)],
        [say('statement.through'), figures.date(through)],
      ],
    }),
    ask: {
      label: say(`statement.${closingMinor < 0 ? 'credit' : 'owed'}.label`),
      amount: figures.money(Math.abs(closingMinor)),
      text: say('statement.owed.text', { through }),
      tone: closingMinor > 0 ? 'due' : 'good',
    },
    lines: movementsOf(paper, saying),
    aging: agingOf(paper, saying),
    help: [[say('help.talkTitle'), say('help.talk', { name: contact.name, phone: contact.phone, hours })]],
  };
}

/** What is owed more, what is owed less, and what is owed after it. */
function movementsOf({ from, through, openingMinor, closingMinor, lines }: StatementPaper, saying: Saying): Table {
  const { say, figures } = saying;
  const total = (key: 'opening' | 'closing', on: typeof from, minor: number) => ({
    strong: true,
    cells: [figures.short(on), say(`statement.${key}`), '', '', '', figures.money(minor)],
  });
  return {
    title: say('statement.lines.title'),
    columns: (['on', 'what', 'reference', 'charge', 'payment', 'balance'] as const).map((name, i) => ({
      name: say(`statement.lines.${name}`),
      align: i < 3 ? 'left' : 'right',
    })),
    rows: [
      total('opening', from, openingMinor),
      ...lines.map(({ on, kind, reference, amountMinor, balanceMinor }) => ({
        strong: false,
        cells: [
          figures.short(on),
          say(`statement.kind.${kind}`),
          breakable(reference, SHORT_COLUMN),
          amountMinor > 0 ? figures.money(amountMinor) : '',
          amountMinor < 0 ? figures.money(-amountMinor) : '',
          figures.money(balanceMinor),
        ],
      })),
      total('closing', through, closingMinor),
    ],
  };
}

function agingOf({ aging, agedOn }: StatementPaper, { say, figures }: Saying): StatementData['aging'] {
  return {
    title: say('statement.aging.title'),
    note: say('statement.aging.on', { agedOn }),
    columns: aging.map(({ bucket }) => ({ name: say(`statement.aging.${bucket}`), align: 'right' })),
    rows: [{ strong: false, cells: aging.map(({ amountMinor }) => figures.money(amountMinor)) }],
  };
}
