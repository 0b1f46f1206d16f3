import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

interface Entry {
  seq: number;
  type: string;
  data: Record<string, unknown>;
  because: { rule: string; numbers: Record<string, unknown>; entries: number[] } | null;
}

const opened = async (more: object = {}): Promise<string> =>
  (await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' }, ...more })).id;
const timeline = async (id: string): Promise<Entry[]> =>
  (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items;
const seqOf = (entries: Entry[], type: string, template?: string): number | undefined =>
  entries.findLast((one) => one.type === type && (template === undefined || one.data.template === template))?.seq;

describe('because', () => {
  test('a deactivation rests on the overdue day and the last notice, by their numbers in this timeline', async () => {
    const id = await opened();
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-05-11T18:00:00Z' });
    const entries = await timeline(id);
    expect(entries.find((one) => one.type === 'service.deactivated')?.because).toEqual({
      rule: 'The case: no deactivation without warning',
      numbers: { 'deactivation.afterDays': 60, 'deactivation.noticeWorkingDays': 3 },
      entries: [seqOf(entries, 'overdue.began'), seqOf(entries, 'email.sent', 'last-notice')],
    });
    expect(entries.find((one) => one.type === 'overdue.began')?.because?.entries).toEqual([
      seqOf(entries, 'invoice.issued'),
    ]);
  });

  test('numbers are those of the timeline, where lines stand that the chart has no part in', async () => {
    const id = await opened();
    const { version } = (await api.get(`/v1/accounts/${id}`)).json();
    const refused = await api.post(`/v1/accounts/${id}/overrides`, {
      command: 'extend',
      days: 3,
      reason: 'too soon',
      expectedVersion: version,
    });
    expect(refused.statusCode).toBe(409);
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-11T18:00:00Z' });
    const entries = await timeline(id);
    expect(entries.find((one) => one.type === 'override.refused')?.because?.rule).toBe('The case: extend');
    expect(entries.find((one) => one.type === 'overdue.began')?.because?.entries).toEqual([
      seqOf(entries, 'invoice.issued'),
    ]);
    for (const { seq, because } of entries) for (const one of because?.entries ?? []) expect(one).toBeLessThan(seq);
  });
});

describe('why', () => {
  test('says how the account stands at its own now, each sentence with what it rests on', async () => {
    const id = await opened({ autopay: false });
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-20T18:00:00Z' });
    const entries = await timeline(id);
    const { items } = (await api.get(`/v1/accounts/${id}/why`)).json();
    expect(items.map((one: { about: string }) => one.about)).toEqual([
      'overdue',
      'service',
      'autopay',
      'silence',
      'nextAction',
    ]);
    expect(items[0]).toEqual({
      about: 'overdue',
      says: expect.stringMatching(
        /^1,160\.00 MXN of invoice \S+ is overdue\. It was due on 10 March 2026 and has been overdue for 10 days\.$/,
      ),
      because: {
        rule: 'Days: overdue',
        numbers: {},
        entries: [seqOf(entries, 'invoice.issued'), seqOf(entries, 'overdue.began')],
      },
    });
    expect(items[4].says).toBe('A reminder goes on 25 March 2026 at 08:00, for day 15 of what is overdue.');
  });

  test('404 for an account that is not there', async () => {
    expect((await api.get('/v1/accounts/acc_none/why')).statusCode).toBe(404);
  });
});
