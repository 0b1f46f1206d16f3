import { creditBy, type MoneyEvent, type MoneyView, type Moves } from '../money/moves.ts';
import type { CashAccount, LedgerAccount } from './accounts.ts';

/** One side of an entry. Above zero it is a debit, below zero a credit; minor units, never 0. */
export interface JournalLine {
  account: LedgerAccount;
  /** Of what is asked for by an invoice. */
  invoiceId: string | null;
  amountMinor: number;
}

/** What an entry is about; its id is the paper's. */
export type JournalDocument =
  | 'invoice'
  | 'voidedInvoice'
  | 'creditNote'
  | 'smallRemainder'
  | 'writeOff'
  | 'payment'
  | 'paymentTakenBack'
  | 'paymentRestored'
  /** Id: the account's own key for it. */
  | 'creditApplied'
  | 'refund'
  /** Of what nobody has paid; id: the refund's, and which part of it. */
  | 'refundUndone'
  /** What stood when the journal began. Id: the account's. */
  | 'opening';

/** In double entry: its lines add up to 0. */
export interface JournalEntry {
  document: JournalDocument;
  documentId: string;
  lines: JournalLine[];
}

/** What an entry needs to know beside the event and its moves. */
export interface Beside {
  invoiceIssued: { taxMinor: number };
  invoiceVoided: None;
  invoiceLowered: { creditNoteId: string };
  invoiceAdjusted: None;
  chargeSucceeded: { cash: CashAccount };
  transferMatched: { cash: CashAccount };
  creditApplied: { key: string };
  creditRefunded: None;
  refundUndone: { position: number };
  /** `amountMinor`: of the payment. */
  paymentReversed: { cash: CashAccount; amountMinor: number };
  paymentRestored: { cash: CashAccount };
}
type None = Record<never, never>;

type Of<T extends MoneyEvent['type']> = Extract<MoneyEvent, { type: T }>;
type Line = readonly [account: LedgerAccount, amountMinor: number, invoiceId?: string];

/**
 * The entry of what money has done. What is open and what is credit move as the ledger says; the other side is the
 * event's own. Null: nothing has moved. Throws where the two don't add up: that is our bug.
 */
export function entryOf<E extends MoneyEvent>(
  view: MoneyView,
  event: E,
  moves: Moves,
  beside: Beside[E['type']],
): JournalEntry | null {
  const own = movedBy(view, moves);
  const { document, documentId, against } = (OTHER_SIDE[event.type] as OtherSide<E['type']>)(
    event as unknown as Of<E['type']>,
    beside,
    { view, moves, ownMinor: sumOfLines(own) },
  );
  return entry(document, documentId, [...own, ...against]);
}

/** An invoice is given up: what is open of it is asked for no more, and may come all the same. */
export const writeOffEntry = (invoiceId: string, balanceMinor: number): JournalEntry | null =>
  entry('writeOff', invoiceId, [
    ['writeOffs', balanceMinor, invoiceId],
    ['receivable', -balanceMinor, invoiceId],
  ]);

function entry(document: JournalDocument, documentId: string, lines: readonly Line[]): JournalEntry | null {
  const minor = sumOfLines(lines);
  if (minor !== 0) throw new Error(`The entry of ${document} ${documentId} is off by ${minor}`);
  const written = lines.filter(([, amountMinor]) => amountMinor !== 0);
  return written.length === 0
    ? null
    : {
        document,
        documentId,
        lines: written.map(([account, amountMinor, invoiceId = null]) => ({ account, invoiceId, amountMinor })),
      };
}

/** What is open of invoices, and the customer's credit. What was given up once is no receivable any more. */
function movedBy({ invoices }: MoneyView, moves: Moves): Line[] {
  const before = new Map(invoices.map(({ id, balanceMinor }) => [id, balanceMinor]));
  return [
    ...moves.invoices.map(
      ({ id, balanceMinor, writtenOff }): Line => [
        writtenOff ? 'writeOffs' : 'receivable',
        balanceMinor - (before.get(id) ?? 0),
        id,
      ],
    ),
    ['customerCredit', -creditBy(moves)],
  ];
}

/** `ownMinor`: what the ledger's own lines come to. */
type OtherSide<T extends MoneyEvent['type']> = (
  event: Of<T>,
  beside: Beside[T],
  moved: { view: MoneyView; moves: Moves; ownMinor: number },
) => { document: JournalDocument; documentId: string; against: readonly Line[] };

const OTHER_SIDE = {
  // The view has it with all that it asks for: credit has paid of that, if any.
  invoiceIssued: ({ invoiceId }, { taxMinor }, { view }) => {
    const totalMinor = view.invoices.find(({ id }) => id === invoiceId)?.balanceMinor ?? 0;
    return {
      document: 'invoice',
      documentId: invoiceId,
      against: [
        ['receivable', totalMinor, invoiceId],
        ['revenue', taxMinor - totalMinor, invoiceId],
        ['tax', -taxMinor, invoiceId],
      ],
    };
  },
  invoiceVoided: ({ invoiceId }, _, { ownMinor }) => ({
    document: 'voidedInvoice',
    documentId: invoiceId,
    against: [['voidedInvoices', -ownMinor, invoiceId]],
  }),
  invoiceLowered: ({ invoiceId, amountMinor }, { creditNoteId }) => ({
    document: 'creditNote',
    documentId: creditNoteId,
    against: [['creditNotes', amountMinor, invoiceId]],
  }),
  // At most what was open.
  invoiceAdjusted: ({ invoiceId }, _, { ownMinor }) => ({
    document: 'smallRemainder',
    documentId: invoiceId,
    against: [['smallRemainders', -ownMinor, invoiceId]],
  }),
  chargeSucceeded: ({ paymentId, amountMinor }, { cash }) => ({
    document: 'payment',
    documentId: paymentId,
    against: [[cash, amountMinor]],
  }),
  transferMatched: ({ paymentId, amountMinor }, { cash }) => ({
    document: 'payment',
    documentId: paymentId,
    against: [[cash, amountMinor]],
  }),
  creditApplied: (_, { key }) => ({ document: 'creditApplied', documentId: key, against: [] }),
  creditRefunded: ({ refundId, amountMinor }) => ({
    document: 'refund',
    documentId: refundId,
    against: [['refunds', -amountMinor]],
  }),
  refundUndone: ({ refundId, amountMinor }, { position }) => ({
    document: 'refundUndone',
    documentId: `${refundId}:${position}`,
    against: [['refunds', amountMinor]],
  }),
  paymentReversed: ({ paymentId }, { cash, amountMinor }, { moves }) => ({
    document: 'paymentTakenBack',
    documentId: paymentId,
    against: [
      [cash, -amountMinor],
      ['moneyOutTwice', moves.unrecoveredMinor],
    ],
  }),
  paymentRestored: ({ paymentId, amountMinor, unrecoveredMinor }, { cash }) => ({
    document: 'paymentRestored',
    documentId: paymentId,
    against: [
      [cash, amountMinor],
      ['moneyOutTwice', -unrecoveredMinor],
    ],
  }),
} satisfies { [T in MoneyEvent['type']]: OtherSide<T> };

const sumOfLines = (lines: readonly Line[]): number => lines.reduce((sum, [, amountMinor]) => sum + amountMinor, 0);
