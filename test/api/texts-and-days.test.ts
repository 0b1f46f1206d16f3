import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

/** The account's today: Monday. */
const TODAY: Day = '2026-03-02';

const openedAs = (name: string) => api.post('/v1/accounts', { name, email: 'ap@guthrie.example' });
const pathsOf = (answer: { statusCode: number; json(): any }): string[] =>
  answer.statusCode === 400 ? answer.json().errors.map((one: { path: string }) => one.path) : [`${answer.statusCode}`];

describe('a text that people read', () => {
  test('has something to see in it', async () => {
    const blank = [
      '\u200b',
      '\u2060\ufeff',
      '\u3164',
      '\u115f\u1160',
      '\u2800',
      '\u034f',
      '\ufe0f',
      '\u00ad',
      '\u0301',
      '\ue000',
    ];
    for (const name of blank)
      expect([JSON.stringify(name), pathsOf(await openedAs(name))]).toEqual([JSON.stringify(name), ['name']]);
    for (const name of ['Ñ', 'Caf\u00e9 e\u0301', '北京', 'شركة', '👨‍👩‍👧', '№ 5', '…', 'a\u200bb', 'می‌خواهم'])
      expect([name, pathsOf(await openedAs(name))]).toEqual([name, ['201']]);
  });

  test('holds no control character, and nothing that turns the line around', async () => {
    const turning = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
    for (const sign of [...turning, '\u0007', '\u009f', '\u2028', '\u2029', '\n'])
      expect([JSON.stringify(sign), pathsOf(await openedAs(`Guthrie${sign}SA`))]).toEqual([
        JSON.stringify(sign),
        ['name'],
      ]);
    // Marks of direction are part of names in Arabic and Hebrew.
    expect(pathsOf(await openedAs('שלום\u200f (Guthrie)\u200e'))).toEqual(['201']);
  });

  test('and so is every other: reasons, descriptions, references', async () => {
    const { id } = await api.account();
    const { id: invoiceId } = await api.invoice(id);
    const turned = '\u202efdp.exe';
    const line = { description: turned, quantity: 1, unitAmountMinor: 5 };
    expect(pathsOf(await api.post(`/v1/accounts/${id}/invoices`, { lines: [line] }))).toEqual(['lines[0].description']);
    expect(pathsOf(await api.post(`/v1/invoices/${invoiceId}/disputes`, { reason: '\u200b' }))).toEqual(['reason']);
    expect(pathsOf(await api.post(`/v1/invoices/${invoiceId}/disputes`, { reason: `a\n${turned}` }))).toEqual([
      'reason',
    ]);
    const transfer = { trackingKey: 'K', amountMinor: 5, currency: 'MXN', settledAt: '2026-03-01T15:00:00Z' };
    for (const field of ['payerName', 'concept', 'reference', 'trackingKey', 'bankReference'])
      expect(pathsOf(await api.post('/v1/bank-transfers', { ...transfer, [field]: turned }))).toEqual([field]);
    expect(pathsOf(await api.call('PATCH', `/v1/accounts/${id}`, { body: { tags: ['\u2066x'] } }))).toEqual([
      'tags[0]',
    ]);
    const proof = { trackingKey: 'K', amountMinor: 5, paidOn: TODAY, fileName: turned };
    expect(pathsOf(await api.post(`/v1/accounts/${id}/proofs-of-payment`, proof))).toEqual(['fileName']);
  });
});

