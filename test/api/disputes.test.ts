import { expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/** What whoever answers a dispute looks at: by when, how much may be credited, and what either answer would change. */
const api = runningApi();

async function disputed(amountMinor: number) {
  const { id, name } = await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' } });
  const invoice = await api.invoice(id, 500_000, { issuedOn: '2026-03-02', dueOn: '2026-03-10' });
  const dispute = await api.made(`/v1/invoices/${invoice.id}/disputes`, { reason: 'Not ours', amountMinor });
  await api.settled(id);
  return { id, name, invoice, dispute };
}
const shown = async (id: string, role: 'admin' | 'agent' | 'viewer' = 'admin') =>
  (await api.get(`/v1/disputes/${id}`, { role })).json();

test('says by which local day it is to be decided, and how long that is', async () => {
  const { id, name, dispute } = await disputed(20_000);
  // Ten working days after Monday 2 March, one of them the holiday of 16 March.
  expect(await shown(dispute.id)).toMatchObject({
    ...dispute,
    accountName: name,
    currency: 'MXN',
    disputedMinor: 20_000,
    decideOn: '2026-03-17',
    daysLeft: 15,
  });
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-20T15:00:00Z' });
  const [listed] = (await api.get(`/v1/disputes?status=open&accountId=${id}`)).json().items;
  expect(listed).toMatchObject({ id: dispute.id, decideOn: '2026-03-17', daysLeft: -3 });
  await api.made(`/v1/disputes/${dispute.id}/resolve`, { outcome: 'rejected' });
  expect(await shown(dispute.id)).toMatchObject({ status: 'rejected', decideOn: null, daysLeft: null, credit: null });
});

test('says what the caller may credit: an agent what is left of the limit, an admin all that the invoice asks', async () => {
  const { invoice, dispute } = await disputed(300_000);
  const limited = { leftMinor: 500_000, ownMinor: 200_000, mostMinor: 200_000 };
  expect((await shown(dispute.id, 'agent')).credit).toEqual(limited);
  expect((await shown(dispute.id)).credit).toEqual({ leftMinor: 500_000, ownMinor: null, mostMinor: 500_000 });
  expect((await shown(dispute.id, 'viewer')).credit).toMatchObject({ mostMinor: 0 });
  const noted = { amountMinor: 150_000, reason: 'Two days without service' };
  await api.post(`/v1/invoices/${invoice.id}/credit-notes`, noted, { role: 'agent' });
  const { credit } = await shown(dispute.id, 'agent');
  expect(credit).toEqual({ leftMinor: 350_000, ownMinor: 50_000, mostMinor: 50_000 });
  const resolve = (creditMinor: number) =>
    api.post(`/v1/disputes/${dispute.id}/resolve`, { outcome: 'accepted', creditMinor }, { role: 'agent' });
  expect((await resolve(credit.mostMinor + 1)).json()).toMatchObject({ code: 'limit_exceeded' });
  expect((await resolve(credit.mostMinor)).statusCode).toBe(200);
});

test('a decision foreseen is the story that then happens, and says why', async () => {
  const { id, dispute } = await disputed(500_000);
  const foreseen = async (outcome: 'accepted' | 'rejected', role: 'admin' | 'agent' = 'admin') =>
    api.post(`/v1/accounts/${id}/forecast`, { dispute: { id: dispute.id, outcome } }, { role });
  const goesOff = (items: { kind: string }[]) => items.some(({ kind }) => kind === 'deactivation');
  expect(goesOff((await foreseen('accepted')).json().items)).toBe(false);
  expect((await foreseen('accepted', 'agent')).json()).toMatchObject({ status: 422, code: 'limit_exceeded' });
  const { items } = (await foreseen('rejected')).json();
  expect((await shown(dispute.id)).status).toBe('open');
  expect(goesOff(items)).toBe(true);

  await api.made(`/v1/disputes/${dispute.id}/resolve`, { outcome: 'rejected', reason: 'The contract says so' });
  await api.settled(id);
  const now = (await api.post(`/v1/accounts/${id}/forecast`, {})).json().items;
  const without = (all: { kind: string; detail: { template?: string } }[]) =>
    all.filter(({ detail }) => detail.template !== 'dispute-resolved');
  expect(without(now)).toEqual(without(items));
  const told = (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items;
  expect(told.find(({ type }: { type: string }) => type === 'dispute.resolved').data).toMatchObject({
    outcome: 'rejected',
    reason: 'The contract says so',
  });
  expect((await foreseen('rejected')).json()).toMatchObject({ status: 422, code: 'dispute_not_open' });
  const { id: other } = await api.account();
  const elsewhere = await api.post(`/v1/accounts/${other}/forecast`, {
    dispute: { id: dispute.id, outcome: 'rejected' },
  });
  expect(elsewhere.json()).toMatchObject({ status: 404, errors: [{ path: 'dispute.id' }] });
});
