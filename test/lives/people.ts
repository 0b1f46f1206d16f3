import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountShape } from '../../api/v1/accounts/shapes.ts';
import type { Instant } from '../../domain/time/time.ts';
import { receiveMail } from '../../ports/mail-in/receive.ts';
import { readProofFile } from '../../ports/proof-file/read.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import { written } from '../ports/a-mail.ts';
import { aPdf } from '../ports/a-pdf.ts';
import { type Life, local } from './life.ts';
import type { Town } from './town.ts';

/** Somebody of whom everything that can be known is unmistakable, wherever it stands. */
export type Person = ReturnType<typeof person>;

/** `digits`: four of their own. */
export const person = (who: string, digits: string, rfc: string) => {
  const small = who.toLowerCase();
  return {
    name: `${who} Nombre Quetzal SA`,
    email: `${small}-cuentas@quetzal.example`,
    externalId: `${who}-EXTERNO-77`,
    rfc,
    tag: `${small}-etiqueta`,
    recipient: `${small}-pagos@quetzal.example`,
    receipts: `${small}-recibos@quetzal.example`,
    description: `Línea de la abuela de ${who}`,
    dispute: `${who} no hizo esas llamadas`,
    resolution: `${who} tenía razón`,
    pause: `${who} habló llorando`,
    cancellation: `${who} cambia de casa`,
    contact: `${who} Contacto Ixchel`,
    contactEmail: `${small}-contacto@quetzal.example`,
    contactPhone: `+5255${digits}9901`,
    contactRole: `${who} es la dueña`,
    note: `Nota sobre ${who}`,
    callWith: `La hermana de ${who}`,
    callText: `${who} promete pagar`,
    taxName: `${who} FISCAL QUETZAL`,
    number: `+5255${digits}8801`,
    ported: `+5255${digits}8802`,
    called: `4420${digits}7701`,
    device: `${small}-telefono-abuela`,
    callId: `${small}-llamada-1`,
    payer: `${who} PAGADOR MOCTEZUMA`,
    concept: `Renta de la tía de ${who}`,
    payerClabe: `0121800${digits}0000000`.slice(0, 17),
    proofFile: `${small}-comprobante.pdf`,
    proofText: `${who} COMPROBANTE DE PAGO`,
    rejection: `El comprobante de ${who} no se lee`,
    mailSubject: `Carta de ${who}`,
    mailText: `Soy ${who} y escribo a mano`,
    view: `Lo de ${who}`,
    bulk: `${who} lo pidió por escrito`,
    stop: `${who} Nombre Quetzal SA llamó al banco`,
    taskReason: `Ya se habló con ${who} Tarea`,
  };
};

