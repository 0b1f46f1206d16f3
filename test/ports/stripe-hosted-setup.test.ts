import { expect, test } from '@jest/globals';
import type { Stripe } from 'stripe';
import { wordOf } from '../../ports/gateway/stripe/events.ts';
import { stripeBank } from './fake-stripe/bank.ts';
import { completeSession } from './fake-stripe/routes.ts';

/** Somebody leaves a card on a page of Stripe's, for an account of ours. */
const stripe = stripeBank();
const setup = (locale = 'es-MX', accountId = 'acc_1', once = false) =>
  stripe.gateway.hostedSetup?.({ accountId, returnUrl: 'https://puntual.example/pay/abc', locale, once });
const sessions = () => [...stripe.fake.book.sessions.values()];

test('the page is of the one customer of the account, in the language of whoever pays, and leads back', async () => {
  await stripe.gateway.describe('pm_card_visa', 'acc_1');
  const page = await setup();
  expect(page?.url).toMatch(/^https:\/\/checkout\.stripe\.example\//);
  expect(stripe.fake.book.customers.size).toBe(1);
  expect(sessions()).toMatchObject([
    {
      locale: 'es-419',
      success_url: 'https://puntual.example/pay/abc',
      customer: [...stripe.fake.book.customers.keys()][0],
      metadata: { puntual_account: 'acc_1' },
    },
  ]);
});

test.each([
  ['es-ES', 'es'],
  ['de', 'de'],
  ['pt', 'pt'],
  ['ja', 'auto'],
])('%s is %s there', async (ours, theirs) => {
  await setup(ours);
  expect(sessions().at(-1)?.locale).toBe(theirs);
});

test('which card was left is told afterwards, with the account that it is for, and it can be charged', async () => {
  await setup('en', 'acc_2');
  const session = sessions().at(-1);
  completeSession(stripe.fake.book, session?.id ?? '', 'pm_card_visa');
  const event = stripe.fake.book.events.at(-1) as unknown as Stripe.Event;
  const word = wordOf(event);
  expect(word).toEqual({ says: 'setupSucceeded', token: expect.stringMatching(/^pm_/), accountId: 'acc_2' });
  const token = word?.says === 'setupSucceeded' ? word.token : '';
  expect(await stripe.gateway.describe(token, 'acc_2')).toMatchObject({ token, last4: '4242' });
});

test('one that is for one payment says so, and is forgotten afterwards, once and for all', async () => {
  await setup('en', 'acc_3', true);
  completeSession(stripe.fake.book, sessions().at(-1)?.id ?? '', 'pm_card_visa');
  const word = wordOf(stripe.fake.book.events.at(-1) as unknown as Stripe.Event);
  expect(word).toMatchObject({ says: 'setupSucceeded', accountId: 'acc_3', once: true });
  const token = word?.says === 'setupSucceeded' ? word.token : '';
  await stripe.gateway.describe(token, 'acc_3');
  for (let i = 0; i < 2; i++) await stripe.gateway.forget({ methodId: 'pm_1', token });
  expect(stripe.fake.book.method(token).customer).toBeNull();
  expect(await stripe.gateway.describe(token, 'acc_3')).toBeNull();
  await stripe.gateway.forget({ methodId: 'pm_2', token: 'pm_unknown' });
});
