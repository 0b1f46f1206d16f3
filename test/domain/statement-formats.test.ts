import { describe, expect, test } from '@jest/globals';
import { linesOfCamt053 } from '../../api/v1/bank-statements/formats/camt053.ts';
import { linesOfCsv } from '../../api/v1/bank-statements/formats/csv.ts';
import { linesOfMt940 } from '../../api/v1/bank-statements/formats/mt940.ts';
import type { StatementLine } from '../../domain/statements/entry.ts';
import { PRESETS } from '../../domain/statements/presets.ts';
import type { BankMapping } from '../../domain/statements/mapping.ts';

/** A file as it comes, cut wherever the network cuts it. */
async function* pieces(file: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(lines: AsyncIterable<StatementLine>): Promise<StatementLine[]> {
  const all: StatementLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

const preset = (name: string): BankMapping => {
  const mapping = PRESETS[name];
  if (mapping === undefined) throw new Error(name);
  return mapping;
};
const csv = (file: string | Uint8Array, mapping: BankMapping, size = 7) =>
  read(linesOfCsv(pieces(file, size), mapping));
const camt = (file: string, size = 11) => read(linesOfCamt053(pieces(file, size)));
const mt940 = (file: string, size = 5) => read(linesOfMt940(pieces(file, size), preset('banorte-mx').inConcept));

const NOTHING = {
  trackingKey: null,
  bankReference: null,
  reference: null,
  concept: null,
  payerName: null,
  payerClabe: null,
  receivedAtAccount: null,
};

describe('a table', () => {
  test('of BBVA: tabs, two columns of amounts, no key', async () => {
    const file = [
      'Cuenta: 0123456789',
      'Día\tConcepto / Referencia\tcargo\tAbono\tSaldo',
      '02-03-2026\tSPEI RECIBIDO/IN60001000001\t\t1,160.00\t5,000.00',
      '02-03-2026\tCOMISION\t5.80\t\t4,994.20',
      '02-03-2026\tnada\t\t\t4,994.20',
      '',
    ].join('\r\n');
    const latin = Uint8Array.from(file, (sign) => sign.charCodeAt(0));
    expect(await csv(latin, preset('bbva-mx'))).toEqual([
      {
        entry: {
          ...NOTHING,
          line: 3,
          settledOn: '2026-03-02',
          amountMinor: 116_000,
          currency: 'MXN',
          concept: 'SPEI RECIBIDO/IN60001000001',
        },
      },
      { skipped: { line: 4 } },
      { rejected: { line: 5, message: 'Abono: is empty: it must be an amount' } },
    ]);
    await expect(csv(file.replace('Día', 'D\ufffda'), { ...preset('bbva-mx'), encoding: 'utf-8' })).rejects.toThrow(
      'None of the first 30 lines has all headings',
    );
  });

  test('of Santander: quoted days, a column for the direction, a key', async () => {
    const file = [
      'Cuenta,Fecha,Hora,Sucursal,Descripcion,Cargo/Abono,Importe,Saldo,Referencia,Concepto,Clave de Rastreo',
      "'650,'02032026',10:11,1,ABONO,+,\"1,160.00\",'5.00','1000001','PAGO','KEY1'",
      "'650,'02032026',10:12,1,CARGO,-,40.00,'5.00','1','x','KEY2'",
      "'650,'02032026',10:12,1,?,?,40.00,'5.00','1','x','KEY3'",
    ].join('\n');
    expect(await csv(file, preset('santander-mx'))).toEqual([
      {
        entry: {
          ...NOTHING,
          line: 2,
          settledOn: '2026-03-02',
          amountMinor: 116_000,
          currency: 'MXN',
          trackingKey: 'KEY1',
          reference: '1000001',
          concept: 'PAGO',
        },
      },
      { skipped: { line: 3 } },
      { rejected: { line: 4, message: 'Cargo/Abono: "?" says neither in nor out: it must be one of "+", "-"' } },
    ]);
  });

  test('of Banorte: dashes where there is nothing, and a long text', async () => {
    const file = [
      'CUENTA,FECHA DE OPERACIÓN,FECHA,REFERENCIA,DESCRIPCIÓN,COD. TRANSAC,SUCURSAL,' +
        'DEPÓSITOS,RETIROS,SALDO,MOVIMIENTO,DESCRIPCIÓN DETALLADA',
      '\'1,02/03/2026,02/03/2026,1,SPEI,3,1,"$1,160.00",-,9,77,"SPEI RECIBIDO DE LA CLABE 032180000118359719 CVE RAST: KEY9"',
      "'1,02/03/2026,02/03/2026,1,IVA,3,1,-,5.80,9,78,IVA",
    ].join('\n');
    expect(await csv(file, preset('banorte-mx'))).toMatchObject([
      { entry: { amountMinor: 116_000, trackingKey: 'KEY9', bankReference: '77', payerClabe: '032180000118359719' } },
      { skipped: { line: 3 } },
    ]);
  });

  test('gives each line that it can’t read back, and reads on', async () => {
    const mapping: BankMapping = {
      ...preset('santander-mx'),
      columns: { settledOn: 'day', amount: 'amount', concept: 'text' },
      directions: null,
      dateFormat: 'YYYY-MM-DD',
    };
    const file = [
      '\ufeffday,amount,text',
      '2026-03-02,1.00,"two',
      'lines"',
      '2026-03-02',
      '2026-03-02,1.00,a,b',
      ',,',
      '2026-03-02,1.00,x,,',
      ',1.00,x',
    ].join('\n');
    expect(await csv(file, mapping)).toMatchObject([
      { entry: { line: 3, concept: 'two lines' } },
      { rejected: { line: 4, message: expect.stringContaining('has 1 fields where the headings are 3') } },
      { rejected: { line: 5, message: expect.stringContaining('has 4 fields') } },
      { entry: { line: 7 } },
      { rejected: { line: 8, message: 'day: is empty: it must be a day written as YYYY-MM-DD' } },
    ]);
    await expect(csv('day,amount,text\n2026-03-02,1.00,"open', mapping)).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining('breaks off or has a mistake'),
    });
    await expect(csv(Uint8Array.of(0x64, 0xff, 0xfe), mapping)).rejects.toThrow("isn't utf-8");
    await expect(csv('', mapping)).rejects.toThrow('None of the first 30 lines');
  });
});

