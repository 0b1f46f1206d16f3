import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy.ts';
import type { Store } from '../../ports/store/store.ts';
import { step } from './store-steps.ts';
import { account, adding, agent, factsOf, known, method, newId, now, opening, openWorld, refusal, type World } from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

describe('opening an account', () => {
  test('gives the row and the first fact, with the policy in force', async () => {
    const written = await store.openAccount(
      opening({ name: 'Ferretería Núñez', externalId: 'C-17', billingRecipients: ['a@x.example', 'b@x.example'] }, { autopay: true, clockOffsetMs: -86_400_000 }),
    );
    expect(written.seq).toBe(1);
    expect(written.value).toMatchObject({
      name: 'Ferretería Núñez',
      externalId: 'C-17',
      autopay: true,
      policyName: 'mexico',
      policyVersion: 1,
      creditMinor: 0,
      step: 0,
      projection: null,
      skewMs: 0,
      clockOffsetMs: -86_400_000,
      testClock: true,
      advanceTarget: null,
      createdAt: now,
      lastFactSeq: 1,
    });
    const [fact] = await store.factsAfter(written.value.id, 0, 10);
    expect(fact).toEqual({
      seq: 1,
      actor: agent,
      fact: {
        type: 'ACCOUNT_OPENED',
        autopay: true,
        policy: mexicoPolicy(),
        profile: {
          id: written.value.id,
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
    });
  });

  test('twice under one id, also at once, is one account', async () => {
    const input = opening();
    const written = await Promise.all([store.openAccount(input), store.openAccount(input), store.openAccount(input)]);
    expect(written.map((one) => one.seq)).toEqual([1, 1, 1]);
    expect(await factsOf(store, input.id)).toHaveLength(1);
  });

  test('under an unknown policy is refused', async () => {
    expect(await refusal(store.openAccount(opening({}, { policyName: 'atlantis' })))).toBe('422 unknown_policy');
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
    expect(written).toMatchObject({ seq: 3, value: { email: 'new@guthrie.example', name: 'Guthrie SA de CV', autopay: true } });
    expect((await factsOf(store, id)).slice(1)).toEqual([
      expect.objectContaining({ type: 'ACCOUNT_CHANGED', profile: expect.objectContaining({ email: 'new@guthrie.example' }) }),
      { type: 'AUTOPAY_CHANGED', enabled: true, consent: 'I agree' },
    ]);
  });

  test('again under the same request changes nothing and names the same fact', async () => {
    const id = await account(store);
    const change = { accountId: id, profile: { name: 'Other' }, requestId: 'req_2', actor: agent };
    const [first, second] = [await store.changeAccount(change), await store.changeAccount({ ...change, profile: { name: 'Third' } })];
    expect([first.seq, second.seq, second.value.name]).toEqual([2, 2, 'Other']);
  });

  test('into what it is already makes no fact', async () => {
    const id = await account(store);
    expect((await store.changeAccount({ accountId: id, profile: { name: 'Guthrie SA de CV' }, autopay: false, requestId: 'req_3', actor: agent })).seq).toBeNull();
  });

  test('of an unknown one is refused', async () => {
    expect(await refusal(store.changeAccount({ accountId: 'acc_no', profile: { name: 'x' }, requestId: 'req_4', actor: agent }))).toBe('404 not_found');
  });
});

describe('payment methods', () => {
  test('the first is the default; a later one only when asked for', async () => {
    const id = await account(store);
    const [first, second] = [await method(store, id), await method(store, id)];
    expect((await store.methods(id)).map((one) => [one.id, one.default])).toEqual([
      [first, true],
      [second, false],
    ]);
    const third = await method(store, id, { default: true });
    expect((await store.methods(id)).filter((one) => one.default).map((one) => one.id)).toEqual([third]);
    expect((await factsOf(store, id)).at(-1)).toEqual({
      type: 'METHOD_ADDED',
      method: { id: third, kind: 'card', brand: 'visa', last4: '4242', fingerprint: 'fp', default: true },
      chargeNow: false,
    });
  });

  test('when the default goes, the newest that may be charged takes its place', async () => {
    const id = await account(store);
    const [first, second, third] = [await method(store, id), await method(store, id), await method(store, id)];
    await store.recordStep(step(id, 1, { marks: [{ kind: 'methodBlocked', methodId: third, status: 'blocked' }] }));
    const removed = await store.removeMethod({ methodId: first, actor: agent, now });
    expect(removed.value).toMatchObject({ status: 'removed', default: false });
    expect((await factsOf(store, id)).at(-1)).toEqual({ type: 'METHOD_REMOVED', methodId: first, newDefaultId: second });
    expect(await store.removeMethod({ methodId: first, actor: agent, now })).toEqual(removed);
    await store.removeMethod({ methodId: second, actor: agent, now });
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ newDefaultId: null });
    expect((await store.methods(id)).map((one) => [one.id, one.status])).toEqual([[third, 'blocked']]);
  });

  test('one that is not the default goes without changing the default', async () => {
    const id = await account(store);
    const [first, second] = [await method(store, id), await method(store, id)];
    await store.removeMethod({ methodId: second, actor: agent, now });
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ newDefaultId: first });
  });

  test('making another the default; not a blocked or a removed one', async () => {
    const id = await account(store);
    const [first, second, third] = [await method(store, id), await method(store, id), await method(store, id)];
    expect(await store.defaultMethod({ methodId: second, actor: agent })).toMatchObject({ seq: 5, value: { default: true } });
    // Said again: nothing new, but it is to be delivered.
    expect(await store.defaultMethod({ methodId: second, actor: agent })).toMatchObject({ seq: 5 });
    await store.recordStep(step(id, 1, { marks: [{ kind: 'methodBlocked', methodId: third, status: 'expired' }] }));
    expect(await refusal(store.defaultMethod({ methodId: third, actor: agent }))).toBe('422 card_blocked');
    await store.removeMethod({ methodId: first, actor: agent, now });
    expect(await refusal(store.defaultMethod({ methodId: first, actor: agent }))).toBe('404 not_found');
    expect(await refusal(store.defaultMethod({ methodId: 'pm_no', actor: agent }))).toBe('404 not_found');
  });

  test('added at once, there is still one default', async () => {
    const id = await account(store);
    await Promise.all([1, 2, 3, 4].map(() => store.addMethod(adding(id, { default: true }))));
    expect((await store.methods(id)).filter((one) => one.default)).toHaveLength(1);
    expect((await known(store, id)).lastFactSeq).toBe(5);
  });
});

