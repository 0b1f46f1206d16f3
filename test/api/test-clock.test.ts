import { describe, expect, test } from '@jest/globals';
import { AdvanceTimeout } from '../../workflows/client/advance.ts';
import { runningApi } from './running-api.ts';
import { until } from '../until.ts';

const HELD = 'SELECT 1 FROM account_states WHERE account_id = $1 AND advance_until > clock_timestamp()';

const api = runningApi();

const onClock = (more: object = {}) => api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' }, ...more });
const advance = (id: string, body: object, idempotencyKey?: string) =>
  api.post(`/v1/accounts/${id}/test-clock/advance`, body, idempotencyKey === undefined ? {} : { idempotencyKey });

describe('advancing a test clock', () => {
  test('does all that falls due until then, and answers with the account', async () => {
    const { id } = await onClock({ autopay: true });
    await api.card(id, 'tok_ok');
    await api.invoice(id, 116_000, { issuedOn: '2026-01-05', dueOn: '2026-01-10' });
    expect((await api.get(`/v1/accounts/${id}`)).json().upcoming).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'charge' })]),
    );
    const there = await advance(id, { to: '2026-01-11T00:00:00-06:00' });
    expect(there.statusCode).toBe(200);
    expect(there.json()).toMatchObject({
      clock: { now: '2026-01-11T06:00:00.000Z', test: true },
      balance: { openMinor: 0 },
    });
    const { items } = (await api.get(`/v1/accounts/${id}/emails`)).json();
    expect(items.map((one: { template: string }) => one.template)).toEqual(expect.arrayContaining(['payment-receipt']));
    expect((await api.get(`/v1/emails/${items[0].id}`)).json()).toMatchObject({
      ...items[0],
      html: expect.any(String),
      text: expect.any(String),
    });
  });

  test('goes by days, hours and minutes together, from where it is', async () => {
    const { id } = await onClock();
    expect((await advance(id, { days: 3, hours: 1, minutes: 10 })).json().clock.now).toBe('2026-01-08T16:10:00.000Z');
    expect((await advance(id, { minutes: 1 })).json().clock.now).toBe('2026-01-08T16:11:00.000Z');
  });

  test('never goes back; the last target again is fine', async () => {
    const { id } = await onClock();
    expect((await advance(id, { to: '2026-01-05T14:59:59Z' })).json()).toMatchObject({
      status: 422,
      code: 'clock_cannot_go_back',
    });
    await advance(id, { to: '2026-01-07T00:00:00Z' });
    expect((await advance(id, { to: '2026-01-06T00:00:00Z' })).json()).toMatchObject({
      status: 422,
      code: 'clock_cannot_go_back',
    });
    expect((await advance(id, { to: '2026-01-07T00:00:00Z' })).statusCode).toBe(200);
    expect((await advance(id, { to: '2150-01-01T00:00:00Z' })).statusCode).toBe(400);
    expect((await advance(id, { days: 3_660 })).statusCode).toBe(200);
  });

  test('is done once at a time, whichever process is asked', async () => {
    const { id } = await onClock();
    const other = await api.serve();
    let open = (): void => undefined;
    api.hands.gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = advance(id, { days: 1 });
    await until(async () => (await api.sql.query(HELD, [id])).rowCount === 1);
    for (const app of [api.app, other]) {
      const second = await api.call('POST', `/v1/accounts/${id}/test-clock/advance`, { body: { days: 2 } }, app);
      expect(second.json()).toMatchObject({ status: 409, code: 'advance_in_progress' });
    }
    open();
    expect((await first).statusCode).toBe(200);
    expect((await advance(id, { days: 1 })).statusCode).toBe(200);
    await other.close();
  });

  test('is gone on with by its own repetition, though the process that has died at it still holds the clock', async () => {
    const { id } = await onClock();
    const moves = api.hands.advance.bind(api.hands);
    api.hands.advance = async (accountId, target) => {
      await api.store.takeClock(accountId, target, 1_500);
      throw new Error('killed');
    };
    expect((await advance(id, { days: 1 }, 'died-at-it')).statusCode).toBe(500);
    api.hands.advance = moves;
    expect((await advance(id, { days: 1 })).json().code).toBe('advance_in_progress');
    expect((await advance(id, { days: 1 }, 'died-at-it')).json().clock.now).toBe('2026-01-06T15:00:00.000Z');
  });

  test('that takes too long is 503, and goes on when it is sent again', async () => {
    const { id } = await onClock();
    api.hands.advanceFails = new AdvanceTimeout('not idle');
    const late = await advance(id, { days: 1 }, 'late');
    api.hands.advanceFails = null;
    expect(late.json()).toMatchObject({ status: 503, code: 'unavailable' });
    expect(late.headers['retry-after']).toBeDefined();
    expect((await advance(id, { days: 1 }, 'late')).json().clock.now).toBe('2026-01-06T15:00:00.000Z');
  });

  test('is for test clocks only', async () => {
    const { id } = await api.account();
    expect((await advance(id, { days: 1 })).json()).toMatchObject({ status: 409, code: 'not_a_test_clock' });
  });
});