describe('a body', () => {
  const send = (payload: string | Uint8Array) =>
    api.call('POST', '/v1/accounts', {
      payload: payload as string,
      headers: { 'content-type': 'application/json' },
    });

  test('is UTF-8', async () => {
    const latin = Buffer.from('{"name":"Ferreter\u00eda","email":"a@b.example"}', 'latin1');
    const answer = await send(latin);
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: 'body', message: 'must be UTF-8' }] });
    expect(pathsOf(await send(Buffer.from([0xff, 0xfe, 0x7b, 0x00])))).toEqual(['body']);
    expect((await send(Buffer.from('{"name":"Ferreter\u00eda","email":"a@b.example"}'))).json().name).toBe(
      'Ferretería',
    );
  });

  test('names each key once, at any depth', async () => {
    const twice = [
      '{"name":"first","name":"second","email":"a@b.example"}',
      '{"name":"x","email":"a@b.example","testClock":{"startsAt":"2026-03-02T15:00:00Z","startsAt" : "2026-03-03T15:00:00Z"}}',
      '{"name":"x","na\\u006de":"y","email":"a@b.example"}',
      '{"name":"a\\"b","email":"a@b.example","email":"c@d.example"}',
    ];
    for (const body of twice) {
      const answer = await send(body);
      expect([body, answer.statusCode, answer.json().errors?.[0].message]).toEqual([
        body,
        400,
        expect.stringMatching(/^has a key twice/),
      ]);
    }
    const once = [
      '{"name":"a: \\"name\\": b","email":"a@b.example"}',
      '{ "name" : "\\\\" , "email" : "a@b.example" , "tags" : [ "name", ":", "\\\\\\"" ] }',
      `{"name":"x","email":"a@b.example","testClock":null}`,
    ];
    for (const body of once) expect([body, (await send(body)).statusCode]).toEqual([body, 201]);
    const deep = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await send(deep)).statusCode).toBe(400);
  });

  test('so is a form', async () => {
    const { id } = await api.account();
    const part = (name: string, value: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from(`--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`),
        value,
        Buffer.from('\r\n'),
      ]);
    const body = Buffer.concat([
      part('amountMinor', Buffer.from('5')),
      part('paidOn', Buffer.from(TODAY)),
      part('trackingKey', Buffer.from([0x4b, 0xff, 0x4b])),
      Buffer.from('--x--\r\n'),
    ]);
    const answer = await api.call('POST', `/v1/accounts/${id}/proofs-of-payment`, {
      payload: body as unknown as string,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(pathsOf(answer)).toEqual(['trackingKey']);
  });
});

describe('a day', () => {
  test('of a proof is by today, and not more than 90 days ago', async () => {
    const { id } = await api.account();
    await api.invoice(id, 116_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
    const sent = (paidOn: Day, accountId = id) =>
      api.post(`/v1/accounts/${accountId}/proofs-of-payment`, { trackingKey: `T${paidOn}`, amountMinor: 5, paidOn });
    for (const day of [addDays(TODAY, 1), '2100-12-31', addDays(TODAY, -91), '2019-12-20'] as Day[])
      expect([day, pathsOf(await sent(day))]).toEqual([day, ['paidOn']]);
    for (const day of [TODAY, addDays(TODAY, -90)]) expect([day, pathsOf(await sent(day))]).toEqual([day, ['201']]);
    // By the account's own clock and zone.
    const { id: later } = await api.account({ testClock: { startsAt: '2026-06-01T03:00:00Z' } });
    expect(pathsOf(await sent('2026-06-01', later))).toEqual(['paidOn']);
    expect(pathsOf(await sent('2026-05-31', later))).toEqual(['201']);
  });

  test('of an invoice lies within a year ahead and ten back, and its term within two', async () => {
    const { id } = await api.account();
    const issued = (more: object) => api.post(`/v1/accounts/${id}/invoices`, { ...invoice, ...more });
    const invoice = { lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 100 }] };
    expect(pathsOf(await issued({ issuedOn: '2100-12-31' }))).toEqual(['issuedOn']);
    expect(pathsOf(await issued({ issuedOn: '2027-03-03' }))).toEqual(['issuedOn']);
    expect(pathsOf(await issued({ issuedOn: '2016-03-01' }))).toEqual(['issuedOn']);
    expect(pathsOf(await issued({ dueOn: '2028-03-02' }))).toEqual(['dueOn']);
    expect(pathsOf(await issued({ dueOn: '2026-03-01' }))).toEqual(['dueOn']);
    expect(pathsOf(await issued({ issuedOn: '2027-03-02', dueOn: '2029-03-01' }))).toEqual(['201']);
    expect(pathsOf(await issued({ issuedOn: '2016-03-10', dueOn: '2016-04-10' }))).toEqual(['201']);
  });

  test('of an override lies within five years', async () => {
    const { id } = await api.account();
    await api.invoice(id, 10_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
    const { version } = (await api.get(`/v1/accounts/${id}`)).json();
    const order = (body: object) =>
      api.post(`/v1/accounts/${id}/overrides`, { reason: 'x', expectedVersion: version, ...body });
    expect(pathsOf(await order({ command: 'pause', until: '2100-12-31' }))).toEqual(['until']);
    expect(pathsOf(await order({ command: 'pause', until: '2100-12-31T00:00:00Z' }))).toEqual(['until']);
    expect(pathsOf(await order({ command: 'reactivate', until: '2031-03-02' }))).toEqual(['until']);
    expect(pathsOf(await order({ command: 'promise', amountMinor: 5, on: '2031-03-02' }))).toEqual(['on']);
    const installments = [
      { on: '2026-04-01', amountMinor: 5_000 },
      { on: '2031-03-02', amountMinor: 5_000 },
    ];
    expect(pathsOf(await order({ command: 'plan', installments }))).toEqual(['installments[1].on']);
    expect(
      pathsOf(await api.post(`/v1/accounts/${id}/forecast`, { override: { command: 'pause', until: '2100-12-31' } })),
    ).toEqual(['until']);
    expect(pathsOf(await order({ command: 'pause', until: '2031-03-01' }))).toEqual(['200']);
  });

  test('of a test clock lies within thirty years of now, and it goes ten ahead at once', async () => {
    const opened = (startsAt: string) =>
      api.post('/v1/accounts', { name: 'x', email: 'a@b.example', testClock: { startsAt } });
    expect(pathsOf(await opened('2100-12-31T00:00:00Z'))).toEqual(['testClock.startsAt']);
    expect(pathsOf(await opened('2011-12-29T15:00:00Z'))).toEqual(['201']);
    const { id } = await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' } });
    const advance = (body: object) => api.post(`/v1/accounts/${id}/test-clock/advance`, body);
    expect(pathsOf(await advance({ to: '2099-01-01T00:00:00Z' }))).toEqual(['to']);
    expect(pathsOf(await advance({ days: 3_660, hours: 1 }))).toEqual(['days']);
    expect(pathsOf(await advance({ days: 1 }))).toEqual(['200']);
  });
});