describe('test clocks', () => {
  test('go on, stay, and never back', async () => {
    const id = await account(store);
    await store.aimClock(id, '2026-04-01T00:00:00.000Z');
    await store.aimClock(id, '2026-04-01T00:00:00.000Z');
    expect(await refusal(store.aimClock(id, '2026-03-31T23:59:59.999Z'))).toBe('422 clock_cannot_go_back');
    expect((await known(store, id)).advanceTarget).toBe('2026-04-01T00:00:00.000Z');
    await store.setSkew(id, -12_345_678_901);
    expect((await known(store, id)).skewMs).toBe(-12_345_678_901);
  });

  test('are not for accounts in real time', async () => {
    const { value } = await store.openAccount(opening({}, { testClock: false }));
    expect(await refusal(store.aimClock(value.id, '2026-04-01T00:00:00.000Z'))).toBe('409 not_a_test_clock');
  });
});

describe('policies and keys', () => {
  test('a version is what it was for ever', async () => {
    const policy = { ...mexicoPolicy(), name: 'north' };
    await store.savePolicy(policy, agent);
    await store.savePolicy(structuredClone(policy), agent);
    expect(await refusal(store.savePolicy({ ...policy, reminders: { ...policy.reminders, lastNoticeOnDay: 50 } }, agent))).toBe('409 policy_version_taken');
    await store.savePolicy({ ...policy, version: 2 }, agent);
    expect(await store.policyBody('north', 1)).toEqual(policy);
    expect(await store.policyBody('north', 3)).toBeNull();
    expect((await store.policies()).map((one) => [one.name, one.version])).toEqual([
      ['mexico', 1],
      ['north', 1],
      ['north', 2],
    ]);
    expect((await store.openAccount(opening({}, { policyName: 'north' }))).value.policyVersion).toBe(2);
  });

  test('a key has its role, until it is saved with another', async () => {
    const id = newId('key');
    await store.saveApiKey({ id, hash: 'h1', role: 'agent' });
    expect(await store.apiKeyRole('h1')).toEqual({ id, role: 'agent' });
    await store.saveApiKey({ id, hash: 'h2', role: 'viewer' });
    expect([await store.apiKeyRole('h1'), await store.apiKeyRole('h2')]).toEqual([null, { id, role: 'viewer' }]);
  });
});
