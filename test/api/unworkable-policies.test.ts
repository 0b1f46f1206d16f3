import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { rehearse } from '../../domain/foresight/rehearsal/rehearse.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { migrateAccounts } from '../../workflows/upkeep/migrate-accounts.ts';
import { runningApi } from './running-api.ts';

const never = (): boolean => false;
const api = runningApi();
afterEach(() => void jest.restoreAllMocks());

const shipped = mexicoPolicy();
const { name: _name, version: _version, ...body } = shipped;
const BILLION = 1_000_000_000;
const everyDay = Array.from({ length: 730 }, (_, i) => addDays('2026-01-01', i));

/** A policy's body with one field as it must not be. */
function withField(path: string, value: unknown): object {
  const copy = structuredClone(body);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  steps.reduce<any>((part, step) => part[step], copy)[last] = value;
  return copy;
}

describe('a policy that can not work is refused, by the field, and nothing is written', () => {
  const refused: [path: string, value: unknown, named: string, said: RegExp][] = [
    ['deactivation.noticeWorkingDays', BILLION, 'deactivation.noticeWorkingDays', /must be at most 90/],
    ['calendar.holidays', everyDay, 'calendar.holidays', /no working day in the 15 days from 2026-01-01/],
    ['charge.noticeDays', BILLION, 'charge.noticeDays', /must be at most 90/],
    ['holds.proofReviewWorkingDays', BILLION, 'holds.proofReviewWorkingDays', /must be at most 90/],
    ['deactivation.afterDays', BILLION, 'deactivation.afterDays', /must be at most 730/],
    ['due.oneTimeDays', BILLION, 'due.oneTimeDays', /must be at most 365/],
    ['calendar.bankHolidays', everyDay, 'calendar.bankHolidays', /no bank day in the 15 days from 2026-01-01/],
    ['reminders.whileDeactivatedEveryDays', BILLION, 'reminders.whileDeactivatedEveryDays', /must be at most 365/],
    ['holds.disputeWindowDays', BILLION, 'holds.disputeWindowDays', /must be at most 730/],
    ['charge.window', { from: '00:00', to: '00:01' }, 'charge.window.to', /must be 60 minutes after 00:00 or more/],
    ['calendar.contactHours', { from: '23:59', to: '24:00' }, 'calendar.contactHours.to', /must be 60 minutes after/],
    ['holds.promiseMaxWorkingDays', BILLION, 'holds.promiseMaxWorkingDays', /must be at most 90/],
    ['charge.retryAfterMinutes', BILLION, 'charge.retryAfterMinutes', /must be at most 10080/],
    ['charge.sameMethodWaitMinutes', BILLION, 'charge.sameMethodWaitMinutes', /must be at most 10080/],
    ['lookup.thenEveryHours', BILLION, 'lookup.thenEveryHours', /must be at most 168/],
    ['charge.retryOnDays', [3, BILLION], 'charge.retryOnDays[1]', /must be at most 90/],
    ['due.monthDay', 31, 'due.monthDay', /must be at most 28/],
    ['charge.retryAfterMinutes', 4_320, 'charge.retryAfterMinutes', /must come before the first of retryOnDays, day 3/],
    ['networks.1.declines', { max: 20, hours: 8_785 }, 'networks[1].declines.hours', /must be at most 8784/],
  ];

  test.each(refused)('%s', async (path, value, named, said) => {
    const before = await api.rowCounts();
    const answer = await api.post('/v1/policies/p/versions', withField(path, value));
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([{ path: named, message: expect.stringMatching(said) }]);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('one that breaks when sample lives are played under it is refused with what happened', async () => {
    const before = await api.rowCounts();
    // In this thread, where the chart can be broken by hand.
    jest.spyOn(api.foresight, 'rehearse').mockImplementation(async ({ policy, now }) => rehearse(policy, now, never));
    jest.spyOn(accountChart, 'refusal').mockImplementation(() => {
      throw new Error('No promise has an end');
    });
    const answer = await api.post('/v1/policies/p/versions', body);
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'policy_does_not_work',
      detail: expect.stringMatching(/^Played ahead, "a proof of payment .*: No promise has an end$/),
    });
    expect(await api.rowCounts()).toEqual(before);
    jest.restoreAllMocks();
    expect((await api.post('/v1/policies/p/versions', body)).statusCode).toBe(201);
  });
});

/** As an older release let it be stored: no working day in two years, so that no reminder has a day. */
const withoutDays = (name: string): Policy => ({
  ...shipped,
  name,
  version: 1,
  calendar: { ...shipped.calendar, holidays: everyDay as Day[] },
});

/** An account under it that owes: its invoice is in the ledger, and its chart can't go on. */
async function stuckUnder(name: string, more: object = {}): Promise<string> {
  const { id } = await api.account({ policy: name, ...more });
  await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
  expect(await shown(id)).toMatchObject({ stuck: { since: expect.any(String) }, balance: { openMinor: 116_000 } });
  return id;
}
const shown = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json();
const timeline = async (id: string): Promise<{ type: string; actor: object; data: any }[]> =>
  (await api.get(`/v1/accounts/${id}/timeline`)).json().items;
const isMoved = {
  stuck: null,
  policy: { version: 2 },
  balance: { openMinor: 116_000 },
};

describe('an account that is stuck under its policy', () => {
  test('is moved to a version that works by an override, and is told what it has missed', async () => {
    await api.store.savePolicy(withoutDays('closed'), { kind: 'system', id: 'puntual' });
    const id = await stuckUnder('closed');
    const order = { command: 'changePolicy', reason: 'No days in version 1', version: 2 };
    expect((await api.post(`/v1/accounts/${id}/overrides`, { ...order, expectedVersion: 1 })).statusCode).toBe(404);
    await api.made('/v1/policies/closed/versions', body);

    const override = (more: object, role: 'admin' | 'agent' = 'admin') =>
      api.post(`/v1/accounts/${id}/overrides`, { ...order, expectedVersion: 1, ...more }, { role });
    expect((await override({}, 'agent')).json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await override({ expectedVersion: 7 })).json()).toMatchObject({ status: 409, code: 'stale_version' });
    expect((await override({ command: 'pause', version: undefined, until: '2026-03-20' })).json()).toMatchObject({
      status: 409,
      code: 'account_stuck',
    });
    expect((await override({ version: 1 })).json()).toMatchObject({ status: 422, code: 'policy_unchanged' });
    expect((await shown(id)).stuck).not.toBe(null);

    const moved = await override({});
    expect([moved.statusCode, moved.json()]).toMatchObject([200, isMoved]);
    const lines = await timeline(id);
    expect(lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['invoice.issued', 'account.mended', 'override.applied', 'policy.changed']),
    );
    expect(lines.find(({ type }) => type === 'policy.changed')?.data).toEqual({
      from: { name: 'closed', version: 1 },
      to: { name: 'closed', version: 2 },
    });
    expect((await api.get(`/v1/tasks?accountId=${id}&kind=accountStuck`)).json().items).toEqual([]);
    expect((await override({ expectedVersion: moved.json().version })).json().code).toBe('policy_unchanged');
    const { items } = await api.made(`/v1/accounts/${id}/forecast`);
    // At 08:00, at a second of the account's own.
    const { at } = items.find((item: { kind: string }) => item.kind === 'reminder');
    expect(at).toMatch(/^2026-03-11T14:[0-4]\d:/);
  });

  test('is moved by a migration, and holds up neither the others nor a preview', async () => {
    await api.store.savePolicy(withoutDays('shut'), { kind: 'system', id: 'puntual' });
    const stuck = [await stuckUnder('shut'), await stuckUnder('shut')];
    const { id: idle } = await api.account({ policy: 'shut' });
    await api.made('/v1/policies/shut/versions', body);
    expect((await api.made('/v1/policies/shut/versions/2/preview', {})).items).toEqual([]);
    expect((await api.post(`/v1/accounts/${stuck[0]}/forecast`, {})).json()).toMatchObject({
      status: 409,
      code: 'account_stuck',
    });
    const job = await api.made('/v1/policies/shut/versions/2/migrate', { filter: { policyVersion: 1 } });
    await migrateAccounts(api.store, 'worker-1', () => api.machineNow);
    expect((await api.get(`/v1/policy-jobs/${job.id}`)).json()).toMatchObject({ status: 'done', moved: 3, failed: 0 });
    for (const id of stuck) expect(await shown(id)).toMatchObject(isMoved);
    expect((await shown(idle)).policy.version).toBe(2);
  });

  test('is left out of a preview, whatever stuck it, and the others are in it', async () => {
    await api.store.savePolicy({ ...shipped, name: 'torn', version: 1 }, { kind: 'system', id: 'puntual' });
    const ids: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { id } = await api.account({ policy: 'torn' });
      await api.invoice(id, 116_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
      ids.push(id);
    }
    const [torn = '', other] = ids;
    await api.sql.query(
      `UPDATE account_states SET body = jsonb_set(body, '{snapshot,context,debts}', '"torn"') WHERE account_id = $1`,
      [torn],
    );
    await api.card(torn);
    expect(await shown(torn)).toMatchObject({ stuck: { since: expect.any(String) } });
    const { items } = await api.made('/v1/policies/torn/versions/1/preview', {});
    expect(items.map((item: { accountId: string }) => item.accountId)).toEqual([other]);
    expect((await api.post(`/v1/accounts/${torn}/forecast`, {})).json().code).toBe('account_stuck');
  });
});
