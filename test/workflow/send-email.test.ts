import { beforeEach, describe, expect, test } from '@jest/globals';
import { sendEmail } from '../../activities/send-email.ts';
import type { InvoicePaper } from '../../domain/documents/invoice-paper.ts';
import type { Mail } from '../../domain/messages/mail.ts';
import type { Instant } from '../../domain/time/time.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { type Carried, MailRefused, type RenderedMail } from '../../ports/mailer/mailer.ts';
import type { MailDeed } from '../../ports/store/mails.ts';
import type { Documents } from '../../ports/documents/documents.ts';
import type { DocumentRow } from '../../ports/store/documents.ts';
import type { Begun } from '../../ports/store/work.ts';
import type { EmailRow } from '../../ports/store/emails.ts';
import { scriptedDeeds } from './scripted-deeds.ts';

const mail: Mail = {
  key: 'acc_1:promise-confirmed:case-1',
  accountId: 'acc_1',
  accountName: 'Guthrie',
  locale: 'es-MX',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  to: ['ap@guthrie.example'],
  topic: { template: 'promise-confirmed', data: { amountMinor: 116_000, on: '2026-03-20' } },
  charges: [],
  also: [],
  at: '2026-03-17T14:00:00.000Z',
};
const PAPER = { to: { accountId: 'acc_1' }, number: 'F-2026/1' } as InvoicePaper;
const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-03-20T15:00:00.000Z');

let kept: EmailRow[];
let mails: RenderedMail[];
let rendered: number;
let replies: string | null;
let carrier: () => Promise<Carried>;
let documents: Documents | null;
let failures: number;
let about: Mail;
let set: DocumentRow | null;

beforeEach(() => {
  [kept, mails, rendered] = [[], [], 0];
  replies = null;
  [documents, failures, about, set] = [null, 0, mail, null];
  carrier = async () => ({ providerId: 'mail_1' });
});

const handOver = (mail: RenderedMail): ReturnType<typeof carrier> => {
  mails.push(mail);
  return carrier();
};

/** Performs it once; `sentMsAgo`: it was handed over then, and nobody has heard what came of it. */
async function perform(
  sentMsAgo: number | null = null,
  begun?: Begun<MailDeed>,
): Promise<{ told: string[]; thrown: unknown }> {
  const sentAt = sentMsAgo === null ? null : (new Date(NOW - sentMsAgo).toISOString() as Instant);
  const { store, told } = scriptedDeeds({
    beginMail: async () => begun ?? { is: 'begun', mail: about, row: kept[0] ?? null, sentAt, failures },
    keepEmail: async (email) => {
      const row: EmailRow = { ...email, status: 'queued', providerId: null, bounced: [] };
      kept.push(row);
      return row;
    },
    invoicePaper: async () => PAPER,
    invoiceDocument: async () => null,
    keepInvoiceDocument: async (document) => (set = { id: 'doc_1', ...document }),
    documentById: async () => set,
    documentFailed: async () => undefined,
    invoiceNumbers: async (ids) => new Map(ids.map((id) => [id, 'F-2026/1'])),
    replyTokenOf: async (accountId) => `token-of-${accountId}`,
    bounceEmail: async () => kept[0] as EmailRow,
  });
  const send = sendEmail({
    store,
    mailer: { keyLifeMs: 24 * HOUR_MS, probe: async () => undefined, send: handOver },
    // Never twice the same, as with a company whose words were changed in between.
    render: async ({ topic }) => ({
      subject: `About ${topic.template} ${(rendered += 1)}`,
      html: '<p>Hola</p>',
      text: 'Hola',
    }),
    documents,
    payUrl: (token) => `https://pay.company.example/pay/${token}`,
    sender: { from: 'Pagos <pagos@example.test>', replyTo: 'pagos@example.test', replies },
    machineNowMs: () => NOW,
  });
  const thrown = await send({ accountId: 'acc_1', workId: '6.0' }).then(
    () => null,
    (error: unknown) => error,
  );
  return {
    told: told.filter((line) => !/^(beginMail|keepEmail|replyTokenOf|invoice|keepInvoice|documentById)/.test(line)),
    thrown,
  };
}
const settledAs = (result: object): { told: string[]; thrown: null } => ({
  told: [`settleMail ${JSON.stringify(result)}`],
  thrown: null,
});
const wentOnce = settledAs({ sent: { providerId: 'mail_1', again: false } });

