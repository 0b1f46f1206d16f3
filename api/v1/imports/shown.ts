import type { ImportRow } from '../../../ports/store/imports.ts';
import type { ApiDeps } from '../../deps.ts';
import { importShape } from './shapes.ts';

const PROBLEMS_SHOWN = 1_000;
const FIRST_SHOWN = 20;
const LEFT_SHOWN = 100;

/** A file as it is now: what is wrong with it, and who would be deactivated first. */
export async function shownImport({ store, company }: ApiDeps, row: ImportRow) {
  const { refused, failed } = row.outcomes;
  const [problems, page, left] = await Promise.all([
    row.refusedRows === 0 ? [] : store.importProblems(row.id, PROBLEMS_SHOWN),
    row.observing === null ? null : store.importMembers(row.id, { limit: FIRST_SHOWN, cursor: null }),
    refused + failed === 0 ? [] : store.importMembersLeft(row.id, LEFT_SHOWN),
  ]);
  const first = (page?.items ?? []).filter(({ deactivatesOn }) => deactivatesOn !== null);
  return importShape(row, { problems, first, left }, company.defaults.timeZone ?? 'UTC');
}
