import type { Company } from '../../company/company.ts';
import { languagesOf } from '../../company/languages.ts';
import { LANGUAGES, type Language } from '../../domain/messages/language.ts';
import type { Mail } from '../../domain/messages/mail.ts';
import { BadSentence } from '../handlebars.ts';
import { mailRenderer } from '../render.ts';
import { SAMPLE_CASES } from '../sample-mails.ts';
import { byLanguage } from '../sources.ts';
import { localeFile, type Overrides, overridden } from './read.ts';
import type { OverrideProblem } from './problem.ts';

type Render = ReturnType<typeof mailRenderer>;

/** Writes every sample with the overrides in every language that they touch. What fails is said once for each file. */
export async function trialProblems(overrides: Overrides, company: Company): Promise<OverrideProblem[]> {
  const render = mailRenderer(company, overridden(overrides));
  const single = singly(overrides, company);
  const found = new Map<string, OverrideProblem>();
  for (const { mail, language } of samples(languagesOf(company), overrides)) {
    const failure = await failureOf(render, mail);
    if (failure === null) continue;
    const file =
      failure instanceof BadSentence && overrides.sentences[language].has(failure.key)
        ? localeFile(language)
        : await fileToBlame(mail, language, single);
    if (!found.has(file))
      found.set(file, { file, message: `breaks the mail ${mail.topic.template} in ${language}: ${failure.message}` });
  }
  return [...found.values()];
}

const samples = (languages: Language[], { files, sentences }: Overrides): { mail: Mail; language: Language }[] =>
  languages
    .filter((language) => files.size > 0 || sentences[language].size > 0)
    .flatMap((language) => SAMPLE_CASES.map((one) => ({ mail: one.write(language), language })));

/** A hole that nothing was put into. */
const HOLE = /\{\{.{0,40}|\[\[\w*\]\]/;

async function failureOf(render: Render, mail: Mail): Promise<Error | null> {
  try {
    const { subject, html } = await render(mail);
    const hole = HOLE.exec(`${subject} ${html}`);
    if (subject === '') return new Error('its subject is empty');
    return hole === null ? null : new Error(`it has ${hole[0]} in it`);
  } catch (error) {
    return error as Error;
  }
}

/** Each override with nothing but what is shipped beside it. */
function singly({ files, sentences }: Overrides, company: Company): Map<string, Render> {
  const none = byLanguage(() => new Map<string, string>());
  return new Map(
    [
      ...[...files].map(([file, source]): [string, Overrides] => [
        file,
        { files: new Map([[file, source]]), sentences: none },
      ]),
      ...LANGUAGES.filter((language) => sentences[language].size > 0).map((language): [string, Overrides] => [
        localeFile(language),
        { files: new Map(), sentences: { ...none, [language]: sentences[language] } },
      ]),
    ].map(([file, one]) => [file, mailRenderer(company, overridden(one))]),
  );
}

/** The override that fails by itself; all that have a part in the mail, when it takes several. */
async function fileToBlame(mail: Mail, language: Language, single: Map<string, Render>): Promise<string> {
  const parts = [...single].filter(([file]) =>
    file.startsWith('mails/')
      ? file === `mails/${mail.topic.template}.mjml`
      : !file.startsWith('locales/') || file === localeFile(language),
  );
  for (const [file, render] of parts) if ((await failureOf(render, mail)) !== null) return file;
  return parts.map(([file]) => file).join(' with ');
}
