import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { chargeBalance } from '../../activities/charge-balance.ts';
import { sendEmail } from '../../activities/send-email.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Switch } from '../../domain/switches.ts';
import { SWITCHES } from '../../domain/switches.ts';
import type { Gateway } from '../../ports/gateway/gateway.ts';
import type { Letter } from '../../ports/mailer/mailer.ts';
import { LetterRefused } from '../../ports/mailer/mailer.ts';
import type { Store } from '../../ports/store/store.ts';
import { account, agent, freezing, invoice, newId, now, openWorld, standOf, succeeding, type World } from './store-world.ts';

/** What charges and mails find when they look at their switches, on the real store. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const set = (name: Switch, stopped: boolean) => store.changeSwitch({ id: newId('swi'), name, stopped, reason: 'looking into it', actor: agent, at: now });
afterEach(async () => {
  for (const name of SWITCHES) if ((await store.stopOf(name)) !== null) await set(name, false);
});

describe('a charge', () => {
  const bank = () => {
    const calls: string[] = [];
    const gateway: Pick<Gateway, 'charge'> = { charge: async ({ key }) => (calls.push(key), { outcome: 'succeeded', providerRef: `ch_${calls.length}` }) };
    return { calls, charge: chargeBalance({ store, gateway: gateway as Gateway }) };
  };
  const ordered = async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 1_000);
    const { id: attemptId, ...frozen } = await freezing(store, id, [invoiceId]);
    return { invoiceId, order: { attemptId, ...frozen } };
  };

  test('that nobody has begun is held while charges are stopped, and leaves no row', async () => {
    const { order, invoiceId } = await ordered();
    const { calls, charge } = bank();
    await set('charges', true);
    expect(await charge(order)).toEqual({ type: 'CHARGE_HELD', attemptId: order.attemptId, why: 'looking into it' });
    expect([calls, await store.attemptById(order.attemptId)]).toEqual([[], null]);
    await set('charges', false);
    expect((await charge(order)).type).toBe('CHARGE_SUCCEEDED');
    expect(await standOf(store, invoiceId)).toBe('paid 0');
  });

  test('that was begun is finished', async () => {
    const { order } = await ordered();
    const { calls, charge } = bank();
    await store.freezeAttempt({ ...order, id: order.attemptId });
    await set('charges', true);
    expect((await charge(order)).type).toBe('CHARGE_SUCCEEDED');
    expect(calls).toEqual([order.key]);
  });

  test('that is to be sent again is held, and its first sending is lost', async () => {
    const { order } = await ordered();
    const { calls, charge } = bank();
    await store.freezeAttempt({ ...order, id: order.attemptId });
    await store.settleAttempt({ ...succeeding(order.attemptId), outcome: 'unknown', providerRef: null });
    await set('charges', true);
    expect((await charge({ ...order, resend: 1 })).type).toBe('CHARGE_HELD');
    expect([calls, (await store.attemptById(order.attemptId))?.outcome]).toEqual([[], 'lost']);
  });
});

describe('a mail', () => {
  const mailOf = (accountId: string): Mail => ({
    key: `${accountId}:promise-confirmed:${newId('h')}`, accountId, accountName: 'Guthrie', locale: 'es-MX', timeZone: 'America/Mexico_City', currency: 'MXN', to: ['ap@guthrie.example'],
    topic: { template: 'promise-confirmed', data: { amountMinor: 5, on: '2026-03-06' } }, also: [], at: now,
  });
  const carrier = (refuses = false) => {
    const letters: Letter[] = [];
    const mailer = {
      send: async (letter: Letter) => {
        letters.push(letter);
        if (refuses) throw new LetterRefused('no such address');
        return { providerId: 'p1' };
      },
    };
    const deps = { store, mailer, render: async () => ({ subject: 's', html: 'h', text: 't' }), sender: { from: 'a@x.example', replyTo: null } };
    return { letters, send: sendEmail(deps) };
  };

  test('that nobody has begun is held while mails are stopped, and comes back with the answer', async () => {
    const mail = mailOf(await account(store));
    const { letters, send } = carrier();
    await set('mails', true);
    expect(await send({ mail, believes: null })).toEqual({ type: 'EMAIL_HELD', key: mail.key, template: 'promise-confirmed', why: 'looking into it', mail });
    expect([letters, await store.emailByKey(mail.key)]).toEqual([[], null]);
    await set('mails', false);
    expect((await send({ mail, believes: null })).type).toBe('EMAIL_SENT');
  });

  test('that was begun is finished', async () => {
    const mail = mailOf(await account(store));
    const { letters, send } = carrier();
    await store.keepEmail({ id: newId('eml'), accountId: mail.accountId, key: mail.key, at: now, template: 'promise-confirmed', locale: 'es-MX', to: mail.to, subject: 's', html: 'h', text: 't' });
    await set('mails', true);
    expect((await send({ mail, believes: null })).type).toBe('EMAIL_SENT');
    expect(letters).toHaveLength(1);
  });

  test('that would not be true any more is skipped, stopped or not', async () => {
    const id = await account(store);
    const { id: invoiceId } = await invoice(store, id, 1_000);
    await set('mails', true);
    expect((await carrier().send({ mail: mailOf(id), believes: [{ invoiceId, balanceMinor: 5 }] })).type).toBe('EMAIL_SKIPPED');
  });

  test('that the carrier won\'t take has bounced for everybody, and is not tried again', async () => {
    const mail = mailOf(await account(store));
    const { letters, send } = carrier(true);
    const bounced = { type: 'EMAIL_BOUNCED', key: mail.key, template: 'promise-confirmed', bounced: mail.to, everybody: true };
    for (let i = 0; i < 2; i++) expect(await send({ mail, believes: null })).toMatchObject(bounced);
    expect(letters).toHaveLength(1);
    expect(await store.emailByKey(mail.key)).toMatchObject({ status: 'bounced', providerId: null });
  });
});
