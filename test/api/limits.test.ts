import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/**
 * How far an agent may go (rules, Holds): 15 days of extension, 5 days of service with debt, MXN 2,000 of credit. Above
 * that, an admin.
 */
const api = runningApi();

type Role = 'admin' | 'agent';

const LIMIT_MINOR = 200_000;

async function overdue(amountMinor = 500_000): Promise<{ id: string; invoiceId: string }> {
  const { id } = await api.account();
  const { id: invoiceId } = await api.invoice(id, amountMinor, { issuedOn: '2026-02-16', dueOn: '2026-02-20' });
  return { id, invoiceId };
}

const answer = async (url: string, body: object, role: Role) => {
  const response = await api.post(url, body, { role });
  return response.statusCode < 300 ? 'ok' : `${response.statusCode} ${response.json().code}`;
};
const order = async (id: string, body: object, role: Role) =>
  answer(
    `/v1/accounts/${id}/overrides`,
    { reason: 'They asked', expectedVersion: (await api.get(`/v1/accounts/${id}`)).json().version, ...body },
    role,
  );

describe('an agent', () => {
  test('extends by up to 15 days, once a case', async () => {
    const { id } = await overdue();
    expect(await order(id, { command: 'extend', days: 16 }, 'agent')).toBe('422 limit_exceeded');
    expect(await order(id, { command: 'extend', days: 15 }, 'agent')).toBe('ok');
    expect(await order(id, { command: 'extend', days: 1 }, 'agent')).toBe('409 not_allowed_now');
    expect(await order(id, { command: 'extend', days: 60 }, 'admin')).toBe('ok');
  });

  test('reactivates with debt for up to 5 days', async () => {
    const { id } = await overdue();
    expect(await order(id, { command: 'deactivate', fraud: true }, 'admin')).toBe('ok');
    expect(await order(id, { command: 'reactivate', until: '2026-03-08' }, 'agent')).toBe('422 limit_exceeded');
    expect(await order(id, { command: 'reactivate' }, 'agent')).toBe('422 until_required');
    // Off for fraud, it is an admin's to bring back.
    expect(await order(id, { command: 'reactivate', until: '2026-03-07' }, 'agent')).toBe('403 forbidden');
    expect(await order(id, { command: 'reactivate', until: '2026-03-07' }, 'admin')).toBe('ok');
    const { id: other } = await overdue();
    await order(other, { command: 'deactivate', fraud: true }, 'admin');
    expect(await order(other, { command: 'reactivate', until: '2026-04-30' }, 'admin')).toBe('ok');
  });

  test.each([
    [
      'a credit note',
      (invoiceId: string) => ({
        url: `/v1/invoices/${invoiceId}/credit-notes`,
        body: { reason: 'x' },
        field: 'amountMinor',
      }),
    ],
  ])('credits up to MXN 2,000 by %s', async (_, noteOn) => {
    const { invoiceId } = await overdue();
    const { url, body, field } = noteOn(invoiceId);
    expect(await answer(url, { ...body, [field]: LIMIT_MINOR + 1 }, 'agent')).toBe('422 limit_exceeded');
    expect(await answer(url, { ...body, [field]: LIMIT_MINOR }, 'agent')).toBe('ok');
    expect(await answer(url, { ...body, [field]: LIMIT_MINOR + 1 }, 'admin')).toBe('ok');
  });

  test('voids up to as much', async () => {
    const [large, small] = [await overdue(LIMIT_MINOR + 1), await overdue(LIMIT_MINOR)];
    expect(await answer(`/v1/invoices/${large.invoiceId}/void`, { reason: 'x' }, 'agent')).toBe('422 limit_exceeded');
    expect(await answer(`/v1/invoices/${small.invoiceId}/void`, { reason: 'x' }, 'agent')).toBe('ok');
    expect(await answer(`/v1/invoices/${large.invoiceId}/void`, { reason: 'x' }, 'admin')).toBe('ok');
  });

  test('accepts a dispute for up to as much', async () => {
    const disputed = async (amountMinor: number) => {
      const { invoiceId } = await overdue(amountMinor);
      return (await api.made(`/v1/invoices/${invoiceId}/disputes`, { reason: 'Not ours' })).id as string;
    };
    const [large, small] = [await disputed(LIMIT_MINOR + 1), await disputed(LIMIT_MINOR)];
    expect(await answer(`/v1/disputes/${large}/resolve`, { outcome: 'accepted' }, 'agent')).toBe('422 limit_exceeded');
    expect(
      await answer(`/v1/disputes/${large}/resolve`, { outcome: 'accepted', creditMinor: LIMIT_MINOR }, 'agent'),
    ).toBe('ok');
    expect(await answer(`/v1/disputes/${small}/resolve`, { outcome: 'accepted' }, 'agent')).toBe('ok');
  });

  test("deactivates with overdue debt after a last notice; fraud, write-offs, policies and legal holds are an admin's", async () => {
    const { id } = await overdue();
    expect(await order(id, { command: 'deactivate' }, 'agent')).toBe('409 not_allowed_now');
    expect(await order(id, { command: 'deactivate', fraud: true }, 'agent')).toBe('409 not_allowed_now');
    expect(await order(id, { command: 'writeOff' }, 'agent')).toBe('403 forbidden');
    expect(await order(id, { command: 'changePolicy', version: 1 }, 'agent')).toBe('403 forbidden');
    expect(await order(id, { command: 'pause', legal: true }, 'agent')).toBe('403 forbidden');
  });
});
