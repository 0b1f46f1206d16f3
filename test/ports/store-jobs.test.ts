import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Store } from '../../ports/store/store.ts';
import { goesTo } from './store-deeds.ts';
import { account, agent, invoice, newId, now, openWorld, type World } from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => {
  ({ store } = world = await openWorld());
  await store.savePolicy({ ...mexicoPolicy(), version: 2 }, agent);
});
afterAll(() => world.close());

const jobFor = (tag: string, id = newId('job')) =>
  store.createPolicyJob({
    id,
    policyName: 'mexico',
    policyVersion: 1,
    filter: { tag },
    reason: 'test',
    actor: agent,
    now,
  });
const LEASE_MS = 60_000;
/** All unfinished jobs that nobody has. */
async function takeAll(worker: string): Promise<string[]> {
  const taken: string[] = [];
  for (
    let job = await store.takePolicyJob(worker, LEASE_MS);
    job !== null;
    job = await store.takePolicyJob(worker, LEASE_MS)
  )
    taken.push(job.id);
  return taken;
}

describe('a policy job', () => {
  test('chooses its accounts when it is made, but for those that are there already', async () => {
    // New accounts are under the latest version, which is 2.
    const ids = [await account(store, { tags: ['chosen'] }), await account(store, { tags: ['chosen', 'more'] })].sort();
    await account(store, { tags: ['other'] });
    const job = await jobFor('chosen');
    await account(store, { tags: ['chosen'] });
    expect(job).toMatchObject({
      total: 2,
      done: 0,
      finishedAt: null,
      taken: false,
      filter: { tag: 'chosen' },
      actor: agent,
    });
    expect(await store.policyJobWaiting(job.id, 10)).toEqual(ids);
    expect(await jobFor('chosen', job.id)).toEqual(job);
    const there = await store.createPolicyJob({
      id: newId('job'),
      policyName: 'mexico',
      policyVersion: 2,
      filter: { tag: 'chosen' },
      reason: 'test',
      actor: agent,
      now,
    });
    expect(there).toMatchObject({ total: 0, finishedAt: now });
    await takeAll('cleaner');
  });

  test("is one worker's at a time, until that one lets go or is not heard of any more", async () => {
    const id = await account(store, { tags: ['lease'] });
    const job = await jobFor('lease');
    const taken = await Promise.all([1, 2, 3, 4].map((n) => store.takePolicyJob(`worker-${n}`, LEASE_MS)));
    expect(taken.filter((one) => one?.id === job.id)).toHaveLength(1);
    const owner = `worker-${taken.findIndex((one) => one !== null) + 1}`;
    await store.leavePolicyJob(job.id, 'somebody-else', now);
    expect(await takeAll('thief')).toEqual([]);
    await store.leavePolicyJob(job.id, owner, now);
    expect(await store.takePolicyJob('short', 1)).toMatchObject({ id: job.id, taken: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await takeAll('heir')).toEqual([job.id]);
    // The one that was thought dead comes to its end: what it did counts, and it is told that the job is another's.
    expect(
      await store.notePolicyJob({
        id: job.id,
        worker: 'short',
        forMs: LEASE_MS,
        accountId: id,
        outcome: 'moved',
        detail: null,
      }),
    ).toBe(false);
    expect(
      await store.notePolicyJob({
        id: job.id,
        worker: 'heir',
        forMs: LEASE_MS,
        accountId: id,
        outcome: 'failed',
        detail: 'late',
      }),
    ).toBe(true);
    await store.leavePolicyJob(job.id, 'heir', now);
    expect(await store.policyJobById(job.id)).toMatchObject({
      done: 1,
      outcomes: { moved: 1, skipped: 0, refused: 0, failed: 0 },
      finishedAt: now,
      taken: false,
    });
  });

  test('has its failures tried again when asked to', async () => {
    const [refused, moved] = [await account(store, { tags: ['again'] }), await account(store, { tags: ['again'] })];
    const job = await jobFor('again');
    expect(await takeAll('w')).toEqual([job.id]);
    await store.notePolicyJob({
      id: job.id,
      worker: 'w',
      forMs: LEASE_MS,
      accountId: refused,
      outcome: 'refused',
      detail: 'not now',
    });
    await store.notePolicyJob({
      id: job.id,
      worker: 'w',
      forMs: LEASE_MS,
      accountId: moved,
      outcome: 'moved',
      detail: null,
    });
    await store.leavePolicyJob(job.id, 'w', now);
    expect(await store.policyJobProblems(job.id, 10)).toEqual([
      { accountId: refused, outcome: 'refused', detail: 'not now' },
    ]);
    expect(await store.retryPolicyJob(job.id)).toMatchObject({ done: 1, finishedAt: null });
    expect(await store.policyJobWaiting(job.id, 10)).toEqual([refused]);
    await takeAll('cleaner');
  });

  test('that is told to try again as it ends does not end before', async () => {
    for (let i = 0; i < 10; i++) {
      const accountId = await account(store, { tags: [`ending-${i}`] });
      const job = await jobFor(`ending-${i}`);
      await takeAll('w');
      await store.notePolicyJob({
        id: job.id,
        worker: 'w',
        forMs: LEASE_MS,
        accountId,
        outcome: 'failed',
        detail: 'once',
      });
      await Promise.all([store.leavePolicyJob(job.id, 'w', now), store.retryPolicyJob(job.id)]);
      expect(await store.policyJobById(job.id)).toMatchObject({ done: 0, total: 1, finishedAt: null, taken: false });
    }
    await takeAll('cleaner');
  });

  test('is listed, newest first, page by page', async () => {
    const made = [await jobFor('nobody'), await jobFor('nobody'), await jobFor('nobody')]
      .map((job) => job.id)
      .reverse();
    const first = await store.policyJobs({ limit: 2, cursor: null });
    const second = await store.policyJobs({ limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((job) => job.id)).toEqual(made);
    await expect(store.policyJobs({ limit: 2, cursor: 'nonsense' })).rejects.toThrow('cursor');
  });
});

describe('the history of an account', () => {
  test("says which step took each fact, and when in the account's own time", async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 116_000);
    await goesTo(store, id, '2026-03-02T13:30:00.000Z');
    await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    const { facts, timeline, attempts } = await store.historyOf(id);
    expect(facts.map(({ seq, step, at, fact }) => [seq, step, at, fact.type])).toEqual([
      [1, 1, now, 'ACCOUNT_OPENED'],
      [2, 2, now, 'INVOICE_ISSUED'],
      [3, 3, '2026-03-02T13:30:00.000Z', 'INVOICE_VOIDED'],
    ]);
    expect(timeline.map((line) => [line.seq, line.step, line.type])).toEqual([
      [1, 1, 'account.opened'],
      [2, 2, 'invoice.issued'],
      [3, 3, 'invoice.voided'],
    ]);
    expect(attempts).toEqual([]);
    const ids = await store.accountIds(null, 1_000);
    expect(ids).toContain(id);
    expect(await store.accountIds(ids.at(-1) ?? null, 10)).toEqual([]);
  });
});

describe('policy segments', () => {
  test('are replaced as a whole, and name policies that there are', async () => {
    await store.savePolicySegments([
      { policy: 'mexico', currency: 'USD', tag: null },
      { policy: 'mexico', currency: null, tag: 'vip' },
    ]);
    await Promise.all(
      [1, 2, 3].map(() => store.savePolicySegments([{ policy: 'mexico', currency: null, tag: 'vip' }])),
    );
    expect(await store.policySegments()).toEqual([{ policy: 'mexico', currency: null, tag: 'vip' }]);
    await expect(store.savePolicySegments([{ policy: 'atlantis', currency: null, tag: null }])).rejects.toMatchObject({
      status: 422,
      code: 'unknown_policy',
    });
    expect(await store.policySegments()).toHaveLength(1);
  });
});
