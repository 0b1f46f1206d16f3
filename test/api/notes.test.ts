import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();
let id = '';
beforeAll(async () => void (id = (await api.account()).id));

const lines = async (...types: string[]) =>
  (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
    .json()
    .items.filter(({ type }: { type: string }) => types.includes(type));
const version = async () => (await api.get(`/v1/accounts/${id}`)).json().version;

describe('what people write down', () => {
  test('a note stands on the timeline, with who wrote it, and changes no version', async () => {
    const before = await version();
    const body = { text: 'They change their bank in May\nand ask for a new CLABE' };
    const made = await api.post(`/v1/accounts/${id}/notes`, body, { role: 'agent', idempotencyKey: 'note-1' });
    expect([made.statusCode, made.headers.location]).toEqual([201, `/v1/accounts/${id}/notes`]);
    const note = made.json();
    expect(note).toEqual({
      id: expect.stringMatching(/^not_/),
      accountId: id,
      at: api.machineNow,
      actor: { kind: 'agent', id: 'key_agent' },
      text: body.text,
    });
    await api.post(`/v1/accounts/${id}/notes`, body, { role: 'agent', idempotencyKey: 'note-1' });
    expect((await api.get(`/v1/accounts/${id}/notes`)).json()).toEqual({ items: [note], nextCursor: null });
    expect(await lines('note.added')).toMatchObject([
      {
        actor: { id: 'key_agent' },
        summary: 'Note: They change their bank in May and ask for a new CLABE',
        data: { noteId: note.id, text: body.text },
        because: null,
      },
    ]);
    expect(await version()).toBe(before);
    expect((await api.post(`/v1/accounts/${id}/notes`, { text: ' ' })).statusCode).toBe(400);
    expect((await api.post(`/v1/accounts/${id}/notes`, body, { role: 'viewer' })).statusCode).toBe(403);
    expect((await api.post('/v1/accounts/acc_none/notes', body)).statusCode).toBe(404);
  });

  test('a call says how it went, when and with whom', async () => {
    const call = await api.made(`/v1/accounts/${id}/calls`, {
      outcome: 'promised',
      at: '2026-03-02T14:30:00Z',
      with: 'Ana Ruiz',
      text: 'They pay on Friday',
    });
    expect(call).toMatchObject({
      id: expect.stringMatching(/^cal_/),
      outcome: 'promised',
      at: '2026-03-02T14:30:00.000Z',
      with: 'Ana Ruiz',
      notedAt: api.machineNow,
    });
    expect(await api.made(`/v1/accounts/${id}/calls`, { outcome: 'noAnswer' })).toMatchObject({
      at: api.machineNow,
      with: null,
      text: null,
    });
    expect((await api.get(`/v1/accounts/${id}/calls?limit=1`)).json()).toMatchObject({
      items: [call],
      nextCursor: expect.any(String),
    });
    expect((await lines('call.noted')).map(({ summary }: { summary: string }) => summary)).toEqual([
      'Call with Ana Ruiz: promised. They pay on Friday',
      'Call: noAnswer',
    ]);
    expect(
      (await api.post(`/v1/accounts/${id}/calls`, { outcome: 'reached', at: '2026-03-02T15:00:01Z' })).json(),
    ).toMatchObject({ status: 400, errors: [{ path: 'at' }] });
  });

  test('contacts are added, changed and removed; one whose mail came back says so', async () => {
    const contact = await api.made(`/v1/accounts/${id}/contacts`, {
      name: 'Ana Ruiz',
      role: 'Accounts payable',
      email: 'ana@guthrie.example',
      language: 'es-MX',
    });
    expect(contact).toMatchObject({ id: expect.stringMatching(/^ctc_/), phone: null, bounced: false });
    const url = `/v1/contacts/${contact.id}`;
    expect((await api.call('PATCH', url, { body: { phone: '+52 55 1234 5678', role: null } })).json()).toMatchObject({
      phone: '+52 55 1234 5678',
      role: null,
      email: 'ana@guthrie.example',
    });
    await api.call('PATCH', url, { body: { role: null } });
    await api.sql.query(
      "INSERT INTO unreachable_addresses (account_id, address, why, email_id, at) SELECT $1, 'ana@guthrie.example', " +
        "'bounced', 'eml_1', now()",
      [id],
    );
    expect((await api.get(`/v1/accounts/${id}/contacts`)).json().items).toMatchObject([
      { id: contact.id, bounced: true },
    ]);
    expect((await api.call('DELETE', url)).json()).toMatchObject({ id: contact.id });
    expect((await api.get(url)).statusCode).toBe(404);
    expect((await api.call('DELETE', url)).statusCode).toBe(404);
    expect(
      (await lines('contact.added', 'contact.changed', 'contact.removed')).map(
        ({ type, data }: { type: string; data: object }) => [type, data],
      ),
    ).toEqual([
      ['contact.added', { contactId: contact.id, name: 'Ana Ruiz' }],
      ['contact.changed', { contactId: contact.id, name: 'Ana Ruiz', fields: ['role', 'phone'] }],
      ['contact.removed', { contactId: contact.id, name: 'Ana Ruiz' }],
    ]);
  });

  test('who looks after it', async () => {
    const owned = async (ownerId: string | null) =>
      (await api.call('PATCH', `/v1/accounts/${id}`, { body: { ownerId } })).json().ownerId;
    expect(await owned('ana@company.example')).toBe('ana@company.example');
    expect(await owned('ana@company.example')).toBe('ana@company.example');
    expect(await owned(null)).toBeNull();
    expect((await lines('owner.changed')).map(({ data }: { data: object }) => data)).toEqual([
      { from: null, to: 'ana@company.example' },
      { from: 'ana@company.example', to: null },
    ]);
  });

  test('a task is given to somebody, and put away until a day', async () => {
    await api.call('PATCH', `/v1/accounts/${id}`, { body: { nextActionOn: '2026-03-02' } });
    await api.settled(id);
    const [task] = (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
    await api.made(`/v1/tasks/${task.id}/assign`, { assigneeId: 'ana@company.example' });
    expect(await api.made(`/v1/tasks/${task.id}/snooze`, { until: '2026-03-05' })).toMatchObject({
      assigneeId: 'ana@company.example',
      snoozedUntil: '2026-03-05',
      status: 'open',
    });
    expect((await api.get('/v1/tasks?assigneeId=ana@company.example')).json().items).toHaveLength(1);
    expect((await api.get('/v1/tasks?assigneeId=beto@company.example')).json().items).toEqual([]);
    expect(await api.made(`/v1/tasks/${task.id}/assign`, { assigneeId: null })).toMatchObject({ assigneeId: null });
    await api.made(`/v1/tasks/${task.id}/done`);
    expect((await api.post(`/v1/tasks/${task.id}/snooze`, { until: null })).json()).toMatchObject({
      status: 409,
      code: 'not_allowed_now',
    });
  });
});

describe('saved views', () => {
  const query = { bucket: '31-60', sort: 'balance' };

  test('are the caller’s own, until they are shared', async () => {
    const own = (await api.post('/v1/views', { name: 'Large and late', query }, { role: 'agent' })).json();
    expect(own).toMatchObject({
      id: expect.stringMatching(/^viw_/),
      list: 'accounts',
      query,
      shared: false,
      mine: true,
    });
    const shared = (
      await api.post('/v1/views', { name: 'For all', query: {}, shared: true }, { role: 'agent' })
    ).json();
    expect((await api.get('/v1/views', { role: 'agent' })).json().items).toEqual([own, shared]);
    expect((await api.get('/v1/views', { role: 'viewer' })).json().items).toEqual([{ ...shared, mine: false }]);
    expect((await api.get(`/v1/views/${own.id}`, { role: 'viewer' })).statusCode).toBe(404);
    expect((await api.get(`/v1/views/${shared.id}`, { role: 'viewer' })).statusCode).toBe(200);
    expect((await api.call('DELETE', `/v1/views/${shared.id}`, { role: 'viewer' })).json()).toMatchObject({
      status: 403,
    });
    expect((await api.call('DELETE', `/v1/views/${own.id}`, { role: 'viewer' })).statusCode).toBe(404);
    expect((await api.call('DELETE', `/v1/views/${own.id}`, { role: 'agent' })).json()).toEqual(own);
    expect((await api.get('/v1/views?list=tasks', { role: 'agent' })).json().items).toEqual([]);
  });

  test('hold parameters and nothing else', async () => {
    for (const wrong of [{ name: 'x', query: { a: 1 } }, { name: 'x' }, { name: '', query: {} }])
      expect((await api.post('/v1/views', wrong)).statusCode).toBe(400);
  });
});
