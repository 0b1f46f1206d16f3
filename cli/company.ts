import { readFileSync, statSync } from 'node:fs';
import { checkCompany, type Company } from '../company/company.ts';
import { seedCompany } from '../company/seed.ts';
import { isLiveKey } from '../ports/gateway/stripe/client.ts';
import { tryOverrides } from '../templates/overrides/overrides.ts';
import { BadOverrides } from '../templates/overrides/problem.ts';
import { SHIPPED, type Sources } from '../templates/sources.ts';
import { BadSettings, realRails, type Settings } from './settings.ts';

/**
 * The company of `PUNTUAL_COMPANY`, or the shipped one, which takes nobody's money. What is wrong with its file is
 * named, field by field.
 */
export function companyIn({ companyFile: file, stripe }: Pick<Settings, 'companyFile' | 'stripe'>): Company {
  if (file === null && stripe !== null && isLiveKey(stripe.secretKey))
    throw new BadSettings(
      'STRIPE_SECRET_KEY is a live key, so cards are charged, and no company of your own is there: PUNTUAL_COMPANY must ' +
        'be the path of its file (docs/how-to/be-your-own-company.md)',
    );
  if (file === null) return seedCompany();
  const { company, problems } = checkCompany(jsonIn(file));
  if (problems === null) return company;
  throw new BadSettings(
    [
      `PUNTUAL_COMPANY ${file} is no company that mails could be written for:`,
      ...problems.map(({ path, message }) => `  ${path} ${message}`.trimEnd()),
    ].join('\n'),
  );
}

function jsonIn(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadSettings(`PUNTUAL_COMPANY must be a file that can be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadSettings(`PUNTUAL_COMPANY ${file} must be JSON: ${(error as Error).message}`);
  }
}

/** What the company's mails are made of, tried on every mail; says which overrides are used. */
export async function templatesIn(
  { templatesFolder: folder }: Pick<Settings, 'templatesFolder'>,
  company: Company,
  say: (line: string) => void,
): Promise<Sources> {
  if (folder === null) return SHIPPED;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new BadSettings(`PUNTUAL_TEMPLATES must be a folder: ${folder} is none`);
  try {
    const { sources, used } = await tryOverrides(folder, company);
    say(used.length === 0 ? `${folder} overrides nothing.` : `Mails are written with ${folder}: ${used.join(', ')}.`);
    return sources;
  } catch (error) {
    if (!(error instanceof BadOverrides)) throw error;
    throw new BadSettings(
      [
        `PUNTUAL_TEMPLATES ${folder} has overrides that no mail can be written with:`,
        ...error.problems.map(({ file, message }) => `  ${file} ${message}`),
      ].join('\n'),
    );
  }
}

/** Said when customers would hear from the shipped company through a carrier that reaches them; null: they won't. */
export function seedCompanyWarning(settings: Settings): string | null {
  const rails = realRails(settings);
  if (rails.length === 0 || settings.companyFile !== null) return null;
  const { brand, bank } = seedCompany();
  return [
    `WARNING: ${rails.join(' and ')} is set, so what is sent reaches customers, and no company of your own is.`,
    `Mails will come from ${brand}, and ask for money to its account${bank === null ? '' : ` at ${bank.name}`}.`,
    'Write a company file (docs/how-to/be-your-own-company.md), set PUNTUAL_COMPANY to its path and start again.',
  ].join('\n');
}
