import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();
const DAYS = 'from=2026-03-01&to=2026-03-31';

interface Entry {
  document: string;
  documentId: string;
  lines: { ledgerAccount: string; debitMinor: number; creditMinor: number; invoiceNumber: string | null }[];
}

/** `payment: cash:card:sandbox 116000, receivable -116000` */
const said = ({ document, lines }: Entry): string =>
  `${document}: ${lines.map(({ ledgerAccount, debitMinor, creditMinor }) => `${ledgerAccount} ${debitMinor - creditMinor}`).join(', ')}`;

const entriesOf = async (accountId: string): Promise<Entry[]> =>
  (await api.get(`/v1/journal?${DAYS}&accountId=${accountId}&limit=100`)).json().items;

const csv = (query: string) => api.get(`/v1/journal?${query}`, { headers: { accept: 'text/csv' } });

describe('the journal', () => {
  test('says of an account what its money did, in double entry, and comes to its balance', async () => {
    const { id } = await api.account({ externalId: 'C-1' });
    await api.card(id);
    const first = await api.invoice(id, 100_000, { taxMinor: 16_000 });
    await api.made(`/v1/invoices/${first.id}/pay`);
    await api.made(`/v1/invoices/${first.id}/credit-notes`, { amountMinor: 30_000, reason: 'Two days' });
    const second = await api.invoice(id, 50_000);
    await api.made('/v1/bank-transfers', {
      trackingKey: 'JOURNAL1',
      amountMinor: 25_000,
      currency: 'MXN',
      settledAt: '2026-03-02T15:00:00Z',
      concept: second.number,
    });
    await api.made(`/v1/accounts/${id}/refunds`, { amountMinor: 4_000, reason: 'On request' });
    const third = await api.invoice(id, 7_000);
    await api.made(`/v1/invoices/${third.id}/void`);

    const entries = await entriesOf(id);
    expect(entries.map(said)).toEqual([
      'invoice: receivable 116000, revenue -100000, tax -16000',
      'payment: receivable -116000, cash:card:sandbox 116000',
      'creditNote: customerCredit -30000, creditNotes 30000',
      'invoice: receivable -30000, customerCredit 30000, receivable 50000, revenue -50000',
      'payment: receivable -20000, customerCredit -5000, cash:bank 25000',
      'refund: customerCredit 4000, refunds -4000',
      'invoice: receivable -1000, customerCredit 1000, receivable 7000, revenue -7000',
      'voidedInvoice: receivable -6000, customerCredit -1000, voidedInvoices 7000',
    ]);
    expect(entries[0]).toMatchObject({
      id: expect.stringMatching(/^jrn_\d+$/),
      on: '2026-03-02',
      accountId: id,
      externalId: 'C-1',
      documentId: first.id,
      currency: 'MXN',
      lines: [{ invoiceId: first.id, invoiceNumber: first.number }, {}, {}],
    });
    const { balance } = (await api.get(`/v1/accounts/${id}`)).json();
    const sum = (account: string): number =>
      entries
        .flatMap(({ lines }) => lines)
        .reduce((total, line) => total + (line.ledgerAccount === account ? line.debitMinor - line.creditMinor : 0), 0);
    expect([sum('receivable'), 0 - sum('customerCredit')]).toEqual([balance.openMinor, balance.creditMinor]);
  });

  test('says of a chargeback that the money went and came again', async () => {
    const { id } = await api.account();
    await api.card(id);
    await api.invoice(id, 10_000);
    const { attemptId } = await api.made(`/v1/accounts/${id}/pay-balance`);
    const { key } = (await api.get(`/v1/payment-attempts/${attemptId}`)).json();
    const { id: chargeId } = (await api.get(`/v1/sandbox/charges?accountId=${id}`)).json().items[0];
    await api.made('/v1/sandbox/chargebacks', { chargeId });
    await api.made(`/v1/sandbox/chargebacks/${chargeId}/close`, { outcome: 'won' });
    expect(key).toContain(attemptId);
    expect((await entriesOf(id)).map(said).slice(1)).toEqual([
      'payment: receivable -10000, cash:card:sandbox 10000',
      'paymentTakenBack: receivable 10000, cash:card:sandbox -10000',
      'paymentRestored: receivable -10000, cash:card:sandbox 10000',
    ]);
  });

  test('says of a debt that is given up that it is no receivable, and what comes of it after all', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 10_000, { issuedOn: '2026-01-02', dueOn: '2026-01-10' });
    const { version } = (await api.get(`/v1/accounts/${id}`)).json();
    await api.made(`/v1/accounts/${id}/overrides`, {
      command: 'writeOff',
      reason: 'Bankrupt',
      expectedVersion: version,
    });
    await api.made('/v1/bank-transfers', {
      trackingKey: 'JOURNAL2',
      amountMinor: 4_000,
      currency: 'MXN',
      settledAt: '2026-03-02T15:00:00Z',
      concept: number,
    });
    expect((await entriesOf(id)).map(said)).toEqual([
      'invoice: receivable 10000, revenue -10000',
      'writeOff: writeOffs 10000, receivable -10000',
      'payment: writeOffs -4000, cash:bank 4000',
    ]);
  });

  test("is of the account's local day", async () => {
    const { id } = await api.account({ timeZone: 'Pacific/Kiritimati' });
    await api.invoice(id, 100, { issuedOn: '2026-03-01' });
    expect(await entriesOf(id)).toMatchObject([{ on: '2026-03-03', at: expect.stringMatching(/^2026-03-02T/) }]);
    const on = async (days: string) => (await api.get(`/v1/journal?${days}&accountId=${id}`)).json().items.length;
    expect([await on('from=2026-03-02&to=2026-03-02'), await on('from=2026-03-03&to=2026-03-03')]).toEqual([0, 1]);
  });

  test('comes in pages that miss and repeat nothing', async () => {
    const whole = (await api.get(`/v1/journal?${DAYS}&limit=100`)).json().items.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = (await api.get(`/v1/journal?${DAYS}&limit=3${cursor}`)).json();
      paged.push(...page.items.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });

  test('is one file for the accountant, of any length, in decimals', async () => {
    const { id } = await api.account({ externalId: '=cmd|"/c calc",1' });
    const { id: invoiceId, number } = await api.invoice(id, 123_456, { taxMinor: 5 });
    await api.sql.query(
      `INSERT INTO journal_entries (account_id, at, entry_on, document, document_id, currency, lines)
       SELECT $1, '2026-03-02T15:00:00Z', '2026-03-02', 'refund', 'rfd_' || n, 'MXN',
         '[{"account": "customerCredit", "invoiceId": null, "amountMinor": 1},
           {"account": "refunds", "invoiceId": null, "amountMinor": -1}]'
       FROM generate_series(1, 1010) n`,
      [id],
    );
    const answer = await csv(`${DAYS}&accountId=${id}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="journal-2026-03-01-2026-03-31.csv"');
    const lines = answer.body.split('\r\n');
    expect(lines[0]).toBe(
      'date,entryId,accountId,externalId,document,documentId,invoiceNumber,ledgerAccount,debit,credit,currency',
    );
    const [, entryId] = lines[1]?.split(',') ?? [];
    const own = `2026-03-02,${entryId},${id},"'=cmd|""/c calc"",1",invoice,${invoiceId},${number}`;
    expect(lines.slice(1, 4)).toEqual([
      `${own},receivable,1234.61,,MXN`,
      `${own},revenue,,1234.56,MXN`,
      `${own},tax,,0.05,MXN`,
    ]);
    expect(lines.length).toBe(1 + 3 + 1010 * 2 + 1);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.at(-1)).toBe('');
  });

  test('is JSON for whoever asks for that first, or for nothing', async () => {
    for (const accept of ['application/json, text/csv', '*/*', 'text/html'])
      expect((await api.get(`/v1/journal?${DAYS}`, { headers: { accept } })).json()).toHaveProperty('items');
  });

  test.each([
    ['', ['from', 'to']],
    ['from=2026-03-01', ['to']],
    ['from=2026-03-01&to=2026-02-30', ['to']],
    ['from=2026-03-02&to=2026-03-01', ['to']],
    ['from=2026-03-01&to=2027-03-03', ['to']],
    ['from=2026-03-01&to=2026-03-02&format=csv', ['format']],
  ])('of ?%s is refused by its fields', async (query, paths) => {
    for (const answer of [await api.get(`/v1/journal?${query}`), await csv(query)])
      expect([answer.statusCode, answer.json().errors.map(({ path }: { path: string }) => path)]).toEqual([400, paths]);
  });
});
