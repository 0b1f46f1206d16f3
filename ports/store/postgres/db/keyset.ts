import { BadCursor, type Page, type PageQuery } from '../../store.ts';

/**
 * Pages by keyset: a cursor is the place of the page's last item in its order, so that what is added meanwhile shifts
 * nothing. It is opaque to callers, and good for the list that gave it only.
 */

/** A value of each column that the list is ordered by. Text, since JSON has no bigint. */
export type Place = readonly string[];

const encode = (list: string, place: Place): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url');

/** What a value of a place has to look like. */
export type Form = Pick<RegExp, 'test'>;

/** Null: from the beginning. Each form is of the value at its place. */
export function placeIn(list: string, cursor: string | null, forms: readonly Form[]): Place | null {
  if (cursor === null) return null;
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad();
  }
  if (!Array.isArray(decoded) || decoded.length !== forms.length + 1 || decoded[0] !== list) throw bad();
  const place = decoded.slice(1) as unknown[];
  if (!place.every((value, index) => typeof value === 'string' && forms[index]?.test(value) === true)) throw bad();
  return place as string[];
}

const bad = (): BadCursor => new BadCursor('This cursor is not the nextCursor of a page of this list');

/** A whole number up to 18 digits: any bigint column takes it. */
export const NUMBER = /^-?[0-9]{1,18}$/;
/** A day that there is. A database's calendar has no year 0. */
export const DAY: Form = {
  test: (text) =>
    /^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text),
};
export const TEXT = /^[^\0]*$/su;

/** Cuts a page out of rows that were asked for with one more than its limit. */
export function pageFrom<Row, Item>(
  list: string,
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encode(list, placeOf(last)) : null,
  };
}

/** The place of a row in a list in the order in which things were written. */
export const ordinalOf = (row: { ordinal: bigint }): [string] => [String(row.ordinal)];

const ordinalIn = (list: string, { cursor }: Pick<PageQuery, 'cursor'>): bigint | null => {
  const place = placeIn(list, cursor, [NUMBER]);
  return place === null ? null : BigInt(place[0] as string);
};

/** What of such a list comes after a cursor. */
export function afterOrdinal(list: string, page: Pick<PageQuery, 'cursor'>): { ordinal?: { gt: bigint } } {
  const last = ordinalIn(list, page);
  return last === null ? {} : { ordinal: { gt: last } };
}

/** The same of a list whose newest comes first. */
export function beforeOrdinal(list: string, page: Pick<PageQuery, 'cursor'>): { ordinal?: { lt: bigint } } {
  const last = ordinalIn(list, page);
  return last === null ? {} : { ordinal: { lt: last } };
}
