import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { BadMail, MAX_MAIL_BYTES } from '../../ports/mail-in/mail-in.ts';
import { readMail } from '../../ports/mail-in/read-mail.ts';
import { receiveMail } from '../../ports/mail-in/receive.ts';
import { readProofFile } from '../../ports/proof-file/read.ts';
import type { Store } from '../../ports/store/store.ts';
import { type Written, written } from './a-mail.ts';
import { aCep, aReceipt } from './a-pdf.ts';
import { account, invoice, opening, openWorld, transfer, type World } from './store-world.ts';

/** Mails that customers send: of which account, with which proofs, and what a person has to read. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const receive = (raw: Uint8Array) =>
  receiveMail(store, raw, {
    replies: 'billing+{token}@company.example',
    readFile: readProofFile,
    now: () => world.clock.now,
  });
const arrives = async (mail: Written) => receive(await written(mail));

const newKey = () => `MBAN${randomBytes(8).toString('hex').toUpperCase()}`;
const cep = (key = newKey(), more: Parameters<typeof aCep>[0] = {}) => ({
  filename: 'cep.xml',
  content: aCep({ on: '2026-02-27', ...more, key }),
});
const proofs = async (accountId: string) => (await store.proofs({ accountId, limit: 20, cursor: null })).items;
const replies = async (accountId?: string) =>
  (await store.tasks({ kind: 'reply', limit: 100, cursor: null, ...(accountId === undefined ? {} : { accountId }) }))
    .items;
const from = async (address: string) => {
  const id = await account(store, { email: address });
  await invoice(store, id, 116_000);
  return id;
};
let count = 0;
const anAddress = () => `payer${(count += 1)}@guthrie.example`;

describe('a mail with a proof', () => {
  test('is a proof of what its file says, once however often it comes', async () => {
    const address = anAddress();
    const id = await from(address);
    const raw = await written({ from: `Ana <${address.toUpperCase()}>`, attachments: [cep('MBANFIRST0001')] });
    const outcomes = await Promise.all([receive(raw), receive(raw), receive(raw)]);
    const [proof, ...others] = await proofs(id);
    expect(others).toEqual([]);
    expect(proof).toMatchObject({
      trackingKey: 'MBANFIRST0001',
      amountMinor: 116_000,
      paidOn: '2026-02-27',
      fileName: 'cep.xml',
      fileType: 'application/xml',
      status: 'received',
      read: { fromBank: 'BBVA BANCOMER', toBank: 'BANK OF AMERICA' },
    });
    expect(await receive(raw)).toMatchObject({ status: 'proof', accountId: id, proofIds: [proof?.id] });
    expect(new Set(outcomes.map((one) => one.id)).size).toBe(1);
    const { items } = await store.timeline(id, { limit: 100, cursor: null, after: 0 });
    expect(items.filter(({ type }) => type === 'email.received').map(({ data }) => data)).toEqual([
      { mailId: outcomes[0]?.id, from: address, subject: 'Pago', is: 'proof', proofIds: [proof?.id] },
    ]);
    expect(await replies(id)).toEqual([]);
  });

  test('that shows one payment twice, in XML and PDF, is one proof, of the XML', async () => {
    const address = anAddress();
    const id = await from(address);
    const key = newKey();
    await arrives({
      from: address,
      attachments: [{ filename: 'cep.pdf', content: aReceipt({ key, on: '27/02/2026' }) }, cep(key)],
    });
    expect((await proofs(id)).map(({ fileName }) => fileName)).toEqual(['cep.xml']);
  });

  test('in its words alone is one without a file', async () => {
    const address = anAddress();
    const id = await from(address);
    await arrives({
      from: address,
      text: 'Hola:\nMonto: $1,160.00\nFecha de operación: 27/02/2026\nClave de rastreo: MBANWORDS001\n',
    });
    expect(await proofs(id)).toMatchObject([{ trackingKey: 'MBANWORDS001', amountMinor: 116_000, fileName: null }]);
  });

  test.each([
    ['more than 90 days old', { on: '2025-11-01' }, /2025-11-01/],
    ['of tomorrow', { on: '2026-03-02' }, /2026-03-02/],
    ['of no amount', { amount: '0.00' }, /no amount/],
  ])('%s is read by a person', async (_, more, because) => {
    const address = anAddress();
    const id = await from(address);
    const mail = await arrives({ from: address, attachments: [cep(newKey(), more)] });
    expect(await proofs(id)).toEqual([]);
    expect(mail).toMatchObject({ status: 'reply', accountId: id, because: expect.stringMatching(because) });
    expect(await replies(id)).toMatchObject([
      { subject: { mailId: mail.id }, data: { from: address, files: ['cep.xml'], because: mail.because } },
    ]);
  });

  test('of money that is booked elsewhere is read by a person: a key shows one payment, over all accounts', async () => {
    const address = anAddress();
    const id = await from(address);
    const other = await from(anAddress());
    const key = newKey();
    const { number } = await invoice(store, other, 50_000);
    await transfer(store, 50_000, { trackingKey: key, concept: number });
    const mail = await arrives({ from: address, attachments: [cep(key)] });
    expect([mail.status, mail.because, await proofs(id)]).toEqual([
      'reply',
      expect.stringContaining('booked elsewhere'),
      [],
    ]);
  });

  test('of pesos, to an account in another currency, is read by a person', async () => {
    await store.savePolicy(spainPolicy(), { kind: 'system', id: 'puntual' });
    const address = anAddress();
    const { id } = await store.openAccount(
      opening({ email: address, currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'es-ES' }, { policyName: 'spain' }),
    );
    expect(await arrives({ from: address, attachments: [cep()] })).toMatchObject({
      status: 'reply',
      accountId: id,
      because: expect.stringContaining('EUR'),
    });
  });
});

describe("a mail's account", () => {
  test('is known by the address that it was written to, whoever wrote it', async () => {
    const [id, sender] = [await from(anAddress()), anAddress()];
    await from(sender);
    const token = await store.replyTokenOf(id);
    const mail = await arrives({ from: sender, to: `Billing <BILLING+${token.toUpperCase()}@company.example>` });
    expect(mail.accountId).toBe(id);
  });

  test('by its sender, also among recipients; not where two accounts have the address', async () => {
    const [shared, own] = [anAddress(), anAddress()];
    const [one] = [
      await account(store, { email: anAddress(), billingRecipients: [shared, own] }),
      await account(store, { email: anAddress(), receiptEmail: shared }),
    ];
    expect((await arrives({ from: own })).accountId).toBe(one);
    expect((await arrives({ from: shared })).accountId).toBeNull();
  });

  test("by an invoice's number in subject or text; seven digits count in the subject alone", async () => {
    const id = await account(store);
    const { number } = await invoice(store, id, 10_000);
    const seven = number.slice(-7);
    expect((await arrives({ subject: `Pago ${number}` })).accountId).toBe(id);
    expect((await arrives({ text: `Pagué la factura ${number}, saludos` })).accountId).toBe(id);
    expect((await arrives({ subject: `Pago ${seven}` })).accountId).toBe(id);
    expect((await arrives({ text: `Mi teléfono es ${seven}` })).accountId).toBeNull();
  });

  test('where nobody can tell is asked of a person, and the mail is kept whole', async () => {
    const raw = await written({ from: 'x@stranger.example', attachments: [cep()] });
    const mail = await receive(raw);
    expect(mail).toMatchObject({ status: 'reply', accountId: null, proofIds: [] });
    expect((await replies()).filter(({ subject }) => subject.mailId === mail.id)).toMatchObject([
      { accountId: null, data: { from: 'x@stranger.example', files: ['cep.xml'] } },
    ]);
    expect(Buffer.from((await store.rawMailIn(mail.id)) ?? []).equals(Buffer.from(raw))).toBe(true);
  });
});

describe('a mail', () => {
  test('that a machine wrote in answer is nothing, unless it brings a file', async () => {
    const address = anAddress();
    const id = await from(address);
    const away = { from: address, headers: { 'Auto-Submitted': 'auto-replied' } };
    expect(await arrives({ ...away, subject: 'Fuera de la oficina' })).toMatchObject({ status: 'ignored' });
    expect(await replies(id)).toEqual([]);
    expect(await arrives({ ...away, attachments: [cep()] })).toMatchObject({ status: 'proof' });
  });

  test('is the same by what it says, and not by its Message-ID alone', async () => {
    const mail = { from: 'x@stranger.example', messageId: '<one@stranger.example>', subject: 'Hola' };
    const [first, again, forged] = await Promise.all(
      [mail, { ...mail, headers: { Received: 'by another way' } }, { ...mail, subject: 'Adiós' }].map(async (one) =>
        readMail(await written(one)),
      ),
    );
    expect([again?.id === first?.id, forged?.id === first?.id]).toEqual([true, false]);
  });

  test('that is too large is none', async () => {
    await expect(readMail(new Uint8Array(MAX_MAIL_BYTES + 1))).rejects.toThrow(BadMail);
  });

  test('with a file of over 10 MB, or of a kind that no proof is, is a reply', async () => {
    const address = anAddress();
    await from(address);
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set([0x25, 0x50, 0x44, 0x46, 0x2d]);
    const mail = await arrives({
      from: address,
      attachments: [
        { filename: 'large.pdf', content: large },
        { filename: 'virus.exe', content: new TextEncoder().encode('MZ…') },
      ],
    });
    expect(mail).toMatchObject({ status: 'reply', files: [{ name: 'virus.exe', type: null }] });
  });
});
