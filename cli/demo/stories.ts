import { billed } from './billed.ts';
import { overdue } from './overdue.ts';
import { paying } from './paying.ts';
import type { Story } from './tell.ts';

/** An account in every state that the chart knows. */
export const stories: Story[] = [...billed, ...paying, ...overdue];