describe('a mail', () => {
  test('is written, kept and handed over under its key', async () => {
    expect(await perform()).toEqual(wentOnce);
    expect(mails).toEqual([
      {
        key: mail.key,
        from: 'Pagos <pagos@example.test>',
        replyTo: 'pagos@example.test',
        to: mail.to,
        subject: 'About promise-confirmed 1',
        html: '<p>Hola</p>',
        text: 'Hola',
        tags: { template: 'promise-confirmed', locale: 'es-MX' },
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: [],
      },
    ]);
    expect(kept).toMatchObject([
      {
        accountId: 'acc_1',
        key: mail.key,
        at: mail.at,
        template: 'promise-confirmed',
        locale: 'es-MX',
        to: mail.to,
        subject: 'About promise-confirmed 1',
      },
    ]);
  });

  test("is answered to the account's own address, where the company has such", async () => {
    replies = 'pagos+{token}@example.test';
    await perform();
    expect(mails.map(({ replyTo }) => replyTo)).toEqual(['pagos+token-of-acc_1@example.test']);
  });

  test('that the carrier takes to one and not to another has gone, and has bounced there', async () => {
    carrier = async () => ({ providerId: 'mail_1', refused: ['gone@guthrie.example'] });
    expect((await perform()).told).toEqual([
      ...wentOnce.told,
      `bounceEmail ${JSON.stringify({
        emailId: kept[0]?.id,
        bounced: ['gone@guthrie.example'],
        actor: { kind: 'provider', id: 'mailer' },
      })}`,
    ]);
  });

  test('that has ended is neither written nor sent', async () => {
    expect(await perform(null, { is: 'over' })).toEqual({ told: [], thrown: null });
    expect([kept, mails, rendered]).toEqual([[], [], 0]);
  });

  test('whose words can not be made is not handed over: our bug, tried again', async () => {
    kept = [];
    const broken = sendEmail({
      store: scriptedDeeds({ beginMail: async () => ({ is: 'begun', mail, row: null, sentAt: null, failures: 0 }) })
        .store,
      mailer: { keyLifeMs: 0, probe: async () => undefined, send: handOver },
      render: () => Promise.reject(new Error('No {{name}}')),
      documents: null,
      payUrl: (token) => token,
      sender: { from: '', replyTo: null, replies: null },
      machineNowMs: () => NOW,
    });
    await expect(broken({ accountId: 'acc_1', workId: '6.0' })).rejects.toThrow('No {{name}}');
    expect(mails).toEqual([]);
  });

  test('that was handed over and not answered goes again as the same mail under the same key', async () => {
    carrier = () => Promise.reject(new Error('no answer'));
    expect((await perform()).thrown).toEqual(new Error('no answer'));
    carrier = async () => ({ providerId: 'mail_1' });
    expect(await perform(HOUR_MS)).toEqual(wentOnce);
    expect([mails[1], rendered]).toEqual([mails[0], 1]);
  });

  test.each([
    [24 * HOUR_MS, false],
    [24 * HOUR_MS + 1, true],
  ])(
    "that the carrier may have had %i ms ago says that it went once more, when its key's memory is over: %p",
    async (sentMsAgo, again) => {
      await perform();
      expect(await perform(sentMsAgo)).toEqual(settledAs({ sent: { providerId: 'mail_1', again } }));
    },
  );

  test.each([new TryLater('429', { afterMs: 1_000 }), new RailRefused('401')])(
    'that the carrier surely has not (%p) is for whoever performs it to try again',
    async (error) => {
      carrier = () => Promise.reject(error);
      expect(await perform()).toEqual({ told: [], thrown: error });
    },
  );
});

