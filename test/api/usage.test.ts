import { beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { CallLine } from '../../ports/usage-files/usage-files.ts';
import { runningApi } from './running-api.ts';

/** Calls over HTTP: how they come, what they cost on the invoice, and what becomes of those that come late. */
const api = runningApi();

const per = { per: 'month', taxes: ['iva'] };
const PRICES = [
  {
    ...per,
    code: 'device',
    kind: 'serviceFee',
    unitMinor: 45_000,
    includes: { minutes: 600, pool: 'account' },
    overageMicros: 600_000,
  },
  { ...per, code: 'number', kind: 'numbers', unitMinor: 9_000 },
  { ...per, code: 'seat', kind: 'contactCenter', unitMinor: 120_000 },
];
const abroad = (prefix: string, microsPerMinute: number) => ({ prefix, kind: 'international', microsPerMinute });
const RATES = [
  abroad('1', 350_000),
  abroad('1787', 1_900_000),
  abroad('44', 900_000),
  abroad('447', 4_500_000),
  { prefix: '52800', kind: 'tollFreeIn', microsPerMinute: 800_000 },
  { prefix: '52900', kind: 'surcharged', microsPerMinute: 12_000_000 },
];
const BOOK = { from: '2020-01-01', currency: 'MXN', prices: PRICES, rates: RATES };

beforeAll(async () => void (await api.made('/v1/price-books/lines/versions', BOOK)));

/** What an answer has, as it comes. */
type Loose = ReturnType<Awaited<ReturnType<typeof api.get>>['json']>;

let lines = 0;
/** An account with five devices and three numbers: an ordinary one, a toll-free one, and another ordinary one. */
async function fivePlusThree(startsAt: string, more: object[] = [], subscription: object = {}) {
  lines += 1;
  const n = String(lines).padStart(4, '0');
  const numbers = [`+52551234${n}`, `+52800123${n}`, `+52331234${n}`];
  const { id } = await api.account({ testClock: { startsAt } });
  const { id: subscriptionId } = await api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook: 'lines',
    items: [{ price: 'device', quantity: 5 }, { price: 'number', quantity: 3, numbers }, ...more],
    ...subscription,
  });
  return { id, subscriptionId, own: numbers[0] as string, tollFree: numbers[1] as string };
}

const to = (id: string, at: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to: at });
const invoicesOf = async (id: string) => (await api.get(`/v1/accounts/${id}/invoices?limit=100`)).json().items;
/** `overage 412 24720`, of the calls of an invoice. */
const usageOn = (invoice: { lines: Record<string, string | number>[] }): string[] =>
  invoice.lines
    .filter(({ usageMonth }) => usageMonth !== undefined)
    .map(({ kind, usageMonth, minutes, amountMinor }) => `${kind} ${usageMonth} ${minutes} ${amountMinor}`);
const tasksOf = async (id: string) => (await api.get(`/v1/tasks?accountId=${id}`)).json().items;

let events = 0;
const call = (from: string, destination: string, startedAt: string, minutes: number, more: object = {}) => ({
  eventId: `e${++events}`,
  from,
  to: destination,
  startedAt,
  seconds: minutes * 60,
  ...more,
});
const sent = async (source: string, list: object[], more: object = {}) => {
  const answer = await api.post('/v1/usage-events', { source, events: list, ...more });
  if (answer.statusCode >= 300) throw new Error(answer.body);
  return answer.json();
};

const rejectsOf = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/usage-imports/${id}/rejects`)).json().items.map(({ line, code }: Loose) => `${line} ${code}`);

const HEADING = 'eventId,from,to,startedAt,endedAt,seconds,answered,direction,device';
const rowOf = (one: ReturnType<typeof call>): string =>
  `${one.eventId},${one.from},${one.to},${one.startedAt},,${one.seconds},true,,`;
const upload = (query: string, text: string | Uint8Array) =>
  fetch(`http://127.0.0.1:${(api.app.server.address() as { port: number }).port}/v1/usage-imports?${query}`, {
    method: 'POST',
    headers: { authorization: 'Bearer admin', 'content-type': 'text/csv' },
    body: text,
  }).then(async (response) => ({ status: response.status, body: (await response.json()) as Loose }));

