import { expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();
const codeOf = ({ statusCode, json }: { statusCode: number; json(): { code?: string } }): string =>
  `${statusCode} ${json().code ?? ''}`.trim();

test('where another bank moves the money there is no sandbox', async () => {
  const app = await api.serve({ book: null });
  const { id } = await api.account();
  for (const [method, url] of [
    ['GET', `/v1/sandbox/charges?accountId=${id}`],
    ['POST', '/v1/sandbox/chargebacks'],
    ['POST', '/v1/sandbox/challenges/att_1'],
    ['POST', '/v1/sandbox/faults'],
  ] as const)
    expect((await api.call(method, url, {}, app)).statusCode).toBe(404);
  const { paths } = (await api.call('GET', '/openapi.json', { role: null }, app)).json();
  expect(Object.keys(paths).filter((path) => path.includes('sandbox'))).toEqual([]);
  await app.close();
});

test('where cards are charged for real there is no time but the real one', async () => {
  const account = { name: 'Guthrie', email: 'ap@guthrie.example' };
  const onClock = { ...account, testClock: { startsAt: '2026-03-02T15:00:00Z' } };
  api.bank.isLive = true;
  const refused = await api.post('/v1/accounts', onClock);
  expect(codeOf(refused)).toBe('422 test_clock_with_live_rail');
  expect(refused.json().errors).toMatchObject([{ path: 'testClock' }]);
  await api.made('/v1/accounts', account);
  api.bank.isLive = false;
  await api.made('/v1/accounts', onClock);
});

test.each(['tok_away', 'tok_refuses_us'])(
  'a method that the provider can not be asked about (%s) is asked later',
  async (token) => {
    const { id } = await api.account();
    const answer = await api.post(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token });
    expect(codeOf(answer)).toBe('503 unavailable');
    expect(answer.headers['retry-after']).toBe('30');
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json().items).toEqual([]);
  },
);

test('a holder confirms what the bank waits for, once', async () => {
  const { id } = await api.account();
  await api.made(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_requires_action' });
  await api.made(`/v1/accounts/${id}/invoices`, {
    lines: [{ description: 'March', quantity: 1, unitAmountMinor: 100_000 }],
  });
  const { attemptId, outcome } = (await api.post(`/v1/accounts/${id}/pay-balance`, {})).json();
  expect(outcome).toBe('pending');
  const end = (body: object) => api.post(`/v1/sandbox/challenges/${attemptId}`, body);
  expect((await end({ outcome: 'confirmed' })).json()).toMatchObject({ amountMinor: 100_000, outcome: 'succeeded' });
  expect(codeOf(await end({ outcome: 'refused' }))).toBe('409 challenge_ended');
  expect(codeOf(await api.post('/v1/sandbox/challenges/att_nobody', { outcome: 'refused' }))).toBe('404 not_found');
});

test('nobody has to confirm a charge that does not wait for it', async () => {
  const { id } = await api.account();
  await api.made(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_ok' });
  await api.made(`/v1/accounts/${id}/invoices`, {
    lines: [{ description: 'March', quantity: 1, unitAmountMinor: 100_000 }],
  });
  const { attemptId } = (await api.post(`/v1/accounts/${id}/pay-balance`, {})).json();
  expect(codeOf(await api.post(`/v1/sandbox/challenges/${attemptId}`, { outcome: 'confirmed' }))).toBe(
    '422 no_challenge',
  );
});
