import { beforeAll, describe, expect, test } from '@jest/globals';
import { aPdf } from '../ports/a-pdf.ts';
import { runningApi } from './running-api.ts';

/** Tax profiles and fiscal receipts over HTTP: T36 and T38 as a customer lives them. */
const api = runningApi();

const PROFILE = {
  rfc: 'GUT010101AA1',
  name: 'Guthrie  Comunicaciones',
  regime: '601',
  postalCode: '06600',
  cfdiUse: 'G03',
};
const BOOK = {
  from: '2020-01-01',
  currency: 'MXN',
  prices: [
    {
      code: 'device',
      kind: 'serviceFee',
      unitMinor: 45_000,
      per: 'month',
      taxes: ['iva', 'ieps'],
      sat: { product: '81161700', unit: 'E48' },
    },
    { code: 'number', kind: 'numbers', unitMinor: 9_000, per: 'month', taxes: ['iva', 'ieps'] },
  ],
};
beforeAll(async () => void (await api.made('/v1/price-books/fiscal/versions', BOOK)));

const put = (id: string, body: object) => api.call('PUT', `/v1/accounts/${id}/tax-profile`, { body });
const to = (id: string, at: string) =>
  api.made(`/v1/accounts/${id}/test-clock/advance`, { to: at.length === 10 ? `${at}T18:30:00Z` : at });
const subscribed = async (day: string, profile: object = {}): Promise<string> => {
  const { id } = await api.account({ testClock: { startsAt: `${day}T18:00:00Z` } });
  const saved = await put(id, { ...PROFILE, ...profile });
  if (saved.statusCode !== 200) throw new Error(saved.body);
  await api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook: 'fiscal',
    items: [
      { price: 'device', quantity: 5 },
      { price: 'number', quantity: 3 },
    ],
  });
  return id;
};
const invoicesOf = async (id: string) => (await api.get(`/v1/accounts/${id}/invoices?limit=100`)).json().items;
const owed = async (id: string, more = '') =>
  (await api.get(`/v1/rep-obligations?accountId=${id}${more}`)).json().items;
const tasksOf = async (id: string) =>
  (await api.get(`/v1/tasks?accountId=${id}`))
    .json()
    .items.map(({ kind, dueOn }: Record<string, string>) => `${kind} ${dueOn}`);
const xmlOf = async (url: string): Promise<string> => {
  const answer = await api.get(url);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.body;
};
let wires = 0;
const wire = (invoice: { number: string }, amountMinor: number, settledAt: string) =>
  api.made('/v1/bank-transfers', {
    trackingKey: `MBAN0100${(wires += 1)}`,
    amountMinor,
    currency: 'MXN',
    settledAt,
    concept: invoice.number,
  });
/** T1: 15 July to 1 August, 4,431.94. */
const firstBilled = async (profile: object = {}) => {
  const id = await subscribed('2026-07-15', profile);
  await to(id, '2026-08-02');
  const [invoice] = await invoicesOf(id);
  return { id, invoice };
};