const CAMT = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Acct><Id><Othr><Id>646180123400000011</Id></Othr></Id></Acct>
<Ntry><Amt Ccy="MXN">1160.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
<AcctSvcrRef>A1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><ClrSysRef>KEY1</ClrSysRef></Refs>
<RltdPties><Dbtr><Pty><Nm>Guthrie &amp; Co</Nm></Pty></Dbtr>
<DbtrAcct><Id><Othr><Id>032180000118359719</Id></Othr></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>Pago</Ustrd><Ustrd>IN60001000001</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="MXN">40.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>
<Ntry><Amt Ccy="MXN">40.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>
<Ntry><Amt Ccy="MXN">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryRef>B</NtryRef>
<NtryDtls><TxDtls><Amt Ccy="MXN">10.00</Amt></TxDtls><TxDtls><Amt Ccy="MXN">20.00</Amt></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="MXN">1,5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

describe('a camt.053', () => {
  test('is read entry by entry, a batch by its transactions', async () => {
    for (const size of [1, 11, 10_000])
      expect(await camt(CAMT, size)).toMatchObject([
        {
          entry: {
            line: 4,
            settledOn: '2026-03-02',
            amountMinor: 116_000,
            currency: 'MXN',
            trackingKey: 'KEY1',
            bankReference: 'A1',
            reference: null,
            concept: 'Pago IN60001000001',
            payerName: 'Guthrie & Co',
            payerClabe: '032180000118359719',
            receivedAtAccount: '646180123400000011',
          },
        },
        { skipped: { line: 9 } },
        { skipped: { line: 10 } },
        { entry: { amountMinor: 1_000, bankReference: 'B/1' } },
        { entry: { amountMinor: 2_000, bankReference: 'B/2' } },
        { rejected: { line: 13, message: expect.stringContaining('Amt: "1,5" is no amount') } },
      ]);
  });

  test.each([
    ['has a document type', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${CAMT.slice(39)}`, 'document type'],
    ['has an entity that nobody knows', CAMT.replace('&amp;', '&boom;'), 'has a mistake'],
    ['breaks off', CAMT.slice(0, -200), 'breaks off'],
    ['is another message', CAMT.replace('camt.053', 'camt.054'), 'no camt.053'],
    ['is no XML', 'Fecha,Importe', 'has a mistake'],
    ['is empty', '', 'breaks off'],
  ])('that %s is refused', async (_, file, message) => {
    await expect(camt(file)).rejects.toMatchObject({ name: 'Unreadable', message: expect.stringContaining(message) });
  });
});

const MT = [
  '{1:F01BANKMXMMXXXX0000000000}{2:I940BANKMXMMXXXXN}{4:',
  ':20:STMT1',
  ':25:BANKMXMM/14796016',
  ':28C:1/1',
  ':60F:C260301MXN1000,00',
  ':61:2603020302C1160,00NTRFIN60001000001//BK77',
  'supplement',
  ':86:?20SPEI RECIBIDO DEL CLIENTE GUTHRIE?21DE LA CLABE 032180000118359719 CVE RAST: MBAN0100260313001234',
  '5678',
  ':61:2512310102C5,N',
  ':61:260302D40,00NCHGNONREF',
  ':61:260302RC40,00NTRFNONREF',
  ':61:2603xx',
  ':61:260302C7,5NTRFNONREF//B2',
  ':62F:C260302MXN2160,00',
  '-}',
].join('\r\n');

describe('an MT940', () => {
  test('is read movement by movement', async () => {
    for (const size of [1, 5, 10_000])
      expect(await mt940(MT, size)).toMatchObject([
        {
          entry: {
            line: 6,
            settledOn: '2026-03-02',
            amountMinor: 116_000,
            currency: 'MXN',
            reference: 'IN60001000001',
            bankReference: 'BK77',
            payerName: 'GUTHRIE',
            payerClabe: '032180000118359719',
            receivedAtAccount: '14796016',
          },
        },
        { rejected: { line: 10 } },
        { skipped: { line: 11 } },
        { skipped: { line: 12 } },
        { rejected: { line: 13, message: expect.stringContaining(':61: must be a day YYMMDD') } },
        { entry: { line: 14, amountMinor: 750, reference: null, bankReference: 'B2' } },
      ]);
  });

  test('whose booking day is in the next year', async () => {
    const file = MT.replace(':61:2512310102C5,N', ':61:2512310102C5,NTRFX');
    expect((await mt940(file))[1]).toMatchObject({ entry: { settledOn: '2026-01-02', amountMinor: 500 } });
  });

  test('without a currency, or that is none, is refused', async () => {
    expect((await mt940(MT.replace(/:60F:.*\r\n/, '')))[0]).toMatchObject({
      rejected: { message: expect.stringContaining('has no currency') },
    });
    await expect(mt940('hello')).rejects.toThrow('This is no MT940');
    await expect(mt940(`${MT}\n:86:${'/'.repeat(5_000)}`, 100)).rejects.toMatchObject({ name: 'Unreadable', line: 17 });
  });
});
