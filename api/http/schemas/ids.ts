import { z } from 'zod';

/** What an id may be made of; the length is a limit and no promise. */
export const isIdOf = (prefix: string, text: string): boolean =>
  text.startsWith(`${prefix}_`) && /^[a-z]{2,4}_[A-Za-z0-9-]{1,80}$/.test(text);

/** An id in a route's path: one that can't be an id is not found. */
export const idParams = (prefix: string) =>
  z.object({
    id: z
      .string()
      .refine((text) => isIdOf(prefix, text))
      .meta({ examples: [`${prefix}_8m3k0q1wz5v7c9x2b4n6`] }),
  });

/** In answers. */
export const idOut = (prefix: string) => z.string().meta({ examples: [`${prefix}_8m3k0q1wz5v7c9x2b4n6`] });

/** An id in a body. */
export const idOf = (prefix: string) =>
  z
    .string({
      error: (issue) =>
        `${issue.input === undefined ? 'is missing: it' : ''} must be an id that begins with ${prefix}_`.trimStart(),
    })
    .refine((text) => isIdOf(prefix, text), `must be an id that begins with ${prefix}_`)
    .meta({ examples: [`${prefix}_8m3k0q1wz5v7c9x2b4n6`] });
