import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { seedCompany } from '../../company/seed.ts';
import { tryOverrides } from '../../templates/overrides/overrides.ts';
import { BadOverrides } from '../../templates/overrides/problem.ts';
import { mailRenderer } from '../../templates/render.ts';
import { sampleMail, sampleTopic } from '../../templates/samples.ts';
import { SHIPPED } from '../../templates/sources.ts';

const company = seedCompany();
const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder of overrides; an object is written as JSON. */
function folderOf(files: Record<string, string | object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'puntual-templates-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** What is wrong with them, as `file message`. */
async function problemsOf(files: Record<string, string | object>): Promise<string[]> {
  const error = await tryOverrides(folderOf(files), company).catch((thrown: unknown) => thrown);
  if (!(error instanceof BadOverrides)) throw error instanceof Error ? error : new Error('They were taken');
  return error.problems.map(({ file, message }) => `${file} ${message}`);
}

const shipped = (path: string): string => SHIPPED.files.get(path) ?? '';
const spanish = (tree: object) => ({ 'locales/es-MX.json': tree });

describe('overrides', () => {
  test('take the place of what they name, in their language, and all else stays as shipped', async () => {
    const { sources, used } = await tryOverrides(
      folderOf({
        'layout.mjml': shipped('layout.mjml').replace(
          '{{@company.brand}}</mj-text>',
          '{{@company.brand}}, S.A.</mj-text>',
        ),
        'mails/last-notice.mjml': shipped('mails/last-notice.mjml').replace('{{> button}}', ''),
        'parts/help.mjml': shipped('parts/help.mjml'),
        'parts/fact.hbs': shipped('parts/fact.hbs'),
        'locales/es-MX.json': {
          'last-notice': { title: 'Se suspende el {{day deactivationOn}}' },
          common: { also: 'Y' },
        },
        'README.md': 'Ours.',
        '.DS_Store': '',
      }),
      company,
    );
    expect(used).toEqual([
      'layout.mjml',
      'mails/last-notice.mjml',
      'parts/fact.hbs',
      'parts/help.mjml',
      'locales/es-MX.json (2 sentences)',
    ]);
    const own = mailRenderer(company, sources);
    const theirs = mailRenderer(company);
    const notice = (locale: string) => sampleMail(sampleTopic('last-notice'), locale);
    expect((await own(notice('es-MX'))).text).toContain('Se suspende el lunes 11 de mayo de 2026');
    expect((await own(notice('es-MX'))).text).toContain('GoTo Connect, S.A.');
    expect((await own(notice('en'))).subject).toBe((await theirs(notice('en'))).subject);
    // What one company's mails are compiled to, no other's are.
    expect((await theirs(notice('es-MX'))).text).not.toMatch(/Se suspende el lunes 11 de mayo de 2026\n|, S\.A\./);
  });

  test('may be copies of what is shipped, of a company without a bank account too', async () => {
    const copies = {
      'parts/pay.mjml': shipped('parts/pay.mjml'),
      'mails/proof-lapsed.mjml': shipped('mails/proof-lapsed.mjml'),
    };
    const { used } = await tryOverrides(folderOf(copies), { ...company, bank: null, banks: {} });
    expect(used).toEqual(['mails/proof-lapsed.mjml', 'parts/pay.mjml']);
  });

  test('of an empty folder are none', async () => {
    expect((await tryOverrides(folderOf({}), company)).used).toEqual([]);
  });
});

describe('an override is refused, with its file and what is wrong', () => {
  test.each<[string, Record<string, string | object>, string]>([
    [
      'an unknown mail',
      { 'mails/welcome.mjml': '<mj-section />' },
      'mails/welcome.mjml takes the place of nothing: in mails/',
    ],
    ['an unknown part', { 'parts/logo.mjml': 'x' }, 'parts/logo.mjml takes the place of nothing: in parts/'],
    ['an unknown language', { 'locales/pl.json': {} }, 'locales/pl.json takes the place of nothing: in locales/'],
    [
      'a file beside',
      { 'mail.html': '' },
      'mail.html takes the place of nothing: a folder of overrides has layout.mjml',
    ],
    ['no JSON', { 'locales/en.json': '{"common": ' }, 'locales/en.json is no JSON: '],
    ['no sentences', { 'locales/en.json': '["a"]' }, 'locales/en.json must be a sentence'],
    ['a number', spanish({ common: { also: 5 } }), 'locales/es-MX.json common.also must be a sentence'],
    [
      'an unknown sentence',
      spanish({ 'last-notice': { titel: 'x' } }),
      'locales/es-MX.json last-notice.titel is no sentence of a mail: there are last-notice.subject,',
    ],
    [
      'an unknown mail of sentences',
      spanish({ welcome: { title: 'x' } }),
      'locales/es-MX.json welcome.title is no sentence',
    ],
    [
      'an empty one',
      spanish({ 'last-notice': { title: ' ' } }),
      'locales/es-MX.json last-notice.title must not be empty',
    ],
    [
      'an unknown variable',
      spanish({ 'last-notice': { title: 'El {{day deactivatedOn}}' } }),
      'locales/es-MX.json last-notice.title has deactivatedOn, which the mail does not know: there are invoices,',
    ],
    [
      'one in a branch that no sample takes',
      spanish({
        'service-reactivated': { also: '{{#if until}}{{#if (several @stops)}}a{{else}}{{untill}}{{/if}}{{/if}}' },
      }),
      'locales/es-MX.json service-reactivated.also has untill,',
    ],
    [
      "another mail's variable",
      {
        'mails/promise-confirmed.mjml':
          '<mj-section><mj-column><mj-text>{{paymentId}}</mj-text></mj-column></mj-section>',
      },
      'mails/promise-confirmed.mjml has paymentId,',
    ],
    [
      'a field that no company has',
      spanish({ common: { also: '{{@company.bank.rfc}}' } }),
      'common.also has @company.bank.rfc,',
    ],
    ['an unknown name of all mails', spanish({ common: { also: '{{@customer}}' } }), 'common.also has @customer,'],
    ['an unknown call', spanish({ common: { also: '{{upper @accountName}}' } }), 'common.also calls upper,'],
    [
      'a sentence in it',
      { 'parts/button.mjml': '{{t ".buton"}}' },
      'parts/button.mjml says ".buton", and there is no such sentence',
    ],
    [
      'a set in it',
      spanish({ common: { also: '{{oneOf "common.why" @lang}}' } }),
      'says "common.why", and there is no',
    ],
    [
      'an unknown part in it',
      { 'parts/button.mjml': '{{> botton}}' },
      'parts/button.mjml has {{> botton}}, and there is no such part',
    ],
    [
      'an unknown colour',
      { 'parts/button.mjml': '<mj-text color="[[akcent]]" />' },
      'parts/button.mjml has [[akcent]], which is no colour',
    ],
    [
      'a text that breaks off',
      spanish({ common: { also: '{{#if @pay}}x' } }),
      'locales/es-MX.json common.also can not be read: ',
    ],
    [
      'markup in a subject',
      spanish({ 'last-notice': { subject: '<b>Último</b>' } }),
      'last-notice.subject must have no markup',
    ],
    [
      'a layout without its places',
      { 'layout.mjml': shipped('layout.mjml').replace('{{> pay}}', '') },
      'layout.mjml lacks {{> pay}}',
    ],
  ])('%s', async (_, files, said) => {
    const problems = await problemsOf(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(said);
  });

  test('what does not render: the override that fails by itself, and none that does not', async () => {
    const fine = spanish({ common: { also: 'Y' } });
    const problems = await problemsOf({ ...fine, 'parts/invoices.mjml': '<mj-sektion></mj-sektion>' });
    expect(problems).toEqual([
      expect.stringMatching(/^parts\/invoices\.mjml breaks the mail [a-z-]+ in es-MX: .*mj-sektion/s),
    ]);
  });

  test('a variable that this mail has, and not there', async () => {
    const problems = await problemsOf(spanish({ 'last-notice': { title: '{{number}}' } }));
    expect(problems).toEqual([
      expect.stringMatching(
        /^locales\/es-MX\.json breaks the mail last-notice in es-MX: last-notice\.title in es-MX: .*number/,
      ),
    ]);
  });

  test('sentences in a language that the company has no words in', async () => {
    const { en } = company.contact.hours;
    const inEnglish = {
      ...company,
      contact: { ...company.contact, hours: { en } },
      service: { stops: { en: company.service.stops.en }, stays: { en: company.service.stays.en } },
    };
    const french = folderOf({ 'locales/fr.json': { common: { also: 'Et' } } });
    expect((await tryOverrides(french, company)).used).toEqual(['locales/fr.json (1 sentence)']);
    await expect(tryOverrides(french, inEnglish)).rejects.toThrow('locales/fr.json is said in no mail');
  });

  test('a part that stands in itself', async () => {
    expect(await problemsOf({ 'parts/help.mjml': '{{> help}}' })).toEqual([
      expect.stringContaining('parts/help.mjml stands in itself'),
    ]);
  });

  test('all of them, not the first alone', async () => {
    expect(
      await problemsOf({
        'mails/welcome.mjml': '',
        'locales/en.json': { common: { alsoo: 'x', also: '{{x}}' } },
        ...spanish({ common: { also: '{{y}}' } }),
      }),
    ).toHaveLength(4);
  });
});