describe('a tax profile', () => {
  test('is kept, and shown; the same again changes nothing', async () => {
    const { id } = await api.account();
    expect((await api.get(`/v1/accounts/${id}/tax-profile`)).statusCode).toBe(404);
    const first = await put(id, PROFILE);
    expect(first.json()).toMatchObject({
      accountId: id,
      name: 'GUTHRIE COMUNICACIONES',
      cfdiUse: 'G03',
      zone: 'general',
      zoneUntil: null,
      paymentForm: '03',
      ieps: false,
    });
    await put(id, PROFILE);
    expect(
      (await put(id, { ...PROFILE, postalCode: '22000', zone: 'border', zoneUntil: '2026-12-31' })).statusCode,
    ).toBe(200);
    expect((await api.get(`/v1/accounts/${id}/tax-profile`)).json()).toMatchObject({
      zone: 'border',
      zoneUntil: '2026-12-31',
    });
    const lines = (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items;
    expect(
      lines
        .filter(({ type }: { type: string }) => type === 'taxProfile.changed')
        .map(({ data }: { data: object }) => data),
    ).toEqual([
      { fields: ['rfc', 'name', 'regime', 'postalCode', 'cfdiUse', 'zone', 'zoneUntil', 'paymentForm', 'ieps'] },
      { fields: ['postalCode', 'zone', 'zoneUntil'] },
    ]);
  });

  test.each([
    ['rfc', { rfc: 'GUT019901AA1' }, /must be an RFC/],
    ['rfc', { rfc: 'XAXX010101000', regime: '616', cfdiUse: 'S01' }, /customer’s own/],
    ['name', { name: 'Guthrie Comunicaciones SA de CV' }, /leave out "SA DE CV"/],
    ['regime', { regime: '612' }, /must be one of a company/],
    ['regime', { regime: '700' }, /must be one of 601/],
    ['postalCode', { postalCode: '660' }, /five digits/],
    ['postalCode', { postalCode: 6600 }, /five digits/],
    ['cfdiUse', { cfdiUse: 'D01' }, /régimen 601 may name/],
    ['zone', { zone: 'coast' }, /general, border/],
    ['zoneUntil', { zoneUntil: '2026-12-31' }, /left out in the general zone/],
    ['paymentForm', { paymentForm: '99' }, /must be one of 01/],
    ['ieps', { ieps: 'no' }, /true or false/],
    ['colour', { colour: 'red' }, /not a field/],
  ])('names what is wrong of %s: %j', async (path, body, message) => {
    const { id } = await api.account();
    const answer = await put(id, { ...PROFILE, ...body });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  test('is proposed from a constancia, and nothing is kept of it', async () => {
    const { id } = await api.account();
    const sent = (bytes: Uint8Array) =>
      api.post(`/v1/accounts/${id}/tax-profile/constancia`, { fileBase64: Buffer.from(bytes).toString('base64') });
    const answer = await sent(
      aPdf([
        'CONSTANCIA DE SITUACION FISCAL',
        'RFC: GUT010101AA1',
        'Denominacion/Razon Social: GUTHRIE COMUNICACIONES',
        'Regimen Capital: SOCIEDAD ANONIMA DE CAPITAL VARIABLE',
        'Codigo Postal: 06600',
        'Regimen General de Ley Personas Morales',
      ]),
    );
    expect(answer.json()).toEqual({
      proposal: { rfc: 'GUT010101AA1', name: 'GUTHRIE COMUNICACIONES', regime: '601', postalCode: '06600' },
      regimes: [{ regime: '601', words: 'General de Ley Personas Morales' }],
      idCif: null,
      missing: [],
    });
    expect((await api.get(`/v1/accounts/${id}/tax-profile`)).statusCode).toBe(404);
    for (const bytes of [aPdf(['Factura']), Buffer.from('hola')])
      expect(await sent(bytes)).toMatchObject({ statusCode: 422 });
    const form = new FormData();
    form.set('file', new Blob([aPdf(['Constancia de Situacion Fiscal', 'RFC: GUT010101AA1'])]), 'c.pdf');
    const formed = await api.call('POST', `/v1/accounts/${id}/tax-profile/constancia`, { payload: form });
    expect(formed.json().missing).toEqual(['name', 'regime', 'postalCode']);
  });
});

describe('T36: taxes go by the profile', () => {
  test('at the border 8 % through its last day, then 16 %', async () => {
    const id = await subscribed('2026-08-01', { zone: 'border', zoneUntil: '2026-08-31' });
    await to(id, '2026-09-02');
    const [august, september] = await invoicesOf(id);
    expect(august).toMatchObject({
      totalMinor: 272_160,
      taxes: [{ code: 'iva', rate: '0.080000', amountMinor: 20_160 }],
    });
    expect(september).toMatchObject({ totalMinor: 292_320, taxes: [{ rate: '0.160000', amountMinor: 40_320 }] });
    const xml = await xmlOf(`/v1/invoices/${august.id}/document?format=xml`);
    expect(xml).toContain('TasaOCuota="0.080000" Importe="201.60"');
    expect(xml).toContain('ClaveProdServ="81161700"');
  });

  test('IEPS where it is on', async () => {
    const id = await subscribed('2026-08-01', { ieps: true });
    await to(id, '2026-08-02');
    const [invoice] = await invoicesOf(id);
    expect(invoice).toMatchObject({
      totalMinor: 301_090,
      taxes: [
        { code: 'ieps', rate: '0.030000', amountMinor: 7_560 },
        { code: 'iva', amountMinor: 41_530 },
      ],
    });
    expect(await xmlOf(`/v1/invoices/${invoice.id}/document?format=xml`)).toContain('Total="3010.90"');
  });

  test('the receipt is the same until it is stamped, and what came back from then on', async () => {
    const { invoice } = await firstBilled();
    const url = `/v1/invoices/${invoice.id}/document?format=xml`;
    const [one, two] = [await api.get(url), await api.get(url)];
    expect(two.body).toBe(one.body);
    expect(two.headers.etag).toBe(one.headers.etag);
    expect(one.body).toContain('MetodoPago="PPD"');
    expect(one.body).toContain('Nombre="GUTHRIE COMUNICACIONES"');
    expect((await api.get(`/v1/invoices/${invoice.id}/receipt`)).json()).toMatchObject({
      method: 'PPD',
      form: '99',
      status: 'unsent',
      uuid: null,
    });
    const stamped = await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
    expect(stamped).toMatchObject({ status: 'stamped', uuid: expect.stringMatching(/^[0-9A-F-]{36}$/) });
    expect(await api.made(`/v1/invoices/${invoice.id}/stamp`, {})).toEqual(stamped);
    expect(await xmlOf(url)).toContain(`UUID="${stamped.uuid}"`);
  });

  test('none is drawn without a profile, or of what its taxes do not say', async () => {
    const { id } = await api.account();
    const plain = await api.invoice(id, 100_000, { taxMinor: 16_000 });
    expect((await api.get(`/v1/invoices/${plain.id}/document?format=xml`)).json()).toMatchObject({
      status: 422,
      code: 'no_tax_profile',
    });
    await put(id, PROFILE);
    expect((await api.get(`/v1/invoices/${plain.id}/document?format=xml`)).json()).toMatchObject({
      code: 'taxes_do_not_fit',
    });
    const taxes = [{ code: 'iva', rate: '0.160000', baseMinor: 100_000, amountMinor: 16_000 }];
    const told = await api.invoice(id, 100_000, { taxes, kind: 'oneTime' });
    const xml = await xmlOf(`/v1/invoices/${told.id}/document?format=xml`);
    expect(xml).toContain('FormaPago="03"');
    expect(xml).toContain('MetodoPago="PUE"');
    expect((await api.get('/v1/invoices/inv_00000000000000000000/document')).statusCode).toBe(404);
    expect((await api.get(`/v1/invoices/${told.id}/document?format=doc`)).json().errors[0].path).toBe('format');
  });
});

describe('T38: payments of an invoice that is paid later owe a receipt', () => {
  test('one a month with a payment for each wire; the invoice is stamped first', async () => {
    const { id, invoice } = await firstBilled();
    expect(invoice.totalMinor).toBe(443_194);
    await wire(invoice, 200_000, '2026-08-03T18:00:00Z');
    await wire(invoice, 243_194, '2026-08-04T19:15:00Z');
    const [rep, none] = await owed(id, '&month=2026-08&status=pending');
    expect(none).toBeUndefined();
    expect(rep).toMatchObject({
      accountId: id,
      month: '2026-08',
      dueOn: '2026-09-05',
      amountMinor: 443_194,
      uuid: null,
    });
    expect(rep.payments).toMatchObject([
      {
        paidAt: '2026-08-03T18:00:00.000Z',
        form: '03',
        operation: expect.stringMatching(/^MBAN0100/),
        amountMinor: 200_000,
        documents: [
          {
            invoiceId: invoice.id,
            uuid: null,
            installment: 1,
            balanceBeforeMinor: 443_194,
            balanceAfterMinor: 243_194,
            taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 172_414, amountMinor: 27_586 }],
          },
        ],
      },
      {
        paidAt: '2026-08-04T19:15:00.000Z',
        documents: [
          { installment: 2, balanceAfterMinor: 0, taxes: [{ code: 'iva', baseMinor: 209_650, amountMinor: 33_544 }] },
        ],
      },
    ]);
    expect(await tasksOf(id)).toEqual(['repDue 2026-09-05']);
    expect((await api.get(`/v1/rep-obligations/${rep.id}/document`)).json()).toMatchObject({ code: 'not_sent' });

    const stamped = await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {});
    expect(stamped).toMatchObject({ status: 'stamped', uuid: expect.any(String) });
    expect(await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {})).toEqual(stamped);
    expect(await tasksOf(id)).toEqual([]);
    const { uuid } = (await api.get(`/v1/invoices/${invoice.id}/receipt`)).json();
    const xml = await xmlOf(`/v1/rep-obligations/${rep.id}/document`);
    expect(xml.match(/<pago20:Pago /g)).toHaveLength(2);
    expect(xml).toContain(`IdDocumento="${uuid}"`);
    expect(xml).toContain('FechaPago="2026-08-03T12:00:00"');
    expect(xml).toContain('MontoTotalPagos="4431.94"');
    const types = (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
      .json()
      .items.map(({ type }: { type: string }) => type);
    expect(types.filter((type: string) => /^(rep|invoice\.stamped)/.test(type))).toEqual([
      'rep.due',
      'invoice.stamped',
      'rep.stamped',
    ]);
  });

  test('settled on 31 January at 23:50 local it is January’s, due on 5 February', async () => {
    const id = await subscribed('2027-01-01');
    await to(id, '2027-02-01T18:00:00Z');
    const [january] = await invoicesOf(id);
    await wire(january, 100_000, '2027-02-01T05:50:00Z');
    await wire(january, 100_000, '2027-02-01T06:10:00Z');
    expect((await owed(id)).map(({ month, dueOn }: Record<string, string>) => `${month} ${dueOn}`)).toEqual([
      '2027-01 2027-02-05',
      '2027-02 2027-03-05',
    ]);
  });

  test('what is taken back before it is made owes none; after it, somebody is to cancel it', async () => {
    const { id, invoice } = await firstBilled();
    const first = await wire(invoice, 200_000, '2026-08-03T18:00:00Z');
    await api.made(`/v1/bank-transfers/${first.id}/unmatch`, { reason: 'Another Guthrie' });
    expect(await owed(id)).toMatchObject([{ status: 'dropped', amountMinor: 0, payments: [] }]);
    expect(await tasksOf(id)).toEqual([]);

    const second = await wire(invoice, 100_000, '2026-08-03T18:00:00Z');
    await wire(invoice, 50_000, '2026-08-03T19:00:00Z');
    const [rep] = await owed(id, '&status=pending');
    expect(rep.payments).toMatchObject([{ documents: [{ installment: 1 }] }, { documents: [{ installment: 2 }] }]);
    const early = await api.post(`/v1/rep-obligations/${rep.id}/cancel`, { reason: 'Too soon' });
    expect(early.json()).toMatchObject({ status: 409, code: 'not_allowed_now' });
    await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {});
    await api.made(`/v1/bank-transfers/${second.id}/unmatch`, { reason: 'Returned' });
    expect(await owed(id, '&status=toCancel')).toMatchObject([{ id: rep.id, amountMinor: 150_000 }]);
    expect((await tasksOf(id)).map((task: string) => task.split(' ')[0])).toEqual(['receiptToCancel']);

    await api.made(`/v1/rep-obligations/${rep.id}/cancel`, { reason: 'Cancelled at the SAT' });
    expect(await owed(id, '&status=cancelled')).toHaveLength(1);
    const [anew] = await owed(id, '&status=pending');
    expect(anew).toMatchObject({ amountMinor: 50_000, payments: [{ documents: [{ installment: 1 }] }] });
    expect((await tasksOf(id)).map((task: string) => task.split(' ')[0])).toEqual(['repDue']);
  });

  test('a chargeback after it was stamped: a task; won, it is owed again', async () => {
    const { id, invoice } = await firstBilled();
    await api.card(id);
    await api.made(`/v1/invoices/${invoice.id}/pay`);
    await api.settled(id);
    const [rep] = await owed(id);
    expect(rep.payments).toMatchObject([{ form: '04', operation: null, amountMinor: 443_194 }]);
    await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {});
    const [{ id: chargeId }] = (await api.get(`/v1/sandbox/charges?accountId=${id}`)).json().items;
    await api.made('/v1/sandbox/chargebacks', { chargeId });
    expect(await owed(id, '&status=toCancel')).toHaveLength(1);
    expect((await tasksOf(id)).map((task: string) => task.split(' ')[0])).toContain('receiptToCancel');
    await api.made(`/v1/sandbox/chargebacks/${chargeId}/close`, { outcome: 'won' });
    expect(await owed(id, '&status=pending')).toMatchObject([{ amountMinor: 443_194 }]);
    expect(invoice.status).toBe('open');
  });

  test('none of an invoice that is paid at once, unless it is paid too late; none without a profile', async () => {
    const { id } = await api.account();
    const before = await api.invoice(id, 10_000);
    await wire(before, 10_000, '2026-03-02T14:00:00Z');
    await put(id, PROFILE);
    const atOnce = await api.invoice(id, 10_000, { kind: 'oneTime' });
    await wire(atOnce, 10_000, '2026-03-02T14:00:00Z');
    expect(await owed(id)).toEqual([]);
    expect(await tasksOf(id)).toEqual([]);
    const february = { kind: 'oneTime', issuedOn: '2026-02-20', dueOn: '2026-03-06' };
    const unsent = await api.invoice(id, 10_000, february);
    await wire(unsent, 10_000, '2026-03-02T14:00:00Z');
    expect(await tasksOf(id)).toEqual([]);
    const late = await api.invoice(id, 10_000, february);
    await api.made(`/v1/invoices/${late.id}/stamp`, {});
    await wire(late, 10_000, '2026-03-02T14:00:00Z');
    expect(await owed(id)).toEqual([]);
    expect((await tasksOf(id)).map((task: string) => task.split(' ')[0])).toEqual(['receiptToCancel']);
  });

  test('credit that pays is set off, and a month’s receipt has it too', async () => {
    const { id, invoice } = await firstBilled();
    await wire(invoice, 500_000, '2026-08-03T18:00:00Z');
    await to(id, '2026-09-02');
    const months = await owed(id);
    expect(months).toMatchObject([
      { month: '2026-08', amountMinor: 443_194 },
      { month: '2026-09', amountMinor: 56_806, payments: [{ paymentId: null, form: '17', operation: null }] },
    ]);
  });

  test('what the stamper rejects is said, mended and sent as another paper', async () => {
    const { id, invoice } = await firstBilled({ name: 'RECHAZADA UNO' });
    await wire(invoice, 443_194, '2026-08-03T18:00:00Z');
    const [rep] = await owed(id);
    const refused = await api.post(`/v1/rep-obligations/${rep.id}/stamp`, {});
    expect(refused.json()).toMatchObject({ status: 422, code: 'stamp_rejected', rejectedBy: 'CFDI40147' });
    expect((await api.get(`/v1/invoices/${invoice.id}/receipt`)).json()).toMatchObject({
      status: 'rejected',
      problem: expect.stringContaining('CFDI40147'),
    });
    await put(id, PROFILE);
    await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
    await put(id, { ...PROFILE, name: 'RECHAZADA DOS' });
    expect((await api.post(`/v1/rep-obligations/${rep.id}/stamp`, {})).json()).toMatchObject({
      code: 'stamp_rejected',
    });
    expect(await owed(id, '&status=pending')).toMatchObject([{ problem: expect.stringContaining('CFDI40147') }]);
    await put(id, PROFILE);
    expect(await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {})).toMatchObject({
      status: 'stamped',
      problem: null,
    });
  });

  test('what nobody answered for is looked up, never guessed', async () => {
    const silent = await firstBilled({ name: 'CALLADA' });
    expect(await api.made(`/v1/invoices/${silent.invoice.id}/stamp`, {})).toMatchObject({ status: 'stamped' });
    const lost = await firstBilled({ name: 'PERDIDA' });
    const away = await api.post(`/v1/invoices/${lost.invoice.id}/stamp`, {});
    expect(away).toMatchObject({ statusCode: 503 });
    const sent = (await api.get(`/v1/invoices/${lost.invoice.id}/receipt`)).json();
    expect(sent).toMatchObject({ status: 'sent', uuid: null });
    const paper = await xmlOf(`/v1/invoices/${lost.invoice.id}/document?format=xml`);
    await to(lost.id, '2026-08-09');
    expect(await api.made(`/v1/invoices/${lost.invoice.id}/stamp`, {})).toMatchObject({ status: 'stamped' });
    const [fecha] = /Fecha="[^"]+"/.exec(paper) ?? [];
    expect(await xmlOf(`/v1/invoices/${lost.invoice.id}/document?format=xml`)).toContain(fecha);
  });

  test('a receipt of an invoice that is voided is somebody’s to cancel', async () => {
    const { id, invoice } = await firstBilled();
    await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
    await api.made(`/v1/invoices/${invoice.id}/void`, { reason: 'Wrong address' });
    const [task] = (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
    expect(task).toMatchObject({ kind: 'receiptToCancel', subject: { invoiceId: invoice.id } });
    const unsent = await firstBilled();
    await api.made(`/v1/invoices/${unsent.invoice.id}/void`, { reason: 'Wrong address' });
    expect(await tasksOf(unsent.id)).toEqual([]);
    expect((await api.post(`/v1/invoices/${unsent.invoice.id}/stamp`, {})).json()).toMatchObject({
      code: 'nothing_to_receipt',
    });
  });

  test('a payment that a credit note had lowered is wholly taken back', async () => {
    const { id, invoice } = await firstBilled();
    const paid = await wire(invoice, 443_194, '2026-08-03T18:00:00Z');
    await api.made(`/v1/invoices/${invoice.id}/credit-notes`, { amountMinor: 43_194, reason: 'Goodwill' });
    expect(await owed(id)).toMatchObject([
      { amountMinor: 443_194, payments: [{ documents: [{ balanceAfterMinor: 0 }] }] },
    ]);
    await api.made(`/v1/bank-transfers/${paid.id}/unmatch`, { reason: 'Another Guthrie' });
    expect(await owed(id)).toMatchObject([{ status: 'dropped' }]);
    const [{ id: noteId }] = (await api.get(`/v1/invoices/${invoice.id}`)).json().creditNotes;
    const note = `/v1/credit-notes/${noteId}/document?format=xml`;
    expect((await api.get(note)).json()).toMatchObject({ status: 422, code: 'invoice_not_stamped' });
    const { uuid } = await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
    expect(await xmlOf(note)).toContain(`<cfdi:CfdiRelacionado UUID="${uuid}"/>`);
    await wire(invoice, 400_000, '2026-08-04T18:00:00Z');
    expect(await owed(id, '&status=pending')).toMatchObject([
      { payments: [{ documents: [{ installment: 1, balanceBeforeMinor: 400_000, balanceAfterMinor: 0 }] }] },
    ]);
  });

  test('what was stamped elsewhere is told, once', async () => {
    const [one, two] = [await firstBilled(), await firstBilled()];
    const uuid = '6f9619ff-8b86-5011-b42d-00c04fc964ff';
    expect(await api.made(`/v1/invoices/${one.invoice.id}/stamp`, { uuid })).toMatchObject({
      uuid: uuid.toUpperCase(),
    });
    const taken = await api.post(`/v1/invoices/${two.invoice.id}/stamp`, { uuid });
    expect(taken.json()).toMatchObject({ status: 409, code: 'uuid_taken' });
    await wire(two.invoice, 443_194, '2026-08-03T18:00:00Z');
    const [rep] = await owed(two.id);
    const stamp = (body: object) => api.post(`/v1/rep-obligations/${rep.id}/stamp`, body);
    const folio = (last: number) => uuid.replace(/.$/, String(last));
    expect((await stamp({ uuid: folio(1) })).json()).toMatchObject({ status: 422, code: 'invoice_not_stamped' });
    await api.made(`/v1/invoices/${two.invoice.id}/stamp`, { uuid: folio(2) });
    expect((await stamp({ uuid: folio(1) })).json()).toMatchObject({ status: 'stamped', uuid: folio(1).toUpperCase() });
  });

  test('where nobody stamps here, only what was stamped elsewhere is taken', async () => {
    const { invoice } = await firstBilled();
    const app = await api.serve({ stamper: null });
    const answer = await api.call('POST', `/v1/invoices/${invoice.id}/stamp`, { body: {} }, app);
    expect(answer.json()).toMatchObject({ status: 422, code: 'no_stamper' });
    expect((await api.get(`/v1/invoices/${invoice.id}/receipt`)).json()).toMatchObject({ status: 'unsent' });
    await app.close();
  });

  test('is found, or it isn’t', async () => {
    expect((await api.post('/v1/rep-obligations/rep_nobody/stamp', {})).statusCode).toBe(404);
    expect((await api.post('/v1/rep-obligations/rep_nobody/cancel', { reason: 'x' })).statusCode).toBe(404);
    expect((await api.get('/v1/rep-obligations/rep_nobody')).statusCode).toBe(404);
    expect((await api.post('/v1/invoices/inv_nobody/stamp', {})).statusCode).toBe(404);
  });
});
