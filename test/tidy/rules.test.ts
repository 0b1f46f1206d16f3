import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../domain/rules.ts';
import { codeOf, commentsIn, isCode, ourFiles, textOf } from './files.ts';

/** `The case: no deactivation without warning`, by section and heading, as reasons name a rule. */
function headings(): string[] {
  let section = '';
  return textOf('docs/rules.md')
    .split('\n')
    .flatMap((line) => {
      section = /^## (.+)/.exec(line)?.[1] ?? section;
      const heading = /^### (.+)/.exec(line)?.[1];
      return heading === undefined ? [] : [nameOf(section, heading)];
    });
}

const nameOf = (section: string, heading: string): string =>
  `${section}: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;

const OURS = ourFiles().filter(isCode);
const product = OURS.filter((path) => /^(domain|ports|activities|api|workflows|company|templates)\//.test(path));

/** Rules that no reason gives and no comment cites, and where they are held instead. */
const HELD_ELSEWHERE: Record<string, string> = {
  'Days: due dates': 'domain/time/due-dates.ts',
  'Days: working day': 'domain/time/calendar.ts',
  'Days: bank day': 'domain/time/calendar.ts',
  'The case: the next anchor': 'domain/chart/reactions/campaign.ts',
  'The case: how long a last notice counts': 'domain/chart/reads/notice.ts',
  'The case: who is on autopay is not dunned for our own lateness': 'domain/chart/agenda.ts',
  'Requests: texts': 'api/http/schemas/text.ts',
  'Requests: days of a request': 'api/account/day-spans.ts',
  'Requests: one name, one account': 'api/v1/accounts/routes.ts',
  'Tasks: opened and closed': 'domain/tasks.ts',
  'Tasks: kinds of task': 'domain/tasks.ts',
  'Policies: the way back from a policy': 'ports/store/postgres/decide/way-back.ts',
};

/** Rules of what isn't built yet. */
const TO_COME = /^Billing: /;

describe("the rules that reasons name, and the rules' page", () => {
  test('each names a heading, with its section', () => {
    const known = headings();
    expect(known.length).toBeGreaterThan(50);
    expect(Object.values(RULES).filter((rule) => !known.includes(rule))).toEqual([]);
  });

  test('each is a reason for something', () => {
    const code = product
      .filter((path) => path.startsWith('domain/chart/'))
      .map(codeOf)
      .join('\n');
    expect(Object.keys(RULES).filter((key) => !new RegExp(`RULES\\.${key}\\b`).test(code))).toEqual([]);
  });

  test('no two headings have one name, whatever their section', () => {
    const known = headings();
    expect([...new Set(known)]).toEqual(known);
  });

  test('each heading is given as a reason, cited in a comment, or held where this table says', () => {
    const given = new Set<string>(Object.values(RULES));
    const comments = product
      .flatMap((path) => commentsIn(path).map(({ text }) => text))
      .join('\n')
      .toLowerCase();
    const isCited = (name: string): boolean =>
      new RegExp(`rules, ([a-z' ,]+ and )?${name.slice(name.indexOf(': ') + 2).toLowerCase()}`).test(comments);
    expect(
      headings().filter(
        (name) => !given.has(name) && !isCited(name) && HELD_ELSEWHERE[name] === undefined && !TO_COME.test(name),
      ),
    ).toEqual([]);
  });

  test('what is held elsewhere is a rule, and the place is there', () => {
    const known = headings();
    expect(Object.keys(HELD_ELSEWHERE).filter((name) => !known.includes(name))).toEqual([]);
    expect(
      Object.values(HELD_ELSEWHERE).filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url))),
    ).toEqual([]);
  });
});
