import { z } from 'zod';

/** Who did it, in answers. */
export const actor = z.strictObject({ kind: z.enum(['system', 'agent', 'customer', 'provider']), id: z.string() });
