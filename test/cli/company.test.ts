import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { companyIn, seedCompanyWarning, templatesIn } from '../../cli/company.ts';
import { prepareDatabase } from '../../cli/prepare-database.ts';
import { readSettings } from '../../cli/settings.ts';
import { seedCompany } from '../../company/seed.ts';
import { SHIPPED } from '../../templates/sources.ts';
import { freshDatabase } from '../fresh-database.ts';
import { runCommand } from './started.ts';

const seed = seedCompany();
const home = mkdtempSync(join(tmpdir(), 'puntual-company-'));
afterAll(() => rmSync(home, { recursive: true }));

function fileOf(name: string, content: string | object): string {
  const file = join(home, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const own = fileOf('own.json', { ...seed, brand: 'Voz Abierta' });
const reading = (companyFile: string) => () => companyIn({ companyFile, stripe: null });

describe('PUNTUAL_COMPANY', () => {
  test('without it the company is the seed; with it, the one of the file', () => {
    expect(companyIn({ companyFile: null, stripe: null })).toEqual(seed);
    expect(companyIn({ companyFile: own, stripe: null })).toEqual({ ...seed, brand: 'Voz Abierta' });
  });

  test.each(['sk_live_x', 'rk_live_x'])('with the live key %s there is no seed company to start with', (secretKey) => {
    const stripe = { secretKey, apiBase: null };
    expect(() => companyIn({ companyFile: null, stripe })).toThrow(/^STRIPE_SECRET_KEY is a live key.*PUNTUAL_COMPANY/);
    expect(companyIn({ companyFile: own, stripe })).toMatchObject({ brand: 'Voz Abierta' });
    expect(companyIn({ companyFile: null, stripe: { secretKey: 'sk_test_x', apiBase: null } })).toEqual(seed);
  });

  test("a file that isn't there, is a folder, or is no JSON, is named", () => {
    expect(reading(join(home, 'none.json'))).toThrow(/^PUNTUAL_COMPANY must be a file that can be read: .*none\.json/);
    expect(reading(home)).toThrow(/^PUNTUAL_COMPANY must be a file that can be read: /);
    expect(reading(fileOf('broken.json', '{"name": '))).toThrow(/^PUNTUAL_COMPANY \S*broken\.json must be JSON: /);
  });

  test('each field that is wrong, missing or unknown is named, with what would be right, and the file', () => {
    const { brand: _, ...rest } = seed;
    const file = fileOf('wrong.json', { ...rest, logo: 'x', cards: [] });
    expect(reading(file)).toThrow(
      [
        `PUNTUAL_COMPANY ${file} is no company that mails could be written for:`,
        '  brand is missing: it must be what customers call the service',
        '  cards must not be empty',
        `  logo is no field here: there are ${Object.keys(seed).join(', ')}`,
      ].join('\n'),
    );
  });

  test.each(['start', 'worker', 'api', 'setup'])('a wrong one ends %s before anything is begun', async (command) => {
    const folder = join(home, `data-${command}`);
    const env = {
      PUNTUAL_COMPANY: fileOf('empty.json', {}),
      PUNTUAL_API_KEY: 'a-key-of-sixteen',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    };
    const running = runCommand(folder, [command], env);
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('empty.json is no company that mails could be written for:\n  name is missing');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('PUNTUAL_TEMPLATES', () => {
  const folder = join(home, 'templates');
  const said: string[] = [];
  const taking = (templatesFolder: string | null) => templatesIn({ templatesFolder }, seed, (line) => said.push(line));

  test('without it mails are as shipped, and nothing is said', async () => {
    expect(await taking(null)).toBe(SHIPPED);
    expect(said).toEqual([]);
  });

  test('what is no folder is named', async () => {
    await expect(taking(join(home, 'nowhere'))).rejects.toThrow(
      /^PUNTUAL_TEMPLATES must be a folder: \S*nowhere is none$/,
    );
    await expect(taking(own)).rejects.toThrow('PUNTUAL_TEMPLATES must be a folder');
  });

  test('says which overrides are used, or that there are none', async () => {
    mkdirSync(join(folder, 'locales'), { recursive: true });
    await taking(folder);
    writeFileSync(join(folder, 'locales/en.json'), '{"common": {"also": "Besides"}}');
    const { catalogues } = await taking(folder);
    expect(catalogues.en.get('common.also')).toBe('Besides');
    expect(said).toEqual([
      `${folder} overrides nothing.`,
      `Mails are written with ${folder}: locales/en.json (1 sentence).`,
    ]);
  });

  test('wrong ones end the start, with their files and what is wrong', async () => {
    writeFileSync(join(folder, 'locales/en.json'), '{"common": {"also": "{{besides}}"}}');
    const data = join(home, 'data-templates');
    const running = runCommand(data, ['start'], { PUNTUAL_TEMPLATES: folder });
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain(
      `PUNTUAL_TEMPLATES ${folder} has overrides that no mail can be written with:\n` +
        '  locales/en.json common.also has besides, which the mail does not know: there are ',
    );
    expect(existsSync(data)).toBe(false);
  });
});

describe('a real rail and no company of one’s own', () => {
  const warning = (env: NodeJS.ProcessEnv) => seedCompanyWarning(readSettings(env));

  test('is warned of, with what to do; a sandbox alone, or a company of one’s own, is not', () => {
    expect(warning({ RESEND_API_KEY: 're_x' })).toBe(
      [
        'WARNING: RESEND_API_KEY is set, so what is sent reaches customers, and no company of your own is.',
        'Mails will come from GoTo Connect, and ask for money to its account at BAMSA.',
        'Write a company file (docs/how-to/be-your-own-company.md), set PUNTUAL_COMPANY to its path and start again.',
      ].join('\n'),
    );
    expect(warning({})).toBeNull();
    expect(warning({ RESEND_API_KEY: 're_x', PUNTUAL_COMPANY: own })).toBeNull();
  });

  test('the worker says so on its way', async () => {
    const running = runCommand(join(home, 'data'), ['worker'], {
      RESEND_API_KEY: 're_x',
      RESEND_BASE_URL: 'http://127.0.0.1:1',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    });
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('WARNING: RESEND_API_KEY is set');
  });
});

test('a company whose defaults do not go with the policies is told so, and starts', async () => {
  const database = await freshDatabase();
  const heard = async (defaults: Partial<typeof seed.defaults>): Promise<string[]> => {
    const lines: string[] = [];
    await prepareDatabase(database.url, (line) => lines.push(line), { defaults: { ...seed.defaults, ...defaults } });
    return lines;
  };
  try {
    expect(await heard({})).toEqual([]);
    expect(await heard({ policy: 'portugal' })).toEqual([
      "The company's policy portugal is not there: until it is (POST /v1/policies/portugal/versions), " +
        'an account that names none is refused.',
    ]);
    expect(await heard({ policy: 'spain' })).toEqual([
      "The company's currency is MXN, and its policy spain is in EUR: an account that names neither is in EUR.",
    ]);
    expect(await heard({ currency: 'EUR' })).toEqual([
      "The company's currency is EUR, and its policy mexico is in MXN: an account that names neither is in MXN.",
    ]);
  } finally {
    await database.drop();
  }
});
