import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Store } from '../../ports/store/store.ts';
import {
  account,
  agent,
  factsOf,
  linesOf,
  newId,
  now,
  opening,
  openWorld,
  refusal,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

describe('opening an account', () => {
  test('gives the row and the first fact, with the policy in force', async () => {
    const clockStartsAt = '2026-02-28T15:00:00.000Z';
    const written = await store.openAccount(
      opening(
        { name: 'Ferretería Núñez', externalId: 'C-17', billingRecipients: ['a@x.example', 'b@x.example'] },
        { autopay: true, clockStartsAt },
      ),
    );
    expect(written).toMatchObject({
      name: 'Ferretería Núñez',
      externalId: 'C-17',
      autopay: true,
      policyName: 'mexico',
      policyVersion: 1,
      creditMinor: 0,
      step: 1,
      projection: { version: 1, collections: { state: 'current' }, service: { state: 'active' } },
      skewMs: -86_400_000,
      testClock: true,
      advanceTarget: null,
      nextAt: null,
      stuckSince: null,
      createdAt: clockStartsAt,
    });
    const { facts } = await store.historyOf(written.id);
    expect(facts).toEqual([
      {
        seq: 1,
        step: 1,
        at: clockStartsAt,
        actor: agent,
        fact: {
          type: 'ACCOUNT_OPENED',
          autopay: true,
          policy: mexicoPolicy(),
          profile: {
            id: written.id,
            name: 'Ferretería Núñez',
            email: 'ap@guthrie.example',
            externalId: 'C-17',
            rfc: null,
            locale: 'es-MX',
            timeZone: 'America/Mexico_City',
            currency: 'MXN',
            billingRecipients: ['a@x.example', 'b@x.example'],
            receiptEmail: null,
          },
        },
      },
    ]);
  });

  test("in real time, it begins now by the machine's clock", async () => {
    expect(await store.openAccount(opening({}, { clockStartsAt: null }))).toMatchObject({
      testClock: false,
      skewMs: 0,
      createdAt: now,
    });
  });

  test('twice under one id, also at once, is one account', async () => {
    const input = opening();
    const written = await Promise.all([store.openAccount(input), store.openAccount(input), store.openAccount(input)]);
    for (const one of written) expect(one).toEqual(written[0]);
    expect([await factsOf(store, input.id), await linesOf(store, input.id)]).toEqual([
      [expect.objectContaining({ type: 'ACCOUNT_OPENED' })],
      ['account.opened'],
    ]);
  });

  test('under an unknown policy is refused', async () => {
    expect(await refusal(store.openAccount(opening({}, { policyName: 'atlantis' })))).toBe('422 unknown_policy');
  });

  test("is in its policy's currency, and in another it is refused, with both in the words, and nothing written", async () => {
    const dollars = { ...mexicoPolicy(), name: 'usa', currency: 'USD' };
    await store.savePolicy(dollars, agent);
    expect((await store.openAccount(opening({ currency: null }, { policyName: 'usa' }))).currency).toBe('USD');
    expect((await store.openAccount(opening({ currency: 'USD' }, { policyName: 'usa' }))).currency).toBe('USD');
    expect((await store.openAccount(opening({ currency: null }))).currency).toBe('MXN');
    const pesos = opening({ currency: 'MXN' }, { policyName: 'usa' });
    await expect(store.openAccount(pesos)).rejects.toMatchObject({
      status: 422,
      code: 'policy_currency',
      message: 'Version 1 of the policy usa is in USD, the account in MXN',
      data: { currency: 'MXN', policyCurrency: 'USD' },
    });
    expect(await store.accountById(pesos.id)).toBeNull();
  });
});

describe('changing an account', () => {
  test('tells of the profile and of autopay, each in a fact of its own', async () => {
    const id = await account(store);
    const written = await store.changeAccount({
      accountId: id,
      profile: { email: 'new@guthrie.example', name: undefined },
      autopay: true,
      consent: 'I agree',
      requestId: 'req_1',
      actor: agent,
    });
    expect(written).toMatchObject({ email: 'new@guthrie.example', name: 'Guthrie SA de CV', autopay: true, step: 3 });
    expect((await factsOf(store, id)).slice(1)).toEqual([
      expect.objectContaining({
        type: 'ACCOUNT_CHANGED',
        profile: expect.objectContaining({ email: 'new@guthrie.example' }),
      }),
      { type: 'AUTOPAY_CHANGED', enabled: true, consent: 'I agree' },
    ]);
  });

  test('again under the same request, after a crash, changes nothing', async () => {
    const id = await account(store);
    const change = { accountId: id, profile: { name: 'Other' }, autopay: true, requestId: 'req_2', actor: agent };
    const first = await store.changeAccount(change);
    expect(await store.changeAccount(change)).toEqual(first);
    expect((await store.changeAccount({ ...change, profile: { name: 'Third' } })).name).toBe('Other');
    expect((await factsOf(store, id)).map(({ type }) => type)).toEqual([
      'ACCOUNT_OPENED',
      'ACCOUNT_CHANGED',
      'AUTOPAY_CHANGED',
    ]);
  });

  test('into what it is already makes no fact', async () => {
    const id = await account(store);
    await store.changeAccount({
      accountId: id,
      profile: { name: 'Guthrie SA de CV' },
      autopay: false,
      requestId: 'req_3',
      actor: agent,
    });
    expect(await factsOf(store, id)).toHaveLength(1);
  });

  test('of an unknown one is refused', async () => {
    expect(
      await refusal(
        store.changeAccount({ accountId: 'acc_no', profile: { name: 'x' }, requestId: 'req_4', actor: agent }),
      ),
    ).toBe('404 not_found');
  });
});

describe('policies and keys', () => {
  test('a version is what it was for ever', async () => {
    const policy = { ...mexicoPolicy(), name: 'north' };
    await store.savePolicy(policy, agent);
    await store.savePolicy(structuredClone(policy), agent);
    expect(
      await refusal(store.savePolicy({ ...policy, reminders: { ...policy.reminders, lastNoticeOnDay: 50 } }, agent)),
    ).toBe('409 policy_version_taken');
    await store.savePolicy({ ...policy, version: 2 }, agent);
    expect(await store.policyBody('north', 1)).toEqual(policy);
    expect(await store.policyBody('north', 3)).toBeNull();
    expect((await store.policies()).map((one) => [one.name, one.version])).toEqual([
      ['mexico', 1],
      ['north', 1],
      ['north', 2],
      ['usa', 1],
    ]);
    expect((await store.openAccount(opening({}, { policyName: 'north' }))).policyVersion).toBe(2);
  });

  test('a key has its role, until it is saved with another', async () => {
    const id = newId('key');
    await store.saveApiKey({ id, hash: 'h1', role: 'agent' });
    expect(await store.apiKeyByHash('h1')).toMatchObject({ id, role: 'agent' });
    await store.saveApiKey({ id, hash: 'h2', role: 'viewer' });
    expect(await store.apiKeyByHash('h1')).toBeNull();
    expect(await store.apiKeyByHash('h2')).toMatchObject({ id, role: 'viewer' });
  });
});
