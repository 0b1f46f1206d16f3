import { describe, expect, test } from '@jest/globals';
import { bankTimeZone, checkCompany } from '../../company/company.ts';
import { seedCompany } from '../../company/seed.ts';

const seed = seedCompany();
const { defaults: _, colours: __, ...rest } = seed;
/** All that can't be left out. */
const least = { ...rest, bank: { accountName: 'Voz GmbH', name: 'Commerzbank', iban: 'DE89370400440532013000' } };

const problemsOf = (data: unknown) => checkCompany(data).problems ?? [];
const paths = (data: unknown): string[] => problemsOf(data).map(({ path }) => path);

describe('the seed company', () => {
  test('is the one of the billing guide', () => {
    expect(seed.bank).toEqual({
      accountName: 'GoTo Technologies México S. de R.L. de C.V.',
      accountNumber: '14796016',
      clabe: '106180000147960160',
      iban: null,
      swift: 'BOFAMXMX',
      name: 'BAMSA',
      plaza: '01',
      organisation: '106',
      timeZone: 'America/Mexico_City',
      retired: [{ clabe: null, accountNumber: null, bankCode: '012', since: '2021-11-01' }],
    });
    expect(seed.emails.proof).toBe('gtc.ar.mx@goto.com');
  });

  test('opens accounts under the policy mexico, in its zone, language and money', () => {
    expect(seed.defaults).toEqual({
      policy: 'mexico',
      timeZone: 'America/Mexico_City',
      locale: 'es-MX',
      currency: 'MXN',
    });
  });
});

