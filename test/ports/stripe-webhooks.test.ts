import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { wordOf } from '../../ports/gateway/stripe/events.ts';
import { verifyStripe } from '../../ports/gateway/stripe/verify.ts';
import { stripeBank } from './fake-stripe/bank.ts';

const SECRET = 'whsec_ours';
const TOLERANCE_MS = 5 * 60_000;

const stripe = stripeBank();
let heard: string[] = [];
let door: Server;
let to = '';

/** A door that takes what Stripe has signed, and nothing else. */
beforeEach(async () => {
  heard = [];
  door = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const header = request.headers['stripe-signature'] as string | undefined;
    const event = verifyStripe(Buffer.concat(chunks), header, SECRET, Date.now(), TOLERANCE_MS);
    const word = event === null ? null : wordOf(event);
    if (word !== null) heard.push(word.says);
    response.writeHead(event === null ? 400 : 200).end();
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  to = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => door.close(closed)));

test('what Stripe sends twice and in any order is what it has said, each word as often', async () => {
  const charge = await stripe.ready('pm_card_authenticationRequired');
  await stripe.gateway.charge(charge);
  stripe.fake.book.succeed(stripe.intentOf(charge) as never);
  const statuses = await stripe.fake.deliver({ to, secret: SECRET, times: 2, shuffle: 7 });
  expect(new Set(statuses)).toEqual(new Set([200]));
  // That the holder was needed at all is no word: we asked for it, and heard it then.
  expect([...heard].sort()).toEqual(['actionRequired', 'actionRequired', 'chargeSucceeded', 'chargeSucceeded']);
  expect(heard).not.toEqual([...heard].sort());
});

test.each([
  ['in time', SECRET, 200],
  ['too late', SECRET, 400],
  ['with the secret of another endpoint', 'whsec_theirs', 400],
])('what is sent %s', async (how, secret, status) => {
  await stripe.gateway.charge(await stripe.ready('pm_card_visa'));
  const ageMs = how === 'too late' ? TOLERANCE_MS + 2_000 : TOLERANCE_MS - 2_000;
  expect(await stripe.fake.deliver({ to, secret, ageMs })).toEqual([status, status]);
  expect(heard).toEqual(status === 200 ? ['chargeSucceeded'] : []);
});
