import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { FORESIGHT_LIMITS, threadedForesight } from '../../ports/foresight/threads/foresight.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

interface Item {
  at: string;
  kind: string;
  detail: Record<string, unknown>;
}

const opened = async (more: object = {}) => {
  const { id } = await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' }, ...more });
  return id as string;
};
const foreseen = async (id: string, body?: object): Promise<Item[]> => {
  const answer = await api.post(`/v1/accounts/${id}/forecast`, body);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json().items;
};
interface Listed {
  at: string;
  type: string;
  template: string;
  outcome: string;
}
const items = async (path: string): Promise<Listed[]> => (await api.get(path)).json().items;

describe('a forecast', () => {
  test('is the story that the account then lives: every mail, every charge, and the deactivation', async () => {
    const id = await opened({ autopay: true });
    await api.card(id, 'tok_insufficient_funds');
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.invoice(id, 58_000, { dueOn: '2026-04-10' });
    await api.settled(id);
    const before = (await items(`/v1/accounts/${id}/emails`)).length;
    const story = await foreseen(id);
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: story.at(-1)!.at });

    const mails = (await items(`/v1/accounts/${id}/emails?limit=100`))
      .slice(before)
      .map((mail) => `${mail.at} ${mail.template}`);
    expect(story.filter((item) => item.kind === 'email').map((item) => `${item.at} ${item.detail.template}`)).toEqual(
      mails,
    );
    const attempts = (await items(`/v1/accounts/${id}/payment-attempts`)).map(
      (attempt) => `${attempt.at} ${attempt.outcome}`,
    );
    expect(
      story
        .filter((item) => item.kind === 'charge' || item.kind === 'retry')
        .map((item) => `${item.at} ${item.detail.outcome}`),
    ).toEqual(attempts);
    const cuts = (await items(`/v1/accounts/${id}/timeline?limit=100`))
      .filter((entry) => entry.type === 'service.deactivated')
      .map((entry) => entry.at);
    expect(story.filter((item) => item.kind === 'deactivation').map((item) => item.at)).toEqual(cuts);
    expect([mails.length, attempts.length, cuts.length].every((count) => count > 0)).toBe(true);
  });

  test('changes nothing', async () => {
    const id = await opened();
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    const [rows, account] = [await api.rowCounts(), (await api.get(`/v1/accounts/${id}`)).body];
    await foreseen(id, { outcomes: { charge: 'succeeded' }, override: { command: 'pause', until: '2026-04-01' } });
    expect(await api.rowCounts()).toEqual(rows);
    expect((await api.get(`/v1/accounts/${id}`)).body).toBe(account);
  });

  test('of an override shows what it would bring, and is refused as it would be', async () => {
    const id = await opened();
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-20T15:00:00Z' });
    const story = await foreseen(id, { override: { command: 'promise', amountMinor: 116_000, on: '2026-03-27' } });
    expect(story[0]).toMatchObject({ kind: 'email', detail: { template: 'promise-confirmed' } });
    expect(story.some((item) => item.detail.template === 'promise-broken')).toBe(true);

    const refused = async (override: object, role: 'admin' | 'agent' | 'viewer' = 'agent') => {
      const answer = await api.post(`/v1/accounts/${id}/forecast`, { override }, { role });
      return [answer.statusCode, answer.json().code];
    };
    expect(await refused({ command: 'writeOff' })).toEqual([403, 'forbidden']);
    expect(await refused({ command: 'promise', amountMinor: 116_000, on: '2026-09-01' })).toEqual([
      422,
      'promise_day_out_of_range',
    ]);
    expect(await refused({ command: 'resume' })).toEqual([409, 'not_allowed_now']);
    expect(await refused({ command: 'pause', until: '2026-04-01', expectedVersion: 0 })).toEqual([
      409,
      'stale_version',
    ]);
    expect(await refused({ command: 'pause' })).toEqual([400, 'invalid_request']);
    expect(await refused({ command: 'pause', until: '2026-04-01' }, 'viewer')).toEqual([403, 'forbidden']);
  });

  test('ends with the day that is asked for, which lies between today and five years ahead', async () => {
    const id = await opened();
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    const story = await foreseen(id, { until: '2026-03-11' });
    expect(story.at(-1)).toMatchObject({
      at: '2026-03-11T14:00:00.000Z',
      kind: 'email',
      detail: { template: 'overdue-reminder' },
    });
    for (const until of ['2026-03-01', '2031-03-03', 'soon']) {
      const answer = await api.post(`/v1/accounts/${id}/forecast`, { until });
      expect([until, answer.statusCode, answer.json().errors?.[0]?.path]).toEqual([until, 400, 'until']);
    }
    expect((await api.post(`/v1/accounts/${id}/forecast`, { until: '2031-03-02' })).statusCode).toBe(200);
  });

  test('can be read by a viewer, and not for an account that is not there', async () => {
    const id = await opened();
    expect((await api.post(`/v1/accounts/${id}/forecast`, undefined, { role: 'viewer' })).json()).toEqual({
      items: [],
    });
    expect((await api.post('/v1/accounts/acc_nobody/forecast', {})).statusCode).toBe(404);
  });

  test('needs no engine', async () => {
    const id = await opened();
    api.hands.away = true;
    expect((await api.post(`/v1/accounts/${id}/forecast`, {})).statusCode).toBe(200);
    api.hands.away = false;
  });
});

describe('what is foreseen', () => {
  const { name: _name, version: _version, ...policy } = mexicoPolicy();
  const asked = (id: string): [path: string, body: object][] => [
    [`/v1/accounts/${id}/forecast`, {}],
    ['/v1/policies/mexico/versions/1/preview', {}],
    ['/v1/policies/tried/versions', policy],
  ];

  test('has an end: what takes too long is refused, and nothing is written', async () => {
    const id = await opened();
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    const foresight = threadedForesight({ ...FORESIGHT_LIMITS, answerMs: 1 });
    const app = await api.serve({ foresight });
    const rows = await api.rowCounts();
    for (const [path, body] of asked(id)) {
      const { statusCode, json } = await api.call('POST', path, { body }, app);
      expect([path, statusCode, json().code]).toEqual([path, 422, 'too_much_to_foresee']);
    }
    expect(await api.rowCounts()).toEqual(rows);
    await app.close();
    await foresight.close();
  });

  test('waits for its turn, and not for long: whoever comes where too many wait is told when to come again', async () => {
    const id = await opened();
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    const foresight = threadedForesight({ ...FORESIGHT_LIMITS, waiting: 0 });
    const app = await api.serve({ foresight });
    for (const [path, body] of asked(id)) {
      const { statusCode, headers, json } = await api.call('POST', path, { body }, app);
      expect([path, statusCode, json().code, headers['retry-after']]).toEqual([path, 503, 'unavailable', '5']);
    }
    await app.close();
    await foresight.close();
  });
});
