import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../templates/catalogue.ts';
import { loadCompany } from '../../templates/company.ts';
import { renderMail } from '../../templates/render.ts';
import { OTHER_SAMPLES, sampleMail, sampleTopic } from '../../templates/samples.ts';
import { MAIL_TEMPLATES } from '../../templates/tones.ts';

/** `npx tsx test/templates/preview.ts FOLDER` writes every mail in every language there, to be looked at. */
const folder = process.argv[2] ?? 'reports/mails';
mkdirSync(folder, { recursive: true });
const company = loadCompany();
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
    const { subject, html, text } = await renderMail({ ...mail, locale }, company);
    writeFileSync(join(folder, `${name}.${locale}.html`), html);
    writeFileSync(join(folder, `${name}.${locale}.txt`), `${subject}\n\n${text}`);
  }
}
process.stdout.write(`${mails.length * LANGUAGES.length} mails in ${folder}\n`);
