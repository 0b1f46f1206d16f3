import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { getDocumentProxy } from 'unpdf';
import { until } from '../until.ts';
import { runningApi } from './running-api.ts';

/** Invoices and statements as documents over HTTP: stable bytes, one amount in each format, and with their mails. */
const api = runningApi();
api.attachesInvoices = true;

const PRICES = [
  { code: 'device', kind: 'serviceFee', unitMinor: 45_000, per: 'month', taxes: ['iva'] },
  { code: 'number', kind: 'numbers', unitMinor: 9_000, per: 'month', taxes: ['iva'] },
];
const ITEMS = [
  { price: 'device', quantity: 5 },
  { price: 'number', quantity: 3 },
];

const bookOf = (name: string, more: object = {}) =>
  api.made(`/v1/price-books/${name}/versions`, {
    from: '2020-01-01',
    currency: 'MXN',
    prices: PRICES,
    rates: [],
    ...more,
  });
beforeAll(() => bookOf('papers'));

const to = (id: string, day: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to: `${day}T18:30:00Z` });
const invoicesOf = async (id: string) => (await api.get(`/v1/accounts/${id}/invoices?limit=100`)).json().items;
const documentOf = (id: string, format = 'pdf', headers = {}) =>
  api.get(`/v1/invoices/${id}/document?format=${format}`, { headers });

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

/** T2: on 1 September, with what was added on 20 August. */
async function billed(): Promise<{ id: string; invoice: any }> {
  const { id } = await api.account({ testClock: { startsAt: '2026-07-15T18:00:00Z' }, rfc: 'GUT990101AB1' });
  const { id: subscription } = await api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook: 'papers',
    items: ITEMS,
  });
  await to(id, '2026-08-20');
  await api.made(`/v1/subscriptions/${subscription}/items`, { price: 'device', quantity: 2 });
  await api.made(`/v1/subscriptions/${subscription}/items`, { price: 'number', quantity: 1 });
  await to(id, '2026-09-02');
  const [, invoice] = await invoicesOf(id);
  return { id, invoice };
}

/** A table's rows; no cell of these has a comma in it that isn't quoted. */
const rowsIn = (csv: string): Record<string, string>[] => {
  const [heading = '', ...lines] = csv.trimEnd().split('\r\n');
  const names = heading.replace('\ufeff', '').split(',');
  const cells = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, ''));
  return lines.map((line) => Object.fromEntries(names.map((name, i) => [name, cells(line)[i] ?? ''])));
};

