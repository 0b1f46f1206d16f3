import { beforeEach, describe, expect, it } from '@jest/globals';
import { sendEmail } from '../../activities/send-email.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Letter } from '../../ports/mailer/mailer.ts';
import type { EmailRow, Store } from '../../ports/store/store.ts';

const mail: Mail = {
  key: 'acc_1:overdue-reminder:case-1',
  accountId: 'acc_1',
  accountName: 'Guthrie',
  locale: 'es-MX',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  to: ['ap@guthrie.example'],
  topic: { template: 'promise-confirmed', data: { amountMinor: 1_160, on: '2026-03-20' } },
  also: [],
  at: '2026-03-17T14:00:00.000Z',
};

let rows: Map<string, EmailRow>;
let letters: Letter[];
let balanceMinor: number;
let carrierFails: number;

const store = {
  emailByKey: async (key) => rows.get(key) ?? null,
  async keepEmail(email) {
    const row: EmailRow = rows.get(email.key) ?? { ...email, status: 'queued', providerId: null };
    rows.set(row.key, row);
    return row;
  },
  async emailSent(key, providerId) {
    const row = rows.get(key);
    if (row !== undefined) rows.set(key, { ...row, status: 'sent', providerId });
  },
  stopOf: async () => null,
  balancesOf: async (ids) => new Map(ids.map((id) => [id, balanceMinor])),
} satisfies Partial<Store> as unknown as Store;

const send = sendEmail({
  store,
  mailer: {
    async send(letter) {
      letters.push(letter);
      if (carrierFails > 0) {
        carrierFails -= 1;
        throw new Error('carrier down');
      }
      return { providerId: 'mail_1' };
    },
  },
  render: async ({ topic }) => ({ subject: `About ${topic.template}`, html: '<p>Hola</p>', text: 'Hola' }),
  sender: { from: 'Pagos <pagos@example.test>', replyTo: null },
});

beforeEach(() => {
  rows = new Map();
  letters = [];
  balanceMinor = 1_160;
  carrierFails = 0;
});

describe('a mail', () => {
  it('goes out once under its key, and answers the same when it is repeated', async () => {
    const first = await send({ mail, believes: null });
    expect(first).toMatchObject({ type: 'EMAIL_SENT', key: mail.key, template: 'promise-confirmed', to: mail.to, subject: 'About promise-confirmed' });
    expect(await send({ mail, believes: null })).toEqual(first);
    expect(letters).toHaveLength(1);
  });

  it('that a crash cut off after the carrier had it goes again, the same letter under the same key', async () => {
    await send({ mail, believes: null });
    const row = rows.get(mail.key);
    if (row !== undefined) rows.set(mail.key, { ...row, status: 'queued' });
    balanceMinor = 0;
    await send({ mail, believes: [{ invoiceId: 'inv_1', balanceMinor: 1_160 }] });
    expect(letters[1]).toEqual(letters[0]);
  });

  it('that would be a lie by now is not written', async () => {
    balanceMinor = 0;
    expect(await send({ mail, believes: [{ invoiceId: 'inv_1', balanceMinor: 1_160 }] })).toEqual({
      type: 'EMAIL_SKIPPED',
      key: mail.key,
      template: 'promise-confirmed',
      why: 'the balance of inv_1 has changed',
    });
    expect(rows.size).toBe(0);
  });

  it('is tried again while the carrier is down for a moment', async () => {
    carrierFails = 2;
    expect((await send({ mail, believes: null })).type).toBe('EMAIL_SENT');
    expect(new Set(letters.map(({ key }) => key))).toEqual(new Set([mail.key]));
  });
});