describe('a locale', () => {
  test('is a language, alone or with a region, and nothing more: mails are written in it or in English', async () => {
    const opened = (locale: string) => api.post('/v1/accounts', { name: 'x', email: 'a@b.example', locale });
    const odd = ['en-u-ca-buddhist-nu-thai', 'es-u-nu-arab', 'es-MX-x-own', 'zz', 'en-Latn', 'en-GB-oxendict', '', 'e'];
    for (const tag of odd) expect([tag, pathsOf(await opened(tag))]).toEqual([tag, ['locale']]);
    const taken: string[] = [];
    for (const tag of ['es-MX', 'ES-mx', 'es', 'en-GB', 'es-419', 'pt-BR'])
      taken.push((await opened(tag)).json().locale);
    expect(taken).toEqual(['es-MX', 'es-MX', 'es', 'en-GB', 'es-419', 'pt-BR']);
    const { id } = await api.account();
    expect(pathsOf(await api.call('PATCH', `/v1/accounts/${id}`, { body: { locale: 'es-u-nu-arab' } }))).toEqual([
      'locale',
    ]);
  });
});

describe('the timeline', () => {
  test("is read in the reader's language, and says which it is", async () => {
    const { id } = await api.account();
    await api.invoice(id, 116_000, { number: 'IN6001' });
    const read = async (language: string) => {
      const { headers, json } = await api.call('GET', `/v1/accounts/${id}/timeline`, {
        headers: { 'accept-language': language },
      });
      const line = json().items.find((entry: { type: string }) => entry.type === 'invoice.issued');
      return [headers['content-language'], headers.vary, line.summary.split(',')[0].replaceAll(/\s/g, ' ')];
    };
    expect(await read('es-MX')).toEqual(['es-MX', 'Accept-Language', 'Factura IN6001 por $1']);
    expect(await read('pt-BR')).toEqual(['pt-BR', 'Accept-Language', 'Fatura IN6001 de MX$ 1.160']);
    expect(await read('en')).toEqual(['en', 'Accept-Language', 'Invoice IN6001 over 1']);
  });
});
