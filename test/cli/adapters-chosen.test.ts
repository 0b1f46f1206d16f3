import { expect, test } from '@jest/globals';
import { gatewayFor } from '../../cli/gateway.ts';
import { mailerFor } from '../../cli/mailer.ts';
import { railsIn } from '../../cli/rails.ts';
import { readSettings, realRails, type Settings } from '../../cli/settings.ts';
import { verifierFor } from '../../cli/verifier.ts';
import { seedCompany } from '../../company/seed.ts';
import type { SandboxBank } from '../../ports/gateway/sandbox/bank.ts';

const none = readSettings({});
const setTo: Record<string, Settings> = {
  RESEND_API_KEY: { ...none, resendApiKey: 're_123456789' },
  SMTP_URL: { ...none, smtpUrl: 'smtp://127.0.0.1:1' },
  STRIPE_SECRET_KEY: { ...none, stripe: { secretKey: 'sk_test_123', apiBase: null } },
  PUNTUAL_CEP: { ...none, cep: 'banxico', companyFile: 'own.json' },
};
const sandbox = { provider: 'sandbox' } as SandboxBank;

/** What the command line builds by each key: a key that chooses nothing leaves its rail with the sandbox, in silence. */
const CHOSEN: Record<string, (settings: Settings) => unknown> = {
  RESEND_API_KEY: (settings) => mailerFor(settings, async () => {}).keyLifeMs,
  SMTP_URL: (settings) => mailerFor(settings, async () => {}).keyLifeMs,
  STRIPE_SECRET_KEY: (settings) => gatewayFor(settings, sandbox).provider,
  PUNTUAL_CEP: (settings) => verifierFor(settings, seedCompany(), new AbortController().signal)?.atOnce,
};

test('every key of a real rail chooses an adapter', () => {
  expect(realRails(none)).toEqual([]);
  expect(Object.values(setTo).flatMap(realRails)).toEqual(Object.keys(CHOSEN));
});

test.each(Object.entries(CHOSEN))('with %s its adapter is the one, without it is not', (name, built) => {
  expect(built(setTo[name] as Settings)).not.toEqual(built(none));
});

/** Banco de México's page knows nobody: there is nothing to ask it but of a transfer. */
const KNOWS_NOBODY = ['PUNTUAL_CEP'];

test.each([
  ...Object.entries(setTo).filter(([name]) => !KNOWS_NOBODY.includes(name)),
  ['PUNTUAL_SERVICE_URL', { ...none, service: { url: 'https://switch.example', secret: null } }],
] as [string, Settings][])('what %s chooses is asked whether it takes us', (name, settings) => {
  const chosen = Object.values(railsIn(settings)).map((rail) => rail?.chosenBy?.settings ?? []);
  expect(chosen.flat()).toEqual([name]);
  expect(Object.values(railsIn(none))).toEqual([null, null, null, null]);
});
