import { z } from 'zod';
import { wants } from './text.ts';

/**
 * Looks for what doesn't belong: one pattern over the whole of a large file would exhaust the stack on its way back.
 */
const isBase64 = (text: string): boolean =>
  text.length > 0 && text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ''));

/** `what`: a file, a PDF. */
export const inBase64 = (what: string) =>
  z.string(wants(`${what} in base64`)).refine(isBase64, `must be ${what} in base64`);
