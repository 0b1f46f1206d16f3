import { describe, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { letIn } from '../../cli/admin.ts';
import { httpTo } from '../../cli/demo/http.ts';
import { demoPeople } from '../../cli/demo/people.ts';
import { makeFirstAdmin } from '../../cli/first-admin.ts';
import { readSettings } from '../../cli/settings.ts';
import { seedCompany } from '../../company/seed.ts';
import { argon2Passwords } from '../../ports/passwords/argon2.ts';
import { Browser, PASSWORD } from '../api/browser.ts';
import { runningApi } from '../api/running-api.ts';

/** How the first people get in. */
const api = runningApi();
const http = () => httpTo(`http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`, 'admin');
const EMAIL = 'first@company.example';

const start = (env: Record<string, string>) =>
  makeFirstAdmin(api.store, argon2Passwords(), {
    settings: readSettings(env),
    company: seedCompany(),
    now: api.machineNow,
  });

describe('the first admin', () => {
  test('is whom the environment names, when there is nobody', async () => {
    await expect(start({ PUNTUAL_ADMIN_EMAIL: EMAIL, PUNTUAL_ADMIN_PASSWORD: 'Sunshine2026!' })).rejects.toThrow(
      'PUNTUAL_ADMIN_PASSWORD is one of the common ones',
    );
    await start({});
    expect(await api.store.hasUsers()).toBe(false);
    await Promise.all(
      [1, 2].map(() => start({ PUNTUAL_ADMIN_EMAIL: 'First@Company.example', PUNTUAL_ADMIN_PASSWORD: PASSWORD })),
    );
    const browser = new Browser(api);
    expect((await browser.signIn(EMAIL)).json().user).toMatchObject({ email: EMAIL, role: 'admin' });
    expect((await browser.get('/v1/users')).json().items).toHaveLength(1);
    expect((await browser.get('/v1/audit?limit=100')).json().items).toContainEqual(
      expect.objectContaining({ action: 'user.created', actor: { kind: 'system', id: 'start' }, address: null }),
    );
  });

  test('is left as it is by later starts', async () => {
    await start({ PUNTUAL_ADMIN_EMAIL: EMAIL, PUNTUAL_ADMIN_PASSWORD: 'the other carrot walks too' });
    await start({ PUNTUAL_ADMIN_EMAIL: 'second@company.example', PUNTUAL_ADMIN_PASSWORD: PASSWORD });
    expect((await new Browser(api).signIn(EMAIL)).statusCode).toBe(200);
    expect((await new Browser(api).signIn('second@company.example')).statusCode).toBe(401);
  });
});

describe('npm run puntual -- admin', () => {
  test('makes an admin, who sets a password by a link', async () => {
    const said = await letIn(http(), { email: 'lupe@company.example', name: 'Guadalupe Ríos', password: null });
    expect(said).toMatch(/^lupe@company\.example is an admin[\s\S]+https:\/\/\S+\/password\/[\w-]{43}\n$/);
    const user = await api.store.userByEmail('lupe@company.example');
    expect(user).toMatchObject({ name: 'Guadalupe Ríos', role: 'admin', hasPassword: false });
  });

  test('lets one in again, whatever was made of them', async () => {
    const email = 'shut-out@company.example';
    await api.made('/v1/users', { email, name: 'Shut Out', role: 'viewer', password: 'the other carrot walks too' });
    const { id } = (await api.store.userByEmail(email)) ?? { id: '' };
    await api.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } });
    const said = await letIn(http(), { email, name: null, password: PASSWORD });
    expect(said).toContain('signs in with the password that was given');
    expect((await new Browser(api).signIn(email)).json().user).toMatchObject({ name: 'Shut Out', role: 'admin' });
  });
});

test('the demo has one of each role, and says the same at each start', async () => {
  const first = await demoPeople(http(), 'admin');
  expect(await demoPeople(http(), 'admin')).toEqual(first);
  const people = first.map((line) => line.trim().split(/\s+/));
  expect(people.map(([role]) => role)).toEqual(['admin', 'agent', 'viewer']);
  for (const [role, email = '', password = ''] of people)
    expect((await new Browser(api).signIn(email, password)).json().user.role).toBe(role);
  // Of another installation they are others.
  expect(await demoPeople(http(), 'another key')).not.toEqual(first);
});
