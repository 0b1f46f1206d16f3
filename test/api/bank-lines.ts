import { clabe } from 'clabe-validator';

/**
 * Lines of a bank's statement as payers and banks make them, from a seed: what each is for is known here, and what a
 * careful person would make of it.
 */

export interface Payer {
  accountId: string;
  /** Known to nobody before its first transfer. */
  clabe: string;
  /** The account's own CLABE; null: it has none. */
  ownClabe: string | null;
  invoices: { id: string; number: string; balanceMinor: number }[];
}

export interface BankLine {
  kind: string;
  settledOn: string;
  trackingKey: string;
  amount: string;
  amountMinor: number;
  concept: string;
  reference: string;
  payerClabe: string;
  receivedAtAccount: string;
  /** Whose it is, as far as a careful person could tell from what there is; null: nobody could. */
  whose: string | null;
}

/** mulberry32: small, and the same everywhere. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const clabeOf = (n: number): string => {
  const digits = `032180${String(n).padStart(11, '0')}`;
  return `${digits}${clabe.computeChecksum(digits)}`;
};

/** What becomes of an invoice's number on its way through a payer, a form and a bank. */
export const DAMAGES: Record<string, (number: string) => { concept: string } | { reference: string }> = {
  asItIs: (number) => ({ concept: `PAGO FACTURA ${number}` }),
  lowerCase: (number) => ({ concept: `pago ${number.toLowerCase()} gracias` }),
  blanks: (number) => ({ concept: `Fact ${number.slice(0, 2)} ${number.slice(2, 6)} ${number.slice(6)}` }),
  hyphens: (number) => ({ concept: `${number.slice(0, 2)}-${number.slice(2, 6)}-${number.slice(6)}` }),
  noPrefix: (number) => ({ concept: `servicio ${number.slice(2)} de marzo` }),
  noPrefixAndBlanks: (number) => ({ concept: `pago ${number.slice(2, 6)} ${number.slice(6)}` }),
  lettersForDigits: (number) => ({ concept: number.replaceAll('0', 'O').replace(/1/, 'l') }),
  noPrefixAndLetters: (number) => ({ concept: `PAGO ${number.slice(2).replaceAll('0', 'O')}` }),
  padded: (number) => ({ concept: `000000${number.slice(2)}` }),
  paddedBehindPrefix: (number) => ({ concept: `IN000${number.slice(2)}` }),
  runTogether: (number) => ({ concept: `PAGOFACTURA${number}` }),
  lastSeven: (number) => ({ reference: number.slice(-7) }),
  lastSevenPadded: (number) => ({ reference: number.slice(-7).padStart(10, '0') }),
  lastSevenWithPrefix: (number) => ({ concept: `factura IN-${number.slice(-7)}` }),
  dashOfAPdf: (number) => ({ concept: `${number.slice(0, 6)}\u2013${number.slice(6)}` }),
};

/** What says nothing, or something else. */
const WORDS = [
  'gracias',
  'pago de marzo',
  'renta mensual',
  'TRANSFERENCIA',
  'telefonia',
  'abono a cuenta',
  'PAGO 130326',
];
const NOT_OURS = [
  'IN69999999999',
  'folio 8812345',
  'IN6000100',
  'TEL 5512345678',
  'PEDIDO A-77',
  'IN 60 00',
  '0000001',
];

const money = (minor: number): string =>
  `${Math.trunc(minor / 100).toLocaleString('en-US')}.${String(minor % 100).padStart(2, '0')}`;

/** `count` lines, in an order that lets no kind stand together. */
export function bankLines(payers: readonly Payer[], count: number, seed: number): BankLine[] {
  const roll = dice(seed);
  const below = (n: number): number => Math.floor(roll() * n);
  const one = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const known = new Set<string>();
  const paid = new Set<string>();
  const lines: BankLine[] = [];
  const add = (line: Partial<BankLine> & Pick<BankLine, 'kind' | 'amountMinor' | 'whose'>): void => {
    const sign = line.kind === 'debit' ? '-' : '';
    lines.push({
      settledOn: `2026-03-0${2 + below(5)}`,
      trackingKey: roll() < 0.9 ? `TRK${seed}X${lines.length}` : '',
      amount: `${sign}${money(line.amountMinor)}`,
      concept: one(WORDS),
      reference: '',
      payerClabe: '',
      receivedAtAccount: '106180000147960160',
      ...line,
    });
  };
  const openOf = (payer: Payer) => payer.invoices.filter(({ id }) => !paid.has(id));
  while (lines.length < count) {
    const kind = roll();
    const payer = payers.length === 0 ? null : one(payers);
    const [invoice] = payer === null ? [] : openOf(payer);
    if (kind < 0.15) add({ kind: 'debit', amountMinor: 100 + below(100_000), whose: null });
    else if (kind < 0.3 || payer === null)
      add({
        kind: 'stranger',
        amountMinor: 7_777_000 + below(999),
        whose: null,
        concept: one([...WORDS, ...NOT_OURS]),
      });
    else if (kind < 0.34) {
      const other = one(payers);
      const [theirs] = other.invoices;
      const [ours] = payer.invoices;
      if (other === payer || theirs === undefined || ours === undefined) continue;
      add({ kind: 'twoAccounts', amountMinor: 5_000, whose: null, concept: `${ours.number} y ${theirs.number}` });
    } else if (kind < 0.44 && payer.ownClabe !== null) {
      add({
        kind: 'ownClabe',
        amountMinor: 1_000 + below(50_000),
        whose: payer.accountId,
        receivedAtAccount: payer.ownClabe,
      });
      // From here on nobody but the ledger knows what is open of it.
      for (const { id } of payer.invoices) paid.add(id);
    } else if (invoice === undefined) add({ kind: 'stranger', amountMinor: 8_888_000 + below(999), whose: null });
    else if (kind < 0.7 && known.has(payer.clabe)) {
      add({ kind: 'knownPayer', amountMinor: invoice.balanceMinor, whose: payer.accountId, payerClabe: payer.clabe });
      paid.add(invoice.id);
    } else {
      const [damage, damaged] = one(Object.entries(DAMAGES));
      add({
        kind: damage,
        amountMinor: invoice.balanceMinor,
        whose: payer.accountId,
        payerClabe: payer.clabe,
        ...damaged(invoice.number),
      });
      known.add(payer.clabe);
      paid.add(invoice.id);
    }
  }
  return lines;
}

const HEADINGS = ['Fecha', 'Clave de rastreo', 'Importe', 'Concepto', 'Referencia', 'CLABE ordenante', 'Cuenta'];

export const asCsv = (lines: readonly BankLine[]): string =>
  [
    HEADINGS,
    ...lines.map((line) => [
      line.settledOn,
      line.trackingKey,
      line.amount,
      line.concept,
      line.reference,
      line.payerClabe,
      line.receivedAtAccount,
    ]),
  ]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\r\n');

export const MAPPING_OF_LINES = {
  columns: {
    settledOn: 'Fecha',
    trackingKey: 'Clave de rastreo',
    amount: 'Importe',
    concept: 'Concepto',
    reference: 'Referencia',
    payerClabe: 'CLABE ordenante',
    receivedAtAccount: 'Cuenta',
  },
  currency: 'MXN',
  dateFormat: 'YYYY-MM-DD',
  decimal: '.',
};
