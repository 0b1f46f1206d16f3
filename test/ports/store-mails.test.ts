import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sendEmail } from '../../activities/send-email.ts';
import { addMinutes } from '../../domain/time/calendar.ts';
import { TryLater } from '../../ports/failures.ts';
import type { RenderedMail } from '../../ports/mailer/mailer.ts';
import { MailRefused } from '../../ports/mailer/mailer.ts';
import type { EmailRow, Store } from '../../ports/store/store.ts';
import { asked, begun, comes, commanded, onlyWork, workOf } from './store-deeds.ts';
import { account, agent, linesOf, newId, now, openWorld, owing, transfer, type World } from './store-world.ts';

/**
 * Mails from the chart's word to the carrier's: each is asked, before it is begun, whether it may go and still is true.
 */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const stop = (stopped: boolean) =>
  store.changeSwitch({ id: newId('swi'), name: 'mails', stopped, reason: 'looking into it', actor: agent, at: now });
afterEach(() => stop(false));

const carrier = (fails: () => Error | null = () => null, keyLifeMs = 86_400_000) => {
  const mails: RenderedMail[] = [];
  const send = async (mail: RenderedMail) => {
    mails.push(mail);
    const failure = fails();
    if (failure !== null) throw failure;
    return { providerId: `p${mails.length}` };
  };
  const mailer = { send, keyLifeMs, probe: async () => undefined };
  const render = async (mail: { topic: { data: object } }) => ({
    subject: 's',
    html: JSON.stringify(mail.topic.data),
    text: 't',
  });
  return {
    mails,
    send: sendEmail({
      store,
      mailer,
      render,
      documents: null,
      payUrl: (token) => `https://pay.company.example/pay/${token}`,
      sender: { from: 'a@x.example', replyTo: null, replies: null },
      machineNowMs: () => Date.parse(world.clock.now),
    }),
  };
};
const rows = async (accountId: string): Promise<Omit<EmailRow, 'html' | 'text'>[]> =>
  (await store.emails(accountId, { limit: 9, cursor: null })).items;

/** The one that says what was issued. */
async function mailed(totalMinor = 100_000) {
  const { id, invoiceId, number } = await owing(store, totalMinor);
  await comes(store, id, 'contact');
  return { id, invoiceId, number, ref: await onlyWork(store, id, 'sendEmail') };
}

test('what says that the service is off is not sent when somebody gave it back before it was begun', async () => {
  const { id } = await owing(store, 100_000);
  const { send } = carrier();
  const cutOff = async () => {
    await commanded(store, id, { type: 'DEACTIVATE_REQUESTED', fraud: true });
    await comes(store, id, 'contact');
    return workOf(store, id, 'sendEmail');
  };
  const sent = async () => (await rows(id)).map(({ template }) => template);
  const refs = await cutOff();
  await commanded(store, id, { type: 'REACTIVATE_REQUESTED', until: null });
  for (const ref of refs) await send(ref);
  expect([
    (await sent()).includes('service-deactivated'),
    (await linesOf(store, id)).includes('email.skipped'),
  ]).toEqual([false, true]);

  for (const ref of await cutOff()) await send(ref);
  expect(await sent()).toContain('service-deactivated');
});

test('one that nobody has begun is held while mails are stopped, and goes when they go again', async () => {
  const { id, ref } = await mailed();
  const { mails, send } = carrier();
  await stop(true);
  expect(await send(ref)).toBeNull();
  expect([mails, await rows(id), (await linesOf(store, id)).at(-1)]).toEqual([[], [], 'email.held']);
  await stop(false);
  await comes(store, id, 'contact');
  await send(await onlyWork(store, id, 'sendEmail'));
  expect(await rows(id)).toMatchObject([{ template: 'invoice-issued', status: 'sent', providerId: 'p1' }]);
});

test('one that answers somebody waits as it is', async () => {
  const { id, number } = await owing(store, 100_000);
  await transfer(store, 50_000, { concept: number });
  const { mails, send } = carrier();
  await stop(true);
  await send(await onlyWork(store, id, 'sendEmail'));
  await stop(false);
  await comes(store, id, 'heldMail');
  await send(await onlyWork(store, id, 'sendEmail'));
  expect(mails.map(({ html }) => JSON.parse(html).amountMinor)).toEqual([50_000]);
});

