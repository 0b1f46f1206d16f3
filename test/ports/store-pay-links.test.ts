import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendEmail } from '../../activities/send-email.ts';
import { TryLater } from '../../ports/failures.ts';
import { MailRefused, type RenderedMail } from '../../ports/mailer/mailer.ts';
import { newPayToken, payTokenHash } from '../../ports/store/pay-token.ts';
import type { Store } from '../../ports/store/store.ts';
import { comes, onlyWork } from './store-deeds.ts';
import { newId, now, openWorld, owing, transfer, type World } from './store-world.ts';

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
    'SELECT html, text, status, key FROM emails WHERE account_id = $1 ORDER BY ordinal',
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
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(30 * 86_400_000);
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
    expiresAt: '2026-03-31T15:00:00.000Z' as const,
  };
  const { tokenHash: _, ...shown } = link;
  const fresh = { ...shown, revokedAt: null, opens: 0, openedAt: null, attemptId: null };
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
