import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();
const csv = { headers: { accept: 'text/csv' } };

describe('a statement of account', () => {
  test('tells what was owed, what came and what is owed now', async () => {
    const { id } = await api.account({ name: 'Statement', testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    const day = (to: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to });
    const first = await api.invoice(id, 50_000);
    await day('2026-01-20T15:00:00Z');
    await api.made('/v1/bank-transfers', {
      trackingKey: 'STATED1',
      amountMinor: 60_000,
      currency: 'MXN',
      settledAt: '2026-01-20T14:00:00Z',
      concept: first.number,
    });
    await day('2026-02-03T15:00:00Z');
    const second = await api.invoice(id, 30_000);
    await api.made(`/v1/invoices/${second.id}/credit-notes`, { amountMinor: 1_000, reason: 'A line too many' });
    const third = await api.invoice(id, 5_000);
    await api.made(`/v1/invoices/${third.id}/void`, { reason: 'Twice' });
    const whole = (await api.get(`/v1/accounts/${id}/statement?from=2026-01-01`)).json();
    expect(whole.lines.map((one: any) => [one.on, one.kind, one.amountMinor, one.balanceMinor])).toEqual([
      ['2026-01-05', 'invoice', 50_000, 50_000],
      ['2026-01-20', 'payment', -60_000, -10_000],
      ['2026-02-03', 'invoice', 30_000, 20_000],
      ['2026-02-03', 'creditNote', -1_000, 19_000],
      ['2026-02-03', 'invoice', 5_000, 24_000],
      ['2026-02-03', 'invoiceVoided', -5_000, 19_000],
    ]);
    const { balance, aging } = (await api.get(`/v1/accounts/${id}`)).json();
    expect(whole).toMatchObject({
      openingMinor: 0,
      closingMinor: balance.openMinor - balance.creditMinor,
      aging,
      currency: 'MXN',
    });
    expect((await api.get(`/v1/accounts/${id}/statement?from=2026-01-10&to=2026-01-31`)).json()).toMatchObject({
      from: '2026-01-10',
      to: '2026-01-31',
      openingMinor: 50_000,
      lines: [{ kind: 'payment' }],
      closingMinor: -10_000,
    });
    const table = await api.get(`/v1/accounts/${id}/statement?from=2026-01-10&to=2026-01-31&format=csv`);
    expect(table.headers['content-type']).toMatch(/^text\/csv/);
    const lines = table.body.split('\r\n');
    expect(lines[0]).toBe('seq,on,at,kind,reference,summary,amountMinor,balanceMinor');
    expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual(['50000', '-10000', '-10000', '']);
    expect((await api.get(`/v1/accounts/${id}/statement?from=2026-01-10`, csv)).body).toMatch(/^seq,on,/);
    for (const query of ['from=2026-02-01&to=2026-01-01', 'format=docx', 'since=2026-01-01'])
      expect([query, (await api.get(`/v1/accounts/${id}/statement?${query}`)).statusCode]).toEqual([query, 400]);
  });

  test('knows money that was taken back, and a dispute that was accepted', async () => {
    const { id } = await api.account({ name: 'Returned' });
    await api.card(id, 'tok_ok', { default: true });
    const invoice = await api.invoice(id, 40_000);
    const { attemptId } = await api.made(`/v1/invoices/${invoice.id}/pay`);
    await api.settled(id);
    await api.store.chargeBack({ attemptId, actor: { kind: 'provider', id: 'bank' } });
    const other = await api.invoice(id, 10_000);
    const dispute = await api.made(`/v1/invoices/${other.id}/disputes`, { reason: 'Not ours' });
    await api.made(`/v1/disputes/${dispute.id}/resolve`, { outcome: 'accepted' });
    const { lines, closingMinor } = (await api.get(`/v1/accounts/${id}/statement`)).json();
    expect(lines.map((one: any) => [one.kind, one.balanceMinor])).toEqual([
      ['invoice', 40_000],
      ['payment', 0],
      ['paymentReturned', 40_000],
      ['invoice', 50_000],
      ['creditNote', 40_000],
    ]);
    expect(closingMinor).toBe((await api.get(`/v1/accounts/${id}`)).json().balance.openMinor);
  });
});

describe('lists as tables', () => {
  test('every list answers text/csv with the same page, and names the next', async () => {
    const names = ['=HYPERLINK("http://evil.example")', 'Comma, "Quote"', 'Plain'];
    const ids: string[] = [];
    for (const name of names) ids.push((await api.account({ name, tags: ['table'] })).id);
    const first = await api.get('/v1/accounts?tag=table&limit=2', csv);
    expect(first.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.link ?? '')?.[1] ?? '';
    const second = await api.get(next, csv);
    expect(second.headers.link).toBeUndefined();
    const [heading, ...rows] = [...first.body.split('\r\n').slice(0, 3), ...second.body.split('\r\n').slice(1, 2)];
    expect(heading).toMatch(/^id,name,email,.*service\.why\.offFor,.*balance\.openMinor/);
    expect(rows[0]).toMatch(new RegExp(`^${ids[2]},Plain,ap@guthrie.example,`));
    expect(rows[1]).toMatch(new RegExp(`^${ids[1]},"Comma, ""Quote""",`));
    expect(rows[2]).toMatch(new RegExp(`^${ids[0]},"'=HYPERLINK\\(""http://evil.example""\\)",`));
    expect((await api.get('/v1/accounts?tag=nobody', csv)).body).toBe(`${heading}\r\n`);
    expect((await api.get('/v1/accounts?tag=table&limit=x', csv)).headers['content-type']).toMatch(/problem\+json/);
  });

  test('all of them, by the document', async () => {
    const { paths } = (await api.get('/openapi.json')).json();
    const lists = Object.entries<any>(paths).flatMap(([path, { get }]) =>
      get?.responses?.['200']?.content?.['text/csv'] === undefined ? [] : [path],
    );
    expect(lists.length).toBeGreaterThanOrEqual(30);
    for (const path of lists.filter((one) => !one.includes('{'))) {
      const answer = await api.get(
        path
          .replace('sandbox/charges', `sandbox/charges?accountId=${(await api.account()).id}`)
          .replace('/journal', '/journal?from=2026-03-01&to=2026-03-31'),
        csv,
      );
      expect([path, answer.statusCode, answer.headers['content-type']]).toEqual([
        path,
        200,
        expect.stringMatching('text/csv'),
      ]);
    }
  });
});
