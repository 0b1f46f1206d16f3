import { describe, expect, test } from '@jest/globals';
import { PASSWORD, userOf } from '../api/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, WORDS } from './words.ts';

/** Who may come in, and what they did that concerns security. */
const console = new RunningConsole();
const OWN = {
  'es-MX': {
    title: 'Personas',
    invite: 'Invitar a alguien',
    name: 'Nombre',
    doInvite: 'Invitar',
    link: 'Enlace',
    role: 'Rol',
    saveRole: 'Guardar el rol',
    disable: 'Deshabilitar',
    disabled: 'Deshabilitado',
    last: /última persona de administración/,
    keys: 'Claves de la API',
    newKey: 'Nueva clave',
    system: 'Sistema',
    makeKey: 'Crear la clave',
    key: 'Clave',
    close: 'Cerrar',
    never: 'Nunca',
    revoke: 'Revocar',
    signIns: 'Inicios de sesión',
    failed: 'Rechazado',
    audit: 'Registro',
    kind: 'Qué se busca',
    exported: 'Exportó datos',
  },
  'en-US': {
    title: 'People',
    invite: 'Invite somebody',
    name: 'Name',
    doInvite: 'Invite',
    link: 'Link',
    role: 'Role',
    saveRole: 'Save the role',
    disable: 'Disable',
    disabled: 'Disabled',
    last: /last admin who can sign in/,
    keys: 'API keys',
    newKey: 'New key',
    system: 'System',
    makeKey: 'Make the key',
    key: 'Key',
    close: 'Close',
    never: 'Never',
    revoke: 'Revoke',
    signIns: 'Sign-ins',
    failed: 'Refused',
    audit: 'Audit',
    kind: 'What to look for',
    exported: 'Exported data',
  },
} as const;

describe.each(LOCALES)('in %s', (locale) => {
  const words = { ...WORDS[locale], ...OWN[locale] };

  test('somebody is invited by a link that is shown once, gets another role, and is disabled', async () => {
    const { page, goto } = await console.visit('admin', locale);
    await goto('/people');
    const name = `Guadalupe ${locale}`;
    const email = `lupe-${locale.toLowerCase()}@company.example`;
    await page.getByRole('button', { name: words.invite }).click();
    const dialog = page.getByRole('dialog', { name: words.invite });
    await dialog.getByRole('textbox', { name: words.name }).fill(name);
    await dialog.getByRole('textbox', { name: words.email }).fill(email);
    await dialog.getByRole('button', { name: words.doInvite, exact: true }).click();
    const url = await dialog.getByRole('textbox', { name: words.link }).inputValue();
    const token = url.split('/').at(-1);
    const redeemed = await console.api.post('/v1/password-links/redeem', { token, password: PASSWORD }, { role: null });
    expect(redeemed.statusCode).toBe(200);
    await dialog.getByRole('button', { name: words.close }).last().click();

    const row = page.getByRole('row').filter({ hasText: email });
    await row.getByRole('button', { name }).click();
    await page.getByRole('combobox', { name: words.role }).selectOption('viewer');
    await page.getByRole('button', { name: words.saveRole }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row.getByRole('button', { name }).click();
    await page.getByRole('button', { name: words.disable, exact: true }).click();
    await row.getByText(words.disabled).waitFor();
    const answer = await console.api.post('/v1/session', { email, password: PASSWORD }, { role: null });
    expect(answer.statusCode).toBe(401);
  });

  test('the last admin stays one, and it is said why', async () => {
    const { page, goto, email } = await console.visit('admin', locale);
    await console.api.sql.query(
      `UPDATE users SET disabled_at = now() WHERE role = 'admin' AND email <> $1 AND disabled_at IS NULL`,
      [email],
    );
    await goto('/people');
    await page.getByRole('row').filter({ hasText: email }).getByRole('button').first().click();
    await page.getByRole('button', { name: words.disable, exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: words.last }).waitFor();
  });

  test('a key is shown once, says when it was used, and is revoked', async () => {
    const { page, goto } = await console.visit('admin', locale);
    await goto('/people');
    await page.getByRole('tab', { name: words.keys }).click();
    await page.getByRole('button', { name: words.newKey }).click();
    const dialog = page.getByRole('dialog', { name: words.newKey });
    await dialog.getByRole('textbox', { name: words.system }).fill(`ERP ${locale}`);
    await dialog.getByRole('button', { name: words.makeKey }).click();
    const key = await dialog.getByRole('textbox', { name: words.key }).inputValue();
    const ask = async (): Promise<number> =>
      (await console.api.call('GET', '/v1/accounts', { role: null, headers: { authorization: `Bearer ${key}` } }))
        .statusCode;
    await dialog.getByRole('button', { name: words.close }).last().click();
    const row = page.getByRole('row').filter({ hasText: `ERP ${locale}` });
    await row.getByText(words.never).first().waitFor();
    expect(await page.getByText(key).count()).toBe(0);
    expect(await ask()).toBe(200);
    await page.reload();
    await row.locator('time').first().waitFor();
    expect(await row.getByText(words.never, { exact: true }).count()).toBe(locale === 'en-US' ? 1 : 0);
    await row.getByRole('button', { name: words.revoke }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.revoke }).click();
    await row.waitFor({ state: 'detached' });
    expect(await ask()).toBe(401);
  });

  test('who failed to sign in, and who took a list away', async () => {
    const { email, name } = await userOf(console.api, 'agent');
    await console.api.post('/v1/session', { email, password: 'not this one' }, { role: null });
    await console.api.get('/v1/accounts', { headers: { accept: 'text/csv' } });
    const { page, goto } = await console.visit('admin', locale);
    await goto('/people?show=signIns');
    const failed = page.getByRole('row').filter({ hasText: name });
    await failed.getByText(words.failed).waitFor();
    await page.getByRole('tab', { name: words.audit }).click();
    await page.getByRole('combobox', { name: words.kind }).selectOption('export');
    await page.getByRole('cell', { name: words.exported }).first().waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(1);
  });

  test('an agent sees no way there, and is told whom to ask', async () => {
    const { page, goto } = await console.visit('agent', locale);
    await goto('/people');
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    expect(await page.getByRole('link', { name: words.title }).count()).toBe(0);
  });
});
