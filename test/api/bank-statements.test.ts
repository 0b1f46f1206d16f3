import { describe, expect, test } from '@jest/globals';
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

const send = (file: string, query: string, more: { idempotencyKey?: string; role?: 'admin' | 'agent' | 'viewer' } = {}) =>
  api.call('POST', `/v1/bank-statements?${query}`, {
    payload: file,
    headers: { 'content-type': 'text/csv' },
    ...more,
  });

const put = (name: string, body: unknown) => api.call('PUT', `/v1/bank-mappings/${name}`, { body });

const table = (...rows: string[]): string =>
  ['Fecha,Clave de rastreo,Importe,Divisa,Concepto,CLABE ordenante', ...rows].join('\n');

describe('a statement', () => {
  test('brings each line once, and says what came of it', async () => {
    expect((await put('ours', MAPPING)).statusCode).toBe(200);
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
});
