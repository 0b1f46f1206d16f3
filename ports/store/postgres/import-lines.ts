import type { ImportLine, Imports, LineProblem } from '../imports.ts';
import type { Db } from './db/database.ts';

interface Read {
  line: number;
  externalId: string | null;
  cells: string[];
  body: unknown;
  problems: LineProblem[] | null;
}

const toLine = ({ problems, ...row }: Read): ImportLine => ({ ...row, problems: problems ?? [] });

/** Lines of files as they were read. Many are written and read in one statement, since there are a hundred thousand. */
export const importLinesOf = (
  db: Db,
): Pick<
  Imports,
  | 'addImportLines'
  | 'countImportAccounts'
  | 'importLinesAfter'
  | 'refuseImportLines'
  | 'importProblems'
  | 'refusedImportLines'
> => ({
  async addImportLines(id, lines) {
    const rows = lines.map(({ problems, ...line }) => ({ ...line, problems: problems.length === 0 ? null : problems }));
    await db.$executeRaw`
      INSERT INTO import_lines (import_id, line, external_id, cells, body, problems)
      SELECT ${id}, one.line, one."externalId", one.cells, one.body, nullif(one.problems, 'null'::jsonb)
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS one(line int, "externalId" text, cells jsonb, body jsonb, problems jsonb)`;
  },

  async countImportAccounts(id) {
    const [row] = await db.$queryRaw<[{ n: bigint }]>`
      SELECT count(DISTINCT external_id) AS n FROM import_lines WHERE import_id = ${id}`;
    return Number(row.n);
  },

  async importLinesAfter(id, after, limit) {
    const rows = await db.$queryRaw<Read[]>`
      SELECT line, external_id AS "externalId", cells, body, problems FROM import_lines
      WHERE import_id = ${id} AND external_id IS NOT NULL
        AND (external_id, line) > (${after?.externalId ?? ''}, ${after?.line ?? 0}::int)
      ORDER BY external_id, line LIMIT ${limit}::int`;
    return rows.map(toLine);
  },

  async refuseImportLines(id, refused) {
    if (refused.length === 0) return;
    await db.$executeRaw`
      UPDATE import_lines l SET problems = coalesce(l.problems, '[]'::jsonb) || of_line.problems
      FROM (
        SELECT one.line, jsonb_agg(one.problem) AS problems
        FROM jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) AS one(line int, problem jsonb) GROUP BY one.line
      ) of_line
      WHERE l.import_id = ${id} AND l.line = of_line.line`;
  },

  async importProblems(id, limit) {
    return db.$queryRaw<{ line: number; problems: LineProblem[] }[]>`
      SELECT line, problems FROM import_lines WHERE import_id = ${id} AND problems IS NOT NULL
      ORDER BY line LIMIT ${limit}::int`;
  },

  async refusedImportLines(id, afterLine, limit) {
    const rows = await db.$queryRaw<Read[]>`
      SELECT line, external_id AS "externalId", cells, body, problems FROM import_lines l
      WHERE import_id = ${id} AND line > ${afterLine}::int AND (problems IS NOT NULL OR external_id IN (
        SELECT external_id FROM import_lines WHERE import_id = ${id} AND problems IS NOT NULL AND external_id IS NOT NULL))
      ORDER BY line LIMIT ${limit}::int`;
    return rows.map(toLine);
  },
});
