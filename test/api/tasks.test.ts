import { describe, expect, test } from '@jest/globals';
import { signedIn } from './browser.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

const tasks = async (query: string) => (await api.get(`/v1/tasks?${query}`)).json().items;

let sent = 0;
const unmatched = () =>
  api.made('/v1/bank-transfers', {
    trackingKey: `NOBODY${(sent += 1)}`,
    amountMinor: 15_000,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
  });

const followUp = async (): Promise<{ id: string; accountId: string }> => {
  const { id: accountId } = await api.account();
  await api.call('PATCH', `/v1/accounts/${accountId}`, { body: { nextActionOn: '2026-03-02' } });
  await api.settled(accountId);
  const [task] = await tasks(`accountId=${accountId}`);
  return { ...task, accountId };
};

describe('a task', () => {
  test('that an act settles is not done by a word for it, and closes with the act', async () => {
    const { id } = await api.account();
    const proof = await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'TASKED1',
      amountMinor: 100,
      paidOn: '2026-03-01',
    });
    const [task] = await tasks(`accountId=${id}&kind=proofReview`);
    expect(task).toMatchObject({
      id: expect.stringMatching(/^tsk_/),
      kind: 'proofReview',
      accountId: id,
      dueOn: '2026-03-04',
      status: 'open',
      assigneeId: null,
      snoozedUntil: null,
      subject: { proofId: proof.id },
      data: { summary: expect.stringMatching(/proof/) },
    });
    expect((await api.post(`/v1/tasks/${task.id}/done`)).json()).toMatchObject({
      status: 409,
      code: 'settled_by_an_act',
      detail: expect.stringContaining('accept or reject the proof'),
    });
    await api.made(`/v1/proofs-of-payment/${proof.id}/reject`, { reason: 'Not legible' });
    expect((await api.get(`/v1/tasks/${task.id}`)).json()).toMatchObject({ status: 'done', closedAt: api.machineNow });
    expect(await tasks(`accountId=${id}`)).toEqual([]);
  });

  test('is dismissed with a reason, by whom is kept; the same again answers the same', async () => {
    const { id, accountId } = await followUp();
    expect((await api.post(`/v1/tasks/${id}/dismiss`)).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'reason' }],
    });
    const dismissed = (await api.post(`/v1/tasks/${id}/dismiss`, { reason: 'They paid' }, { role: 'agent' })).json();
    expect(dismissed).toMatchObject({
      status: 'dismissed',
      reason: 'They paid',
      closedBy: { kind: 'agent', id: 'key_agent' },
    });
    expect((await api.post(`/v1/tasks/${id}/dismiss`, { reason: 'They paid' }, { role: 'agent' })).json()).toEqual(
      dismissed,
    );
    expect((await api.post(`/v1/tasks/${id}/done`)).statusCode).toBe(409);
    expect(await tasks(`accountId=${accountId}&status=dismissed`)).toEqual([dismissed]);
  });

  test('is done by whoever says so where nothing else settles it', async () => {
    const { id } = await followUp();
    expect((await api.post(`/v1/tasks/${id}/done`, {}, { role: 'viewer' })).statusCode).toBe(403);
    expect(await api.made(`/v1/tasks/${id}/done`)).toMatchObject({ kind: 'followUp', status: 'done' });
    expect((await api.post('/v1/tasks/tsk_none/done')).json()).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('of a transfer that nobody could match closes when it is matched, over two accounts as well', async () => {
    const { id: transferId } = await unmatched();
    const mine = async (status: string) =>
      (await tasks(`kind=transferUnmatched&status=${status}&limit=100`)).filter(
        (one: { subject: object }) => JSON.stringify(one.subject) === JSON.stringify({ transferId }),
      );
    expect(await mine('open')).toMatchObject([{ accountId: null, dueOn: '2026-03-03' }]);
    const owing = async (amountMinor: number) => (await api.invoice((await api.account()).id, amountMinor)).id;
    const allocations = [
      { invoiceId: await owing(10_000), amountMinor: 10_000 },
      { invoiceId: await owing(9_000), amountMinor: 4_000 },
    ];
    expect((await api.post(`/v1/bank-transfers/${transferId}/match`, { allocations })).json()).toMatchObject({
      status: 422,
      code: 'allocations_do_not_add_up',
    });
    const [first, second] = allocations;
    const whole = [first, { ...second, amountMinor: 5_000 }];
    expect(await api.made(`/v1/bank-transfers/${transferId}/match`, { allocations: whole })).toMatchObject({
      accountId: null,
      payments: expect.arrayContaining([
        expect.objectContaining({ amountMinor: 10_000 }),
        expect.objectContaining({ amountMinor: 5_000 }),
      ]),
    });
    expect([await mine('open'), (await mine('done')).length]).toEqual([[], 1]);
    expect((await api.get(`/v1/invoices/${first?.invoiceId}`)).json()).toMatchObject({
      status: 'paid',
      payments: [{ source: 'transfer', amountMinor: 10_000 }],
    });
  });

  test('lists by what is asked: due before a day, and nothing that is not known', async () => {
    await followUp();
    const due = await tasks('kind=followUp&dueBefore=2026-03-03&limit=100');
    expect(due.length).toBeGreaterThan(0);
    expect(await tasks('kind=followUp&dueBefore=2026-03-02&limit=100')).toEqual([]);
    const [task] = due;
    expect(task.accountName).toBe('Guthrie SA de CV');
    const ids = async (query: string) =>
      (await tasks(`kind=followUp&limit=100&${query}`)).map(({ id }: { id: string }) => id);
    expect(await ids('assigned=nobody')).toContain(task.id);
    const { browser, email } = await signedIn(api);
    await api.made(`/v1/tasks/${task.id}/assign`, { assigneeId: email });
    expect(await ids('assigned=nobody')).not.toContain(task.id);
    expect(await ids('assigned=me')).toEqual([]);
    expect((await browser.get('/v1/tasks?assigned=me')).json().items).toEqual([
      expect.objectContaining({ id: task.id, assigneeId: email }),
    ]);
    expect((await api.get('/v1/tasks?kind=laundry')).json()).toMatchObject({ status: 400, errors: [{ path: 'kind' }] });
    expect((await api.get('/v1/tasks?owner=me')).statusCode).toBe(400);
  });
});
