import { openMinor } from '../../../domain/imports/imported.ts';
import { isDueForLastNotice, perDayOf, waveOf } from '../../../domain/imports/spread.ts';
import { MOST_OPEN_INVOICES } from '../../../domain/safety/limits.ts';
import { textIn } from '../../../domain/statements/cells.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import { latestPolicies } from '../../../ports/imports/imports.ts';
import type { ImportLine, NewMember } from '../../../ports/store/imports.ts';
import type { ApiDeps } from '../../deps.ts';
import type { CsvRow } from '../../http/csv-rows.ts';
import { Problem } from '../../http/problem.ts';
import type { Column, Places, Values } from './columns.ts';
import { type Group, type GroupRead, type ReadIn, readGroup } from './group.ts';
import type { Written } from './invoice-in.ts';
import type { ImportTable } from './table.ts';

/** So many lines are in memory at once, whatever the file has. */
const LINES_AT_ONCE = 500;
const MOST_LINES = 200_000;
const LONGEST_ID = 200;

/** Writes down the lines of a file as they are. */
export async function keepLines({ store }: ApiDeps, importId: string, { places, rows }: ImportTable): Promise<void> {
  let waiting: ImportLine[] = [];
  let count = 0;
  for await (const row of rows()) {
    if (++count > MOST_LINES)
      throw new Problem(413, 'too_large', `A file has at most ${MOST_LINES} lines: send it in parts`);
    waiting.push(lineOf(row, places));
    if (waiting.length < LINES_AT_ONCE) continue;
    await store.addImportLines(importId, waiting);
    waiting = [];
  }
  await store.addImportLines(importId, waiting);
}

function lineOf({ line, cells }: CsvRow, { at, headings }: Places): ImportLine {
  const values: Values = {};
  for (const [column, place] of at) values[column] = textIn(cells[place]);
  const known = { line, cells, body: values };
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (filled > headings.length) {
    const message = `has ${filled} fields where the headings are ${headings.length}: is one of them unquoted?`;
    return { ...known, externalId: null, problems: [{ column: null, message }] };
  }
  const externalId = values.externalId ?? null;
  const wrong = (message: string) => [{ column: heading('externalId', { at, headings }), message }];
  if (externalId === null)
    return { ...known, externalId, problems: wrong('is empty: it must be your own name for the account') };
  if (externalId.length > LONGEST_ID)
    return { ...known, externalId: null, problems: wrong(`must be at most ${LONGEST_ID} characters long`) };
  return { ...known, externalId, problems: [] };
}

/** As the file calls a column; one that it hasn't, as we do. */
const heading = (column: Column, { at, headings }: Pick<Places, 'at' | 'headings'>): string =>
  headings[at.get(column) ?? -1] ?? column;

/**
 * Puts the lines of each account together and checks them, page by page. Answers how many last notices may go on a day,
 * by which those that would be due at once are spread.
 */
export async function checkAccounts(
  deps: ApiDeps,
  importId: string,
  { places, written }: { places: Places; written: Written },
): Promise<number> {
  const { store, company } = deps;
  const policies = await latestPolicies(store);
  const into: ReadIn = {
    importId,
    written,
    now: deps.now(),
    numbers: new Map(),
    segments: await store.policySegments(),
    defaults: company.defaults,
    policies,
  };
  const own = policies.get(company.defaults.policy);
  if (own === undefined) throw new Error(`There is no policy ${company.defaults.policy}`);
  const perDay = perDayOf((await store.countAllAccounts()) + (await store.countImportAccounts(importId)), own);
  let old = 0;
  for await (const groups of groupsOf(deps, importId)) {
    const read = groups.map((group) => readGroup(group, into));
    const wrong = read.flatMap((one) => one.wrong);
    const members = read.flatMap(({ member }) => member ?? []);
    const taken = await store.takenExternalIds(members.map(({ externalId }) => externalId));
    const bad = await takenNumbers(
      deps,
      groups,
      members.filter(({ externalId }) => !taken.has(externalId)),
    );
    const refused = [...wrong, ...bad.wrong];
    await store.refuseImportLines(
      importId,
      refused.map(({ line, problem: { column, message } }) => ({
        line,
        problem: { column: column === null ? null : heading(column, places), message },
      })),
    );
    const kept = members.filter(({ externalId }) => !bad.externalIds.has(externalId));
    await store.addImportMembers(
      importId,
      kept.map(({ policy, ...member }): NewMember => {
        const isThere = taken.has(member.externalId);
        const today = dayOf(into.now, member.account.profile.timeZone);
        const isOld = !isThere && isDueForLastNotice(member.account, policy, today);
        return {
          ...member,
          openMinor: openMinor(member.account),
          wave: isOld ? waveOf(old++, perDay) : 0,
          outcome: isThere ? 'existing' : null,
          code: isThere ? 'external_id_taken' : null,
          detail: isThere ? `There is an account with the externalId ${member.externalId} already` : null,
        };
      }),
    );
  }
  return perDay;
}

type Member = NonNullable<GroupRead['member']>;

/** Invoices that are in the record under their numbers already. */
async function takenNumbers({ store }: ApiDeps, groups: readonly Group[], members: readonly Member[]) {
  const numbers = members.flatMap(({ account }) => account.invoices.map(({ number }) => number));
  const taken = await store.takenInvoiceNumbers(numbers);
  const externalIds = new Set<string>();
  const wrong: GroupRead['wrong'] = [];
  if (taken.size === 0) return { externalIds, wrong };
  const theirs = new Set(members.map(({ externalId }) => externalId));
  for (const { line, externalId, body } of groups.flat()) {
    const { invoiceNumber } = body as Values;
    if (externalId === null || !theirs.has(externalId) || !invoiceNumber || !taken.has(invoiceNumber)) continue;
    externalIds.add(externalId);
    wrong.push({
      line,
      problem: { column: 'invoiceNumber', message: 'is the number of another invoice that is here already' },
    });
  }
  return { externalIds, wrong };
}

/** The lines by their accounts: of some accounts at once, each with all of its lines. */
async function* groupsOf({ store }: ApiDeps, importId: string): AsyncGenerator<Group[]> {
  let after: { externalId: string; line: number } | null = null;
  let open: ImportLine[] = [];
  for (;;) {
    const lines: ImportLine[] = await store.importLinesAfter(importId, after, LINES_AT_ONCE);
    const done: Group[] = [];
    for (const line of lines) {
      if (open.length > 0 && open[0]?.externalId !== line.externalId) {
        done.push(open);
        open = [];
      }
      // More of one account is refused as a whole, whatever stands there.
      if (open.length < 2 * MOST_OPEN_INVOICES) open.push(line);
    }
    const last = lines.at(-1);
    if (last?.externalId == null) {
      yield open.length === 0 ? done : [...done, open];
      return;
    }
    if (done.length > 0) yield done;
    after = { externalId: last.externalId, line: last.line };
  }
}
