import { expect, test } from '@jest/globals';
import { seedCompany } from '../../company/seed.ts';
import { mailRenderer } from '../../templates/render.ts';
import { sampleMail, sampleTopic, SAMPLE_TOPICS } from '../../templates/samples.ts';

const render = mailRenderer(seedCompany());
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The sample's 237,800 minor units, with the digits of ISO 4217; the runtime has 0 for four of these. */
test.each([
  ['COP', 'es-CO', '$ 2.378,00'],
  ['HUF', 'en', 'HUF 2,378.00'],
  ['IDR', 'en', 'IDR 2,378.00'],
  ['PKR', 'en', 'PKR 2,378.00'],
  ['JPY', 'en', '¥237,800'],
  ['CLP', 'es-CL', '$237.800'],
  ['KWD', 'en', 'KWD 237.800'],
  ['EUR', 'es-ES', '2.378,00 €'],
  ['EUR', 'es-MX', 'EUR 2,378.00'],
  ['USD', 'es-MX', 'USD 2,378.00'],
  ['MXN', 'es-MX', '$2,378.00'],
])('desk 21: a last notice over 237,800 %s in %s asks for %s', async (currency, locale, said) => {
  const { text, html } = await render(sampleMail(sampleTopic('last-notice'), locale, { currency }));
  expect(plain(text)).toContain(said);
  // Each amount says its currency once.
  expect(
    plain(html).match(new RegExp(`(${currency}|[€¥$])[^<>\\d]{0,3}[\\d.,]+[^<>\\d]{0,3}(${currency}|[€¥$])`)),
  ).toBeNull();
});

test('a CLABE is for pesos; euros have the account that is theirs, dollars the number that banks abroad know', async () => {
  const asked = async (currency: string): Promise<string> =>
    plain((await render(sampleMail(sampleTopic('last-notice'), 'en', { currency }))).text);
  expect(await asked('MXN')).toContain('CLABE 106180000147960160');
  expect(await asked('EUR')).toContain('IBAN ES91 2100 0418 4502 0005 1332');
  expect(await asked('USD')).toContain('Account number 14796016');
  for (const currency of ['EUR', 'USD']) expect(await asked(currency)).not.toMatch(/CLABE|SPEI|TEF\b|Plaza/i);
});

test('no mail says the currency twice', async () => {
  for (const topic of SAMPLE_TOPICS) {
    const { subject, text } = await render(sampleMail(topic, 'es-ES', { currency: 'EUR' }));
    expect([topic.template, `${subject} ${text}`.match(/€\s*(€|EUR)|EUR/)]).toEqual([topic.template, null]);
  }
});
