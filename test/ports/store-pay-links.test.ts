import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sendEmail } from '../../activities/send-email.ts';
import { payLinkState } from '../../domain/messages/pay-link.ts';
import type { Instant } from '../../domain/time/time.ts';
import { TryLater } from '../../ports/failures.ts';
import { MailRefused, type RenderedMail } from '../../ports/mailer/mailer.ts';
import { newPayToken, payTokenHash } from '../../ports/store/pay-token.ts';
import type { Store } from '../../ports/store/store.ts';
import type { WorkRef } from '../../domain/work.ts';
import { comes, goesTo, onlyWork, workOf } from './store-deeds.ts';
import { account, agent, invoice, newId, now, openWorld, owing, transfer, type World } from './store-world.ts';

/** Links to pay: their rows, and the one that a mail carries. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const PAY_URL = 'https://pay.company.example/pay/';

/** A carrier, and words that ask for money unless told. */
const carrier = (fails: () => Error | null = () => null, pays: 'all' | null = 'all') => {
  const mails: RenderedMail[] = [];
  const send = async (mail: RenderedMail) => {
    mails.push(mail);
    const failure = fails();
    if (failure !== null) throw failure;
    return { providerId: `p${mails.length}` };
  };
  return {
    mails,
    send: sendEmail({
      store,
      mailer: { send, keyLifeMs: 86_400_000, probe: async () => undefined },
      render: async (_mail, payUrl) => ({
        subject: 's',
        html: pays === null ? '<p>h</p>' : `<a href="${payUrl}">Pay</a> <a href="${payUrl}">or here</a>`,
        text: pays === null ? 't' : `Pay [${payUrl}]\n`,
        pays: pays === null ? null : [],
      }),
      documents: null,
      payUrl: (token) => `${PAY_URL}${token}`,
      sender: { from: 'a@x.example', replyTo: null, replies: null },
      machineNowMs: () => Date.parse(world.clock.now),
    }),
  };
};

async function mailed() {
  const { id, number } = await owing(store, 100_000);
  await comes(store, id, 'contact');
  return { id, number, ref: await onlyWork(store, id, 'sendEmail') };
}

const tokenIn = ({ html }: { html: string }): string => /\/pay\/([\w-]{43})"/.exec(html)?.[1] ?? 'none';
const kept = (accountId: string) =>
  world.sql<{ html: string; text: string; status: string; key: string }>(
    `SELECT coalesce(b.html, e.html) AS html, coalesce(b.text, e.text) AS text, e.status, e.key
     FROM emails e LEFT JOIN email_bodies b ON b.month = e.body_month AND b.email_id = e.id
     WHERE e.account_id = $1 ORDER BY e.ordinal`,
    [accountId],
  );
const links = async (accountId: string) => (await store.payLinks(accountId, { limit: 9, cursor: null })).items;

test('a mail that asks for money carries a link, and forgets its token once it has left', async () => {
  const { id, ref } = await mailed();
  const { mails, send } = carrier();
  await send(ref);
  const token = tokenIn(mails[0]!);
  expect(mails[0]!.text).toContain(`${PAY_URL}${token}`);
  const [row] = await kept(id);
  expect(row).toMatchObject({
    status: 'sent',
    html: expect.stringContaining('/pay/…"'),
    text: 'Pay [https://pay.company.example/pay/…]\n',
  });
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await store.payLinkByHash(payTokenHash(token))).toMatchObject({
    accountId: id,
    invoiceIds: [],
    locale: 'es-MX',
    createdBy: `mail:${row!.key}`,
    revokedAt: null,
    opens: 0,
  });
  const { createdAt, expiresAt } = (await links(id))[0]!;
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(60 * 86_400_000);
});

test('one that was not answered goes again with the same link, and nobody reads it meanwhile', async () => {
  const { id, ref } = await mailed();
  const first = carrier(() => new Error('no answer'));
  await first.send(ref).catch(() => null);
  await store.workFailed(ref, 'no answer');
  const token = tokenIn(first.mails[0]!);
  const [{ id: emailId } = { id: '' }] = (await store.emails(id, { limit: 1, cursor: null })).items;
  expect(JSON.stringify(await store.emailById(emailId))).not.toContain(token);
  const second = carrier();
  await second.send(ref);
  expect(tokenIn(second.mails[0]!)).toBe(token);
  expect(await links(id)).toHaveLength(1);
  expect(JSON.stringify(await kept(id))).not.toContain(token);
});

