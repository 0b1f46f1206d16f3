import { amountIn } from '../../../../domain/statements/amount.ts';
import { saidIn, textIn } from '../../../../domain/statements/cells.ts';
import { dayIn } from '../../../../domain/statements/day-format.ts';
import type { StatementLine } from '../../../../domain/statements/entry.ts';

/** Where something is said of a transfer, below its entry or its details; the first that says anything counts. */
const PATHS = {
  // What the clearing system calls it: of SPEI the clave de rastreo. The payer's own EndToEndId is no key: payers repeat it.
  trackingKey: ['Refs/ClrSysRef'],
  bankReference: ['Refs/AcctSvcrRef', 'AcctSvcrRef', 'NtryRef'],
  reference: ['RmtInf/Strd/CdtrRefInf/Ref', 'Refs/EndToEndId'],
  concept: ['RmtInf/Ustrd', 'AddtlTxInf', 'AddtlNtryInf'],
  payerName: ['RltdPties/Dbtr/Pty/Nm', 'RltdPties/Dbtr/Nm', 'RltdPties/UltmtDbtr/Nm'],
  payerClabe: ['RltdPties/DbtrAcct/Id/Othr/Id', 'RltdPties/DbtrAcct/Id/IBAN'],
  receivedAtAccount: ['RltdPties/CdtrAcct/Id/Othr/Id', 'RltdPties/CdtrAcct/Id/IBAN'],
} as const;
type Field = keyof typeof PATHS;

/** What stands at each place of an entry or of one of its transactions; of several texts at one place, one behind the other. */
class Said {
  readonly line: number;
  readonly at = new Map<string, string>();
  currency: string | null = null;
  constructor(line: number) {
    this.line = line;
  }
  add(path: string, text: string): void {
    const before = this.at.get(path);
    this.at.set(path, before === undefined ? text : `${before} ${text}`);
  }
  first(field: Field): string | null {
    for (const path of PATHS[field]) {
      const text = textIn(this.at.get(path));
      if (text !== null && text !== 'NOTPROVIDED') return text;
    }
    return null;
  }
}

/** Gathers what an XML parser comes upon, and gives out an entry when it ends; several where it is a batch of them. */
export class CamtReader {
  private readonly path: string[] = [];
  private value = '';
  private account: Said = new Said(0);
  private entry: Said | null = null;
  private details: Said[] = [];
  private lines: StatementLine[] = [];

  open(name: string, line: number, currency: string | null): void {
    this.path.push(name);
    this.value = '';
    if (name === 'Stmt') this.account = new Said(line);
    if (name === 'Ntry' && this.entry === null) this.entry = new Said(line);
    if (name === 'TxDtls' && this.entry !== null) this.details.push(new Said(line));
    if (currency !== null && (this.below('Ntry') === 'Amt' || this.below('TxDtls') === 'Amt'))
      this.now().currency = currency;
  }

  text(text: string): void {
    this.value += text;
  }

  close(): void {
    const text = this.value.trim();
    const place = this.below('TxDtls') ?? this.below('Ntry') ?? this.below('Stmt');
    if (text !== '' && place !== null) this.now().add(place, text);
    this.value = '';
    if (this.path.pop() !== 'Ntry' || this.entry === null) return;
    this.lines.push(...this.linesOf(this.entry));
    this.entry = null;
    this.details = [];
  }

  taken(): StatementLine[] {
    const { lines } = this;
    this.lines = [];
    return lines;
  }

  private now(): Said {
    return (this.path.includes('TxDtls') ? this.details.at(-1) : null) ?? this.entry ?? this.account;
  }

  private below(name: string): string | null {
    const at = this.path.lastIndexOf(name);
    return at < 0 ? null : this.path.slice(at + 1).join('/');
  }

  private linesOf(entry: Said): StatementLine[] {
    const status = entry.at.get('Sts/Cd') ?? entry.at.get('Sts');
    if (entry.at.get('CdtDbtInd') === 'DBIT' || (status !== undefined && status !== 'BOOK'))
      return [{ skipped: { line: entry.line } }];
    // The details of a batch name each transfer; a single one need not repeat its amount.
    const parts = this.details.length > 1 ? this.details : [];
    return parts.length === 0
      ? [this.lineOf(entry, this.details[0] ?? entry, null)]
      : parts.map((part, i) => this.lineOf(entry, part, i + 1));
  }

  private lineOf(entry: Said, part: Said, ordinal: number | null): StatementLine {
    const { line } = ordinal === null ? entry : part;
    const rejected = (message: string): StatementLine => ({ rejected: { line, message } });
    if (entry.at.get('CdtDbtInd') !== 'CRDT') return rejected('CdtDbtInd: must be CRDT or DBIT');
    if (part.at.get('CdtDbtInd') === 'DBIT') return { skipped: { line } };
    const day = dayIn((entry.at.get('BookgDt/Dt') ?? entry.at.get('BookgDt/DtTm') ?? '').slice(0, 10), 'YYYY-MM-DD');
    if ('problem' in day) return rejected(`BookgDt: ${day.problem}`);
    const whose = ordinal === null ? entry : part;
    const written = whose.at.get('Amt') ?? (ordinal === null ? undefined : part.at.get('AmtDtls/TxAmt/Amt'));
    const currency = whose.currency ?? entry.currency;
    if (written === undefined || currency === null)
      return rejected(
        ordinal === null
          ? 'Amt: must be an amount with its currency (Ccy)'
          : 'Amt: must be in each TxDtls of an entry that has several, or nobody knows which of them brought how much',
      );
    const amount = amountIn(written, { decimal: '.', currency });
    if ('problem' in amount) return rejected(`Amt: ${amount.problem}`);
    if (amount.minor === 0) return { skipped: { line } };
    if (amount.minor < 0) return rejected('Amt: must not be negative: CdtDbtInd says which way it went');
    const said = saidIn({
      ...this.saidOf(entry, part),
      ...(ordinal === null ? {} : { bankReference: ofBatch(entry, part, ordinal) }),
    });
    if ('problem' in said) return rejected(said.problem);
    return { entry: { line, settledOn: day.day, amountMinor: amount.minor, currency, ...said } };
  }

  private saidOf(entry: Said, part: Said): Record<Field, string | null> {
    const said = {} as Record<Field, string | null>;
    for (const field of Object.keys(PATHS) as Field[]) said[field] = part.first(field) ?? entry.first(field);
    said.receivedAtAccount ??= textIn(this.account.at.get('Acct/Id/Othr/Id') ?? this.account.at.get('Acct/Id/IBAN'));
    return said;
  }
}

/** A batch has one name for all of its transfers: each is told from the others by its place, where it has none itself. */
const ofBatch = (entry: Said, part: Said, ordinal: number): string | null => {
  const own = textIn(part.at.get('Refs/AcctSvcrRef'));
  const batch = entry.first('bankReference');
  return own ?? (batch === null ? null : `${batch}/${ordinal}`);
};
