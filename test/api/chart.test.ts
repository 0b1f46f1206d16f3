import { expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

interface Step {
  at: string;
  moves: { region: string; from: Place; to: Place }[];
  told: { seq: number; summary: string }[];
}
interface Place {
  state: string;
  part: string | null;
}

const named = ({ state, part }: Place): string => (part === null ? state : `${state}.${part}`);
const asked = (path: string, language: string) => api.get(path, { headers: { 'accept-language': language } });

/** Overdue on 11 March, off on 11 May, paid on the 12th. */
async function offAndBack(): Promise<string> {
  const { id } = await api.account({ autopay: false, testClock: { startsAt: '2026-03-02T15:00:00Z' } });
  const invoice = await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
  await api.card(id, 'tok_ok');
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-05-12T18:00:00Z' });
  await api.made(`/v1/invoices/${invoice.id}/pay`);
  return id;
}

test('the path of an account: when which region went where, and what the timeline says of it', async () => {
  const id = await offAndBack();
  const { active, path } = (await api.get(`/v1/accounts/${id}/chart`)).json() as { active: object[]; path: Step[] };
  const went = path.flatMap(({ at, moves }) =>
    moves.map(({ region, from, to }) => `${at.slice(0, 10)} ${region}: ${named(from)} > ${named(to)}`),
  );
  expect(went).toEqual([
    '2026-03-11 collections: current > overdue.reminding',
    expect.stringMatching(/^2026-05-0\d collections: overdue\.reminding > overdue\.noticed$/),
    '2026-05-11 collections: overdue.noticed > deactivated',
    '2026-05-11 service: active > off.forDebt',
    '2026-05-12 payment: idle > charging',
    '2026-05-12 collections: deactivated > current',
    '2026-05-12 payment: charging > idle',
    '2026-05-12 service: off.forDebt > active',
  ]);
  // Each goes on from where the one before it ended, and the last ends where the account is.
  const ends = new Map<string, string>();
  for (const { region, from, to } of path.flatMap(({ moves }) => moves)) {
    if (ends.has(region)) expect(named(from)).toBe(ends.get(region));
    ends.set(region, named(to));
  }
  for (const one of active as ({ region: string } & Place)[])
    if (ends.has(one.region)) expect(named(one)).toBe(ends.get(one.region));

  const off = path.find(({ moves }) => moves.some(({ to }) => to.part === 'forDebt')) as Step;
  const { items } = (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json();
  const line = items.find(({ type }: { type: string }) => type === 'service.deactivated');
  expect(off.told).toContainEqual({ seq: line.seq, summary: line.summary });
  expect(off.at).toBe(line.at);
  const inSpanish = await asked(`/v1/accounts/${id}/chart`, 'es-MX');
  expect(inSpanish.headers['content-language']).toBe('es-MX');
  const told = (inSpanish.json().path as Step[]).flatMap((step) => step.told);
  expect(told.find(({ seq }) => seq === line.seq)?.summary).toMatch(/^Servicio desactivado/);
});

test('an account that nothing has moved has no path yet', async () => {
  const { id } = await api.account();
  expect((await api.get(`/v1/accounts/${id}/chart`)).json().path).toEqual([]);
});

test.each([
  ['en-US', 'en-US', 'Noticed', 'Nothing is held back.'],
  ['es-MX,en;q=0.5', 'es-MX', 'Último aviso dado', 'Nada se detiene.'],
  ['pt', 'pt', 'Último aviso dado', 'Nada está suspenso.'],
  ['ja,de;q=0.9', 'en', 'Noticed', 'Nothing is held back.'],
])('the chart in the words of who reads it: %s', async (language, tag, noticed, nothing) => {
  const answer = await asked('/v1/chart', language);
  expect(answer.headers).toMatchObject({ 'content-language': tag, vary: expect.stringContaining('Accept-Language') });
  const { regions } = answer.json();
  const [hold, collections] = ['hold', 'collections'].map((name) =>
    regions.find((one: { name: string }) => one.name === name),
  );
  expect(hold.states[0]).toMatchObject({ name: 'none', meaning: nothing });
  const overdue = collections.states.find(({ name }: { name: string }) => name === 'overdue');
  expect(overdue.parts.map(({ title }: { title: string }) => title)).toContain(noticed);
});