/** Sets the same bytes once, and others the next time: what was kept is sent. */
const typesetting = (fails: Error | null = null): Documents => {
  let count = 0;
  const invoice = async () => {
    if (fails !== null) throw fails;
    count += 1;
    return { bytes: Uint8Array.of(0x25, 0x50, count), hash: String(count).padStart(64, '0') };
  };
  return { version: 'v1', invoice, statement: invoice, close: async () => undefined };
};

describe('the mail of an invoice', () => {
  const invoice = {
    id: 'inv_1',
    number: 'F-2026/1',
    issuedOn: '2026-03-01',
    dueOn: '2026-03-10',
    totalMinor: 116_000,
    balanceMinor: 116_000,
    daysOverdue: 0,
  } as const;
  const data = {
    invoice,
    standing: 'due',
    creditAppliedMinor: 0,
    creditToComeMinor: 0,
    disputedMinor: 0,
    payableMinor: 116_000,
    autopay: null,
  } as const;
  beforeEach(() => {
    about = { ...mail, topic: { template: 'invoice-issued', data } };
    documents = typesetting();
  });

  test('has its PDF with it, under its number, and each try sends the same', async () => {
    carrier = () => Promise.reject(new Error('no answer'));
    await perform();
    carrier = async () => ({ providerId: 'mail_1' });
    expect(await perform(HOUR_MS)).toEqual(wentOnce);
    expect(mails[0]?.attachments).toEqual([
      { name: 'F-2026-1.pdf', type: 'application/pdf', content: Uint8Array.of(0x25, 0x50, 1) },
    ]);
    expect(mails[1]).toEqual(mails[0]);
    expect(kept).toMatchObject([{ documentId: 'doc_1' }]);
  });

  test('waits for one that can’t be made, and then goes without it: a person is told', async () => {
    documents = typesetting(new Error('invoice.typ can’t be set'));
    for (failures = 0; failures < 3; failures += 1)
      expect(await perform()).toMatchObject({ told: [], thrown: { message: 'invoice.typ can’t be set' } });
    const because = 'invoice.typ can’t be set';
    expect((await perform()).told).toEqual([
      `documentFailed ${JSON.stringify({ accountId: 'acc_1', invoiceId: 'inv_1', because })}`,
      ...wentOnce.told,
    ]);
    expect(mails.map(({ attachments }) => attachments)).toEqual([[]]);
  });

  test('waits as long as too many wait: that ends by itself', async () => {
    documents = typesetting(new TryLater('200 documents wait already', { afterMs: 5_000 }));
    failures = 99;
    expect(await perform()).toMatchObject({ told: [], thrown: { name: 'TryLater' } });
  });

  test('goes without one that no carrier would take', async () => {
    documents = { ...typesetting(), invoice: async () => ({ bytes: new Uint8Array(5_000_001), hash: '0' }) };
    expect((await perform()).told[0]).toMatch(/^documentFailed .*more than 5000000 bytes/);
    expect(mails.map(({ attachments }) => attachments)).toEqual([[]]);
  });

  test('goes without any where none are set', async () => {
    documents = null;
    expect(await perform()).toEqual(wentOnce);
    expect(mails[0]?.attachments).toEqual([]);
  });
});

describe('a mail that nobody will carry', () => {
  test('bounces, and is asked of the carrier once', async () => {
    carrier = () => Promise.reject(new MailRefused('422'));
    expect(await perform()).toEqual(settledAs({ refused: true }));
    expect(mails).toHaveLength(1);
  });

  test('has bounced, also when a crash came between', async () => {
    await perform();
    kept = [{ ...kept[0]!, status: 'bounced', providerId: null }];
    expect(await perform(HOUR_MS)).toEqual(settledAs({ refused: true }));
    expect(mails).toHaveLength(1);
  });
});

test('what the carrier has told of a mail meanwhile is not sent once more', async () => {
  await perform();
  kept = [{ ...kept[0]!, status: 'bounced', providerId: 'mail_1' }];
  expect(await perform(48 * HOUR_MS)).toEqual(wentOnce);
  expect(mails).toHaveLength(1);
});
