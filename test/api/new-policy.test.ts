import { expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

const body = async () => {
  const { name, version, ...first } = (await api.get('/v1/policies/mexico/versions/1')).json();
  return first;
};

test('a new name begins a policy of its own, which accounts and segments may name', async () => {
  const first = await body();
  expect(
    (await api.post('/v1/accounts', { name: 'A', email: 'a@guthrie.example', policy: 'wholesale' })).json(),
  ).toMatchObject({ status: 422, code: 'unknown_policy' });
  const made = await api.post('/v1/policies/wholesale/versions', {
    ...first,
    deactivation: { ...first.deactivation, afterDays: 90 },
  });
  expect([made.statusCode, made.headers.location]).toEqual([201, '/v1/policies/wholesale/versions/1']);
  expect(made.json()).toMatchObject({ name: 'wholesale', version: 1, deactivation: { afterDays: 90 } });
  expect((await api.made('/v1/policies/wholesale/versions', first)).version).toBe(2);
  expect(
    (await api.call('PUT', '/v1/policy-segments', { body: { items: [{ policy: 'wholesale', tag: 'shop' }] } }))
      .statusCode,
  ).toBe(200);
  expect((await api.account({ tags: ['shop'] })).policy).toEqual({ name: 'wholesale', version: 2 });
  expect((await api.account({ policy: 'mexico', tags: ['shop'] })).policy).toEqual({ name: 'mexico', version: 1 });
});

test('its first version is judged as any', async () => {
  const first = await body();
  const bad = await api.post('/v1/policies/hasty/versions', {
    ...first,
    reminders: { ...first.reminders, onDays: [7, 1] },
  });
  expect(bad.json()).toMatchObject({ status: 400, code: 'invalid_request', errors: [{ path: 'reminders.onDays[1]' }] });
  expect((await api.post('/v1/policies/hasty/versions', first, { role: 'agent' })).statusCode).toBe(403);
  expect((await api.get('/v1/policies/hasty/versions/1')).statusCode).toBe(404);
});
