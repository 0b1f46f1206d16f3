import { stripeGateway } from '../../ports/gateway/stripe/stripe.ts';
import { startFakeStripe } from './fake-stripe/server.ts';
import { gatewayContract } from './gateway-contract.ts';

gatewayContract('Stripe', async () => {
  const fake = await startFakeStripe('sk_test_fake');
  // Long enough for ten calls of one key to meet.
  fake.takes('POST /v1/payment_intents', 20);
  return {
    gateway: stripeGateway({
      secretKey: 'sk_test_fake',
      apiBase: fake.url,
      returnUrl: 'https://pay.example/',
      patience: { backoffMs: 10 },
    }),
    takenUnder: async (key) =>
      [...fake.book.intents.values()].filter(
        ({ status, metadata }) => status === 'succeeded' && metadata.puntual_key === key,
      ).length,
    givenBackUnder: async (key) => fake.book.under(key)?.latest_charge.amount_refunded,
    holder: async (key, outcome) =>
      void (await fetch(`${fake.url}/3ds/${fake.book.under(key)?.id}?outcome=${outcome}`, { method: 'POST' })),
    tokens: {
      succeeds: 'pm_card_visa',
      declinesSoft: 'pm_card_chargeDeclinedInsufficientFunds',
      declinesHard: 'pm_card_chargeDeclinedStolenCard',
      unknown: 'pm_nobody_knows',
      timesOutCharged: 'pm_card_breaksOffCharged',
      timesOutLost: 'pm_card_neverArrives',
      waitsForItsHolder: 'pm_card_authenticationRequired',
      debit: 'pm_usBankAccount_success',
    },
    close: fake.stop,
  };
});
