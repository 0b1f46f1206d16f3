import { z } from 'zod';
import type { AccountFilter as Filter } from '../../../ports/store/account-filter.ts';

/** Of a policy, in an address. */
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/)
  .meta({ examples: ['mexico'] });

/** Of a version's own address. */
export const versionParams = z.object({
  name,
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

/** The accounts of the policy in the address, unless another is named. */
export const under = (policy: string, filter: Filter): Filter => ({ policy, ...filter });
