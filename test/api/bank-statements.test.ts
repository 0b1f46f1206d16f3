import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

const MAPPING = {
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
};

const send = (
  file: string,
  query: string,
  more: { idempotencyKey?: string; role?: 'admin' | 'agent' | 'viewer' } = {},
) =>
  api.call('POST', `/v1/bank-statements?${query}`, {
    payload: file,
    headers: { 'content-type': 'text/csv' },
    ...more,
  });

const put = (name: string, body: unknown) => api.call('PUT', `/v1/bank-mappings/${name}`, { body });

const table = (...rows: string[]): string =>
  ['Fecha,Clave de rastreo,Importe,Divisa,Concepto,CLABE ordenante', ...rows].join('\n');

beforeAll(async () => {
  expect((await put('ours', MAPPING)).statusCode).toBe(200);
});

describe('a statement', () => {
  test('brings each line once, and says what came of it', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 10_000);
    const file = table(
      `2026-03-02,KEY1,100.00,MXN,Pago ${number},`,
      '2026-03-02,KEY2,"1,250.50",MXN,gracias,',
      '2026-03-02,KEY3,-40.00,MXN,comision,',
      '02/03/2026,KEY4,40.00,MXN,x,',
      '2026-03-02,KEY5,40.0.0,MXN,x,',
    );
    const first = await send(file, 'format=csv&mapping=ours');
    expect([first.statusCode, first.json()]).toMatchObject([
      201,
      {
        rows: 5,
        new: 2,
        duplicates: 0,
        matched: 1,
        partial: 0,
        unmatched: 1,
        skipped: 1,
        rejected: [
          { line: 5, message: 'Fecha: "02/03/2026" is no day written as YYYY-MM-DD' },
          { line: 6, message: expect.stringContaining('Importe: "40.0.0" is no amount') },
        ],
      },
    ]);
    expect((await api.get(first.headers.location ?? '')).json()).toEqual(first.json());
    const before = await api.rowCounts();
    expect((await send(file, 'format=csv&mapping=ours')).json()).toMatchObject({
      new: 0,
      duplicates: 2,
      skipped: 1,
      rejectedRows: 2,
    });
    expect(await api.rowCounts()).toEqual({ ...before, bank_statements: (before.bank_statements ?? 0) + 1 });
  });

  test('of one line of XML has as many transfers as entries', async () => {
    const entry = (key: string, minor: string) =>
      `<Ntry><Amt Ccy="MXN">${minor}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>` +
      `<NtryDtls><TxDtls><Refs><ClrSysRef>${key}</ClrSysRef></Refs></TxDtls></NtryDtls></Ntry>`;
    const file =
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>' +
      `${entry('XML1', '10.00')}${entry('XML2', '20.00')}${entry('XML2', '20.00')}</Stmt></BkToCstmrStmt></Document>`;
    expect((await send(file, 'format=camt053')).json()).toMatchObject({ rows: 3, new: 2, duplicates: 1 });
    expect((await send(file, 'format=camt053')).json()).toMatchObject({ rows: 3, new: 0, duplicates: 3 });
  });

  test('whose lines have no key counts two that say the same as two, and the same file again as none', async () => {
    const file = table('2026-03-03,,55.00,MXN,renta,', '2026-03-03,,55.00,MXN,renta,', '2026-03-04,,55.00,MXN,renta,');
    expect((await send(file, 'format=csv&mapping=ours')).json()).toMatchObject({ new: 3, duplicates: 0 });
    expect((await send(file, 'format=csv&mapping=ours')).json()).toMatchObject({ new: 0, duplicates: 3 });
    const overlapping = table('2026-03-04,,55.00,MXN,renta,', '2026-03-04,,55.00,MXN,renta,');
    expect((await send(overlapping, 'format=csv&mapping=ours')).json()).toMatchObject({ new: 1, duplicates: 1 });
  });

  test('that was reported by itself is known, and the account isn’t told of its other words', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 10_000);
    await api.made('/v1/bank-transfers', {
      trackingKey: 'BOTH1',
      amountMinor: 10_000,
      currency: 'MXN',
      settledAt: '2026-03-02T18:00:00Z',
      concept: number,
    });
    const file = (amount: string) => table(`2026-03-02,both 1,${amount},MXN,SPEI RECIBIDO,`);
    expect((await send(file('100.00'), 'format=csv&mapping=ours')).json()).toMatchObject({ new: 0, duplicates: 1 });
    const types = async () =>
      (await api.get(`/v1/accounts/${id}/timeline`)).json().items.map(({ type }: { type: string }) => type);
    expect(await types()).not.toContain('transfer.flagged');
    expect((await send(file('99.00'), 'format=csv&mapping=ours')).json()).toMatchObject({ duplicates: 1 });
    expect(await types()).toContain('transfer.flagged');
  });

  test('that breaks off is refused whole', async () => {
    const before = await api.rowCounts();
    const answer = await send(`${table('2026-03-02,CUT1,1.00,MXN,x,')}\n2026-03-02,"CUT2`, 'format=csv&mapping=ours');
    expect([answer.statusCode, answer.json().errors[0]]).toEqual([
      400,
      { path: 'body', message: expect.stringMatching(/^can't be read from line 3 on/) },
    ]);
    expect(await api.rowCounts()).toEqual(before);
  });

  test.each([
    ['format=xls&mapping=ours', 'x', 'format', 'must be one of csv, camt053, mt940'],
    ['mapping=ours', 'x', 'format', 'is missing'],
    ['format=csv', 'x', 'mapping', 'is missing: a CSV is read by a mapping, one of yours or bbva-mx'],
    ['format=csv&mapping=nobodys', 'x', 'mapping', 'names no bank mapping that there is'],
    ['format=csv&mapping=ours', '', 'body', 'is missing: it must be the file'],
    ['format=csv&mapping=ours&importedThrough=2026-03-04', 'x', 'importedThrough', 'must not be after today'],
    ['format=csv&mapping=ours', 'x', 'body', 'None of the first 30 lines has all headings'],
    ['format=mt940', 'x', 'body', 'no MT940'],
  ])('asked for by %s with %p names the field', async (query, file, path, message) => {
    const answer = await send(file, query);
    expect(answer.statusCode).toBe(path === 'mapping' && query.includes('nobodys') ? 404 : 400);
    expect(answer.json().errors).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  test('too large is refused, and leaves nothing', async () => {
    const answer = await send('x'.repeat(33 * 1024 * 1024), 'format=csv&mapping=ours');
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too_large']);
  });

  test('is not kept as a file', async () => {
    await send(table('2026-03-02,SPOOL1,1.00,MXN,x,'), 'format=csv&mapping=ours');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('puntual-statement-'))).toEqual([]);
  });

  test('under an Idempotency-Key is answered again; with another file, or read another way, it is refused', async () => {
    const file = table('2026-03-02,IDEM1,1.00,MXN,x,');
    const first = await send(file, 'format=csv&mapping=ours', { idempotencyKey: 'statement-1' });
    const again = await send(file, 'format=csv&mapping=ours', { idempotencyKey: 'statement-1' });
    expect([again.statusCode, again.body, again.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
    for (const [other, query] of [
      [`${file} `, 'format=csv&mapping=ours'],
      [file, 'format=csv&mapping=bbva-mx'],
    ] as const) {
      const reused = await send(other, query, { idempotencyKey: 'statement-1' });
      expect([reused.statusCode, reused.json().code]).toEqual([409, 'idempotency_key_reused']);
    }
  });

  test('that died in the middle is taken up, and counts as if it hadn’t', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 100_000);
    const file = table(...Array.from({ length: 30 }, (_, i) => `2026-03-02,DIED${i},10.00,MXN,${number},`));
    const receive = api.store.receiveTransfer;
    let taken = 0;
    api.store.receiveTransfer = (input) => {
      if ((taken += 1) > 11) throw new Error('died');
      return receive(input);
    };
    const died = await send(file, 'format=csv&mapping=ours', { idempotencyKey: 'died-1' });
    expect(died.statusCode).toBe(500);
    api.store.receiveTransfer = receive;
    const taken2 = await send(file, 'format=csv&mapping=ours', { idempotencyKey: 'died-1' });
    expect(taken2.json()).toMatchObject({ rows: 30, new: 30, partial: 30, duplicates: 0 });
    expect((await send(file, 'format=csv&mapping=ours')).json()).toMatchObject({ new: 0, duplicates: 30 });
    expect((await api.get(`/v1/accounts/${id}`)).json().balance.openMinor).toBe(100_000 - 30 * 1_000);
    await api.settled(id);
  });

  test('notes the bank feed, unless a line was rejected', async () => {
    const feed = async () => (await api.get('/v1/bank-feed')).json().importedThrough;
    const through = 'format=csv&mapping=ours&importedThrough=2026-03-02';
    const bad = await send(table('2026-03-02,FEED1,x,MXN,x,'), through);
    expect([bad.json().importedThrough, await feed()]).toEqual([null, null]);
    const good = await send(table('2026-03-02,FEED2,1.00,MXN,x,'), through, { role: 'agent' });
    expect([good.json().importedThrough, await feed()]).toEqual(['2026-03-02', '2026-03-02']);
  });
});

