import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TimelineType } from '../../domain/timeline.ts';
import type { EmailRow, Store } from '../../ports/store/store.ts';
import { account, agent, invoice, known, method, newId, now, openWorld, standOf, transfer, type World } from './store-world.ts';
import { projection, step } from './store-steps.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const entry = (seq: number, type: TimelineType = 'account.opened') => ({ seq, type, at: now, actor: agent, summary: `line ${seq}`, data: { n: seq } });

describe('recording a step', () => {
  test('writes timeline and projection together', async () => {
    const id = await account(store);
    const seen = projection({
      version: 4,
      collections: { state: 'overdue', rung: 1, overdueSince: '2026-02-10', holds: [] },
      balance: { openMinor: 700, overdueMinor: 700, creditMinor: 0 },
    });
    await store.recordStep(step(id, 1, { entries: [entry(1), entry(2, 'overdue.began')], projection: seen, skewMs: 5_000 }));
    expect(await known(store, id)).toMatchObject({ step: 1, projection: seen, skewMs: 5_000 });
    expect((await store.timeline(id, { limit: 9, cursor: null, after: 0 })).items).toEqual([entry(1), entry(2, 'overdue.began')]);
  });

  test('twice, or behind a later one, changes nothing', async () => {
    const id = await account(store);
    const first = step(id, 1, { entries: [entry(1)] });
    const second = step(id, 2, { entries: [entry(2)], projection: projection({ version: 2 }), skewMs: 7 });
    await Promise.all([store.recordStep(first), store.recordStep(first), store.recordStep(first)]);
    await store.recordStep(second);
    await store.recordStep({ ...first, entries: [entry(9)], projection: projection({ version: 99 }) });
    await store.recordStep(second);
    expect(await known(store, id)).toMatchObject({ step: 2, skewMs: 7, projection: { version: 2 } });
    expect((await store.timeline(id, { limit: 9, cursor: null, after: 0 })).items.map((one) => one.seq)).toEqual([1, 2]);
  });

  test('is all or nothing', async () => {
    const id = await account(store);
    await store.recordStep(step(id, 1, { entries: [entry(1)] }));
    await expect(store.recordStep(step(id, 2, { entries: [entry(2), entry(1)] }))).rejects.toThrow();
    expect((await known(store, id)).step).toBe(1);
    expect((await store.timeline(id, { limit: 9, cursor: null, after: 0 })).items).toHaveLength(1);
  });

  test('marks facts as delivered, and never fewer than before', async () => {
    const id = await account(store);
    await method(store, id);
    const waiting = async () => (await store.undelivered(1_000)).filter((one) => one.accountId === id);
    expect(await waiting()).toEqual([{ accountId: id, seq: 2 }]);
    await store.recordStep(step(id, 1, { appliedSeq: 1 }));
    expect(await waiting()).toEqual([{ accountId: id, seq: 2 }]);
    await store.recordStep(step(id, 2, { appliedSeq: 2 }));
    expect(await waiting()).toEqual([]);
    await store.recordStep(step(id, 3, { appliedSeq: 1 }));
    expect(await waiting()).toEqual([]);
    expect((await store.factsAfter(id, 1, 10)).map((one) => [one.seq, one.fact.type])).toEqual([[2, 'METHOD_ADDED']]);
    expect(await store.factsAfter(id, 0, 1)).toHaveLength(1);
  });

  test('the timeline is read after a line, in pages', async () => {
    const id = await account(store);
    await store.recordStep(step(id, 1, { entries: [1, 2, 3, 4, 5].map((seq) => entry(seq)) }));
    const first = await store.timeline(id, { limit: 2, cursor: null, after: 1 });
    const second = await store.timeline(id, { limit: 2, cursor: first.nextCursor, after: 1 });
    expect([first, second].map((page) => page.items.map((one) => one.seq))).toEqual([
      [2, 3],
      [4, 5],
    ]);
    expect(second.nextCursor).toBeNull();
  });
});

