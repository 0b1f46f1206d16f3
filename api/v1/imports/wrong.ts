import type { Column } from './columns.ts';

/** What is wrong with a line, and what would be right; null: with all of it. */
export interface Wrong {
  column: Column | null;
  message: string;
}
