import { beforeAll, describe, expect, test } from '@jest/globals';
import { REPORT_COLUMNS, type ReportName } from '../../ports/store/analytics.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();
const report = async (name: string, query = 'from=2026-01-01&to=2026-01-31') =>
  (await api.get(`/v1/analytics/${name}?${query}`)).json();

const accounts: string[] = [];
async function living(token: string, dueMinor: number): Promise<string> {
  const { id } = await api.account({ autopay: true, testClock: { startsAt: '2026-01-02T15:00:00Z' } });
  await api.card(id, token, { default: true });
  await api.invoice(id, dueMinor, { issuedOn: '2026-01-02', dueOn: '2026-01-10' });
  accounts.push(id);
  return id;
}
const advance = (id: string, to: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to });

beforeAll(async () => {
  for (const [token, minor] of [
    ['tok_ok', 10_000],
    ['tok_insufficient_funds', 20_000],
    ['tok_stolen', 40_000],
  ] as const)
    await advance(await living(token, minor), '2026-01-20T18:00:00Z');
  const [, poor, stolen] = accounts as [string, string, string];
  const [invoice] = (await api.get(`/v1/accounts/${poor}/invoices`)).json().items;
  await api.made('/v1/bank-transfers', {
    trackingKey: 'RECOVERED1',
    amountMinor: 20_000,
    currency: 'MXN',
    settledAt: '2026-01-20T17:00:00Z',
    concept: invoice.number,
  });
  const { version } = (await api.get(`/v1/accounts/${stolen}`)).json();
  await api.made(`/v1/accounts/${stolen}/overrides`, {
    command: 'promise',
    reason: 'Said so',
    expectedVersion: version,
    amountMinor: 40_000,
    on: '2026-01-22',
  });
  await api.made(`/v1/accounts/${stolen}/calls`, { outcome: 'promised' });
  await advance(stolen, '2026-01-31T18:00:00Z');
});

const attempts = async () =>
  (await Promise.all(accounts.map((id) => api.get(`/v1/accounts/${id}/payment-attempts?limit=100`)))).flatMap(
    (answer) => answer.json().items as { trigger: string; outcome: string; amountMinor: number; declineCode: string }[],
  );

