import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { seedCompany } from '../../company/seed.ts';
import { tongueFor } from '../../domain/messages/language.ts';
import { inDialect, type Words } from '../../templates/dialect.ts';
import { overridden } from '../../templates/overrides/read.ts';
import { mailRenderer } from '../../templates/render.ts';
import { sampleMail, sampleTopic, SAMPLE_TOPICS } from '../../templates/samples.ts';
import { byLanguage, SHIPPED } from '../../templates/sources.ts';

const words = JSON.parse(readFileSync(new URL('../../templates/locales/es-ES.json', import.meta.url), 'utf8')) as Words;
const inSpain = { currency: 'EUR', timeZone: 'Europe/Madrid' };
const render = mailRenderer(seedCompany());
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('Spanish as Spain says it', () => {
  test('is for those who asked for it, and all other Spanish is as in Mexico', () => {
    expect(['es-ES', 'es', 'es-AR', 'en-ES', 'es-MX'].map(tongueFor)).toEqual([
      'es-ES',
      'es-MX',
      'es-MX',
      'en',
      'es-MX',
    ]);
  });

  test('has no word of Mexico in any mail, and euros as they are written there', async () => {
    for (const topic of SAMPLE_TOPICS) {
      const { subject, html, text } = await render(sampleMail(topic, 'es-ES', inSpain));
      // A person's own words are nobody's dialect.
      const { why = '—' } = topic.data as { why?: string };
      for (const part of [subject, html, text].map((one) => plain(one).replaceAll(why, ''))) {
        expect([topic.template, part]).toEqual([topic.template, expect.not.stringMatching(/\{\{|undefined|\[object/)]);
        expect([topic.template, part.match(/comprobante|rastreo|folio|aclaraci|CLABE|SPEI|MXN|EUR|€ ?€/i)]).toEqual([
          topic.template,
          null,
        ]);
      }
    }
    const { subject, text } = await render(sampleMail(sampleTopic('proof-received'), 'es-ES', inSpain));
    expect(plain(subject)).toBe('Recibimos su justificante de 2.378,00 €');
    expect(plain(text)).toContain('Justificante en revisión');
    expect((await render(sampleMail(sampleTopic('proof-received'), 'es-ES', inSpain))).html).toContain('lang="es-ES"');
    expect((await render(sampleMail(sampleTopic('proof-received')))).subject).toBe(
      'Recibimos su comprobante de $2,378.00',
    );
  });

  test('changes no word that no sentence has', () => {
    const sentences = [...SHIPPED.catalogues['es-MX'].values()].join('\n').toLowerCase();
    expect(Object.keys(words).filter((word) => !sentences.includes(word))).toEqual([]);
  });

  test('changes whole words, with their capital, and nothing that is put in', () => {
    const said = inDialect(
      new Map([['a', 'Folio, folios y folio {{plural n "folio" "folios"}}: nota de crédito, {{folio}}']]),
      { folio: 'número', 'nota de crédito': 'factura' },
    );
    expect(said.get('a')).toBe('Número, folios y número {{plural n "folio" "folios"}}: factura, {{folio}}');
  });

  test('leaves the sentences that a company has written as they are', async () => {
    const own = byLanguage((language) =>
      language === 'es-MX' ? new Map([['proof-received.subject', 'Su comprobante llegó']]) : new Map<string, string>(),
    );
    const write = mailRenderer(seedCompany(), overridden({ files: new Map(), sentences: own }));
    expect((await write(sampleMail(sampleTopic('proof-received'), 'es-ES', inSpain))).subject).toBe(
      'Su comprobante llegó',
    );
  });
});