describe('what calls come to', () => {
  test('T22: a call before the start costs nothing; on its day it does, though the day is free', async () => {
    const { id, tollFree } = await fivePlusThree('2026-07-15T18:00:00Z');
    const counts = await sent('t22', [
      call('+525599998888', tollFree, '2026-07-15T05:59:00Z', 10, { direction: 'in' }),
      call('+525599998888', tollFree, '2026-07-15T06:00:00Z', 10, { direction: 'in' }),
    ]);
    expect(counts).toMatchObject({ rows: 2, new: 2, rejected: 0 });
    await to(id, '2026-08-01T20:00:00Z');
    const [first] = await invoicesOf(id);
    expect(usageOn(first)).toEqual(['tollFreeIn 2026-07 10 800']);
  });

  test('T23: a month with calls of all kinds, as its preview said', async () => {
    const { id, own, tollFree, subscriptionId } = await fivePlusThree('2026-08-01T18:00:00Z', [
      { price: 'seat', quantity: 2 },
    ]);
    const at = (minute: number): string => `2026-08-05T18:${String(minute).padStart(2, '0')}:00Z`;
    await sent('t23', [
      call(own, '5511112222', at(0), 3_000),
      call(own, '104', at(1), 412),
      call('+525599998888', tollFree, at(2), 57),
      call(own, '+13055551234', at(3), 12),
      call(own, '+447911123456', at(4), 7),
      call(own, '+17875551234', at(5), 3),
      call(own, '+13055551234', at(6), 9, { answered: false }),
      call(own, '911', at(7), 9),
      call('+525599998888', own, at(8), 9),
    ]);
    await to(id, '2026-08-25T18:00:00Z');
    const upcoming = (await api.get(`/v1/subscriptions/${subscriptionId}/upcoming-invoice?month=2026-09`)).json();
    await to(id, '2026-09-01T20:00:00Z');
    const second = (await invoicesOf(id))[1];
    expect(usageOn(second)).toEqual([
      'includedMinutes 2026-08 3000 0',
      'overage 2026-08 412 24720',
      'tollFreeIn 2026-08 57 4560',
      'international 2026-08 22 4140',
    ]);
    expect(second).toMatchObject({ issuedOn: '2026-09-01', taxMinor: 84_067, totalMinor: 609_487 });
    expect(second.lines).toEqual(upcoming.lines);
    expect(second.lines.map(({ description }: { description: string }) => description)).toContain(
      'Uso por encima del límite de minutos de llamadas salientes, 2026-08',
    );
  });

  test('T20: calls without a rate are a task; with one they are on the next invoice', async () => {
    await api.made('/v1/price-books/rated/versions', BOOK);
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z', [], { priceBook: 'rated' });
    await sent('t20', [call(own, '+88161234567', '2026-08-05T18:00:00Z', 3)]);
    await to(id, '2026-09-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[1])).toEqual([]);
    expect(await tasksOf(id)).toMatchObject([
      {
        kind: 'callsUnbilled',
        data: { because: 'no_rate', month: '2026-08', calls: 1, numbers: ['+88161234567'] },
      },
    ]);
    await api.made('/v1/price-books/rated/versions', { ...BOOK, rates: [...RATES, abroad('8816', 20_000_000)] });
    await to(id, '2026-10-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[2])).toEqual(['international 2026-08 3 6000']);
    expect(await tasksOf(id)).toEqual([]);
  });

  test('T20: what is abroad depends on where the account is billed', async () => {
    await api.made('/v1/price-books/american/versions', { ...BOOK, rates: [...RATES, abroad('52', 300_000)] });
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z', [], { priceBook: 'american' });
    await api.call('PATCH', `/v1/accounts/${id}`, { body: { country: 'US' } });
    await sent('t20us', [
      call(own, '3055551234', '2026-08-05T18:00:00Z', 5),
      call(own, '+525511112222', '2026-08-05T19:00:00Z', 5),
    ]);
    await to(id, '2026-09-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[1])).toEqual(['includedMinutes 2026-08 5 0', 'international 2026-08 5 150']);
  });
});

describe('the details of calls', () => {
  test('T24, T25: of the local month of their start, with times in UTC; costs add up to the lines', async () => {
    const { id, own, tollFree } = await fivePlusThree('2020-01-01T18:00:00Z');
    await sent('t24', [
      call(own, '+13055551234', '2020-02-01T05:30:00Z', 90),
      call(own, '+525511112222', '2020-01-10T18:00:00Z', 3_010),
      call(own, '+529001234567', '2020-01-11T18:00:00Z', 2),
      call('+525599998888', tollFree, '2020-01-12T18:00:00Z', 5),
      call(own, '+13055551234', '2020-01-13T18:00:00Z', 1, { answered: false }),
    ]);
    const details = (month: string, more = '') => api.get(`/v1/accounts/${id}/call-details?month=${month}${more}`);
    expect((await details('2020-01')).statusCode).toBe(404);
    await to(id, '2020-02-01T20:00:00Z');
    const february = (await invoicesOf(id))[1];
    const csv = (await details('2020-01', '&format=csv')).body.split('\r\n');
    expect(csv[0]?.replace('\ufeff', '')).toBe(
      'Número de origen,Número de destino,Hora de inicio (UTC+0),Hora de finalización (UTC+0),Duración (segundos),' +
        'Minutos facturables,Coste total,Tarifa,Tipo de llamada',
    );
    expect(csv.slice(1)).toEqual([
      `${own},+525511112222,2020-01-10T18:00:00.000Z,2020-01-12T20:10:00.000Z,180600,3000,0.00,0.00,Llamadas nacionales`,
      `${own},+525511112222,2020-01-10T18:00:00.000Z,2020-01-12T20:10:00.000Z,180600,10,6.00,0.60,Salientes por encima del plan`,
      `${own},+529001234567,2020-01-11T18:00:00.000Z,2020-01-11T18:02:00.000Z,120,2,24.00,12.00,Llamadas nacionales`,
      `+525599998888,${tollFree},2020-01-12T18:00:00.000Z,2020-01-12T18:05:00.000Z,300,5,4.00,0.80,Números gratuitos entrantes`,
      `${own},+13055551234,2020-02-01T05:30:00.000Z,2020-02-01T07:00:00.000Z,5400,90,31.50,0.35,Internacional`,
      '',
    ]);
    const { items } = (await details('2020-01')).json();
    const of = (kind: string): number =>
      items.filter((one: Loose) => one.kind === kind).reduce((sum: number, one: Loose) => sum + one.costMicros, 0) /
      10_000;
    const billed = (kind: string): number =>
      february.lines
        .filter((one: Loose) => one.kind === kind)
        .reduce((sum: number, one: Loose) => sum + one.amountMinor, 0);
    for (const kind of ['includedMinutes', 'overage', 'tollFreeIn', 'international'])
      expect(of(kind)).toBe(billed(kind));
    expect((await details('2020-02')).statusCode).toBe(404);
    await to(id, '2020-03-01T20:00:00Z');
    expect((await details('2020-02')).json()).toMatchObject({ items: [], nextCursor: null });
  });
});

describe('how they come', () => {
  test('T26: the same file twice, the same call twice, told otherwise, from another source', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    const one = call(own, '+13055551234', '2026-08-05T18:00:00Z', 1);
    const two = call(own, '+13055551234', '2026-08-06T18:00:00Z', 1);
    const file = [HEADING, rowOf(one), rowOf(two), rowOf(one), ''].join('\n');
    const first = await upload('source=t26', file);
    expect(first).toMatchObject({ status: 202, body: { rows: 3, new: 2, repeated: 1, conflicting: 0, rejected: 0 } });
    expect(first.body.finishedAt).not.toBeNull();
    const again = await upload('source=t26', gzipSync(file));
    expect(again).toMatchObject({ status: 202, body: { rows: 3, new: 0, repeated: 3 } });
    const third = await upload('source=t26', file);
    expect(third).toMatchObject({ status: 200, body: { id: first.body.id, rows: 3, new: 0, repeated: 3 } });
    const other = await sent('t26', [{ ...one, seconds: 61 }]);
    expect(other).toMatchObject({ new: 0, repeated: 0, conflicting: 1 });
    const { items } = (await api.get(`/v1/usage-imports/${other.id}/rejects`)).json();
    expect(items).toEqual([{ line: 1, code: 'conflicting', message: expect.stringContaining('stays') }]);
    // Across the end of a month it is the same event, too.
    expect(await sent('t26', [{ ...one, startedAt: '2026-09-02T18:00:00Z' }])).toMatchObject({
      new: 0,
      conflicting: 1,
    });
    expect(await sent('t26b', [one])).toMatchObject({ new: 1 });
    await to(id, '2026-09-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[1])).toEqual(['international 2026-08 3 105']);
  });

  test('T26: an id is a call of its account’s and its months’: under another account, or two months on, it is another', async () => {
    const [mine, other] = [await fivePlusThree('2026-08-01T18:00:00Z'), await fivePlusThree('2026-08-01T18:00:00Z')];
    const one = call(mine.own, '+13055551234', '2026-08-05T18:00:00Z', 3);
    expect(await sent('reused', [one])).toMatchObject({ new: 1 });
    expect(await sent('reused', [{ ...one, from: other.own }])).toMatchObject({ new: 1, conflicting: 0 });
    expect(await sent('reused', [{ ...one, from: other.own }])).toMatchObject({ new: 0, repeated: 1 });
    expect(await sent('reused', [{ ...one, from: other.own, seconds: 61 }])).toMatchObject({ new: 0, conflicting: 1 });
    for (const startedAt of ['2026-07-31T18:00:00Z', '2026-09-01T18:00:00Z'])
      expect(await sent('reused', [{ ...one, startedAt }])).toMatchObject({ new: 0, conflicting: 1 });
    expect(await sent('reused', [{ ...one, startedAt: '2026-10-01T18:00:00Z' }])).toMatchObject({ new: 1 });
    for (const { id } of [mine, other]) {
      await to(id, '2026-09-01T20:00:00Z');
      expect(usageOn((await invoicesOf(id))[1])).toEqual(['international 2026-08 3 105']);
    }
  });

  test('T26: a delivery that broke off goes on where it was', async () => {
    const { own } = await fivePlusThree('2026-08-01T18:00:00Z');
    const calls = Array.from({ length: 60 }, () => call(own, '+13055551234', '2026-08-05T18:00:00Z', 1));
    const file = [HEADING, ...calls.map(rowOf)].join('\n');
    const { body } = await upload('source=broken', file);
    // As whoever died after the first forty rows has left it.
    await api.sql.query('UPDATE usage_imports SET finished_at = NULL, rows = 40, new = 40 WHERE id = $1', [body.id]);
    await api.sql.query('DELETE FROM calls WHERE import_id = $1 AND event_id = ANY($2)', [
      body.id,
      calls.slice(40).map(({ eventId }) => eventId),
    ]);
    const again = await upload('source=broken', file);
    expect(again).toMatchObject({ status: 202, body: { id: body.id, rows: 60, new: 60, repeated: 0 } });
  });

  test('a broken line is named, and the rest is taken; a number that nobody had is taken when somebody has it', async () => {
    const { own, subscriptionId } = await fivePlusThree('2026-08-01T18:00:00Z');
    const rows = Array.from({ length: 100 }, () => rowOf(call(own, '5511112222', '2026-08-05T18:00:00Z', 1)));
    rows[55] = `"${rows[55]}`;
    rows[70] = rowOf(call('+525588887777', '5511112222', '2026-08-05T18:00:00Z', 1));
    rows[71] = rowOf(call(own, '5511112222', '2026-13-05T18:00:00Z', 1));
    rows[72] = rowOf(call(own, 'nobody', '2026-08-05T18:00:00Z', 1));
    const file = [HEADING, ...rows].join('\r\n');
    const { status, body } = await upload('source=lines', file);
    expect({ status, body }).toMatchObject({ status: 202, body: { rows: 100, new: 96, rejected: 4 } });
    expect(await rejectsOf(body.id)).toEqual(['57 unreadable', '72 number_unknown', '73 bad_time', '74 bad_number']);
    await api.made(`/v1/subscriptions/${subscriptionId}/items`, {
      price: 'number',
      quantity: 1,
      numbers: ['+525588887777'],
      on: '2026-08-01',
    });
    expect((await upload('source=lines', file)).body).toMatchObject({ new: 1, repeated: 96, rejected: 3 });
  });

  test('what can’t be read: no heading, no zone, damaged gzip, nothing at all', async () => {
    const refused = async (query: string, text: string | Uint8Array): Promise<[number, string[]]> => {
      const { status, body } = await upload(query, text);
      return [status, (body.errors ?? []).map(({ path }: Loose) => path)];
    };
    expect(await refused('source=bad', 'a,b,c\n1,2,3\n')).toEqual([400, ['body']]);
    expect(await refused('source=bad&preset=asterisk', 'x')).toEqual([400, ['timeZone']]);
    expect(await refused('source=bad', gzipSync(HEADING.repeat(99)).subarray(0, 30))).toEqual([400, ['body']]);
    expect(await refused('source=bad', '')).toEqual([400, ['body']]);
    expect(await refused('preset=fax&completeThrough=soon', HEADING)).toEqual([
      400,
      ['source', 'preset', 'completeThrough'],
    ]);
    // Nothing of it stays as if it were being read.
    const readFor = async () =>
      (await api.get('/v1/usage-imports?limit=100')).json().items.filter(({ source }: Loose) => source === 'bad');
    expect(await readFor()).toEqual([]);
    const unknown = rowOf(call('+525577776666', '104', '2026-08-05T18:00:00Z', 1));
    const long = gzipSync([HEADING, ...Array.from({ length: 60_000 }, () => unknown)].join('\n')).subarray(0, -20);
    for (const time of [1, 2]) {
      expect(await refused('source=bad', long)).toEqual([400, ['body']]);
      expect((await readFor()).map(({ finishedAt }: Loose) => finishedAt !== null)).toEqual(Array(time).fill(true));
    }
  });

  test('what no text can hold is named: of an event the field, of a file the line', async () => {
    const { own } = await fivePlusThree('2026-08-01T18:00:00Z');
    const one = call(own, '5511112222', '2026-08-05T18:00:00Z', 1);
    for (const field of ['eventId', 'from', 'to', 'device', 'accountId'])
      for (const text of ['a\0b', '\ud83d']) {
        const { statusCode, body } = await api.post('/v1/usage-events', { events: [{ ...one, [field]: text }] });
        expect([statusCode, JSON.parse(body).errors?.map(({ path }: Loose) => path)]).toEqual([
          400,
          [`events[0].${field}`],
        ]);
      }
    const heading = `${HEADING},accountId`;
    const [ended, half] = [`${rowOf(one)}lobby\0,`, `${rowOf(one)}gate,${'x'.repeat(199)}😀`];
    const { status, body } = await upload('source=nul', [heading, ended, half, `${rowOf(one)}gate,`].join('\n'));
    expect({ status, body }).toMatchObject({ status: 202, body: { rows: 3, new: 1, rejected: 2 } });
    expect(await rejectsOf(body.id)).toEqual(['2 unreadable', '3 account_unknown']);
  });

  test('a request taken up again after a crash has its own answer, whatever could be mended', async () => {
    const body = { source: 'again', events: [call('+525577776666', '104', '2026-08-05T18:00:00Z', 1)] };
    const first = await api.post('/v1/usage-events', body, { idempotencyKey: 'calls-1' });
    const other = await api.post('/v1/usage-events', body);
    expect(other.json()).toMatchObject({ rejected: 1 });
    expect(other.json().id).not.toBe(first.json().id);
    // As whoever died before answering has left it.
    await api.sql.query("UPDATE idempotency_keys SET answer = NULL WHERE key = 'calls-1'");
    const again = await api.post('/v1/usage-events', body, { idempotencyKey: 'calls-1' });
    expect([again.statusCode, again.json()]).toEqual([202, first.json()]);
  });

  test('what becomes of an account while a delivery is read counts from its next part on', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    const row = (one: ReturnType<typeof call>): CallLine => ({
      line: lines++,
      call: {
        ...{ eventId: one.eventId, from: one.from, to: one.to, answered: true, direction: null },
        ...{ device: null, accountId: null, seconds: one.seconds },
        ...{ startedMs: Date.parse(one.startedAt), endedMs: Date.parse(one.startedAt) + one.seconds * 1_000 },
      },
    });
    const broken = { rejected: { code: 'unreadable', message: '…' } } as const;
    async function* parts(): AsyncGenerator<CallLine[]> {
      const line = 1_000_000;
      yield [row(call(own, '104', '2026-08-05T18:00:00Z', 1))];
      yield Array.from({ length: 50_000 }, (_, i) => ({ line: line + i, ...broken }));
      await to(id, '2026-09-01T20:00:00Z');
      yield [row(call(own, '104', '2026-08-06T18:00:00Z', 1))];
    }
    const input = { source: 'parts', preset: 'events', timeZone: null, completeThrough: null } as const;
    const told = {
      id: 'use_parts',
      sha256: 'parts',
      actor: { kind: 'system', id: 'puntual' },
      at: api.machineNow,
    } as const;
    const { row: done } = await api.store.importUsage({ ...input, ...told }, parts());
    expect(done).toMatchObject({ rows: 50_002, new: 2 });
    const taken = await api.sql.query('SELECT taken_at FROM calls WHERE import_id = $1 ORDER BY started_at', [done.id]);
    expect(taken.rows.map(({ taken_at }: Loose) => taken_at.toISOString().slice(0, 10))).toEqual([
      '2026-08-01',
      '2026-09-01',
    ]);
    const timeline = (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items;
    expect(timeline.filter(({ type }: Loose) => type === 'usage.late')).toHaveLength(1);
  });
});

describe('what came', () => {
  const told = async (id: string, type: string): Promise<Loose[]> =>
    (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items.filter((one: Loose) => one.type === type);

  test('is told to each account whose calls a file has, and nothing of what was known', async () => {
    const [mine, other] = [await fivePlusThree('2026-08-01T18:00:00Z'), await fivePlusThree('2026-08-01T18:00:00Z')];
    await to(mine.id, '2026-08-20T18:00:00Z');
    const rows = [
      call(mine.own, '5511112222', '2026-08-05T18:00:00Z', 1),
      call(mine.own, '5511112222', '2026-08-06T18:00:00Z', 1),
      call(other.own, '5511112222', '2026-08-05T18:00:00Z', 1),
    ].map(rowOf);
    const { body } = await upload('source=told', [HEADING, ...rows].join('\n'));
    expect(await told(mine.id, 'usage.imported')).toMatchObject([
      {
        at: expect.stringMatching(/^2026-08-20/),
        summary: '2 calls of 2026-08 have come',
        data: { importId: body.id, calls: 2, months: ['2026-08'] },
        because: null,
      },
    ]);
    expect(await told(other.id, 'usage.imported')).toMatchObject([{ summary: '1 call of 2026-08 has come' }]);
    await upload(
      'source=told',
      [HEADING, ...rows, rowOf(call(mine.own, '5511112222', '2026-08-07T18:00:00Z', 1))].join('\n'),
    );
    expect(await told(mine.id, 'usage.imported')).toHaveLength(2);
    expect(await told(other.id, 'usage.imported')).toHaveLength(1);
  });

  test('as it ends is told once on a day, and late calls each time', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    await to(id, '2026-09-05T18:00:00Z');
    for (const day of ['01', '02']) await sent('ends', [call(own, '5511112222', `2026-09-${day}T18:00:00Z`, 1)]);
    expect(await told(id, 'usage.imported')).toMatchObject([{ data: { calls: 1, months: ['2026-09'] } }]);
    await sent('ends', [call(own, '5511112222', '2026-08-28T18:00:00Z', 1)]);
    expect(await told(id, 'usage.imported')).toHaveLength(1);
    expect(await told(id, 'usage.late')).toHaveLength(1);
    await to(id, '2026-09-06T18:00:00Z');
    await sent('ends', [call(own, '5511112222', '2026-09-06T17:00:00Z', 1)]);
    expect(await told(id, 'usage.imported')).toHaveLength(2);
  });
});

describe('late ones', () => {
  test('T27: are on the next invoice; after sixty days they are a task', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    await sent('t27', [call(own, '5511112222', '2026-08-05T18:00:00Z', 2_990)]);
    await to(id, '2026-09-05T18:00:00Z');
    await sent('t27', [call(own, '5511112222', '2026-08-28T18:00:00Z', 30)]);
    await to(id, '2026-10-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[2])).toEqual(['includedMinutes 2026-08 10 0', 'overage 2026-08 20 1200']);
    const timeline = (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items;
    expect(timeline.filter(({ type }: Loose) => type === 'usage.late')).toMatchObject([
      { data: { month: '2026-08', calls: 1 } },
    ]);
    await to(id, '2026-10-27T18:00:00Z');
    expect(await sent('t27', [call(own, '5511112222', '2026-08-28T18:00:00Z', 7)])).toMatchObject({ new: 1 });
    await to(id, '2026-10-28T18:00:00Z');
    expect(await sent('t27', [call(own, '5511112222', '2026-08-28T18:00:00Z', 9)])).toMatchObject({
      new: 0,
      rejected: 1,
    });
    expect(await tasksOf(id)).toMatchObject([{ kind: 'callsUnbilled', data: { because: 'too_late', calls: 1 } }]);
    await to(id, '2026-11-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[3])).toEqual(['overage 2026-08 7 420']);
  });

  test('T27, T31: after the end they are on the last invoice, and then on none', async () => {
    const { id, own, subscriptionId } = await fivePlusThree('2026-07-01T18:00:00Z');
    await to(id, '2026-08-01T20:00:00Z');
    await api.made(`/v1/subscriptions/${subscriptionId}/cancellation`, { reason: 'they move', releaseNumbers: true });
    await to(id, '2026-09-01T06:30:00Z');
    await sent('t31', [call(own, '+13055551234', '2026-08-28T18:00:00Z', 10)]);
    await to(id, '2026-09-01T20:00:00Z');
    const last = (await invoicesOf(id)).at(-1);
    expect(last.lines.map(({ amountMinor }: Loose) => amountMinor)).toEqual([350]);
    expect(await sent('t31', [call(own, '+13055551234', '2026-08-29T18:00:00Z', 1)])).toMatchObject({ rejected: 1 });
    expect((await tasksOf(id)).map(({ data }: Loose) => data.because)).toEqual(['subscription_ended']);
    // From the next day on the number is nobody's, and a call of it is no call of this account.
    const after = await sent('t31', [
      call(own, '+13055551234', '2026-09-01T05:59:00Z', 1),
      call(own, '+13055551234', '2026-09-01T18:00:00Z', 1),
      call(own, '+13055551234', '2026-09-01T18:00:00Z', 1, { accountId: id }),
    ]);
    expect(after).toMatchObject({ new: 0, rejected: 3 });
    expect(await rejectsOf(after.id)).toEqual(['1 subscription_ended', '2 number_unknown', '3 account_unknown']);
  });

  test('T11: none that began before the start of billing is late, however old it is', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    await to(id, '2026-10-28T18:00:00Z');
    expect(await sent('t11', [call(own, '+13055551234', '2026-07-20T18:00:00Z', 5)])).toMatchObject({ new: 1 });
    expect(await tasksOf(id)).toEqual([]);
    await sent('t11', [call(own, '+13055551234', '2026-08-20T18:00:00Z', 5)]);
    await sent('t11', [call(own, '+13055551234', '2026-08-21T18:00:00Z', 5)]);
    expect(await tasksOf(id)).toMatchObject([{ kind: 'callsUnbilled', data: { because: 'too_late', calls: 1 } }]);
  });

  test('T28: keep the rate of their month', async () => {
    await api.made('/v1/price-books/rising/versions', BOOK);
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z', [], { priceBook: 'rising' });
    const dearer = { ...BOOK, from: '2026-09-01', rates: [abroad('1', 9_000_000)] };
    await api.made('/v1/price-books/rising/versions', dearer);
    await to(id, '2026-09-02T18:00:00Z');
    await sent('t28', [
      call(own, '+13055551234', '2026-08-28T18:00:00Z', 10),
      call(own, '+13055551234', '2026-09-01T18:00:00Z', 10),
    ]);
    await to(id, '2026-10-01T20:00:00Z');
    expect(usageOn((await invoicesOf(id))[2])).toEqual([
      'international 2026-08 10 350',
      'international 2026-09 10 9000',
    ]);
  });
});

describe('the run waits for calls', () => {
  test('T18: of a feed that has come only to 30 August until 3 September at noon, and says so', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    await sent('t18', [call(own, '+13055551234', '2026-08-05T18:00:00Z', 10)], { completeThrough: '2026-08-30' });
    await to(id, '2026-09-03T17:59:00Z');
    expect(await invoicesOf(id)).toHaveLength(1);
    const run = async () => (await api.get('/v1/invoice-runs/2026-09')).json();
    expect((await run()).incompleteSources).toEqual([
      { source: 't18', completeThrough: '2026-08-30', billedWithout: 0 },
    ]);
    await to(id, '2026-09-03T18:01:00Z');
    expect((await invoicesOf(id))[1]).toMatchObject({ issuedOn: '2026-09-03', dueOn: '2026-09-10' });
    expect((await run()).incompleteSources).toEqual([
      { source: 't18', completeThrough: '2026-08-30', billedWithout: 1 },
    ]);
  });

  test('and no longer than until they are there; one that never says waits for nobody', async () => {
    const { id, own } = await fivePlusThree('2026-08-01T18:00:00Z');
    await sent('whole', [call(own, '+13055551234', '2026-08-05T18:00:00Z', 10)], {
      completeThrough: '2026-08-30T12:00:00Z',
    });
    await sent('silent', [call(own, '+13055551234', '2026-08-06T18:00:00Z', 10)]);
    await to(id, '2026-09-02T18:00:00Z');
    expect(await invoicesOf(id)).toHaveLength(1);
    await sent('whole', [call(own, '+13055551234', '2026-08-31T18:00:00Z', 10)], {
      completeThrough: '2026-09-01T05:59:59Z',
    });
    await to(id, '2026-09-02T20:00:00Z');
    const [, second] = await invoicesOf(id);
    expect(second).toMatchObject({ issuedOn: '2026-09-02' });
    expect(usageOn(second)).toEqual(['international 2026-08 30 1050']);
  });
});
