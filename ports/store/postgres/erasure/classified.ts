/**
 * How every column with words in it is classified, and what stands in it once its account is erased. The erasure is
 * driven by this and by nothing else; a test holds it beside a migrated database, so that a new column has to be decided.
 */

/** SQL over the row, of what stands in the column afterwards. */
export type Tombstone = (column: string) => string;

export interface Classified {
  /** SQL: which rows are an account's, or speak of it. Null: none ever is. */
  rows: string | null;
  /** Its rows are found by what was found before: by ids and words of the account's own. */
  isBesides: boolean;
  /** Ids, days, codes, counts: they say nothing of a person. */
  plain: readonly string[];
  /** Columns whose being plain needs a word: all that are JSON. */
  plainBecause: Readonly<Record<string, string>>;
  /** Null: of people of the company, who are no customers. */
  personal: Readonly<Record<string, Tombstone | null>>;
  /** Null: of no account. */
  secret: Readonly<Record<string, Tombstone | null>>;
  /** What else changes with it, whatever its type. */
  with: Readonly<Record<string, string>>;
}

export type Tables = Readonly<Record<string, Classified>>;

interface Given {
  plain?: string;
  plainBecause?: Record<string, string>;
  personal?: Record<string, Tombstone | null>;
  secret?: Record<string, Tombstone | null>;
  with?: Record<string, string>;
}

const classified = (rows: string | null, isBesides: boolean, given: Given): Classified => ({
  rows,
  isBesides,
  plain: given.plain?.split(' ') ?? [],
  plainBecause: given.plainBecause ?? {},
  personal: given.personal ?? {},
  secret: given.secret ?? {},
  with: given.with ?? {},
});

/** The account that is being erased: the transaction says whose tombstones it writes. */
export const ACCOUNT = `current_setting('puntual.erasing')`;

/** A table whose rows are an account's. */
export const of = (rows: string, given: Given): Classified => classified(rows, false, given);
export const ofAccount = (given: Given): Classified => of(`account_id = ${ACCOUNT}`, given);
/** Of rows that belong to a row of another table, which is an account's. */
export const ofParent = (column: string, parent: string, given: Given): Classified =>
  of(`${column} IN (SELECT id FROM ${parent} WHERE account_id = ${ACCOUNT})`, given);
/** A table of no account, whose rows may speak of one. */
export const besides = (rows: string, given: Given): Classified => classified(rows, true, given);
/** A table in which nothing is an account's. */
export const ofNobody = (given: Given): Classified => classified(null, false, given);

/** The words and ids that were the account's own, in text (`tombstones.ts`). */
export const speaksOfIt = (...texts: string[]): string =>
  texts.map((text) => `pg_temp.speaks_of_it((${text})::text)`).join(' OR ');

/** A job that was ordered for this account and no other. */
export const isItsAlone = (jobs: string, members: string): string =>
  `EXISTS (SELECT FROM ${members} m WHERE m.job_id = ${jobs}.id AND m.account_id = ${ACCOUNT})
    AND NOT EXISTS (SELECT FROM ${members} m WHERE m.job_id = ${jobs}.id AND m.account_id <> ${ACCOUNT})`;

// What stands there afterwards.

export const ERASED = 'erased';
export const ERASED_EMAIL = 'erased@erased.invalid';

export const word: Tombstone = () => `'${ERASED}'`;
export const none: Tombstone = () => 'NULL';
export const email: Tombstone = () => `'${ERASED_EMAIL}'`;
/** A null stays one. */
export const wordIfAny: Tombstone = (column) => `CASE WHEN ${column} IS NOT NULL THEN '${ERASED}' END`;
/** As many as before. */
export const words: Tombstone = (column) => `ARRAY(SELECT '${ERASED}' FROM unnest(${column}))`;
export const emails: Tombstone = (column) => `ARRAY(SELECT '${ERASED_EMAIL}' FROM unnest(${column}))`;
export const noBytes: Tombstone = () => `''::bytea`;
export const sql =
  (text: string): Tombstone =>
  () =>
    text;
/** Of JSON: ids, days, amounts and words of closed sets stay, all other text goes. */
export const worded: Tombstone = (column) => `pg_temp.worded(${column})`;
/** Of keys that are put together of ids and codes: whatever else is in one goes. */
export const keyed: Tombstone = (column) => `pg_temp.keyed(${column})`;
/** Of JSON that is another's, and has no reader any more. */
export const emptied: Tombstone = (column) => `CASE WHEN ${column} IS NOT NULL THEN '{"erased": true}'::jsonb END`;