describe("a company's data", () => {
  test('is said in English, and in whichever other languages it has: hours, stops and stays alike', () => {
    const inThese = <T>(words: Partial<Record<string, T>>, ...tags: string[]) =>
      Object.fromEntries(tags.map((tag) => [tag, words[tag]]));
    const saidIn = (tags: string[], stays = tags, defaults = {}) => ({
      ...seed,
      contact: { ...seed.contact, hours: inThese(seed.contact.hours, ...tags) },
      service: { stops: inThese(seed.service.stops, ...tags), stays: inThese(seed.service.stays, ...stays) },
      defaults,
    });
    expect(paths(saidIn(['en']))).toEqual([]);
    expect(paths(saidIn(['de', 'en']))).toEqual([]);
    expect(paths(saidIn(['de', 'en'], ['en']))).toEqual(['service.stays.de']);
    expect(paths(saidIn(['en'], ['en', 'nl']))).toEqual(['contact.hours.nl', 'service.stops.nl']);
    expect(paths(saidIn(['de', 'en'], ['de', 'en'], { locale: 'de-AT' }))).toEqual([]);
    expect(problemsOf(saidIn(['de', 'en'], ['de', 'en'], { locale: 'fr' }))).toEqual([
      { path: 'defaults.locale', message: 'must be a language that contact.hours is said in: en, de' },
    ]);
  });

  test('what it may leave out has a default: colours, what new accounts get, and how money reaches it', () => {
    const { company } = checkCompany(least);
    expect(company).toMatchObject({
      colours: seed.colours,
      defaults: { policy: 'mexico', timeZone: null, locale: null, currency: 'MXN' },
      banks: {},
      bank: { clabe: null, accountNumber: null, swift: null, plaza: null, organisation: null },
    });
  });

  test("the bank's day is Mexico City's for a CLABE, wherever the accounts are; else that of new accounts", () => {
    const zone = (bank: object | null, defaults: object = { timeZone: 'Europe/Berlin' }) =>
      bankTimeZone(checkCompany({ ...least, bank: bank && { ...least.bank, ...bank }, defaults }).company!);
    expect(zone({})).toBe('Europe/Berlin');
    expect(zone({ clabe: seed.bank?.clabe })).toBe('America/Mexico_City');
    expect(zone({ timeZone: 'Europe/Madrid' })).toBe('Europe/Madrid');
    // Whoever takes no transfers has proofs of payment all the same.
    expect(zone(null)).toBe('Europe/Berlin');
    expect(zone(null, {})).toBe('America/Mexico_City');
  });

  test('what is missing is named with what it would be, and nothing is taken from the seed instead', () => {
    expect(problemsOf({})).toEqual(
      expect.arrayContaining([
        { path: 'name', message: 'is missing: it must be the name as it is registered' },
        { path: 'emails', message: 'is missing: it must be an object with from, billing, proof, replies' },
        {
          path: 'bank',
          message: expect.stringMatching(/^is missing: .*timeZone, retired, or null where no transfers are taken$/),
        },
      ]),
    );
    expect(paths({})).toEqual(['name', 'brand', 'portalUrl', 'emails', 'contact', 'cards', 'bank', 'service']);
    for (const nothing of [null, 5, [], 'GoTo']) expect(paths(nothing)).toEqual(['']);
  });

  test.each<[string, object]>([
    ['brand', { brand: ' ' }],
    ['brand', { brand: 'Two\nlines' }],
    ['colours.accent', { colours: { accent: 'blue' } }],
    ['portalUrl', { portalUrl: 'javascript:alert(1)' }],
    ['emails.from', { emails: { ...seed.emails, from: 'Billing\r\nBcc: x@y.example <a@b.example>' } }],
    ['emails.from', { emails: { ...seed.emails, from: 'Billing' } }],
    ['emails.proof', { emails: { ...seed.emails, proof: 'proofs' } }],
    ['emails.replies', { emails: { ...seed.emails, replies: 'billing@example.com' } }],
    ['emails.replies', { emails: { ...seed.emails, replies: 'billing@{token}.example.com' } }],
    ['emails.replies', { emails: { ...seed.emails, replies: '{token}+{token}@example.com' } }],
    ['contact.phone', { contact: { ...seed.contact, phone: 'call us' } }],
    ['contact.hours.pl', { contact: { ...seed.contact, hours: { ...seed.contact.hours, pl: 'zawsze' } } }],
    ['service.stops.nl', { service: { ...seed.service, stops: { ...seed.service.stops, nl: undefined } } }],
    ['contact.hours.en', { contact: { ...seed.contact, hours: { 'es-MX': 'siempre' } } }],
    ['cards', { cards: [] }],
    ['bank.clabe', { bank: { ...seed.bank, clabe: '106180000147960161' } }],
    ['bank.clabe', { bank: { ...seed.bank, clabe: '10618000014796016' } }],
    ['bank.iban', { bank: { ...least.bank, iban: 'DE89370400440532013001' } }],
    ['bank.iban', { bank: { ...least.bank, iban: 'DE89 3704 0044 0532 0130 00' } }],
    ['bank.retired.0.since', { bank: { ...seed.bank, retired: [{ bankCode: '012', since: '2021-02-30' }] } }],
    ['bank.retired.0.clabe', { bank: { ...seed.bank, retired: [{ since: '2021-11-01' }] } }],
    ['bank.retired.0.bankCode', { bank: { ...seed.bank, retired: [{ bankCode: 'BBVA', since: '2021-11-01' }] } }],
    [
      'bank.retired.0.clabe',
      { bank: { ...seed.bank, retired: [{ bankCode: '012', accountNumber: '5', since: '2021-11-01' }] } },
    ],
    ['bank.swift', { bank: { ...seed.bank, swift: 'BOFA' } }],
    ['bank.accountNumber', { bank: { accountName: 'Voz GmbH', name: 'Commerzbank' } }],
    ['service.stops.en', { service: { ...seed.service, stops: { ...seed.service.stops, en: [] } } }],
    ['service.stays.en.0', { service: { ...seed.service, stays: { ...seed.service.stays, en: [''] } } }],
    ['defaults.policy', { defaults: { policy: 'My policy' } }],
    ['defaults.timeZone', { defaults: { timeZone: 'Mars/Olympus' } }],
    ['defaults.locale', { defaults: { locale: '??' } }],
    ['defaults.currency', { defaults: { currency: 'PESOS' } }],
    ['defaults.country', { defaults: { country: 'MX' } }],
    ['colour', { colour: '#2b3fd1' }],
  ])('%s: wrong or unknown, it is named, and nothing else', (path, wrong) => {
    expect(paths({ ...seed, ...wrong })).toEqual([path]);
  });

  test('a field that there is not is told of those that there are; a mistyped CLABE of its digit', () => {
    expect(problemsOf({ ...seed, colours: { acent: '#2b3fd1' } })).toEqual([
      { path: 'colours.acent', message: 'is no field here: there are accent, onAccent' },
    ]);
    expect(problemsOf({ ...seed, bank: { ...seed.bank, clabe: '106180000147960161' } })[0]?.message).toContain(
      'it would be 0',
    );
  });
});