/** Another system, which hears of everything. */
export async function listener(): Promise<{ url: string; heard: string[]; close(): Promise<void> }> {
  const heard: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString('utf8')));
    request.on('end', () => {
      heard.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hear`,
    heard,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

const per = { per: 'month', taxes: ['iva'] };
/** What the company charges: devices and numbers, and calls abroad. */
export const BOOK = {
  from: '2020-01-01',
  currency: 'MXN',
  prices: [
    {
      ...per,
      code: 'device',
      kind: 'serviceFee',
      unitMinor: 45_000,
      includes: { minutes: 600, pool: 'account' },
      overageMicros: 600_000,
    },
    { ...per, code: 'number', kind: 'numbers', unitMinor: 9_000 },
  ],
  rates: [{ prefix: '44', kind: 'international', microsPerMinute: 900_000 }],
};

const MINOR = 100_000;

/** Everything that can happen to somebody, until nothing of it is open: over HTTP, and by mail. */
export async function wholeLife(town: Town, all: Person): Promise<Life> {
  const { http } = town;
  const life = await town.life({
    from: '2026-03-02',
    card: 'tok_ok',
    profile: {
      name: all.name,
      email: all.email,
      externalId: all.externalId,
      rfc: all.rfc,
      tags: [all.tag],
      billingRecipients: [all.recipient],
      receiptEmail: all.receipts,
    },
  });
  const of = `/v1/accounts/${life.id}`;
  await http.post(`${of}/contacts`, {
    name: all.contact,
    email: all.contactEmail,
    phone: all.contactPhone,
    role: all.contactRole,
  });
  await http.post(`${of}/notes`, { text: all.note });
  await http.post(`${of}/calls`, { outcome: 'reached', with: all.callWith, text: all.callText });
  await http.post(`${of}/clabe`);
  await http.post('/v1/views', { name: all.view, query: { q: all.name } });
  const { id: invoiceId, number } = await http.post<{ id: string; number: string }>(`${of}/invoices`, {
    dueOn: '2026-03-10',
    lines: [{ description: all.description, quantity: 1, unitAmountMinor: MINOR }],
  });
  await fetch(`${http.url}/v1/invoices/${invoiceId}/document`, { headers: { authorization: `Bearer ${http.key}` } });
  const dispute = await http.post<{ id: string }>(`/v1/invoices/${invoiceId}/disputes`, { reason: all.dispute });
  await http.post(`/v1/disputes/${dispute.id}/resolve`, {
    outcome: 'accepted',
    creditMinor: 10_000,
    reason: all.resolution,
  });
  await life.override({ command: 'pause', until: '2026-03-08', reason: all.pause });
  await http.post('/v1/bulk-overrides', { accountIds: [life.id], command: 'assign', ownerId: 'ana', reason: all.bulk });
  await proof(town, life, all);
  await http.post('/v1/bank-transfers', {
    trackingKey: `MBAN01${life.id.slice(4, 14).toUpperCase()}`,
    amountMinor: MINOR - 10_000,
    currency: 'MXN',
    settledAt: local('2026-03-02', '08:30'),
    reference: number,
    concept: all.concept,
    payerName: all.payer,
    payerClabe: withCheckDigit(all.payerClabe),
  });
  await http.post('/v1/switches', { name: 'mails', stopped: true, reason: all.stop });
  await http.post('/v1/switches', { name: 'mails', stopped: false, reason: all.stop });
  await subscribed(town, life, all);
  await wrote(town, all);
  return life;
}

async function proof({ http }: Town, { id }: Life, all: Person): Promise<void> {
  const form = new FormData();
  form.set('amountMinor', '5000');
  form.set('paidOn', '2026-03-02');
  form.set('trackingKey', `${id.slice(4, 14).toUpperCase()}PRUEBA`);
  form.set('file', new Blob([Buffer.from(aPdf([all.proofText]))]), all.proofFile);
  const authorization = `Bearer ${http.key}`;
  const sent = await fetch(`${http.url}/v1/accounts/${id}/proofs-of-payment`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  const { id: proofId } = (await sent.json()) as { id: string };
  await fetch(`${http.url}/v1/proofs-of-payment/${proofId}/file`, { headers: { authorization } });
  await http.post(`/v1/proofs-of-payment/${proofId}/reject`, { reason: all.rejection });
}

async function subscribed({ http }: Town, life: Life, all: Person): Promise<void> {
  const { id } = await http.post<{ id: string }>(`/v1/accounts/${life.id}/subscriptions`, {
    priceBook: 'lines',
    items: [
      { price: 'device', quantity: 1, devices: [all.device] },
      { price: 'number', quantity: 2, numbers: [all.number, all.ported] },
    ],
  });
  await http.post('/v1/usage-events', {
    source: 'pbx',
    events: [
      { eventId: all.callId, from: all.number, to: `+${all.called}`, startedAt: '2026-03-02T14:00:00Z', seconds: 600 },
    ],
  });
  await life.on('2026-03-20');
  const port = await http.post<{ id: string }>(`/v1/subscriptions/${id}/port-requests`, { numbers: [all.ported] });
  await life.on('2026-04-01');
  await http.post(`/v1/port-requests/${port.id}/complete`, {});
  await http.post(`/v1/subscriptions/${id}/cancellation`, {
    reason: all.cancellation,
    releaseNumbers: true,
    buyOutMinor: 0,
  });
  await life.on('2026-07-20');
}

async function wrote(town: Town, all: Person): Promise<void> {
  const store = openStore(String(town.env.DATABASE_URL), { connections: 2 });
  try {
    const mail = await written({ from: all.email, subject: all.mailSubject, text: all.mailText, messageId: all.email });
    const now = (): Instant => new Date().toISOString() as Instant;
    await receiveMail(store, mail, { replies: null, readFile: readProofFile, now });
  } finally {
    await store.close();
  }
}

/** Nothing is left that somebody would have to do: its tasks are done, and the account is closed. */
export async function closed({ http }: Town, life: Life, all: Person): Promise<AccountShape> {
  for (const { id, kind } of await http.list<{ id: string; kind: string }>(`/v1/tasks?accountId=${life.id}`)) {
    const done = await http.tell(`/v1/tasks/${id}/done`, { reason: all.taskReason });
    if (done.status >= 300) throw new Error(`${kind}: ${done.status} ${JSON.stringify(done.body)}`);
  }
  // Who they are to the tax authority, last: from then on receipts of payments would be owed.
  await fetch(`${http.url}/v1/accounts/${life.id}/tax-profile`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${http.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      rfc: all.rfc,
      name: all.taxName,
      regime: all.rfc.length === 13 ? '612' : '601',
      postalCode: '06700',
      cfdiUse: 'G03',
    }),
  }).then((answer) => {
    if (!answer.ok) throw new Error(`The tax profile: ${answer.status}`);
  });
  return life.account();
}

/** The eighteenth digit of a CLABE: its weights are 3, 7 and 1. */
function withCheckDigit(seventeen: string): string {
  const sum = [...seventeen].reduce((total, digit, i) => total + ((Number(digit) * [3, 7, 1][i % 3]!) % 10), 0);
  return `${seventeen}${(10 - (sum % 10)) % 10}`;
}
