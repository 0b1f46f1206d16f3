import type { Tables } from './classified.ts';
import { BESIDES } from './tables-besides.ts';
import { OF_ACCOUNTS } from './tables-of-accounts.ts';

/** Every table of the record, and of the sandbox bank's book, with all its columns that hold words. */
export const TABLES: Tables = { ...OF_ACCOUNTS, ...BESIDES };
