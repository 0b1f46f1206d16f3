import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TaskKind } from '../../domain/tasks.ts';
import { TASK_KINDS } from '../../domain/tasks.ts';
import type { Day } from '../../domain/time/time.ts';
import { connect } from '../../ports/store/postgres/db/connection.ts';
import type { Db } from '../../ports/store/postgres/db/database.ts';
import { closeTask, openTask } from '../../ports/store/postgres/decide/task-changes.ts';
import { BadCursor, type Store } from '../../ports/store/store.ts';
import { account, agent, newId, now, openWorld, refusal, type World } from './store-world.ts';

/** What waits for people. */

let world: World;
let store: Store;
let db: Db;
beforeAll(async () => {
  ({ store } = world = await openWorld());
  db = connect(world.url, 3);
});
afterAll(async () => {
  await db.$disconnect();
  await world.close();
});

const all = { limit: 100, cursor: null };
const opened = (accountId: string, key: string, kind: TaskKind = 'followUp', dueOn: Day | null = null) =>
  openTask(
    db,
    { key, kind, dueOn, subject: { invoiceId: 'inv_1' }, data: { summary: `do ${key}` } },
    { accountId, at: now },
  );
const only = async (accountId: string) => (await store.tasks({ ...all, accountId })).items[0]?.id ?? '';

/** Whether somebody's word is enough, or the act that is named instead. */
const DONE: Record<TaskKind, 'a word' | RegExp> = {
  accountStuck: /goes on/,
  effectRefused: /could not be done/,
  railStopped: /\/v1\/switches/,
  keyMismatch: 'a word',
  deactivationApproval: /deactivate the account/,
  proofReview: /accept or reject/,
  transferUnmatched: /match the transfer/,
  disputeUndecided: /resolve the dispute/,
  lookupFailing: /outcome of the attempt/,
  debitStuck: /settled or come back/,
  chargeback: 'a word',
  moneyOutTwice: 'a word',
  undeliverable: /another address/,
  cardExpiring: /another default card/,
  breaker: /release the breaker/,
  followUp: 'a word',
  recoveryUndone: 'a word',
  monthUnbilled: /price book/,
  callsUnbilled: 'a word',
  lowUseShort: 'a word',
  portLate: /port request/,
  repDue: /stamp/,
  receiptToCancel: 'a word',
  reply: 'a word',
  refundByHand: 'a word',
  webhookFailing: /PATCH \/v1\/webhook-endpoints/,
};