describe('how collecting went', () => {
  test('recovery: what failed at first, and what came all the same', async () => {
    const first = (await attempts()).filter(({ trigger }) => trigger === 'autopay');
    const failed = first.filter(({ outcome }) => outcome === 'declined');
    const minorOf = (list: { amountMinor: number }[]) => list.reduce((sum, one) => sum + one.amountMinor, 0);
    expect(first.length).toBe(3);
    expect(await report('recovery')).toMatchObject({
      name: 'recovery',
      from: '2026-01-01',
      to: '2026-01-31',
      currency: 'MXN',
      currencies: ['MXN'],
      rows: [{ by: 'transfer', payments: 1, recoveredMinor: 20_000 }],
      totals: {
        attempts: 3,
        attemptedMinor: minorOf(first),
        failed: 2,
        failedMinor: minorOf(failed),
        failureRate: 0.6667,
        recoveredMinor: 20_000,
        recoveryRate: 0.3333,
      },
      previous: null,
    });
  });

  test('declines by code, and retries by their hour', async () => {
    const declined = (await attempts()).filter(({ outcome }) => outcome === 'declined');
    const declines = await report('declines');
    expect(declines.totals.declines).toBe(declined.length);
    for (const { code, declines: n } of declines.rows)
      expect([code, n]).toEqual([code, declined.filter(({ declineCode }) => declineCode === code).length]);
    const hours = await report('retry-hours');
    const retried = (await attempts()).filter(({ trigger }) => trigger === 'retry');
    expect(retried.length).toBeGreaterThan(0);
    expect(hours.totals).toMatchObject({ attempts: retried.length, succeeded: 0, successRate: 0, recoveredMinor: 0 });
    expect(hours.rows[0]).toMatchObject({ weekday: expect.any(Number), hour: expect.any(Number), successRate: 0 });
  });

  test('what was owed on days of the span, and for how many days of billing that is', async () => {
    const { rows, totals } = await report('aging', 'from=2026-01-04&to=2026-01-31');
    expect(rows.slice(0, 4)).toMatchObject([{ day: '2026-01-05', bucket: 'current', amountMinor: 70_000 }, {}, {}, {}]);
    expect(rows.slice(-4)).toMatchObject([{ day: '2026-01-31' }, { bucket: '1-30', amountMinor: 40_000 }, {}, {}]);
    expect(totals).toEqual({ openMinor: 40_000, overdueMinor: 40_000 });
    expect(await report('dso')).toMatchObject({
      rows: [{ month: '2026-01', billedMinor: 70_000, openMinor: 40_000, days: 17.7 }],
      totals: { billedMinor: 70_000, openMinor: 40_000, days: 17.7 },
    });
    expect((await report('dso', 'from=2025-12-15&to=2026-01-31')).rows).toMatchObject([
      { month: '2025-12', from: '2025-12-15', to: '2025-12-31', openMinor: null, days: null },
      { month: '2026-01' },
    ]);
  });

  test('promises, contacts and services', async () => {
    expect((await report('promises')).totals).toEqual({ made: 1, kept: 0, broken: 1, takenBack: 0, keptRate: 0 });
    const contacts = await report('contacts');
    expect(contacts.rows).toContainEqual({ kind: 'call', what: 'promised', contacts: 1, accounts: 1 });
    const mails = await Promise.all(accounts.map((id) => api.get(`/v1/accounts/${id}/emails?limit=100`)));
    const sent = mails.flatMap((answer) => answer.json().items).filter(({ status }) => status === 'sent');
    expect(contacts.totals).toMatchObject({ emails: sent.length, calls: 1, collectedMinor: 30_000 });
    await advance(accounts[2] as string, '2026-04-10T18:00:00Z');
    expect((await report('deactivations')).totals.deactivated).toBe(0);
    expect(await report('deactivations', 'from=2026-02-01&to=2026-04-10&compare=previous')).toMatchObject({
      rows: [{ what: 'deactivated', times: 1, accounts: 1, overdueMinor: 40_000 }],
      totals: { deactivated: 1 },
      previous: { from: '2025-11-24', to: '2026-01-31', totals: { deactivated: 0 } },
    });
  });

  test('as a table; in another currency nothing; and what can not be asked', async () => {
    const table = await api.get('/v1/analytics/recovery?from=2026-01-01&to=2026-01-31', {
      headers: { accept: 'text/csv' },
    });
    expect([table.headers['content-type'], table.body]).toEqual([
      expect.stringMatching(/^text\/csv/),
      'by,payments,recoveredMinor\r\ntransfer,1,20000\r\n',
    ]);
    for (const name of Object.keys(REPORT_COLUMNS) as ReportName[]) {
      const { rows } = await report(name, 'from=2026-01-04&to=2026-04-10');
      expect([name, rows.length > 0]).toEqual([name, true]);
      for (const row of rows) expect(Object.keys(row)).toEqual(REPORT_COLUMNS[name]);
    }
    expect((await report('recovery', 'from=2026-01-01&to=2026-01-31&currency=EUR')).totals).toMatchObject({
      attempts: 0,
      failureRate: null,
    });
    for (const query of ['from=2026-02-01&to=2026-01-01', 'from=2020-01-01&to=2026-01-01', 'compare=next', 'days=3'])
      expect([query, (await api.get(`/v1/analytics/recovery?${query}`)).statusCode]).toEqual([query, 400]);
    expect((await api.get('/v1/analytics/weather')).statusCode).toBe(404);
  });

  test('what failed is never recovered more than whole, and by what came in the span alone', async () => {
    const id = await living('tok_insufficient_funds', 30_000);
    await advance(id, '2026-02-05T18:00:00Z');
    const [invoice] = (await api.get(`/v1/accounts/${id}/invoices`)).json().items;
    await api.made('/v1/bank-transfers', {
      trackingKey: 'RECOVERED2',
      amountMinor: 30_000,
      currency: 'MXN',
      settledAt: '2026-02-05T17:00:00Z',
      concept: invoice.number,
    });
    const totals = async (query: string) => (await report('recovery', query)).totals;
    // It failed in January and came in February: of what failed in February itself, nothing did.
    expect(await totals('from=2026-02-01&to=2026-02-10')).toMatchObject({
      failedMinor: 0,
      recoveredMinor: 30_000,
      recoveryRate: null,
    });
    expect(await totals('from=2026-01-01&to=2026-01-31')).toMatchObject({ failedMinor: 90_000, recoveryRate: 0.2222 });
    expect(await totals('from=2026-01-01&to=2026-02-10')).toMatchObject({ failedMinor: 90_000, recoveryRate: 0.5556 });
  });
});
