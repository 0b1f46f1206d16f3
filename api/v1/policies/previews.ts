import { z } from 'zod';
import type { PolicyChange } from '../../../domain/foresight/forecast/policy-change.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { accountNow } from '../../account/account-now.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { callerIn } from '../../http/caller.ts';
import { tooMuchToForesee } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { asked, pageQuery } from '../../http/schemas/page.ts';
import { wholeInQuery } from '../../http/schemas/query.ts';
import { instantOut } from '../../http/schemas/time.ts';
import { AccountFilter } from '../accounts/filter.ts';
import { asIfPublished, draft } from './drafts.ts';
import { under, versionParams } from './path.ts';

const Next = z.strictObject({ kind: z.string(), at: instantOut }).nullable();

const Preview = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          accountId: idOut('acc'),
          name: z.string().meta({ description: "The account's." }),
          timeZone: z.string(),
          before: Next.meta({ description: 'What comes next as it is; null: nothing.' }),
          after: Next.meta({ description: 'What would come next.' }),
          changed: z
            .boolean()
            .meta({ description: 'Something that will come changes, the next action or a later one.' }),
        }),
      )
      .meta({ description: 'Every account in flight: with something open, or something to come, and not stuck.' }),
    counts: z
      .strictObject({ accounts: z.int(), changed: z.int(), unchanged: z.int() })
      .meta({ description: 'Of these items.' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'PolicyPreview', title: 'What another version of a policy would change' });

const Wish = z.strictObject({ filter: AccountFilter.prefault({}), draft }).meta({
  id: 'PolicyPreviewQuestion',
  title: 'Which accounts to look at',
  examples: [{ filter: { state: 'overdue' } }],
});

/** As many as are looked at in one answer. */
const previewQuery = pageQuery.extend({
  limit: wholeInQuery(1, 1_000).default(1_000),
});
const LOOKS_AT_ONCE = 8;
/** All of them together. */
const PREVIEW_MS = 60_000;

export function previewRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/policies/:name/versions/:version/preview',
    {
      config: { access: READ },
      schema: {
        tags: ['Policies'],
        operationId: 'previewPolicyVersion',
        summary: 'What a version would change',
        description: 'For each account in flight its next action, before and after. Changes nothing.',
        params: versionParams,
        querystring: previewQuery,
        body: Wish,
        response: answers(Preview),
      },
    },
    async (request) => {
      const { name, version } = request.params;
      const by = callerIn(request).id;
      const policy = await asIfPublished(deps, { name, version }, request.body.draft, by);
      const page = await deps.store.accounts({ ...asked(request.query), ...under(name, request.body.filter) });
      const items = await changesOf(deps, page.items.filter(isInFlight), policy, by);
      const changed = items.filter((item) => item.changed).length;
      return {
        items,
        counts: { accounts: items.length, changed, unchanged: items.length - changed },
        nextCursor: page.nextCursor,
      };
    },
  );
}

/** A stuck one has no next action, and can't be asked what it would be. */
const isInFlight = ({ projection, stuckSince }: AccountRow): boolean =>
  projection !== null && stuckSince === null && (projection.upcoming.length > 0 || projection.balance.openMinor > 0);

type AccountChange = { accountId: string; name: string; timeZone: string } & PolicyChange;

async function changesOf(
  deps: ApiDeps,
  rows: readonly AccountRow[],
  policy: Policy,
  by: string,
): Promise<AccountChange[]> {
  const changes: AccountChange[] = [];
  const waiting = [...rows.entries()];
  const end = performance.now() + PREVIEW_MS;
  const look = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (performance.now() > end)
        throw tooMuchToForesee(`${rows.length} accounts take more than a minute: ask for fewer at once (limit)`);
      const [i, row] = next;
      const found = await deps.store.lookAt(row.id);
      if (found === null) continue;
      const of = { state: found.state, policy, now: accountNow(row, deps) };
      changes[i] = {
        accountId: row.id,
        name: row.name,
        timeZone: row.timeZone,
        ...(await deps.foresight.policyChange(of, by)),
      };
    }
  };
  try {
    await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, look));
  } finally {
    // Where one has failed, the others need not go on.
    waiting.length = 0;
  }
  return changes.filter((change) => change !== undefined);
}
