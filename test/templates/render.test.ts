import { describe, expect, test } from '@jest/globals';
import { seedCompany } from '../../company/seed.ts';
import { LANGUAGES, TONGUES } from '../../domain/messages/language.ts';
import type { MailTemplate, MailTopic } from '../../domain/messages/mail.ts';
import { askedFor } from '../../templates/asks-for-money.ts';
import { mailRenderer } from '../../templates/render.ts';
import { READERS, SAMPLE_CASES } from '../../templates/sample-mails.ts';
import { OTHER_SAMPLES, SAMPLE_DATA, SAMPLE_TOPICS, sampleMail, sampleTopic } from '../../templates/samples.ts';

const company = seedCompany();
const seedBank = company.bank!;
const topics = SAMPLE_TOPICS;
const write = mailRenderer(company);
const render = (topic: MailTopic, locale = 'es-MX', more = {}) => write(sampleMail(topic, locale, more));
const CLABE = '106180000147960160';
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe.each(TONGUES)('every mail in %s', (locale) => {
  test.each(SAMPLE_CASES.map((one) => [one.name, one] as const))('%s renders without a hole', async (_, one) => {
    const { subject, html, text } = await write(one.write(locale, READERS[locale]));
    for (const part of [subject, html, text])
      expect(part).not.toMatch(/\{\{|\}\}\}|\[\[|\]\]|undefined|\bnull\b|NaN|\[object|Invalid Date/);
    expect(subject).not.toMatch(/[<>\n]|&\w+;/);
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(text).not.toMatch(/<\/?\w|&\w+;|\n{3}/);
    expect(html).toContain(company.portalUrl);
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain('name="color-scheme" content="light dark"');
    // It is whole where pictures are off, and fetches nothing that would tell who reads it.
    expect(html).not.toMatch(/<img|<link|@import|background=|url\(/);
    // Gmail cuts what is longer.
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  });
});

describe.each(LANGUAGES)('every mail in %s', (locale) => {
  test('every mail that asks for money says how to pay it, and no other does', async () => {
    for (const topic of topics) {
      const { text } = await render(topic, locale);
      const asked = askedFor([topic]);
      expect([topic.template, text.includes(CLABE)]).toEqual([topic.template, asked !== null]);
      for (const fact of asked === null
        ? []
        : [seedBank.accountName, 'BOFAMXMX', 'BAMSA', '01', '106', company.emails.proof])
        expect(text).toContain(fact);
      for (const invoice of asked ?? [])
        expect(text).toMatch(new RegExp(`${invoice.number} +${invoice.number.slice(-7)} `));
    }
  });

  test('a person and a telephone are in all of them', async () => {
    for (const topic of topics)
      expect((await render(topic, locale)).text).toContain(`${company.contact.name}, ${company.contact.phone}`);
  });
});

describe('what mails say', () => {
  test('the last notice: invoices, total, the exact day, what stops and stays, every way to pay, disputing, proofs, a person', async () => {
    const { subject, text } = await render(sampleTopic('last-notice'));
    const read = spaced(text);
    expect(subject).toBe('Último aviso: su servicio se suspende el lunes 11 de mayo de 2026');
    for (const said of [
      'lunes 11 de mayo de 2026',
      '$2,378.00',
      'IN60001234567',
      '$1,160.00',
      'IN60001241903',
      '$1,218.00',
      '55 días de atraso',
      'Las llamadas salientes',
      'Las funciones del servicio',
      'números de emergencia',
      'portal de facturación',
      'Sus números telefónicos',
      'Visa, Mastercard, American Express y Discover',
      '106180000147960160',
      'Plaza 01',
      '1234567',
      'SWIFT BOFAMXMX',
      '¿No está de acuerdo con una factura?',
      'gtcfacturacion@goto.com',
      'Envíe su comprobante a gtc.ar.mx@goto.com',
      'Mesa de cobranza, 55 0000 0000',
    ])
      expect(read).toContain(said);
  });

  test('the invoice of an account on autopay says amount, day and the last four digits, and asks for nothing', async () => {
    const { subject, text } = await render(OTHER_SAMPLES[0] as MailTopic);
    expect(subject).toBe('Su factura IN60001234567: $1,000.00, se carga el 10 de marzo de 2026');
    expect(spaced(text)).toContain(
      'el martes 10 de marzo de 2026 cargaremos $1,000.00 a su cuenta Banorte terminada en 7719',
    );
    expect(text).not.toContain('CLABE');
  });

  test('a decline says why, and when it is tried again', async () => {
    const text = spaced((await render(sampleTopic('payment-declined'), 'en')).text);
    expect(text).toContain('Your bank said that there were not enough funds.');
    expect(text).toContain('We will try again on Friday, March 13, 2026, 10:05 AM;');
  });

  test('a receipt lists what was paid, what is left and what became credit', async () => {
    const text = spaced((await render(sampleTopic('payment-receipt'))).text);
    for (const said of [
      '$2,500.00',
      'martes 10 de marzo de 2026, 10:05 a.m.',
      'Visa •••• 4242',
      'IN60001241903',
      'Pagada por completo',
      'Le quedan $122.00 de saldo a favor',
    ]) {
      expect(text.toLowerCase()).toContain(said.toLowerCase());
    }
  });

  test('an account without a promise broken in full hears what did arrive', async () => {
    expect(spaced((await render(sampleTopic('promise-broken'))).text)).toContain('Lo que sí recibimos, $500.00');
    expect(
      (
        await render({
          template: 'promise-broken',
          data: { ...SAMPLE_DATA['promise-broken'], receivedMinor: 0, missingMinor: 1 },
        })
      ).text,
    ).not.toContain('Lo que sí recibimos');
  });
});

describe('a company without a CLABE', () => {
  const { clabe: _, plaza: __, organisation: ___, ...account } = seedBank;
  const bank = { ...account, clabe: null, plaza: null, organisation: null };
  const abroad = (more: Partial<typeof account>) => mailRenderer({ ...company, bank: { ...bank, ...more } });
  const iban = 'ES9121000418450200051332';

  test.each(LANGUAGES)('has no hole in any mail, and no word of Mexican banks, in %s', async (locale) => {
    const write = abroad({ accountNumber: null, iban });
    for (const topic of topics) {
      const { subject, html, text } = await write(sampleMail(topic, locale));
      for (const part of [subject, html, text]) expect(part).not.toMatch(/\{\{|undefined|\bnull\b|NaN|\[object/);
      expect(text).not.toMatch(/CLABE|SPEI|TEF|Plaza|CEP\b/);
      expect([topic.template, text.includes('ES91 2100 0418 4502 0005 1332')]).toEqual([
        topic.template,
        askedFor([topic]) !== null,
      ]);
    }
  });

  test('says what there is: IBAN and SWIFT, or a number alone, and the invoice in the concept', async () => {
    const paying = async (more: Partial<typeof account>) =>
      spaced((await abroad(more)(sampleMail(sampleTopic('last-notice'), 'en'))).text);
    const european = await paying({ accountNumber: null, iban });
    expect(european).toContain('By bank transfer, to this account:');
    expect(european).toContain('SWIFT (BIC) BOFAMXMX');
    expect(european).toContain('Concept Amount IN60001234567 MX$1,160.00');
    expect(european).toContain('with its number in the concept');
    const american = await paying({ swift: null });
    expect(american).toContain('Account number 14796016');
    expect(american).not.toMatch(/IBAN|SWIFT/);
  });

  test('and one whose CLABE is all, hears from abroad by that', async () => {
    const only = mailRenderer({ ...company, bank: { ...seedBank, accountNumber: null } });
    expect(spaced((await only(sampleMail(sampleTopic('last-notice'), 'en'))).text)).toContain(
      `SWIFT BOFAMXMX, CLABE ${CLABE}, in the name of`,
    );
  });
});

test('what stops and what stays is what the company says, in the lists and in a sentence', async () => {
  const service = {
    stops: { 'es-MX': ['el foro'], en: ['the forum'] },
    stays: { 'es-MX': ['sus archivos'], en: ['your files', 'the portal'] },
  };
  const write = mailRenderer({ ...company, service });
  const text = async (template: MailTemplate, also: MailTopic[] = []) =>
    spaced((await write(sampleMail(sampleTopic(template), 'en', { also }))).text);
  expect(await text('service-deactivated')).toContain('WHAT STOPS ✕ The forum WHAT STAYS ✓ Your files ✓ The portal');
  expect(await text('service-reactivated')).toContain('You have the forum again.');
  expect(await text('autopay-upcoming', [sampleTopic('last-notice')])).toContain(
    'What stops: the forum. What stays: your files and the portal.',
  );
});

test('to whose language a company has no words it writes in English, days and all', async () => {
  const { en } = company.contact.hours;
  const service = { stops: { en: ['the forum'] }, stays: { en: ['your files'] } };
  const write = mailRenderer({ ...company, contact: { ...company.contact, hours: { en } }, service });
  const inGerman = await write(sampleMail(sampleTopic('service-deactivated'), 'de'));
  expect(inGerman).toEqual(await write(sampleMail(sampleTopic('service-deactivated'), 'en')));
  expect(inGerman.html).toContain('lang="en"');
  expect(spaced(inGerman.text)).toContain('WHAT STOPS ✕ The forum');
});

test('a telephone number of another country is dialled with its +', async () => {
  const write = mailRenderer({ ...company, contact: { ...company.contact, phone: '+34 910 000 000' } });
  expect((await write(sampleMail(sampleTopic('last-notice')))).html).toContain('href="tel:+34910000000"');
});

describe("a day's other topics", () => {
  const also = [sampleTopic('overdue-reminder'), sampleTopic('payment-declined')];

  test('are said in the same mail, in a sentence or two', async () => {
    const text = spaced((await render(sampleTopic('last-notice'), 'es-MX', { also })).text);
    expect(text).toContain('ADEMÁS Tiene un saldo vencido de $1,160.00 (IN60001234567), con 1 día de atraso.');
    expect(text).toContain('El banco no aceptó el cargo de $1,160.00 a su tarjeta Visa terminada en 4242.');
  });

  test('any of them can be one, in every language', async () => {
    for (const locale of LANGUAGES) {
      const { html } = await render(sampleTopic('last-notice'), locale, { also: topics });
      expect(html).not.toMatch(/\{\{|undefined|\[object/);
    }
  });

  test('bring the way to pay with them, each invoice once', async () => {
    expect((await render(sampleTopic('autopay-upcoming'), 'en', { also })).text).toContain(CLABE);
    const asked = askedFor([sampleTopic('last-notice'), ...also]) ?? [];
    expect(asked.map((invoice) => invoice.number)).toEqual(['IN60001234567', 'IN60001241903']);
  });
});

describe('what others wrote', () => {
  const accountName = "<b>O'Hara & Söhne</b>";

  test('is escaped in html and plain in text', async () => {
    const { html, text } = await render(sampleTopic('payment-receipt'), 'en', { accountName });
    expect(html).toContain('&lt;b&gt;O&#x27;Hara &amp; Söhne&lt;/b&gt;');
    expect(html).not.toContain('<b>O');
    expect(text).toContain(`Dear ${accountName} team,`);
  });

  test('can break no subject line', async () => {
    const invoice = { ...SAMPLE_DATA['dispute-opened'].invoice, number: 'A&B\r\nBcc: x@y.example' };
    expect((await render({ template: 'dispute-opened', data: { invoice, amountMinor: null } }, 'en')).subject).toBe(
      'We received your dispute of invoice A&B Bcc: x@y.example',
    );
  });

  test('is not run as a template', async () => {
    const { text } = await render({
      template: 'proof-rejected',
      data: { ...SAMPLE_DATA['proof-rejected'], why: '{{@company.name}} [[accent]]' },
    });
    expect(text).toContain('{{@company.name}} [[accent]]');
  });
});

test("a variable that isn't there throws, in a sentence, a condition and a loop", async () => {
  const lacking = (template: string, data: object): Promise<unknown> =>
    render({ template, data } as unknown as MailTopic);
  await expect(lacking('promise-confirmed', { on: '2026-04-24' })).rejects.toThrow('what total is to show');
  await expect(
    lacking('overdue-reminder', { ...SAMPLE_DATA['overdue-reminder'], deactivated: undefined }),
  ).rejects.toThrow('#if');
  await expect(lacking('plan-confirmed', {})).rejects.toThrow('#each');
});
