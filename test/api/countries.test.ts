import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RunningApi } from './running-api.ts';

const api = new RunningApi();
beforeAll(() => api.start());
afterAll(() => api.stop());

type Json = Record<string, any>;

/** A version of a shipped policy as somebody takes it for their own. */
async function shipped(name: string): Promise<Json> {
  const { name: _, version: __, ...body } = (await api.get(`/v1/policies/${name}/versions/1`)).json();
  return body;
}
const store = (name: string, body: Json) => api.post(`/v1/policies/${name}/versions`, body);

test('a policy of another country is stored, and its accounts begin with what it says', async () => {
  const body = await shipped('spain');
  const answer = await store('brazil', {
    ...body,
    currency: 'BRL',
    timeZone: 'America/Sao_Paulo',
    locale: 'en',
    calendar: { ...body.calendar, contactDays: [...body.calendar.contactDays, 'saturday'] },
    due: { ...body.due, netDays: null, monthEnd: true, issuedThroughDay: 20, rollTo: 'next' },
    reminders: { ...body.reminders, beforeDueDays: [7, 1] },
    networks: [
      ...body.networks,
      { network: 'elo', from: '2026-01-01', source: 'Elo', declines: { max: 5, hours: 24 }, sameAmount: null },
    ],
  });
  expect([answer.statusCode, answer.json().code]).toEqual([201, undefined]);
  expect(await api.account({ policy: 'brazil' })).toMatchObject({
    currency: 'BRL',
    timeZone: 'America/Sao_Paulo',
    locale: 'en',
  });
});

test('a body that was written before there were countries means what it meant', async () => {
  const body = await shipped('mexico');
  const { timeZone: _, locale: __, ...old } = structuredClone(body);
  for (const field of ['weekend', 'bankWeekend', 'contactDays']) delete old.calendar[field];
  for (const field of ['monthEnd', 'netDays', 'rollTo']) delete old.due[field];
  delete old.reminders.beforeDueDays;
  const answer = await store('old', old);
  expect(answer.json()).toEqual({ ...body, name: 'old', version: 1 });
});

const WRONG: [path: string, value: unknown, named: string, said: string][] = [
  ['timeZone', 'Madrid', 'timeZone', 'must be a time zone of the IANA database, such as America/Mexico_City'],
  ['locale', 'español', 'locale', 'must be a language alone or with a region, such as es-MX'],
  [
    'calendar.weekend',
    ['lunes'],
    'calendar.weekend[0]',
    'must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday',
  ],
  [
    'calendar.contactDays',
    ['sunday'],
    'calendar.contactDays',
    'must have a working day among them: monday, tuesday, wednesday, thursday, friday',
  ],
  ['due.netDays', 400, 'due.netDays', 'must be at most 365'],
  ['due.monthDay', 10, 'due.netDays', 'must be null beside monthDay'],
  ['due.rollTo', 'back', 'due.rollTo', 'must be one of none, next, previous'],
  ['reminders.beforeDueDays', [3, 7], 'reminders.beforeDueDays[1]', 'must be below the one before it, 3: the last'],
  ['networks.0.network', 'Visa Electron', 'networks[0].network', 'must be a brand of cards in small letters'],
];

test.each(WRONG)('%s %j is refused, with what would be right', async (path, value, named, said) => {
  const body = await shipped('spain');
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  steps.reduce<Json>((part, step) => part[step], body)[last] = value;
  const answer = await store('wrong', body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors).toContainEqual({ path: named, message: expect.stringContaining(said) });
});
