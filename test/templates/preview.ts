import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { companyIn, templatesIn } from '../../cli/company.ts';
import { readSettings } from '../../cli/settings.ts';
import { LANGUAGES } from '../../domain/messages/language.ts';
import { mailRenderer } from '../../templates/render.ts';
import { OTHER_SAMPLES, sampleMail, sampleTopic } from '../../templates/samples.ts';
import { MAIL_TEMPLATES } from '../../templates/tones.ts';

/**
 * `npx tsx test/templates/preview.ts FOLDER` writes every mail in every language there, to be looked at: as the company of
 * PUNTUAL_COMPANY with the overrides of PUNTUAL_TEMPLATES, if they are set.
 */
const folder = process.argv[2] ?? 'reports/mails';
mkdirSync(folder, { recursive: true });
const settings = readSettings(process.env);
const company = companyIn(settings);
const sources = await templatesIn(settings, company, (line) => process.stdout.write(`${line}\n`));
const render = mailRenderer(company, sources);
const mails = [
  ...MAIL_TEMPLATES.map((template) => ({ name: template as string, mail: sampleMail(sampleTopic(template)) })),
  ...OTHER_SAMPLES.map((topic, i) => ({ name: `${topic.template}.${i + 1}`, mail: sampleMail(topic) })),
  {
    name: 'with-other-topics',
    mail: sampleMail(sampleTopic('last-notice'), 'es-MX', { also: MAIL_TEMPLATES.map(sampleTopic) }),
  },
];
for (const locale of LANGUAGES) {
  for (const { name, mail } of mails) {
    const { subject, html, text } = await render({ ...mail, locale });
    writeFileSync(join(folder, `${name}.${locale}.html`), html);
    writeFileSync(join(folder, `${name}.${locale}.txt`), `${subject}\n\n${text}`);
  }
}
process.stdout.write(`${mails.length * LANGUAGES.length} mails in ${folder}\n`);