describe('marks of a step', () => {
  test('a small remainder is let go, as far as it is still there', async () => {
    const id = await account(store);
    const { id: invoiceId, number } = await invoice(store, id, 1_000);
    await transfer(store, 985, { concept: number });
    await store.recordStep(step(id, 1, { marks: [{ kind: 'invoiceAdjusted', invoiceId, amountMinor: 15, reason: 'small remainder' }] }));
    expect(await standOf(store, invoiceId)).toBe('paid 0');
    const { id: paidId } = await invoice(store, id, 10);
    await transfer(store, 10, { concept: (await store.invoiceById(paidId))?.number ?? null });
    await store.recordStep(step(id, 2, { marks: [{ kind: 'invoiceAdjusted', invoiceId: paidId, amountMinor: 10, reason: 'small remainder' }] }));
    expect(await standOf(store, paidId)).toBe('paid 0');
  });

  test('write-off, policy, and a method that is not charged again', async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 1_000);
    const methodId = await method(store, id);
    const policy = await store.policyBody('mexico', 1);
    if (policy !== null) await store.savePolicy({ ...policy, version: 2 }, agent);
    await store.recordStep(
      step(id, 1, {
        marks: [
          { kind: 'invoicesUncollectible', invoiceIds: [invoiceId] },
          { kind: 'policy', name: 'mexico', version: 2 },
          { kind: 'methodBlocked', methodId, status: 'expired' },
        ],
      }),
    );
    expect(await standOf(store, invoiceId)).toBe('uncollectible 1000');
    expect((await known(store, id)).policyVersion).toBe(2);
    expect((await store.methodById(methodId))?.status).toBe('expired');
    expect(await store.balancesOf([invoiceId])).toEqual(new Map([[invoiceId, 0]]));
  });
});

describe('e-mails', () => {
  const mail = (accountId: string, key: string): Omit<EmailRow, 'status' | 'providerId'> => ({
    id: newId('eml'),
    accountId,
    key,
    at: now,
    template: 'payment-receipt',
    locale: 'es-MX',
    to: ['ap@guthrie.example'],
    subject: 'Recibo',
    html: '<p>¡Gracias!</p>',
    text: '¡Gracias!',
  });

  test('are kept once for a key, also at once', async () => {
    const id = await account(store);
    const key = newId('key');
    const kept = await Promise.all([1, 2, 3].map(() => store.keepEmail(mail(id, key))));
    expect(new Set(kept.map((one) => one.id)).size).toBe(1);
    expect(kept[0]).toMatchObject({ status: 'queued', providerId: null, to: ['ap@guthrie.example'] });
    await store.emailSent(key, 'prov_1');
    await store.emailSent(key, 'prov_2');
    expect(await store.emailByKey(key)).toMatchObject({ id: kept[0]?.id, status: 'sent', providerId: 'prov_1', html: '<p>¡Gracias!</p>' });
    expect(await store.emailById(kept[0]?.id ?? '')).toMatchObject({ text: '¡Gracias!' });
    const [listed] = (await store.emails(id, { limit: 9, cursor: null })).items;
    expect(listed).toMatchObject({ subject: 'Recibo', status: 'sent' });
    expect(listed).not.toHaveProperty('html');
    expect([await store.emailByKey('no'), await store.emailById('no')]).toEqual([null, null]);
  });
});

describe('service calls', () => {
  test('are done once, and never after a newer one', async () => {
    const accountId = await account(store);
    const call = (key: string, verb: 'deactivate' | 'reactivate', version: number) => store.switchService({ key: `${accountId}:${key}`, accountId, verb, version, at: now });
    expect(await call('a', 'deactivate', 5)).toBe(true);
    expect(await call('a', 'deactivate', 5)).toBe(true);
    expect(await call('c', 'reactivate', 9)).toBe(true);
    expect(await call('b', 'deactivate', 7)).toBe(false);
    expect(await call('b', 'deactivate', 7)).toBe(false);
    expect(await call('d', 'deactivate', 9)).toBe(true);
  });
});
