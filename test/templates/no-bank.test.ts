import { describe, expect, test } from '@jest/globals';
import { checkCompany } from '../../company/company.ts';
import { seedCompany } from '../../company/seed.ts';
import { LANGUAGES, type Language } from '../../domain/messages/language.ts';
import type { MailTopic } from '../../domain/messages/mail.ts';
import { mailRenderer } from '../../templates/render.ts';
import { sampleMail, sampleTopic, SAMPLE_TOPICS } from '../../templates/samples.ts';

const seed = seedCompany();
const company = checkCompany({ ...seed, bank: null, banks: {} }).company!;
const write = mailRenderer(company);
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** A transfer, an account to send it to, a paper that proves it. */
const TRANSFER: Record<Language, RegExp> = {
  'es-MX': /transferencia|\bCEP\b|beneficiario|comprobante|clave de rastreo/i,
  en: /transfer|\bCEP\b|beneficiary|proof|tracking key/i,
  fr: /virement|\bCEP\b|bénéficiaire|justificatif/i,
  it: /bonifico|\bCEP\b|beneficiario|attestazione/i,
  de: /überweis|\bCEP\b|kontoinhaber|nachweis/i,
  pt: /transferência|\bCEP\b|beneficiário|prova/i,
  nl: /overschrijving|overgemaakt|\bCEP\b|begunstigde|betalingsbewijs/i,
};
const ANYWHERE = /CLABE|SPEI|\bTEF\b|IBAN|SWIFT|BAMSA|BOFAMXMX|14796016/;

/** What these are about is a transfer, or a proof, that somebody has sent: they name it, and ask for none. */
const isOfOne = ({ template, data }: MailTopic): boolean =>
  template.startsWith('proof-') ||
  template === 'transfer-unmatched' ||
  ('via' in data && data.via === 'transfer') ||
  ('why' in data && (data.why === 'proofNotSettled' || data.why === 'proof'));

describe.each(LANGUAGES)('a company that takes no transfers, in %s', (locale) => {
  test('has no hole in any mail, names no account, and asks for no transfer and no proof of one', async () => {
    for (const topic of SAMPLE_TOPICS) {
      const { subject, html, text } = await write(sampleMail(topic, locale));
      for (const part of [subject, html, text]) expect(part).not.toMatch(/\{\{|undefined|\bnull\b|NaN|\[object/);
      expect([topic.template, text.match(ANYWHERE)]).toEqual([topic.template, null]);
      if (!isOfOne(topic)) expect([topic.template, text.match(TRANSFER[locale])]).toEqual([topic.template, null]);
    }
  });

  test('is paid in the portal, and its address for proofs answers whoever has paid', async () => {
    const text = spaced((await write(sampleMail(sampleTopic('last-notice'), locale))).text);
    expect(text).toContain('Visa, Mastercard, American Express');
    expect(text).toContain(company.emails.proof);
    expect(text).toContain(company.contact.phone);
  });
});

test('of a proof that it took, or of money that it took back, it says whom to write to', async () => {
  const said = async (template: MailTopic['template']): Promise<string> =>
    spaced((await write(sampleMail(sampleTopic(template), 'en'))).text);
  expect(await said('service-relocked')).toContain(`If you have paid, write to ${company.emails.proof}`);
  expect(await said('proof-lapsed')).toContain(`If you have paid, write to ${company.emails.proof} or call us`);
  expect(await said('transfer-unmatched')).toContain(`write with the invoice number to ${company.emails.proof}`);
  expect(await said('proof-rejected')).toContain(`If you have another proof, send it to ${company.emails.proof}`);
});

test('one that takes transfers in another currency alone names that account to whoever pays in it', async () => {
  const euros = mailRenderer(checkCompany({ ...seed, bank: null }).company!);
  const said = async (currency: string): Promise<string> =>
    spaced((await euros(sampleMail(sampleTopic('last-notice'), 'en', { currency }))).text);
  expect(await said('EUR')).toContain('IBAN ES91 2100 0418 4502 0005 1332');
  expect(await said('MXN')).not.toMatch(/transfer|IBAN/i);
});
