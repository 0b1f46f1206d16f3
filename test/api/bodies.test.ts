import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { moveBodies, turnMonths } from '../../workflows/upkeep/keep-bodies.ts';
import { runningApi } from './running-api.ts';

/** What is said where a body was let go of: that it is no longer kept, and everything else as ever. */
const api = runningApi();
const RECORDED = '2026-01-15T12:00:00.000Z';
const ids = { email: 'eml_old', mail: `mai_${randomBytes(8).toString('hex')}`, delivery: '' };
const BODY = { type: 'case.opened', timestamp: RECORDED, data: { accountId: 'acc_1' } };

beforeAll(async () => {
  const { id } = await api.account();
  await api.sql.query('UPDATE accounts SET test_clock = false');
  await api.sql.query(
    `INSERT INTO emails (id, account_id, key, at, template, locale, "to", subject, html, text, status)
     VALUES ($1, $2, 'k', $3, 'invoice-issued', 'es-MX', '{ap@guthrie.example}', 'Su factura', '<p>x</p>', 'x', 'sent')`,
    [ids.email, id, RECORDED],
  );
  await api.sql.query(
    `INSERT INTO mails_in (id, "from", "to", subject, text, files, raw, status, received_at)
     VALUES ($1, 'ana@guthrie.example', '{}', 'Pago', 'Va', '[]', 'raw', 'proof', $2)`,
    [ids.mail, RECORDED],
  );
  const made = await api.post('/v1/webhook-endpoints', { url: 'https://example.com/hooks', types: ['case.opened'] });
  ids.delivery = `whd_${randomBytes(16).toString('hex')}`;
  await api.sql.query(
    `INSERT INTO webhook_deliveries (id, endpoint_id, type, body, status, created_at, next_try_at, ended_at)
     VALUES ($1, $2, 'case.opened', $3, 'delivered', $4, $4, $4)`,
    [ids.delivery, made.json().id, BODY, RECORDED],
  );
});

/** Status and body of each answer about them. */
async function shown() {
  const read = async (path: string) => {
    const { statusCode, body } = await api.get(path);
    return [statusCode, body.startsWith('{') ? JSON.parse(body) : body];
  };
  return {
    email: await read(`/v1/emails/${ids.email}`),
    mail: await read(`/v1/mails-in/${ids.mail}`),
    file: await read(`/v1/mails-in/${ids.mail}/file`),
    deliveries: await read('/v1/webhook-deliveries'),
  };
}

test('what has moved reads as before; what was let go of says so', async () => {
  const before = await shown();
  expect(before).toMatchObject({ email: [200, { html: '<p>x</p>' }], mail: [200, { text: 'Va' }], file: [200, 'raw'] });
  expect(await moveBodies(api.store)).toBe(3);
  expect(await shown()).toEqual(before);
  expect(await turnMonths(api.store, { now: '2026-09-01T00:00:00.000Z', keepDays: 90 })).toHaveLength(4);
  const [, email] = before.email as [number, object];
  const [, mail] = before.mail as [number, object];
  const [, { items, ...page }] = before.deliveries as [number, { items: object[] }];
  expect(await shown()).toEqual({
    email: [200, { ...email, html: null, text: null }],
    mail: [200, { ...mail, text: null }],
    file: [410, expect.objectContaining({ code: 'not_kept', status: 410 })],
    deliveries: [200, { ...page, items: [{ ...items[0], body: null }] }],
  });
  const again = await api.post(`/v1/webhook-deliveries/${ids.delivery}/redeliver`, {});
  expect([again.statusCode, again.json().code]).toEqual([410, 'not_kept']);
});
