import { describe, expect, test } from '@jest/globals';
import { RunningConsole } from './console.ts';
import { LOCALES } from './words.ts';

/** What people keep of an account: who looks after it, whom to ask for, what was said. */
const console = new RunningConsole();
const shown = async (id: string, more = '') => (await console.api.get(`/v1/accounts/${id}${more}`)).json();

const WORDS = {
  'es-MX': {
    follow: 'Seguimiento',
    mine: 'Asignarme',
    nextAction: 'Próxima acción',
    save: 'Guardar',
    newTag: 'Etiqueta nueva',
    add: 'Agregar',
    dropTag: 'Quitar la etiqueta norte',
    addContact: 'Agregar contacto',
    name: 'Nombre',
    role: 'Función',
    email: 'Correo',
    bounced: 'Rebotado',
    edit: 'Editar: Ana Ruiz',
    remove: 'Quitar contacto',
    sure: 'Sí, quitar',
    addNote: 'Agregar nota',
    note: 'Nota',
    saveNote: 'Guardar nota',
    logCall: 'Registrar llamada',
    outcome: 'Resultado',
    promised: 'Prometió pagar',
    withWhom: 'Con quién',
    said: 'Qué se dijo',
    saveCall: 'Guardar llamada',
    notes: 'Notas y llamadas',
    contacts: 'Contactos',
    second: '2 de 3',
    third: '3 de 3',
    before: 'Cuenta anterior',
  },
  'en-US': {
    follow: 'Follow-up',
    mine: 'Assign to me',
    nextAction: 'Next action',
    save: 'Save',
    newTag: 'New tag',
    add: 'Add',
    dropTag: 'Remove the tag norte',
    addContact: 'Add contact',
    name: 'Name',
    role: 'Role',
    email: 'E-mail',
    bounced: 'Bounced',
    edit: 'Edit: Ana Ruiz',
    remove: 'Remove contact',
    sure: 'Yes, remove',
    addNote: 'Add note',
    note: 'Note',
    saveNote: 'Save note',
    logCall: 'Log call',
    outcome: 'Outcome',
    promised: 'Promised to pay',
    withWhom: 'With whom',
    said: 'What was said',
    saveCall: 'Save call',
    notes: 'Notes and calls',
    contacts: 'Contacts',
    second: '2 of 3',
    third: '3 of 3',
    before: 'Previous account',
  },
} as const;

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('an owner, a day, tags, contacts, a note and a call: written, and seen by whoever only looks', async () => {
    const { id } = await console.debtor(1);
    await console.api.settled(id);
    const { page, email, goto } = await console.visit('agent', locale);
    await goto(`/accounts/${id}`);
    const follow = page.getByRole('region', { name: words.follow });
    await follow.getByRole('button', { name: words.mine }).click();
    await follow.getByRole('button', { name: words.mine }).waitFor({ state: 'detached' });
    await follow.getByLabel(words.nextAction).fill('2026-02-03');
    await follow.getByRole('button', { name: words.save, exact: true }).click();
    await follow.getByRole('button', { name: words.save, exact: true }).waitFor({ state: 'detached' });
    for (const tag of ['norte', 'mayoreo']) {
      await follow.getByRole('textbox', { name: words.newTag }).fill(tag);
      await follow.getByRole('button', { name: words.add, exact: true }).click();
      await follow.getByRole('listitem').filter({ hasText: tag }).waitFor();
    }
    await follow.getByRole('button', { name: words.dropTag }).click();
    await follow.getByRole('button', { name: words.dropTag }).waitFor({ state: 'detached' });
    const me = (await console.api.get('/v1/users?limit=100'))
      .json()
      .items.find((one: { email: string }) => one.email === email);
    expect(await shown(id)).toMatchObject({ ownerId: me.id, nextActionOn: '2026-02-03', tags: ['mayoreo'] });

    const contacts = page.getByRole('region', { name: words.contacts });
    await contacts.getByRole('button', { name: words.addContact }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.email }).fill('no address');
    await dialog.getByRole('textbox', { name: words.name }).fill('Ana Ruiz');
    await dialog.getByRole('button', { name: words.save }).click();
    await dialog.locator('[name="email"][aria-invalid="true"]').waitFor();
    await dialog.getByRole('textbox', { name: words.email }).fill('ap@guthrie.example');
    await dialog.getByRole('button', { name: words.save }).click();
    await contacts.getByText('ap@guthrie.example').waitFor();
    const { items } = await shown(id, '/emails');
    await console.api.made(`/v1/sandbox/emails/${items[0].id}/bounce`, {});
    await contacts.getByRole('button', { name: words.edit }).click();
    await dialog.getByRole('textbox', { name: words.role }).fill('Cuentas por pagar');
    await dialog.getByRole('button', { name: words.save }).click();
    await contacts.getByText('Cuentas por pagar').waitFor();
    await contacts.getByText(words.bounced, { exact: true }).waitFor();

    const notes = page.getByRole('region', { name: words.notes });
    await notes.getByRole('button', { name: words.addNote }).click();
    await dialog.getByRole('textbox', { name: words.note }).fill('They change their bank in May');
    await dialog.getByRole('button', { name: words.saveNote }).click();
    await notes.getByText('They change their bank in May').waitFor();
    await notes.getByRole('button', { name: words.logCall }).click();
    await dialog.getByRole('combobox', { name: words.outcome }).selectOption({ label: words.promised });
    await dialog.getByRole('combobox', { name: words.withWhom }).fill('Ana Ruiz');
    await dialog.getByRole('textbox', { name: words.said }).fill('On Friday');
    await dialog.getByRole('button', { name: words.saveCall }).click();
    await notes.getByText(`${words.promised} · Ana Ruiz`).waitFor();
    expect((await shown(id, '/calls')).items).toMatchObject([
      { outcome: 'promised', with: 'Ana Ruiz', text: 'On Friday', actor: { id: me.id } },
    ]);

    const looking = await console.visit('viewer', locale);
    await looking.goto(`/accounts/${id}`);
    await looking.page.getByText('They change their bank in May').first().waitFor();
    await looking.page.getByRole('region', { name: words.follow }).getByText(me.name).waitFor();
    for (const name of [words.mine, words.addNote, words.logCall, words.addContact, words.edit])
      expect([name, await looking.page.getByRole('button', { name }).count()]).toEqual([name, 0]);

    await contacts.getByRole('button', { name: words.edit }).click();
    await dialog.getByRole('button', { name: words.remove }).click();
    await dialog.getByRole('button', { name: words.sure }).click();
    await contacts.getByText('Ana Ruiz').waitFor({ state: 'detached' });
    expect((await shown(id, '/contacts')).items).toEqual([]);
  });

  test('through the list that one came from, by [ and ]', async () => {
    for (const name of ['A', 'B', 'C']) await console.api.account({ name: `Fila ${locale} ${name}` });
    const { page, goto } = await console.visit('agent', locale);
    await goto(`/accounts?q=Fila ${locale}&sort=name`);
    await page.getByRole('link', { name: `Fila ${locale} B` }).click();
    const heading = (name: string) => page.getByRole('heading', { level: 1, name: `Fila ${locale} ${name}` });
    await heading('B').waitFor();
    await page.getByText(words.second).waitFor();
    await page.keyboard.press(']');
    await heading('C').waitFor();
    await page.getByText(words.third).waitFor();
    await page.keyboard.press(']');
    await page.keyboard.press('[');
    await heading('B').waitFor();
    await page.getByRole('link', { name: words.before }).click();
    await heading('A').waitFor();
  });
});
