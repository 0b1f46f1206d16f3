import type { Company } from '../../company/company.ts';
import { languagesOf } from '../../company/languages.ts';
import { LANGUAGES } from '../../domain/messages/language.ts';
import type { Sources } from '../sources.ts';
import { nameProblems } from './names.ts';
import { BadOverrides, type OverrideProblem } from './problem.ts';
import { localeFile, type Overrides, overridden, readOverrides } from './read.ts';
import { trialProblems } from './trial.ts';

/** Sources that every mail was written with, and what of them is the company's own. */
export interface TriedOverrides {
  sources: Sources;
  /** As `mails/last-notice.mjml`, or `locales/en.json (2 sentences)`. */
  used: string[];
}

/**
 * Reads a company's own templates and tries them: names first, since a sample takes one branch alone, then every sample
 * in every language. Throws `BadOverrides` with all that is wrong, and whatever reading the folder throws.
 */
export async function tryOverrides(folder: string, company: Company): Promise<TriedOverrides> {
  const { overrides, problems } = readOverrides(folder);
  problems.push(...nameProblems(overrides, company), ...unsaidProblems(overrides, company));
  const isEmpty = overrides.files.size === 0 && LANGUAGES.every((one) => overrides.sentences[one].size === 0);
  if (problems.length === 0 && !isEmpty) problems.push(...(await trialProblems(overrides, company)));
  if (problems.length > 0) throw new BadOverrides(problems);
  const sentences = LANGUAGES.map((language) => ({
    file: localeFile(language),
    count: overrides.sentences[language].size,
  }));
  return {
    sources: overridden(overrides),
    used: [
      ...overrides.files.keys(),
      ...sentences
        .filter(({ count }) => count > 0)
        .map(({ file, count }) => `${file} (${count} ${count === 1 ? 'sentence' : 'sentences'})`),
    ],
  };
}

/** Sentences in a language that the company doesn't write in. */
const unsaidProblems = ({ sentences }: Overrides, company: Company): OverrideProblem[] =>
  LANGUAGES.filter((language) => sentences[language].size > 0 && !languagesOf(company).includes(language)).map(
    (language) => ({
      file: localeFile(language),
      message:
        'is said in no mail: contact.hours, service.stops and service.stays of the company have no such language',
    }),
  );