test('one that is written anew has a new link, and the one that never left is no more', async () => {
  const { id, ref } = await mailed();
  const first = carrier(() => new TryLater('429', { afterMs: 1 }));
  await first.send(ref).catch(() => null);
  await store.yieldWork(ref, '429');
  const second = carrier();
  await second.send(ref);
  expect(await store.payLinkByHash(payTokenHash(tokenIn(first.mails[0]!)))).toBeNull();
  expect((await links(id)).map((one) => one.id)).toEqual([
    (await store.payLinkByHash(payTokenHash(tokenIn(second.mails[0]!))))?.id,
  ]);
});

test.each(['skipped', 'refused'])('one that is %s leaves neither a link nor a token', async (how) => {
  const { id, ref, number } = await mailed();
  const fails = how === 'refused' ? new MailRefused('no such address') : new TryLater('429', { afterMs: 1 });
  const { mails, send } = carrier(() => fails);
  await send(ref).catch(() => null);
  if (how === 'skipped') {
    await store.yieldWork(ref, '429');
    await transfer(store, 100_000, { concept: number });
    await send(ref);
  }
  expect([(await kept(id))[0]?.status, await links(id)]).toEqual([how === 'skipped' ? 'skipped' : 'bounced', []]);
  expect(JSON.stringify(await kept(id))).not.toContain(tokenIn(mails[0]!));
});

test('one that asks for nothing has none', async () => {
  const { id, ref } = await mailed();
  await carrier(() => null, null).send(ref);
  expect([(await kept(id))[0]?.status, await links(id)]).toEqual(['sent', []]);
});

test('rows: found by the hash alone, counted, withdrawn once, made again with another token', async () => {
  const { id } = await owing(store, 100_000);
  const { hash } = newPayToken();
  const link = {
    id: newId('pln'),
    accountId: id,
    tokenHash: hash,
    invoiceIds: ['inv_1', 'inv_2'],
    locale: 'en',
    createdBy: 'agent:key_test',
    createdAt: now,
  };
  const { tokenHash: _, ...shown } = link;
  const fresh = {
    ...shown,
    expiresAt: '2026-04-30T15:00:00.000Z',
    afterPaidDays: 7,
    revokedAt: null,
    replacedAt: null,
    paidAt: null,
    opens: 0,
    openedAt: null,
    attemptId: null,
  };
  expect(await store.addPayLink(link)).toEqual(fresh);
  expect([await store.payLinkByHash(hash), await store.payLinkById(link.id)]).toEqual([fresh, fresh]);
  await store.openedPayLink(link.id, now);
  await store.openedPayLink(link.id, '2026-03-02T15:00:00.000Z');
  await store.askedOnPayLink(link.id, 'att_1');
  const revoked = await store.revokePayLink(link.id, '2026-03-03T15:00:00.000Z');
  expect(revoked).toEqual({
    ...fresh,
    opens: 2,
    openedAt: '2026-03-02T15:00:00.000Z',
    attemptId: 'att_1',
    revokedAt: '2026-03-03T15:00:00.000Z',
  });
  expect(await store.revokePayLink(link.id, '2026-03-04T15:00:00.000Z')).toEqual(revoked);
  await expect(store.revokePayLink('pln_none', now)).rejects.toMatchObject({ code: 'not_found' });
  const again = newPayToken();
  await store.addPayLink({ ...link, tokenHash: again.hash });
  expect([await store.payLinkByHash(hash), (await store.payLinkByHash(again.hash))?.id]).toEqual([null, link.id]);
});

describe('a newer mail of its kind', () => {
  /** The next mail that time brings. */
  async function nextMail(id: string): Promise<WorkRef> {
    for (let i = 0; i < 30; i++) {
      const [ref] = await workOf(store, id, 'sendEmail');
      if (ref !== undefined) return ref;
      const { next } = await store.standing(id);
      if (next !== null) await goesTo(store, id, next);
    }
    throw new Error('no mail comes');
  }
  const templates = async (id: string) =>
    (await world.sql<{ template: string }>('SELECT template FROM emails WHERE account_id = $1 ORDER BY ordinal', [id]))
      .map(({ template }) => template)
      .join(' ');

  test('ends the older link a week after it has left; of another kind it ends none, nor does one that bounces', async () => {
    const { id } = await owing(store, 100_000);
    const made = { id: newId('pln'), accountId: id, invoiceIds: [], locale: 'en', createdBy: 'agent:key_test' };
    await store.addPayLink({ ...made, tokenHash: newPayToken().hash, createdAt: now });
    for (let i = 0; i < 2; i++) await carrier().send(await nextMail(id));
    expect(await templates(id)).toBe('invoice-issued overdue-reminder');
    expect((await links(id)).map(({ replacedAt }) => replacedAt)).toEqual([null, null, null]);
    await carrier(() => new MailRefused('no such address')).send(await nextMail(id));
    expect((await links(id)).map(({ replacedAt }) => replacedAt)).toEqual([null, null, null]);
    await carrier().send(await nextMail(id));
    const [byAgent, issued, older, newer] = await links(id);
    const at = newer!.createdAt;
    expect([byAgent, issued, older, newer].map((one) => one?.replacedAt)).toEqual([null, null, at, null]);
    expect(Date.parse(older!.expiresAt) - Date.parse(at)).toBe(7 * 86_400_000);
    expect(payLinkState(older!, at)).toBe('open');
    expect([older!, newer!].map((one) => payLinkState(one, older!.expiresAt))).toEqual(['replaced', 'open']);
  });
});

