import { expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { payTokenHash } from '../../ports/store/pay-token.ts';
import { runningApi } from './running-api.ts';

/** Links to pay, as agents make, see and withdraw them. */
const api = runningApi();

const tokenOf = (url: string): string => url.split('/').at(-1) ?? '';

test('one is made for what is named or for all, shown with its address once, and only its hash is kept', async () => {
  const { id } = await api.account();
  const invoice = await api.invoice(id);
  const made = await api.post(`/v1/accounts/${id}/pay-links`, { invoiceIds: [invoice.id] }, { role: 'agent' });
  expect(made.statusCode).toBe(201);
  const { url, ...link } = made.json();
  expect(url).toMatch(/^https:\/\/pay\.company\.example\/pay\/[A-Za-z0-9_-]{43}$/);
  expect(link).toMatchObject({
    id: expect.stringMatching(/^pln_/),
    accountId: id,
    invoiceIds: [invoice.id],
    status: 'open',
    createdBy: 'agent:key_agent',
    createdAt: '2026-03-02T15:00:00.000Z',
    expiresAt: '2026-05-01T15:00:00.000Z',
    revokedAt: null,
    replacedAt: null,
    paidAt: null,
    opens: 0,
    attemptId: null,
  });
  expect(made.headers.location).toBe(`/v1/pay-links/${link.id}`);
  expect((await api.get(`/v1/pay-links/${link.id}`)).json()).toEqual(link);
  expect((await api.get(`/v1/accounts/${id}/pay-links`)).json()).toEqual({ items: [link], nextCursor: null });
  const { rows } = await api.sql.query('SELECT * FROM pay_links WHERE id = $1', [link.id]);
  expect(rows[0].token_hash).toBe(payTokenHash(tokenOf(url)));
  expect(JSON.stringify(rows)).not.toContain(tokenOf(url));
});

test("an invoice of somebody else's is refused by its place, and nothing is made", async () => {
  const [{ id }, other] = [await api.account(), await api.account()];
  const [own, foreign] = [await api.invoice(id), await api.invoice(other.id)];
  const before = await api.rowCounts();
  const refused = await api.post(`/v1/accounts/${id}/pay-links`, { invoiceIds: [own.id, foreign.id] });
  expect([refused.statusCode, refused.json().errors[0].path]).toEqual([404, 'invoiceIds[1]']);
  expect(await api.rowCounts()).toEqual(before);
});

test('the same Idempotency-Key makes no second one, and shows no secret again', async () => {
  const { id } = await api.account();
  const make = () => api.post(`/v1/accounts/${id}/pay-links`, {}, { idempotencyKey: 'link-1' });
  const [first, second] = [await make(), await make()];
  expect([first.statusCode, second.statusCode, second.json().code]).toEqual([201, 409, 'already_created']);
  expect(second.json().id).toBe(first.json().id);
  expect(second.body).not.toContain(tokenOf(first.json().url));
});

test('a withdrawn one stays so, with the instant of the first time', async () => {
  const { id } = await api.account();
  const link = await api.made(`/v1/accounts/${id}/pay-links`, {});
  const revoke = async () => (await api.call('DELETE', `/v1/pay-links/${link.id}`)).json();
  const revoked = await revoke();
  expect(revoked).toMatchObject({ status: 'revoked', revokedAt: '2026-03-02T15:00:00.000Z' });
  api.passMinutes(1);
  expect(await revoke()).toEqual(revoked);
  expect((await api.call('DELETE', '/v1/pay-links/pln_none')).statusCode).toBe(404);
});

test("its life is counted in the account's own time", async () => {
  const { id } = await api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' } });
  const link = await api.made(`/v1/accounts/${id}/pay-links`, {});
  expect(link.expiresAt).toBe('2026-03-06T15:00:00.000Z');
  const status = async () => (await api.get(`/v1/pay-links/${link.id}`)).json().status;
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-06T14:59:59Z' });
  expect(await status()).toBe('open');
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-06T15:00:00Z' });
  expect(await status()).toBe('expired');
});

test("its life is the one that the account's policy gives it when it is made", async () => {
  const payLinks = { lifeDays: 3, afterPaidDays: 1, afterNewerDays: 0 };
  await api.store.savePolicy({ ...mexicoPolicy(), name: 'short-links', payLinks }, { kind: 'agent', id: 'key_admin' });
  const { id } = await api.account({ policy: 'short-links' });
  const { createdAt, expiresAt } = await api.made(`/v1/accounts/${id}/pay-links`, {});
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(3 * 86_400_000);
});
