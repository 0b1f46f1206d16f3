/** What is wrong with an override: `file` by its path in the company's folder. */
export interface OverrideProblem {
  file: string;
  message: string;
}

/** Overrides that no mail could be written with, all of them named. */
export class BadOverrides extends Error {
  override name = 'BadOverrides';
  readonly problems: readonly OverrideProblem[];
  constructor(problems: readonly OverrideProblem[]) {
    super(problems.map(({ file, message }) => `${file} ${message}`).join('\n'));
    this.problems = problems;
  }
}