test('one that was handed over, and not heard of, is finished as it was written, stopped or not', async () => {
  const { id, ref, number } = await mailed();
  await carrier(() => new Error('no answer'))
    .send(ref)
    .catch(() => null);
  await store.workFailed(ref, 'no answer');
  await transfer(store, 50_000, { concept: number });
  await stop(true);
  const { mails, send } = carrier();
  await send(ref);
  expect(mails.map(({ html }) => JSON.parse(html).invoice.balanceMinor)).toEqual([100_000]);
  expect(await rows(id)).toMatchObject([{ status: 'sent' }]);
});

describe('one that was handed to a carrier that remembers no key, and not heard of', () => {
  const unheard = async () => {
    const { id, ref, number } = await mailed();
    await carrier(() => new Error('no answer'), 0)
      .send(ref)
      .catch(() => null);
    await store.workFailed(ref, 'no answer');
    world.clock.now = addMinutes(world.clock.now, 1);
    return { id, ref, number };
  };
  const again = () => carrier(() => null, 0);

  test('is dropped where the ledger belies it, and its line says that it may have left', async () => {
    const { id, ref, number } = await unheard();
    await transfer(store, 50_000, { concept: number });
    const { mails, send } = again();
    expect(await send(ref)).toBeNull();
    const { type, data } = (await store.timeline(id, { limit: 99, cursor: null, after: 0 })).items.at(-1) ?? {};
    expect([mails, type, (data as { why: string }).why]).toEqual([
      [],
      'email.skipped',
      expect.stringMatching(/^the balance of .* has changed; it may have left when it was tried$/),
    ]);
  });

  test('goes once more where it is true still', async () => {
    const { id, ref } = await unheard();
    const { mails, send } = again();
    await send(ref);
    expect([mails.length, await rows(id)]).toMatchObject([1, [{ status: 'sent' }]]);
  });
});

test('one that could not be written has not been handed over: it is judged again', async () => {
  const { id, ref, number } = await mailed();
  begun(await store.beginMail(ref));
  await store.workFailed(ref, 'a variable is missing');
  await transfer(store, 50_000, { concept: number });
  expect(await store.beginMail(ref)).toEqual({ is: 'over' });
  expect((await linesOf(store, id)).at(-1)).toBe('email.skipped');
});

test('one of whose invoice a part is disputed meanwhile is dropped, and says it anew', async () => {
  const { id, ref, invoiceId } = await mailed();
  const request = { type: 'DISPUTE_REQUESTED', disputeId: newId('dsp'), invoiceId, amountMinor: 30_000 } as const;
  const answer = await asked(store, id, { ...request, reason: 'it was not ours', late: false });
  expect(answer).toMatchObject({ ok: true });
  const { mails, send } = carrier();
  expect(await send(ref)).toBeNull();
  expect([mails, (await linesOf(store, id)).at(-1)]).toEqual([[], 'email.skipped']);
  await comes(store, id, 'contact');
  for (const again of await workOf(store, id, 'sendEmail')) await send(again);
  const said = mails.map(({ html }) => JSON.parse(html)).find((data) => data.disputedMinor !== undefined);
  expect(said).toMatchObject({ disputedMinor: 30_000, invoice: { balanceMinor: 70_000 } });
});