describe('a task', () => {
  test('is opened once under its key, also at once; of another account it is another', async () => {
    const [id, other] = [await account(store), await account(store)];
    await Promise.all([1, 2, 3, 4].map(() => opened(id, 'followUp:1')));
    await opened(other, 'followUp:1');
    const { items } = await store.tasks({ ...all, accountId: id });
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^tsk_/),
        kind: 'followUp',
        accountId: id,
        accountName: 'Guthrie SA de CV',
        openedAt: now,
        dueOn: null,
        assigneeId: null,
        snoozedUntil: null,
        status: 'open',
        subject: { invoiceId: 'inv_1' },
        data: { summary: 'do followUp:1' },
        closedAt: null,
        closedBy: null,
        reason: null,
      },
    ]);
    expect((await store.tasks({ ...all, accountId: other })).items).toHaveLength(1);
  });

  test('that was settled may come again, as another', async () => {
    const id = await account(store);
    await opened(id, 'followUp:1');
    await closeTask(db, 'followUp:1', { accountId: id, at: now });
    await closeTask(db, 'followUp:1', { accountId: id, at: now });
    await opened(id, 'followUp:1');
    expect([
      (await store.tasks({ ...all, accountId: id })).items.length,
      (await store.tasks({ ...all, accountId: id, status: 'done' })).items,
    ]).toMatchObject([1, [{ closedBy: { kind: 'system' }, closedAt: now }]]);
  });

  test('is closed by a person, with a word; the same again changes nothing, and another word is refused', async () => {
    const id = await account(store);
    await opened(id, 'followUp:1');
    const taskId = await only(id);
    const close = (as: 'done' | 'dismissed', reason: string) =>
      store.closeTask({ id: taskId, as, reason, actor: agent, at: now });
    const first = await close('dismissed', 'not ours');
    expect(first).toMatchObject({ status: 'dismissed', reason: 'not ours', closedBy: agent, closedAt: now });
    expect(await close('dismissed', 'again')).toEqual(first);
    expect(await refusal(close('done', 'x'))).toBe('409 not_allowed_now');
    expect(await store.taskById(taskId)).toEqual(first);
    expect([
      await refusal(store.closeTask({ id: 'tsk_no', as: 'done', reason: null, actor: agent, at: now })),
      await store.taskById('tsk_no'),
    ]).toEqual(['404 not_found', null]);
  });

  test('that is dismissed stands on the timeline, once, by whom and why; one that is done does not', async () => {
    const id = await account(store);
    const dismissals = async () =>
      (await store.timeline(id, { ...all, after: 0 })).items.filter(({ type }) => type === 'task.dismissed');
    await opened(id, 'followUp:1');
    await store.closeTask({ id: await only(id), as: 'done', reason: null, actor: agent, at: now });
    expect(await dismissals()).toEqual([]);
    await opened(id, 'followUp:2');
    const taskId = await only(id);
    for (const reason of ['not ours', 'again'])
      await store.closeTask({ id: taskId, as: 'dismissed', reason, actor: agent, at: now });
    expect(await dismissals()).toMatchObject([
      {
        actor: agent,
        data: { taskId, kind: 'followUp', reason: 'not ours' },
        summary: expect.stringMatching(/not ours/),
      },
    ]);
  });

  test('of two who close it otherwise at once, one is told so', async () => {
    for (let i = 0; i < 5; i++) {
      const id = await account(store);
      await opened(id, 'followUp:1');
      const taskId = await only(id);
      const said = await Promise.allSettled(
        (['done', 'dismissed'] as const).map((as) =>
          store.closeTask({ id: taskId, as, reason: null, actor: agent, at: now }),
        ),
      );
      expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  // A refund's task ends with the refund: test/api/refunds.test.ts.
  test.each(TASK_KINDS.filter((kind) => kind !== 'refundByHand'))(
    '%s is done by a word or by an act, and may be dismissed',
    async (kind) => {
      const id = await account(store);
      await opened(id, `a ${kind}`, kind);
      const close = async (as: 'done' | 'dismissed') =>
        store.closeTask({ id: await only(id), as, reason: 'because', actor: agent, at: now });
      const by = DONE[kind];
      if (by === 'a word')
        expect(await close('done')).toMatchObject({ status: 'done', closedBy: agent, reason: 'because' });
      else {
        await expect(close('done')).rejects.toMatchObject({
          status: 409,
          code: 'settled_by_an_act',
          message: expect.stringMatching(by),
        });
        expect(await close('dismissed')).toMatchObject({ status: 'dismissed', closedBy: agent, reason: 'because' });
      }
    },
  );
});

test('they list oldest first, in pages, by kind, account, status and day', async () => {
  const id = await account(store);
  for (const [key, dueOn] of [
    ['1', '2026-03-01'],
    ['2', '2026-03-02'],
    ['3', null],
  ] as const)
    await opened(id, key, key === '2' ? 'chargeback' : 'followUp', dueOn);
  const keys = async (query: Partial<Parameters<Store['tasks']>[0]>) =>
    (await store.tasks({ ...all, accountId: id, ...query })).items.map(({ data }) => data.summary);
  expect([
    await keys({}),
    await keys({ kind: 'chargeback' }),
    await keys({ dueBefore: '2026-03-02' }),
    await keys({ status: 'done' }),
  ]).toEqual([['do 1', 'do 2', 'do 3'], ['do 2'], ['do 1'], []]);
  const first = await store.tasks({ accountId: id, limit: 2, cursor: null });
  const second = await store.tasks({ accountId: id, limit: 2, cursor: first.nextCursor });
  expect([[...first.items, ...second.items].map(({ data }) => data.summary), second.nextCursor]).toEqual([
    ['do 1', 'do 2', 'do 3'],
    null,
  ]);
  await expect(store.tasks({ ...all, cursor: newId('x') })).rejects.toThrow(BadCursor);
});
