import type { Which } from './asked.ts';

/** The version that an address names; null: it can be none. */
export const whichIn = ({ name, version }: { name: string; version: string }): Which | null =>
  /^[1-9]\d{0,8}$/.test(version) ? { name, version: Number(version) } : null;

/** Whether an address asks about the draft that was made of a version, in place of the version. */
export const draftIn = (search: Record<string, unknown>): { draft?: true } =>
  search.draft === true ? { draft: true } : {};