test.each(['paid in part', 'paid', 'void', 'written off'])(
  'one whose invoice is %s meanwhile is dropped, and its row is skipped, stopped or not',
  async (how) => {
    const { id, ref, invoiceId, number } = await mailed();
    await carrier(() => new TryLater('429', { afterMs: 1 }))
      .send(ref)
      .catch(() => null);
    expect(await store.yieldWork(ref, '429')).toBe(true);
    if (how === 'void') await store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
    else if (how === 'written off')
      await world.sql("UPDATE invoices SET status = 'uncollectible' WHERE id = $1", [invoiceId]);
    else await transfer(store, how === 'paid' ? 100_000 : 1, { concept: number });
    if (how === 'paid') await stop(true);
    const { mails, send } = carrier();
    expect(await send(ref)).toBeNull();
    expect([
      mails,
      (await rows(id)).find(({ template }) => template === 'invoice-issued')?.status,
      (await linesOf(store, id)).includes('email.skipped'),
    ]).toEqual([[], 'skipped', true]);
    expect(
      await world.sql(`SELECT status, params FROM effects WHERE account_id = $1 AND step || '.' || position = $2`, [
        id,
        ref.workId,
      ]),
    ).toEqual([{ status: 'dropped', params: {} }]);
  },
);

test('one that was written, and then held, is written anew: what it says is true when it goes', async () => {
  const { id, ref, number } = await mailed();
  await carrier(() => new TryLater('429', { afterMs: 1 }))
    .send(ref)
    .catch(() => null);
  await store.yieldWork(ref, '429');
  await stop(true);
  await carrier().send(ref);
  await transfer(store, 40_000, { concept: number });
  await stop(false);
  const { mails, send } = carrier();
  // The receipt goes, and what had to wait goes after it.
  for (let i = 0; i < 2; i++) await send(await onlyWork(store, id, 'sendEmail'));
  expect(mails.flatMap(({ html }) => JSON.parse(html).invoice?.balanceMinor ?? [])).toEqual([60_000]);
});

test("one that the carrier won't take has bounced for everybody, and is not tried again", async () => {
  const { id, ref } = await mailed();
  const { mails, send } = carrier(() => new MailRefused('no such address'));
  await send(ref);
  expect(await send(ref)).toBeNull();
  expect(mails).toHaveLength(1);
  expect(await rows(id)).toMatchObject([{ status: 'bounced', providerId: null, to: ['ap@guthrie.example'] }]);
  expect((await linesOf(store, id)).at(-1)).toBe('email.bounced');
});

test('one that another has sent meanwhile is not sent again, nor is what came of it undone', async () => {
  const { id, ref } = await mailed();
  const { mail } = begun(await store.beginMail(ref));
  const { key, at, topic, locale, to } = mail;
  await store.keepEmail({
    id: newId('eml'),
    accountId: id,
    key,
    at,
    template: topic.template,
    locale,
    to,
    subject: 's',
    html: 'h',
    text: 't',
  });
  await store.settleMail(ref, { sent: { providerId: 'p_first', again: false } });
  await world.sql("UPDATE emails SET status = 'delivered' WHERE key = $1", [key]);
  await store.settleMail(ref, { sent: { providerId: 'p_second', again: false } });
  await store.settleMail(ref, { refused: true });
  expect(await rows(id)).toMatchObject([{ status: 'delivered', providerId: 'p_first' }]);
  expect((await linesOf(store, id)).filter((type) => type.startsWith('email.'))).toEqual(['email.sent']);
});

test('a mail is kept once for a key, also at once, and lists without its body', async () => {
  const id = await account(store);
  const kept = await Promise.all(
    [1, 2, 3].map(() =>
      store.keepEmail({
        id: newId('eml'),
        accountId: id,
        key: `${id}:k`,
        at: now,
        template: 'payment-receipt',
        locale: 'es-MX',
        to: ['ap@guthrie.example'],
        subject: 'Recibo',
        html: '<p>¡Gracias!</p>',
        text: '¡Gracias!',
      }),
    ),
  );
  expect(new Set(kept.map((one) => one.id)).size).toBe(1);
  expect(kept[0]).toMatchObject({ status: 'queued', providerId: null, to: ['ap@guthrie.example'] });
  expect(await store.emailById(kept[0]?.id ?? '')).toMatchObject({ html: '<p>¡Gracias!</p>', text: '¡Gracias!' });
  const [listed] = await rows(id);
  expect(listed).toMatchObject({ subject: 'Recibo', status: 'queued' });
  expect(listed).not.toHaveProperty('html');
  expect(await store.emailById('no')).toBeNull();
});
