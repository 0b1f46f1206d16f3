import { z } from 'zod';
import { BUCKETS } from '../../../domain/aging.ts';
import type { AccountFilter as Filter } from '../../../ports/store/account-filter.ts';
import { ACCOUNT_SORTS } from '../../../ports/store/accounts.ts';
import { amountOrZeroMinor, currency } from '../../http/schemas/money.ts';
import { pageQuery } from '../../http/schemas/page.ts';
import { wholeInQuery } from '../../http/schemas/query.ts';
import { line, oneOf, wants } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { COLLECTIONS_STATES, HOLD_KINDS, SERVICE_STATES } from './shapes.ts';

/** A word of the company's own. */
export const tag = line(60).meta({ examples: ['wholesale'] });

/** Who looks after it or is to do it: a user's id, or an e-mail. */
export const personId = line(254).meta({ examples: ['ana@company.example'] });

export const accountFilterFields = {
  state: oneOf(...COLLECTIONS_STATES)
    .optional()
    .meta({ description: 'Of collections.' }),
  service: oneOf(...SERVICE_STATES).optional(),
  overdueFrom: day.optional().meta({ description: 'Overdue since this due day or longer.' }),
  q: line(100).optional().meta({
    description: 'Part of the id, name, e-mail or external id; one or two letters: where a word of them begins.',
  }),
  currency: currency.optional(),
  policy: line(60).optional().meta({ description: 'Name of the policy that they are under.' }),
  tag: tag.optional().meta({ description: 'Accounts that carry it.' }),
  bucket: oneOf(...BUCKETS)
    .optional()
    .meta({ description: 'Something of that age is open: `aging` shows how much. See `/v1/aging`.' }),
  owner: personId.optional().meta({ description: 'Who looks after them.' }),
  hold: oneOf(...HOLD_KINDS)
    .optional()
    .meta({ description: 'A hold of that kind is on.' }),
  nextActionBefore: day.optional().meta({ description: 'Somebody wants to look at them before that local day.' }),
  deactivationBefore: day
    .optional()
    .meta({ description: 'Their service goes off before that local day, if nobody pays.' }),
};

/** In a body: a set of accounts for a policy's preview or migration. */
export const AccountFilter = z
  .strictObject(
    {
      ...accountFilterFields,
      policyVersion: z
        .int(wants('a whole number'))
        .min(1, 'must be at least 1')
        .optional()
        .meta({ description: 'The version that they are under.' }),
      balanceFromMinor: amountOrZeroMinor.optional().meta({ description: 'So much is open, or more.' }),
      balanceToMinor: amountOrZeroMinor.optional().meta({ description: 'So much is open, or less.' }),
    },
    wants('an object'),
  )
  .meta({
    id: 'AccountFilter',
    title: 'Which accounts',
    description: 'Those of which all of it is true. Without `policy`: the ones that are under the policy in the path.',
    examples: [{ state: 'overdue', currency: 'MXN', policyVersion: 1 }],
  }) satisfies z.ZodType<Filter>;

const policyVersion = wholeInQuery(1, 1_000_000_000)
  .optional()
  .meta({ description: 'Version of the policy that they are under.' });

/** How many there are. */
export const countQuery = z.object({ ...accountFilterFields, policyVersion });

/** Of the list. */
export const accountsQuery = pageQuery.extend({
  ...accountFilterFields,
  policyVersion,
  sort: oneOf(...ACCOUNT_SORTS)
    .default('newest')
    .meta({ description: 'Newest first; by name; the largest open balance first; or the oldest overdue debt first.' }),
});
