import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { App } from '../../api/deps.ts';
import { buildConsole } from '../../cli/build-console.ts';
import { openidProvider } from '../../ports/identity/openid.ts';
import { PASSWORD, userOf } from '../api/browser.ts';
import { CLIENT, OpenidProvider } from '../api/openid-provider.ts';
import { until } from '../until.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** The ways in besides a password, what is said when they lead nowhere, and the end of a session. */
const console = new RunningConsole();
const provider = new OpenidProvider();
const mailed: string[] = [];
let app: App;

beforeAll(async () => {
  await provider.listen();
  app = await console.api.serve({
    console: await buildConsole(() => undefined),
    identityProvider: openidProvider({ ...CLIENT, issuer: provider.issuer, name: 'Lumbre' }),
    mailPasswordLink: async ({ email }) => void mailed.push(email),
    rateLimits: { requestsPer10Seconds: 1_000_000, wrongKeysPerMinute: 1_000_000, signInsPerMinute: 12 },
  });
});
afterAll(async () => {
  await app.close();
  await provider.close();
});
const url = (path: string): string => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}${path}`;

const OWN = {
  'es-MX': {
    by: 'Entrar con Lumbre',
    unknown: /aquí no hay un usuario con ese correo/,
    notProven: /No se pudo comprobar/,
    forgotten: '¿Olvidó su contraseña?',
    byAdmin: /Pida a un administrador/,
    own: 'Su correo',
    send: 'Enviar el enlace',
    heard: /el enlace va en camino/,
    tooMany: /Demasiados intentos desde aquí/,
    ends: 'Su sesión está por terminar',
    stay: 'Seguir',
    again: 'Iniciar sesión de nuevo',
  },
  'en-US': {
    by: 'Sign in with Lumbre',
    unknown: /there is no user here with that address/,
    notProven: /It could not be proven/,
    forgotten: 'Forgotten your password?',
    byAdmin: /Ask an admin/,
    own: 'Your e-mail address',
    send: 'Send the link',
    heard: /the link is on its way/,
    tooMany: /Too many tries from here/,
    ends: 'Your session is about to end',
    stay: 'Stay signed in',
    again: 'Sign in again',
  },
} as const;

describe.each(LOCALES)('in %s', (locale) => {
  const words = { ...WORDS[locale], ...OWN[locale] };

  test("the company's own sign-in leads there, and its refusals are sentences", async () => {
    const page = await console.stranger(locale);
    await page.goto(url('/console/sign-in?next=/accounts'));
    const way = page.getByRole('button', { name: words.by });
    await way.waitFor();
    for (const [refused, sentence] of [
      ['unknown_user', words.unknown],
      ['not_proven', words.notProven],
    ] as const) {
      await page.goto(url(`/console/sign-in?refused=${refused}`));
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    }
    await page.goto(url('/console/sign-in?refused=anything'));
    await way.waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);

    // There and back: to where one wanted to go.
    const { email } = await userOf(console.api, 'agent');
    provider.claims = { sub: `back-${locale}`, email, email_verified: true };
    await page.goto(url('/console/sign-in?next=/accounts'));
    await way.click();
    await page.getByRole('heading', { level: 1, name: words.accounts }).waitFor();
  });

  test('a forgotten password: a link by mail, or an admin where there are no mails', async () => {
    const { email } = await userOf(console.api, 'agent');
    const page = await console.stranger(locale);
    await page.goto(url('/console/sign-in'));
    await page.getByText(words.forgotten).click();
    await page.getByRole('textbox', { name: words.own }).fill(email);
    await page.getByRole('button', { name: words.send }).click();
    await page.getByRole('status').filter({ hasText: words.heard }).waitFor();
    await until(() => mailed.includes(email));
    await page.goto(console.url('/console/sign-in'));
    await page.getByText(words.forgotten).click();
    await page.getByText(words.byAdmin).waitFor();
    expect(await page.getByRole('button', { name: words.by }).count()).toBe(0);
  });

  test('two minutes before its end a session is warned of, and goes on when one wants it to', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await page.clock.install();
    // Its heartbeats don't keep up with such a clock.
    await page.route('**/v1/stream*', (route) => route.abort());
    await goto('/today');
    // What a page asks by itself makes a session last; here nothing is answered meanwhile, nor what was asked before.
    await page.waitForLoadState('networkidle');
    await page.route('**/v1/**', (route) => route.abort());
    await page.clock.fastForward('20:00');
    const dialog = page.getByRole('dialog', { name: words.ends });
    expect(await dialog.count()).toBe(0);
    await page.clock.fastForward('07:30');
    await dialog.getByRole('timer').waitFor();
    await page.unroute('**/v1/**');
    await dialog.getByRole('button', { name: words.stay }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('what was typed when a session ended is there again after signing in', async () => {
    const { id } = await console.debtor(10);
    const { page, goto, email } = await console.visit('agent', locale);
    await goto(`/accounts/${id}/act/pause`);
    const reason = page.getByRole('dialog').getByRole('textbox', { name: words.reason });
    await reason.fill('Half a sentence of');
    await console.api.sql.query(`UPDATE sessions SET ended_at = created_at WHERE ended_at IS NULL`);
    // The page may find out by itself before.
    await Promise.all([
      page
        .getByRole('dialog')
        .getByRole('button', { name: words.doPause })
        .click()
        .catch(() => undefined),
      page.getByRole('heading', { level: 1, name: words.signIn }).waitFor(),
    ]);
    await page.getByRole('textbox', { name: words.email }).first().fill(email);
    await page.getByRole('textbox', { name: words.password }).fill(PASSWORD);
    await page.getByRole('button', { name: words.enter, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(await reason.inputValue()).toBe('Half a sentence of');
  });
});

test('too many tries from one address: until when, in words', async () => {
  const page = await console.stranger('es-MX');
  await page.goto(url('/console/sign-in'));
  const alert = page.getByRole('alert').filter({ hasText: OWN['es-MX'].tooMany });
  for (let i = 0; i < 14 && (await alert.count()) === 0; i++) {
    await page.getByRole('textbox', { name: 'Correo', exact: true }).fill(`nobody-${i}@company.example`);
    await page.getByRole('textbox', { name: 'Contraseña' }).fill(PASSWORD);
    const answered = page.waitForResponse((response) => response.url().endsWith('/v1/session'));
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
    await answered;
  }
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/\d{2}:\d{2}/);
});
