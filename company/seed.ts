import { readFileSync } from 'node:fs';
import { checkCompany, type Company } from './company.ts';

/** The company that is shipped, of the billing guide. */
export function seedCompany(): Company {
  const { company, problems } = checkCompany(JSON.parse(readFileSync(new URL('./seed.json', import.meta.url), 'utf8')));
  if (problems !== null) throw new Error(`The seed company is none: ${JSON.stringify(problems)}`);
  return company;
}