describe('a mapping', () => {
  test('is shown as it was written, with what is usual beside; a shipped one may be replaced', async () => {
    expect((await api.get('/v1/bank-mappings/ours')).json()).toEqual({
      name: 'ours',
      shipped: false,
      ...MAPPING,
      delimiter: ',',
      encoding: 'utf-8',
      currency: null,
      receivedAtAccount: null,
      directions: null,
      inConcept: {},
    });
    expect((await api.get('/v1/bank-mappings/banorte-mx')).json()).toMatchObject({ shipped: true, decimal: '.' });
    await put('banorte-mx', MAPPING);
    expect((await api.get('/v1/bank-mappings/banorte-mx')).json()).toMatchObject({ shipped: false });
    const names = (await api.get('/v1/bank-mappings')).json().items.map((one: { name: string }) => one.name);
    expect(names).toEqual(expect.arrayContaining(['banorte-mx', 'bbva-mx', 'ours']));
    expect(names).toEqual([...new Set(names)]);
    for (const name of ['nobodys', 'constructor', '..%2fx', 'A'])
      expect((await api.get(`/v1/bank-mappings/${name}`)).statusCode).toBe(404);
  });

  test.each([
    [{ ...MAPPING, columns: { ...MAPPING.columns, amount: undefined } }, 'columns.amount'],
    [{ ...MAPPING, columns: { ...MAPPING.columns, credit: 'Abono' } }, 'columns.credit'],
    [{ ...MAPPING, columns: { ...MAPPING.columns, currency: undefined } }, 'columns.currency'],
    [{ ...MAPPING, columns: { ...MAPPING.columns, settledOn: undefined } }, 'columns.settledOn'],
    [{ ...MAPPING, columns: { ...MAPPING.columns, colour: 'x' } }, 'columns.colour'],
    [{ ...MAPPING, dateFormat: 'DD/MM' }, 'dateFormat'],
    [{ ...MAPPING, decimal: '·' }, 'decimal'],
    [{ ...MAPPING, delimiter: ' ' }, 'delimiter'],
    [{ ...MAPPING, currency: 'pesos' }, 'currency'],
    [{ ...MAPPING, directions: { in: ['+'], out: ['-'] } }, 'directions'],
    [{ ...MAPPING, inConcept: { trackingKey: [] } }, 'inConcept.trackingKey'],
    [{}, 'columns'],
  ])('that makes no sense is refused by its field: %#', async (body, path) => {
    const before = await api.rowCounts();
    const answer = await put('odd', body);
    expect([answer.statusCode, answer.json().errors?.map((one: { path: string }) => one.path)]).toEqual([
      400,
      expect.arrayContaining([path]),
    ]);
    expect(await api.rowCounts()).toEqual(before);
  });
});
