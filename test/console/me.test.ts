import { describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { PASSWORD } from '../api/browser.ts';
import { styleOf } from '../browser/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** Preferences: how one likes the pages, and what keeps one's sign-in safe. */
const console = new RunningConsole();
const OWN = {
  'es-MX': {
    title: 'Preferencias',
    compact: 'Compacta',
    dark: 'Oscura',
    letters: 'Atajos de una sola tecla',
    sessions: 'Mis sesiones',
    endOne: /^Terminar la sesión/,
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    again: 'Contraseña nueva, otra vez',
    change: 'Cambiar la contraseña',
    set: 'Activar el segundo factor',
    go: 'Continuar',
    picture: /Código QR/,
    code: 'Código de la app',
    on: 'Activar',
    remove: 'Quitar el segundo factor',
    signInCode: 'Código',
  },
  'en-US': {
    title: 'Preferences',
    compact: 'Compact',
    dark: 'Dark',
    letters: 'Single-key shortcuts',
    sessions: 'My sessions',
    endOne: /^End the session/,
    current: 'Current password',
    next: 'New password',
    again: 'New password, again',
    change: 'Change password',
    set: 'Set up the second factor',
    go: 'Continue',
    picture: /QR code/,
    code: 'Code of the app',
    on: 'Turn on',
    remove: 'Remove the second factor',
    signInCode: 'Code',
  },
} as const;
const ANOTHER = 'pepino azul que vuela';

describe.each(LOCALES)('in %s', (locale) => {
  const words = { ...WORDS[locale], ...OWN[locale] };

  test('rows, theme and single keys are as one likes them, after a reload too', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/me');
    await page.getByRole('radio', { name: words.compact }).check();
    await page.getByRole('radio', { name: words.dark }).check();
    await page.getByRole('switch', { name: words.letters }).uncheck();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    expect(await page.getByRole('radio', { name: words.compact }).isChecked()).toBe(true);
    expect(await styleOf(page.locator('html'), 'colorScheme')).toBe('dark');
    expect(await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--row').trim()")).toBe(
      '32px',
    );
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/console/me');
  });

  test('the language that one chooses follows to another browser', async () => {
    const { page, goto, email } = await console.visit('agent', locale);
    await goto('/me');
    await page.getByRole('radio', { name: 'Português' }).check();
    await page.getByRole('heading', { level: 1, name: 'Preferências' }).waitFor();
    const other = await console.stranger(locale);
    await other.goto(console.url('/console/sign-in?next=/me'));
    await other.getByRole('textbox', { name: words.email }).first().fill(email);
    await other.getByRole('textbox', { name: words.password }).fill(PASSWORD);
    await other.getByRole('button', { name: words.enter, exact: true }).click();
    await other.getByRole('heading', { level: 1, name: 'Preferências' }).waitFor();
    expect(await other.evaluate('document.documentElement.lang')).toBe('pt');
  });

  test('another session is seen and ended', async () => {
    const { page, goto, email } = await console.visit('agent', locale);
    const other = await console.visitBy(email, locale);
    await goto('/me');
    const sessions = page.getByRole('region', { name: words.sessions });
    await sessions.getByRole('button', { name: words.endOne }).click();
    await sessions.getByRole('button', { name: words.endOne }).waitFor({ state: 'detached' });
    await other.page.goto(console.url('/console/today'));
    await other.page.getByRole('heading', { level: 1, name: words.signIn }).waitFor();
  });

  test('the password is changed by the one before', async () => {
    const { page, goto, email } = await console.visit('viewer', locale);
    await goto('/me');
    const fill = async (current: string, next: string, again: string): Promise<void> => {
      await page.getByRole('textbox', { name: words.current, exact: true }).fill(current);
      await page.getByRole('textbox', { name: words.next, exact: true }).fill(next);
      await page.getByRole('textbox', { name: words.again, exact: true }).fill(again);
      await page.getByRole('button', { name: words.change }).click();
    };
    const isInvalid = (name: string): Promise<void> => page.locator(`[aria-invalid=true][name=${name}]`).waitFor();
    await fill(PASSWORD, ANOTHER, 'something else');
    await isInvalid('again');
    await fill('not this one at all', ANOTHER, ANOTHER);
    await isInvalid('currentPassword');
    await fill(PASSWORD, 'password1234', 'password1234');
    await isInvalid('password');
    await fill(PASSWORD, ANOTHER, ANOTHER);
    await page.getByRole('status').filter({ hasText: /\S/ }).waitFor();
    const answer = await console.api.post('/v1/session', { email, password: ANOTHER }, { role: null });
    expect(answer.statusCode).toBe(200);
  });

  test('a second factor is set up, asked for at sign-in, and removed', async () => {
    const { page, goto, email } = await console.visit('agent', locale);
    await goto('/me');
    await page.getByRole('button', { name: words.set }).click();
    const dialog = page.getByRole('dialog', { name: words.set });
    const offered = page.waitForResponse((response) => response.url().endsWith('/second-factor'));
    await dialog.getByRole('textbox', { name: words.current }).fill(PASSWORD);
    await dialog.getByRole('button', { name: words.go }).click();
    await dialog.getByRole('img', { name: words.picture }).waitFor();
    const { secret } = (await (await offered).json()) as { secret: string };
    // Each code works once, so each next one is of a later half minute.
    const nextCode = (): string => {
      console.api.passMinutes(1);
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
        timestamp: Date.parse(console.api.machineNow),
      });
    };
    await dialog.getByRole('textbox', { name: words.code }).fill(nextCode());
    await dialog.getByRole('button', { name: words.on, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: words.remove }).waitFor();

    const other = await console.stranger(locale);
    await other.goto(console.url('/console/sign-in'));
    await other.getByRole('textbox', { name: words.email }).first().fill(email);
    await other.getByRole('textbox', { name: words.password }).fill(PASSWORD);
    await other.getByRole('button', { name: words.enter, exact: true }).click();
    await other.getByRole('textbox', { name: words.signInCode }).fill(nextCode());
    await other.getByRole('button', { name: words.enter, exact: true }).click();
    await other.getByRole('heading', { level: 1, name: words.today }).waitFor();

    await page.getByRole('button', { name: words.remove }).click();
    await page.getByRole('textbox', { name: words.code }).fill(nextCode());
    await page.getByRole('dialog').getByRole('button', { name: words.remove }).click();
    await page.getByRole('button', { name: words.set }).waitFor();
  });
});
