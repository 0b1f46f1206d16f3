import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { BadSettings, readSettings } from '../../cli/settings.ts';
import { checkVerifier, pesoClabe, verifierFor } from '../../cli/verifier.ts';
import { seedCompany } from '../../company/seed.ts';
import { runCommand } from './started.ts';

const company = seedCompany();
const own = { ...readSettings({ PUNTUAL_CEP: 'banxico' }), companyFile: 'own.json' };
const { signal } = new AbortController();
const atOnce = (env: NodeJS.ProcessEnv) => verifierFor(readSettings(env), company, signal)?.atOnce ?? null;

const home = mkdtempSync(join(tmpdir(), 'puntual-cep-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('who is asked of transfers', () => {
  test('is the sandbox, as long as nothing real moves and nobody else is named', () => {
    expect(atOnce({})).toBe(20);
    expect(atOnce({ SMTP_URL: 'smtp://127.0.0.1:1' })).toBeNull();
    expect(atOnce({ PUNTUAL_CEP: 'none' })).toBeNull();
    expect(verifierFor(own, company, signal)?.atOnce).toBe(4);
  });

  test('is Banco de México for a company with a CLABE alone', () => {
    const bank = company.bank as NonNullable<typeof company.bank>;
    const { cep } = own;
    const refused = (companyFile: string | null, clabe: string | null) => () =>
      checkVerifier({ cep, companyFile }, { bank: { ...bank, clabe }, banks: {} });
    expect(refused('own.json', bank.clabe)).not.toThrow();
    expect(refused(null, bank.clabe)).toThrow(
      /^PUNTUAL_CEP is banxico.* no company of your own .*PUNTUAL_COMPANY must/,
    );
    expect(refused('own.json', null)).toThrow(/has no CLABE for pesos/);
    expect(refused('own.json', '999180000147960160')).toThrow(/first digits of 999180000147960160/);
    expect(refused('own.json', null)).toThrow(BadSettings);
  });

  test('knows the account for pesos, whatever the first one is', () => {
    const bank = company.bank as NonNullable<typeof company.bank>;
    expect(pesoClabe({ bank: { ...bank, clabe: null }, banks: { MXN: bank } })).toBe(bank.clabe);
    expect(pesoClabe({ bank: null, banks: {} })).toBeNull();
  });

  test.each(['start', 'worker'])('a company that it can not be asked for ends %s at once', async (command) => {
    const file = join(home, 'company.json');
    writeFileSync(file, JSON.stringify({ ...company, bank: null }));
    const folder = join(home, command);
    const running = runCommand(folder, [command], {
      PUNTUAL_CEP: 'banxico',
      PUNTUAL_COMPANY: file,
      PUNTUAL_API_KEY: 'a-key-of-sixteen',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    });
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('PUNTUAL_CEP is banxico');
    expect(existsSync(folder)).toBe(false);
  });
});
