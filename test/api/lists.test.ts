import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

interface Item {
  id: string;
  seq?: number;
}

/** Every page of a list, following its cursors. */
async function pages(url: string, limit: number): Promise<Item[][]> {
  const all: Item[][] = [];
  let cursor: string | null = null;
  do {
    const separator: string = url.includes('?') ? '&' : '?';
    const page = (
      await api.get(`${url}${separator}limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    ).json();
    expect(Object.keys(page).sort()).toEqual(['items', 'nextCursor']);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

const ids = (items: Item[]): string[] => items.map((one) => one.id);

describe('every list comes in pages, in its order', () => {
  test('of an account: oldest first', async () => {
    const { id } = await api.account();
    const invoices: string[] = [];
    for (let i = 1; i <= 5; i++) {
      invoices.push((await api.invoice(id, 100 * i)).id);
      await api.card(id, `tok_ok_${i}`, { default: i === 1 });
      await api.made(`/v1/invoices/${invoices.at(-1)}/pay`);
      await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
        trackingKey: `P${i}`,
        amountMinor: i,
        paidOn: '2026-03-01',
      });
    }
    await api.settled(id);
    expect(ids((await pages(`/v1/accounts/${id}/invoices`, 2)).flat())).toEqual(invoices);
    for (const list of ['invoices', 'payments', 'payment-attempts', 'payment-methods', 'proofs-of-payment']) {
      const whole = (await api.get(`/v1/accounts/${id}/${list}`)).json();
      expect([list, whole.items.length, whole.nextCursor]).toEqual([list, 5, null]);
      const paged = await pages(`/v1/accounts/${id}/${list}`, 2);
      expect([list, paged.map((page) => page.length)]).toEqual([list, [2, 2, 1]]);
      expect(ids(paged.flat())).toEqual(ids(whole.items));
    }
    const mails = (await api.get(`/v1/accounts/${id}/emails?limit=100`)).json().items;
    expect(ids((await pages(`/v1/accounts/${id}/emails`, 3)).flat())).toEqual(ids(mails));
    expect(mails[0]).toEqual({
      id: expect.any(String),
      accountId: id,
      at: expect.any(String),
      template: expect.any(String),
      locale: 'es-MX',
      to: ['ap@guthrie.example'],
      subject: expect.any(String),
      status: 'sent',
      key: expect.any(String),
      bounced: [],
    });
  });

  test('the timeline by seq, after one if asked', async () => {
    const { id } = await api.account();
    for (let i = 0; i < 4; i++) await api.invoice(id);
    await api.settled(id);
    const entries = (await pages(`/v1/accounts/${id}/timeline`, 3)).flat();
    expect(entries.map((one) => one.seq)).toEqual(entries.map((_, i) => i + 1));
    expect(entries[0]).toEqual({
      seq: 1,
      at: api.machineNow,
      type: 'account.opened',
      actor: { kind: 'agent', id: 'key_bootstrap' },
      summary: expect.any(String),
      data: expect.any(Object),
      because: null,
    });
    const later = (await pages(`/v1/accounts/${id}/timeline?after=2`, 1)).flat();
    expect(later.map((one) => one.seq)).toEqual(entries.slice(2).map((one) => one.seq));
    expect((await api.get(`/v1/accounts/${id}/timeline?after=2000000000`)).json()).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test('accounts newest first, and by what is asked for', async () => {
    const made: string[] = [];
    for (const name of ['Carla', 'Beto', 'Ana']) {
      const { id } = await api.account({ name: `${name} lista` });
      made.push(id);
      await api.invoice(id, name === 'Beto' ? 9_000 : 5_000, {
        issuedOn: '2026-01-01',
        dueOn: name === 'Ana' ? '2026-01-10' : '2026-02-10',
      });
    }
    const [carla, beto, ana] = made;
    expect(ids((await pages('/v1/accounts?q=LISTA', 2)).flat())).toEqual([ana, beto, carla]);
    expect(ids((await pages('/v1/accounts?q=lista&sort=name', 2)).flat())).toEqual([ana, beto, carla]);
    expect(ids((await pages('/v1/accounts?q=lista&sort=balance', 2)).flat())[0]).toBe(beto);
    expect(ids((await pages('/v1/accounts?q=lista&sort=overdueSince', 2)).flat())[0]).toBe(ana);
    expect(
      ids((await pages('/v1/accounts?q=lista&state=overdue&service=active&overdueFrom=2026-01-31', 2)).flat()),
    ).toEqual([ana]);
    expect((await pages('/v1/accounts?state=closed', 2)).flat()).toEqual([]);
    for (const [query, count] of [
      ['q=lista', 3],
      ['q=lista&state=overdue&overdueFrom=2026-01-31', 1],
      ['state=closed', 0],
    ] as const)
      expect((await api.get(`/v1/accounts/count?${query}`, { role: 'viewer' })).json()).toEqual({ count });
    expect((await api.get('/v1/accounts/count?sort=name')).statusCode).toBe(400);
    expect((await api.get(`/v1/accounts?q=lista&limit=1`)).json().items[0]).toEqual(
      (await api.get(`/v1/accounts/${ana}`)).json(),
    );
  });

  test("a cursor of one list is no other's", async () => {
    const { id } = await api.account();
    for (let i = 0; i < 2; i++) await api.invoice(id);
    const { nextCursor } = (await api.get(`/v1/accounts/${id}/invoices?limit=1`)).json();
    expect((await api.get(`/v1/accounts/${id}/timeline?cursor=${nextCursor}`)).statusCode).toBe(400);
    const forged = Buffer.from(JSON.stringify(['invoices', '2026-99-99', '1'])).toString('base64url');
    expect((await api.get(`/v1/accounts/${id}/invoices?cursor=${forged}`)).statusCode).toBe(400);
  });
});