describe('what a link asks for is paid', () => {
  const link = async (id: string, invoiceIds: string[], createdAt: Instant = now) =>
    (
      await store.addPayLink({
        id: newId('pln'),
        accountId: id,
        tokenHash: newPayToken().hash,
        invoiceIds,
        locale: 'en',
        createdBy: 'agent:key_test',
        createdAt,
      })
    ).id;
  const paidAt = async (id: string) => (await store.payLinkById(id))?.paidAt;

  test('of one for invoices when the last of these is, of one for all when all is that was open then', async () => {
    const { id, invoiceId, number } = await owing(store, 100_000);
    const second = await invoice(store, id, 50_000);
    const [one, both, all] = [await link(id, [invoiceId]), await link(id, [invoiceId, second.id]), await link(id, [])];
    const each = () => Promise.all([one, both, all].map(paidAt));
    expect(await each()).toEqual([null, null, null]);
    await transfer(store, 100_000, { concept: number });
    expect(await each()).toEqual([now, null, null]);
    await store.moveClock(id, '2026-03-03T15:00:00.000Z');
    await transfer(store, 50_000, { concept: second.number });
    expect(await each()).toEqual([now, '2026-03-03T15:00:00.000Z', '2026-03-03T15:00:00.000Z']);
    // What is billed later has links of its own.
    await invoice(store, id, 70_000);
    expect(await each()).toEqual([now, '2026-03-03T15:00:00.000Z', '2026-03-03T15:00:00.000Z']);
    const row = (await store.payLinkById(all))!;
    expect(payLinkState(row, '2026-03-10T14:59:59.999Z')).toBe('open');
    expect(payLinkState(row, '2026-03-10T15:00:00.000Z')).toBe('paid');
  });

  test('and is not any more when its payment is taken back', async () => {
    const { id, invoiceId, number } = await owing(store, 100_000);
    const one = await link(id, [invoiceId]);
    const { id: transferId } = await transfer(store, 100_000, { concept: number });
    expect(await paidAt(one)).toBe(now);
    await store.unmatchTransfer({ transferId, reason: 'of another', requestId: newId('req'), actor: agent });
    expect(await paidAt(one)).toBeNull();
  });

  test('is nothing where nothing was open', async () => {
    const id = await account(store);
    expect(await paidAt(await link(id, []))).toBeNull();
  });
});

test('the first opening of each local day stands on the timeline, and moves neither version nor state', async () => {
  const { id } = await owing(store, 100_000);
  const { hash } = newPayToken();
  const linkId = newId('pln');
  await store.addPayLink({
    id: linkId,
    accountId: id,
    tokenHash: hash,
    invoiceIds: [],
    locale: 'en',
    createdBy: 'agent:key_test',
    createdAt: now,
  });
  const state = async () =>
    (await world.sql('SELECT body, step, version, next_at FROM account_states WHERE account_id = $1', [id]))[0];
  const before = await state();
  // 23:30 and 00:30 in Mexico City.
  for (const at of ['2026-03-02T05:30:00.000Z', '2026-03-02T05:40:00.000Z', '2026-03-02T06:30:00.000Z'] as const)
    await Promise.all([store.openedPayLink(linkId, at), store.openedPayLink(linkId, at)]);
  const { items } = await store.timeline(id, { limit: 50, cursor: null, after: 0 });
  const opened = items.filter(({ type }) => type === 'payLink.opened');
  expect(opened.map(({ actor, data }) => ({ actor, data }))).toEqual(
    Array.from({ length: 2 }, () => ({ actor: { kind: 'customer', id }, data: { payLinkId: linkId } })),
  );
  expect(JSON.stringify(items)).not.toContain(hash);
  expect(await state()).toEqual(before);
  expect((await store.payLinkById(linkId))?.opens).toBe(6);
});