describe('an invoice as a document', () => {
  test('T39: the PDF is the same bytes each time, under their hash, and asks for what the table adds up to', async () => {
    const { invoice } = await billed();
    const [one, two] = [await documentOf(invoice.id), await api.get(`/v1/invoices/${invoice.id}/document`)];
    expect([one.statusCode, one.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(one.headers['content-disposition']).toContain(`${invoice.number}.pdf`);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.headers.etag).toBe(`"${createHash('sha256').update(one.bytes).digest('hex')}"`);
    const same = await documentOf(invoice.id, 'pdf', { 'if-none-match': one.headers.etag });
    expect([same.statusCode, same.bytes.byteLength]).toEqual([304, 0]);
    const text = await textOf(one.bytes);
    expect(text).toContain('Por pagar $4,516.15 a más tardar el jueves 10 de septiembre de 2026');

    const csv = await documentOf(invoice.id, 'csv');
    expect(csv.headers['content-type']).toMatch(/^text\/csv/);
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = rowsIn(csv.body);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      'number issuedOn dueOn kind description from through days quantity unit minutes amount taxRate tax'.split(' '),
    );
    expect(rows).toHaveLength(4);
    expect(rows[2]).toMatchObject({
      number: invoice.number,
      issuedOn: '2026-09-01',
      dueOn: '2026-09-10',
      kind: 'partial',
      from: '2026-08-20',
      through: '2026-08-31',
      days: '12',
      quantity: '2',
      unit: '450.00',
      amount: '348.39',
      taxRate: '0.160000',
    });
    const sumOf = (column: string) => rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
    expect([sumOf('amount'), sumOf('tax')]).toEqual([389_323, 62_292]);
    for (const { amount = '' } of rows) expect(text).toContain(`$${amount.replace(/(\d)(\d{3}\.)/, '$1,$2')}`);
  });

  test('says what one moment saw, whatever comes while it is read', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id, 100_000);
    await api.sql.query('BEGIN');
    await api.sql.query('LOCK TABLE credit_notes IN ACCESS EXCLUSIVE MODE');
    const reading = api.store.invoicePaper(invoice.id);
    await until(async () => {
      const { rows } = await api.sql.query(
        `SELECT FROM pg_locks WHERE NOT granted AND relation = 'credit_notes'::regclass
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.length > 0;
    });
    await api.sql.query(
      `INSERT INTO credit_notes (id, account_id, invoice_id, amount_minor, credit_minor, reason, created_at)
       VALUES ('crn_between', $1, $2, 10000, 0, 'Goodwill', now())`,
      [id, invoice.id],
    );
    await api.sql.query('UPDATE invoices SET balance_minor = 90000 WHERE id = $1', [invoice.id]);
    await api.sql.query('COMMIT');
    expect(await reading).toMatchObject({ balanceMinor: 100_000, applied: [] });
    expect(await api.store.invoicePaper(invoice.id)).toMatchObject({
      balanceMinor: 90_000,
      applied: [{ is: 'creditNote', amountMinor: 10_000 }],
    });
  });

  test('names the RFC of the tax profile, as the statement does', async () => {
    const { id } = await api.account({ rfc: 'GUT990101AB1' });
    const invoice = await api.invoice(id, 10_000);
    const texts = async () =>
      Promise.all(
        [`/v1/invoices/${invoice.id}/document`, `/v1/accounts/${id}/statement?format=pdf`].map(async (url) =>
          textOf((await api.get(url)).bytes),
        ),
      );
    for (const text of await texts()) expect(text).toContain('GUT990101AB1');
    const profile = { rfc: 'GUT010101AA1', name: 'GUTHRIE', regime: '601', postalCode: '06600', cfdiUse: 'G03' };
    await api.call('PUT', `/v1/accounts/${id}/tax-profile`, { body: profile });
    for (const text of await texts()) expect(text).toContain('GUT010101AA1');
  });

  test('T39: says what has become of it since; what was handed out before is kept, and made once', async () => {
    const { invoice } = await billed();
    const before = await documentOf(invoice.id);
    await api.made(`/v1/invoices/${invoice.id}/void`, { reason: 'wrong' });
    const after = await documentOf(invoice.id);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(await textOf(after.bytes)).toContain('Cancelada Esta factura se canceló: no la pague.');
    await documentOf(invoice.id);
    const { rows } = await api.sql.query('SELECT hash, template FROM documents WHERE invoice_id = $1', [invoice.id]);
    expect(new Set(rows.map(({ hash }) => `"${hash}"`))).toEqual(new Set([before.headers.etag, after.headers.etag]));
    expect([rows.length, rows[0].template]).toEqual([2, expect.stringMatching(/^[0-9a-f]{12}$/)]);
  });

  test('T39: goes with its mail, as it was then', async () => {
    const { id, invoice } = await billed();
    await api.settled(id);
    const { rows } = await api.sql.query(
      `SELECT d.hash FROM emails e JOIN documents d ON d.id = e.document_id
       WHERE e.template = 'invoice-issued' AND d.invoice_id = $1`,
      [invoice.id],
    );
    expect(rows.map(({ hash }) => `"${hash}"`)).toEqual([(await documentOf(invoice.id)).headers.etag]);
  });

  test('T39: nobody gets it who may not see invoices, and there is none of what is not there', async () => {
    const { id } = await api.account();
    const { id: invoice } = await api.invoice(id);
    const as = async (role: 'viewer' | 'customer' | null) =>
      (await api.get(`/v1/invoices/${invoice}/document`, { role })).statusCode;
    expect([await as('viewer'), await as('customer'), await as(null)]).toEqual([200, 403, 401]);
    expect((await documentOf('inv_nobodys')).statusCode).toBe(404);
    const wrong = await documentOf(invoice, 'docx');
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'invalid_request']);
  });

  test('T39: a description that a spreadsheet would calculate is text; numbers below zero stay numbers', async () => {
    const { id } = await api.account();
    const { id: invoice } = await api.invoice(id, 100, {
      lines: [
        { description: '=HYPERLINK("http://evil.example","x")', quantity: 1, unitAmountMinor: 10_000 },
        { description: 'Descuento', quantity: 1, unitAmountMinor: -2_500 },
      ],
      taxMinor: 1_200,
    });
    const { body } = await documentOf(invoice, 'csv');
    const lines = body.split('\r\n');
    expect(lines[1]).toContain(`,other,"'=HYPERLINK(""http://evil.example"",""x"")",,,,1,100.00,,100.00,,16.00`);
    expect(lines[2]).toContain(',other,Descuento,,,,1,-25.00,,-25.00,,-4.00');
  });

  test('T37: an account in yen has no decimals, in the PDF, in the table and in the statement', async () => {
    const { name, version, ...mexico } = (await api.get('/v1/policies/mexico/versions/1')).json();
    await api.made('/v1/policies/japan/versions', { ...mexico, currency: 'JPY' });
    const { id } = await api.account({ currency: 'JPY', policy: 'japan', locale: 'en' });
    const { id: invoice } = await api.invoice(id, 451_615);
    expect(await textOf((await documentOf(invoice)).bytes)).toContain('Amount due ¥451,615 by');
    expect((await documentOf(invoice, 'csv')).body).toContain(',1,451615,,451615,,0\r\n');
    const statement = await api.get(`/v1/accounts/${id}/statement?format=pdf`);
    const headers = { 'if-none-match': String(statement.headers.etag) };
    const same = await api.get(`/v1/accounts/${id}/statement?format=pdf`, { headers });
    expect([same.statusCode, same.bytes.byteLength]).toEqual([304, 0]);
    expect(await textOf(statement.bytes)).toContain('¥451,615 ¥451,615');
  });

  test('T40: can be disputed through the day that it prints, to its end, and not after', async () => {
    const disputed = async (at: string): Promise<number> => {
      const { id } = await api.account({ testClock: { startsAt: '2026-08-01T18:00:00Z' } });
      const { id: invoice } = await api.invoice(id, 116_000, { issuedOn: '2026-08-01' });
      expect(await textOf((await documentOf(invoice)).bytes)).toContain('Aclaraciones hasta el 16 de agosto de 2026');
      await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: at });
      return (await api.post(`/v1/invoices/${invoice}/disputes`, { reason: 'not ours' })).statusCode;
    };
    expect(await disputed('2026-08-17T05:59:00Z')).toBe(201);
    expect(await disputed('2026-08-17T06:00:00Z')).toBe(422);
  });
});

test('an invoice that could not be set is a person’s task, until it is', async () => {
  const { id } = await api.account();
  const { id: invoice } = await api.invoice(id);
  const failed = { accountId: id, invoiceId: invoice, because: 'invoice.typ can’t be set' };
  await api.settled(id);
  await api.store.documentFailed(failed);
  await api.store.documentFailed(failed);
  const tasks = async () => (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
  const [task, ...others] = await tasks();
  expect(others).toEqual([]);
  expect(task).toMatchObject({
    kind: 'effectRefused',
    subject: { invoiceId: invoice },
    data: { effect: 'renderDocument', because: 'invoice.typ can’t be set' },
  });
  // As it stands now nobody has had it yet.
  await api.made(`/v1/invoices/${invoice}/void`, { reason: 'wrong' });
  expect((await documentOf(invoice)).statusCode).toBe(200);
  expect(await tasks()).toEqual([]);
});

test('a statement as a document has the lines of its table, and invoices by their numbers', async () => {
  const { id } = await api.account();
  const { id: invoice, number } = await api.invoice(id, 116_000);
  await api.made(`/v1/invoices/${invoice}/void`, { reason: 'wrong' });
  const { number: second } = await api.invoice(id, 232_000);
  const [one, two] = [
    await api.get(`/v1/accounts/${id}/statement?format=pdf`),
    await api.get(`/v1/accounts/${id}/statement?format=pdf`),
  ];
  expect([one.statusCode, one.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(one.headers.etag).toBe(`"${createHash('sha256').update(one.bytes).digest('hex')}"`);
  expect(two.headers.etag).toBe(one.headers.etag);
  const text = await textOf(one.bytes);
  expect(text).toContain(`Factura ${number} $1,160.00 $1,160.00`);
  expect(text).toContain(`Factura cancelada ${number} $1,160.00 $0.00`);
  expect(text).toContain(`Factura ${second} $2,320.00 $2,320.00`);
  expect(text).toContain('Saldo final $2,320.00');
});
