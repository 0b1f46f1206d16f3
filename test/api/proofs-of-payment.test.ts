import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n');
const owing = async (amountMinor = 10_000): Promise<string> => {
  const { id } = await api.account();
  await api.invoice(id, amountMinor, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
  return id;
};

describe('a proof of payment', () => {
  test('comes with a tracking key, and collection rests', async () => {
    const id = await owing();
    const sent = await api.post(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'T1',
      amountMinor: 10_000,
      paidOn: '2026-03-02',
    });
    expect(sent.statusCode).toBe(201);
    expect(sent.json()).toEqual({
      id: expect.stringMatching(/^prf_/),
      accountId: id,
      status: 'received',
      trackingKey: 'T1',
      amountMinor: 10_000,
      paidOn: '2026-03-02',
      fileName: null,
      fileType: null,
      fileBytes: null,
      read: null,
      differs: [],
      verdict: null,
      reason: null,
      createdAt: api.machineNow,
    });
    expect((await api.get(sent.headers.location ?? '')).json()).toEqual(sent.json());
    expect((await api.get(`/v1/accounts/${id}`)).json().collections.holds).toEqual([
      expect.objectContaining({ kind: 'proof' }),
    ]);
    expect((await api.get(`${sent.headers.location}/file`)).statusCode).toBe(404);
    expect((await api.get(`/v1/accounts/${id}/proofs-of-payment?status=received`)).json().items).toEqual([sent.json()]);
    expect((await api.get(`/v1/proofs-of-payment?status=accepted&accountId=${id}`)).json().items).toEqual([]);
  });

  test('is accepted once; while the service is on, whatever it covers', async () => {
    const id = await owing();
    const small = await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'T2',
      amountMinor: 9_999,
      paidOn: '2026-03-02',
    });
    const again = await api.post(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: ' t2',
      amountMinor: 9_999,
      paidOn: '2026-03-02',
    });
    expect([again.statusCode, again.json().id]).toEqual([200, small.id]);
    expect(
      (await api.post(`/v1/proofs-of-payment/${small.id}/reject`, { reason: 'Not the whole amount' })).json(),
    ).toMatchObject({
      status: 'rejected',
      reason: 'Not the whole amount',
    });

    const whole = await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'T3',
      amountMinor: 10_000,
      paidOn: '2026-03-02',
    });
    expect((await api.post(`/v1/proofs-of-payment/${whole.id}/accept`)).json()).toMatchObject({ status: 'accepted' });
    expect((await api.post(`/v1/proofs-of-payment/${whole.id}/accept`)).json()).toMatchObject({
      status: 409,
      code: 'not_allowed_now',
    });
  });

  test('comes with a file, which is saved and never shown', async () => {
    const id = await owing();
    const { id: proofId } = await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      amountMinor: 10_000,
      paidOn: '2026-03-02',
      fileBase64: PDF.toString('base64'),
      fileName: 'recibo «marzo».pdf',
    });
    expect((await api.get(`/v1/proofs-of-payment/${proofId}`)).json()).toMatchObject({
      fileName: 'recibo «marzo».pdf',
      fileType: 'application/pdf',
      fileBytes: PDF.length,
    });
    const file = await api.get(`/v1/proofs-of-payment/${proofId}/file`);
    expect(Buffer.from(file.bytes)).toEqual(PDF);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': "attachment; filename*=UTF-8''recibo%20%C2%ABmarzo%C2%BB.pdf",
    });
    expect(file.headers['content-security-policy']).toContain('sandbox');
  });

  test('comes as a form as well, and means the same', async () => {
    const id = await owing();
    const form = (): FormData => {
      const fields = new FormData();
      fields.set('amountMinor', '10000');
      fields.set('paidOn', '2026-03-02');
      fields.set('file', new Blob([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])]), 'scan.png');
      return fields;
    };
    const sent = await api.call('POST', `/v1/accounts/${id}/proofs-of-payment`, {
      payload: form(),
      idempotencyKey: 'form-1',
    });
    expect(sent.json()).toMatchObject({
      fileName: 'scan.png',
      fileType: 'image/png',
      fileBytes: 9,
      amountMinor: 10_000,
    });
    expect(
      (await api.call('POST', `/v1/accounts/${id}/proofs-of-payment`, { payload: form(), idempotencyKey: 'form-1' }))
        .headers['idempotency-replayed'],
    ).toBe('true');
  });

  test('is judged by its content, not by its name', async () => {
    const id = await owing();
    const before = await api.rowCounts();
    for (const content of ['<html><script>alert(1)</script>', 'MZ\u0090', 'just text']) {
      const refused = await api.post(`/v1/accounts/${id}/proofs-of-payment`, {
        amountMinor: 1,
        paidOn: '2026-03-02',
        fileBase64: Buffer.from(content).toString('base64'),
        fileName: 'proof.pdf',
      });
      expect(refused.json()).toMatchObject({
        status: 422,
        code: 'file_not_accepted',
        errors: [{ path: 'fileBase64' }],
      });
    }
    expect(await api.rowCounts()).toEqual(before);
  });

  test('is at most 10 MB, either way', async () => {
    const id = await owing();
    const before = await api.rowCounts();
    const large = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    expect(
      (
        await api.post(`/v1/accounts/${id}/proofs-of-payment`, {
          amountMinor: 1,
          paidOn: '2026-03-02',
          fileBase64: large.toString('base64'),
        })
      ).json(),
    ).toMatchObject({
      status: 413,
      code: 'too_large',
    });
    const form = new FormData();
    form.set('amountMinor', '1');
    form.set('paidOn', '2026-03-02');
    form.set('file', new Blob([large]), 'large.pdf');
    expect((await api.call('POST', `/v1/accounts/${id}/proofs-of-payment`, { payload: form })).json()).toMatchObject({
      status: 413,
      code: 'too_large',
    });
    expect(await api.rowCounts()).toEqual(before);
    const fits = large.subarray(0, 10 * 1024 * 1024);
    expect(
      (
        await api.post(`/v1/accounts/${id}/proofs-of-payment`, {
          amountMinor: 1,
          paidOn: '2026-03-02',
          fileBase64: fits.toString('base64'),
        })
      ).json(),
    ).toMatchObject({
      fileBytes: fits.length,
    });
  });

  test('as a form names what is wrong with it', async () => {
    const id = await owing();
    const url = `/v1/accounts/${id}/proofs-of-payment`;
    const form = (fields: Record<string, string | Blob>): FormData => {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.set(name, value as string);
      return data;
    };
    const pathsOf = async (payload: FormData) =>
      (await api.call('POST', url, { payload })).json().errors.map((error: { path: string }) => error.path);
    expect(await pathsOf(form({ amountMinor: '1e3', paidOn: 'x' }))).toEqual(['amountMinor', 'paidOn']);
    expect(await pathsOf(form({ amountMinor: '5', paidOn: '2026-03-02' }))).toEqual(['trackingKey']);
    expect(await pathsOf(form({ amountMinor: '5', paidOn: '2026-03-02', trackingKey: 'T', note: 'x' }))).toEqual([
      'note',
    ]);
    expect(await pathsOf(form({ amountMinor: '5', paidOn: '2026-03-02', picture: new Blob(['x']) }))).toEqual([
      'picture',
    ]);
    for (const payload of ['--x\r\nbroken', '', '--x--']) {
      const broken = await api.call('POST', url, {
        payload,
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      });
      expect([payload, broken.statusCode, broken.json().code]).toEqual([payload, 400, 'invalid_request']);
    }
    expect(
      (await api.call('POST', url, { payload: 'x', headers: { 'content-type': 'multipart/form-data' } })).statusCode,
    ).toBe(400);
  });
});
