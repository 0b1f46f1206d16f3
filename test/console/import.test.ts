import { describe, expect, test } from '@jest/globals';
import { keepImports } from '../../cli/keep-imports.ts';
import { RunningConsole } from './console.ts';
import { LOCALES, type Locale } from './words.ts';

/** Bringing accounts in: what is wrong is said by line, what would happen before it does, and then it does. */
const console = new RunningConsole();

const WORDS = {
  'es-MX': {
    title: 'Importar',
    choose: 'Elegir archivo',
    sample: 'Descargar un ejemplo',
    errors: 'Errores por línea',
    noEmail: 'no es un correo, como ap@guthrie.example',
    download: 'Descargar las líneas con error',
    observed: 'Qué haría Puntual en 60 días',
    byDay: 'Día por día',
    first: 'Se desactivarían primero',
    another: 'Otro archivo',
    leaveOut: 'Dejar fuera las cuentas de 1 línea con error',
    goLive: (n: number) => `Poner en marcha ${n} ${n === 1 ? 'cuenta' : 'cuentas'}`,
    live: /3 cuentas están en marcha/,
    main: 'Principal',
  },
  'en-US': {
    title: 'Import',
    choose: 'Choose a file',
    sample: 'Download a sample',
    errors: 'Errors by line',
    noEmail: 'is no e-mail address, such as ap@guthrie.example',
    download: 'Download the lines with errors',
    observed: 'What Puntual would do in 60 days',
    byDay: 'Day by day',
    first: 'Would be deactivated first',
    another: 'Another file',
    leaveOut: 'Leave out the accounts of 1 line with errors',
    goLive: (n: number) => `Go live with ${n} ${n === 1 ? 'account' : 'accounts'}`,
    live: /3 accounts are live/,
    main: 'Main',
  },
} satisfies Record<Locale, object>;

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const HEADINGS = 'externalId,name,email,invoiceNumber,issuedOn,dueOn,amount';
const accounts = (locale: Locale): string[] => [
  `${locale}-1,Lavandería El Sauce SA,pagos@sauce.example,${locale}-F1,2026-03-01,2026-03-10,"1,160.00"`,
  `${locale}-2,Café El Tecolote SA,ap@tecolote.example,${locale}-F2,2025-12-01,2025-12-10,580.00`,
  `${locale}-3,Imprenta Amate SA,pagos@amate.example,,,,`,
];

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale];

  test('a file is looked at, put right, and goes live; nothing is an account before', async () => {
    const { page, goto } = await console.visit('admin', locale);
    await goto('/import');
    await page.getByRole('navigation', { name: words.main }).getByRole('link', { name: words.title }).waitFor();
    expect(await page.getByRole('link', { name: words.sample }).getAttribute('download')).toBe('puntual-sample.csv');
    const choose = async (name: string, lines: string[]): Promise<void> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: words.choose }).click(),
      ]);
      await chooser.setFiles(fileOf(name, [HEADINGS, ...lines].join('\n')));
      await page.getByRole('region', { name: words.observed }).waitFor();
    };

    await choose('wrong.csv', [...accounts(locale), `${locale}-4,Nobody,no address,,,,`]);
    const errors = page.getByRole('table', { name: words.errors }).getByRole('row');
    expect(await errors.nth(1).getByRole('cell').allTextContents()).toEqual(['5', 'email', words.noEmail]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words.download }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('refused-wrong.csv');
    expect(await page.getByRole('button', { name: words.goLive(3) }).isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: words.leaveOut }).check();
    expect(await page.getByRole('button', { name: words.goLive(3) }).isEnabled()).toBe(true);

    await page.getByRole('link', { name: words.another }).click();
    await choose('right.csv', accounts(locale));
    expect(await page.getByRole('table', { name: words.errors }).count()).toBe(0);
    const days = await page.getByRole('table', { name: words.byDay }).getByRole('row').count();
    const id = new URL(page.url()).searchParams.get('id') ?? '';
    const { observing } = (await console.api.get(`/v1/imports/${id}`)).json();
    expect(days).toBe(observing.days.length + 1);
    const first = page.getByRole('table', { name: words.first }).getByRole('row');
    expect(await first.nth(1).textContent()).toContain('Café El Tecolote SA');
    expect((await console.api.get(`/v1/accounts?q=${locale}-`)).json().items).toEqual([]);

    await page.getByRole('button', { name: words.goLive(3) }).click();
    const bar = page.getByRole('progressbar');
    await bar.waitFor();
    expect(await bar.getAttribute('aria-valuenow')).toBe('0');
    await keepImports(
      { store: console.api.store, gateway: console.api.bank, log: { error: () => undefined } },
      { worker: 'worker', now: () => console.api.machineNow },
    );
    await page.getByText(words.live).waitFor();
    expect((await console.api.get(`/v1/accounts?q=${locale}-`)).json().items.length).toBe(3);
  });
});

test('whoever is no admin is led there by nothing, and told whose it is', async () => {
  const { page, goto } = await console.visit('agent', 'es-MX');
  await goto('/import');
  expect(
    await page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Importar' }).count(),
  ).toBe(0);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Elegir archivo' }).click(),
  ]);
  await chooser.setFiles(fileOf('x.csv', HEADINGS));
  await page.getByRole('alert').waitFor();
});
