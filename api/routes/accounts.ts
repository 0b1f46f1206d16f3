import { z } from 'zod';
import { dayOf } from '../../domain/time/calendar.ts';
import { segmentPolicy } from '../../domain/policy/segments.ts';
import { rfcProblem } from '../../domain/mexico/rfc.ts';
import { accountOf } from '../account-of.ts';
import { actorIn, callerIn } from '../caller.ts';
import { accountNow } from '../clock.ts';
import type { ApiDeps, App } from '../deps.ts';
import { idFrom } from '../ids.ts';
import type { AccountRow } from '../../ports/store/store.ts';
import { ACCOUNT_SORTS } from '../../ports/store/store.ts';
import { answers, answersCreated } from '../schemas/answers.ts';
import { idParams } from '../schemas/ids.ts';
import { currency } from '../schemas/money.ts';
import { asked, pageOf, pageQuery } from '../schemas/page.ts';
import { email, line, oneOf, prose, wants, yesOrNo } from '../schemas/text.ts';
import { instant, locale, timeZone } from '../schemas/time.ts';
import { Account, accountShape } from '../shapes/account.ts';
import { accountFilterFields, tag } from '../shapes/account-filter.ts';

const MAX_RECIPIENTS = 5;
const MAX_TAGS = 20;

const rfc = line(20)
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .superRefine((text, context) => {
    const problem = rfcProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({ examples: ['GUT990101AB1'] });

const billingRecipients = z
  .array(email, wants('a list of e-mail addresses'))
  .max(MAX_RECIPIENTS, `must be at most ${MAX_RECIPIENTS} addresses`);
const policyName = line(60);
const tagList = z
  .array(tag, wants('a list of words'))
  .max(MAX_TAGS, `must be at most ${MAX_TAGS} words`)
  .transform((words) => [...new Set(words)])
  .meta({ description: 'Words of your own, to find accounts by and to choose their policy.' });

const NewAccount = z
  .strictObject({
    name: line(200),
    email,
    externalId: line(200).nullish().meta({ description: 'Your own name for the account.' }),
    rfc: rfc.nullish().meta({ description: 'The Mexican tax id.' }),
    locale: locale.optional().meta({ description: "Without it the company's." }),
    timeZone: timeZone.optional().meta({ description: "Without it the company's." }),
    currency: currency.optional().meta({ description: "The policy's, and no other; without it just that." }),
    autopay: yesOrNo.default(false),
    policy: policyName.nullish().meta({
      description: "Its latest version. Without it the first fitting rule of `/v1/policy-segments`, or the company's.",
    }),
    tags: tagList.default([]),
    billingRecipients: billingRecipients
      .default([])
      .meta({ description: 'Who gets mails about money; empty: `email`.' }),
    receiptEmail: email.nullish().meta({ description: 'Who gets receipts; otherwise the first billing recipient.' }),
    testClock: z
      .strictObject({ startsAt: instant }, wants('an object with startsAt'))
      .nullish()
      .meta({ description: 'The account lives in a time of its own, which you advance.' }),
  })
  .meta({
    id: 'NewAccount',
    title: 'A new account',
    examples: [
      {
        name: 'Guthrie SA de CV',
        email: 'ap@guthrie.example',
        autopay: true,
        testClock: { startsAt: '2026-01-05T15:00:00Z' },
      },
    ],
  });

const AccountChange = z
  .strictObject({
    name: line(200).optional(),
    email: email.optional(),
    externalId: line(200).nullable().optional(),
    rfc: rfc.nullable().optional(),
    locale: locale.optional(),
    timeZone: timeZone.optional().meta({ description: 'Moves no date that is set already.' }),
    billingRecipients: billingRecipients.optional(),
    receiptEmail: email.nullable().optional(),
    tags: tagList.optional(),
    autopay: yesOrNo.optional().meta({
      description: 'Switching it on records the consent: who, when and which text. It charges nothing by itself.',
    }),
    autopayConsent: prose(5_000).optional().meta({ description: 'The text that the customer agreed to.' }),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field to change')
  .refine((change) => change.autopayConsent === undefined || change.autopay === true, {
    path: ['autopayConsent'],
    error: 'belongs to "autopay": true',
  })
  .meta({ id: 'AccountChange', title: 'What to change of an account' });

const accountsQuery = pageQuery.extend({
  ...accountFilterFields,
  policyVersion: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000_000, 'must be a version')
    .optional()
    .meta({ description: 'Version of the policy that they are under.' }),
  sort: oneOf(...ACCOUNT_SORTS)
    .default('newest')
    .meta({ description: 'Newest first; by name; the largest open balance first; or the oldest overdue debt first.' }),
});

export function accountRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Accounts'];
  const params = idParams('acc');

  app.post(
    '/v1/accounts',
    {
      schema: {
        tags,
        operationId: 'openAccount',
        summary: 'Open an account',
        body: NewAccount,
        response: answersCreated(Account),
      },
    },
    async (request, reply) => {
      const { autopay, policy, testClock, currency, ...profile } = request.body;
      const { defaults } = deps.company;
      const wanted = { currency: currency ?? defaults.currency, tags: profile.tags };
      const policyName = policy ?? segmentPolicy(await deps.store.policySegments(), wanted) ?? defaults.policy;
      const { id } = await deps.store.openAccount({
        id: idFrom(request.workId, 'acc'),
        profile: {
          ...profile,
          currency: currency ?? null,
          locale: profile.locale ?? defaults.locale,
          timeZone: profile.timeZone ?? defaults.timeZone,
          externalId: profile.externalId ?? null,
          rfc: profile.rfc ?? null,
          receiptEmail: profile.receiptEmail ?? null,
        },
        autopay,
        policyName,
        clockStartsAt: testClock?.startsAt ?? null,
        actor: actorIn(request),
      });
      return reply
        .code(201)
        .header('location', `/v1/accounts/${id}`)
        .send(await shown(deps, id, callerIn(request).role));
    },
  );

  app.get(
    '/v1/accounts',
    {
      schema: {
        tags,
        operationId: 'listAccounts',
        summary: 'List accounts, newest first unless sorted',
        querystring: accountsQuery,
        response: answers(pageOf(Account)),
      },
    },
    async (request) => {
      const { limit, cursor, ...wanted } = request.query;
      const page = await deps.store.accounts({ ...asked({ limit, cursor }), ...wanted });
      return {
        items: await Promise.all(page.items.map((row) => shownRow(deps, row, callerIn(request).role))),
        nextCursor: page.nextCursor,
      };
    },
  );

  app.get(
    '/v1/accounts/:id',
    { schema: { tags, operationId: 'getAccount', summary: 'Show an account', params, response: answers(Account) } },
    (request) => shown(deps, request.params.id, callerIn(request).role),
  );

  app.patch(
    '/v1/accounts/:id',
    {
      schema: {
        tags,
        operationId: 'changeAccount',
        summary: 'Change an account',
        params,
        body: AccountChange,
        response: answers(Account),
      },
    },
    async (request) => {
      const { autopay, autopayConsent, ...profile } = request.body;
      const account = await accountOf(deps, request.params.id);
      await deps.store.changeAccount({
        accountId: account.id,
        profile,
        autopay,
        consent: autopay === true ? (autopayConsent ?? null) : undefined,
        requestId: request.workId,
        actor: actorIn(request),
      });
      return shown(deps, account.id, callerIn(request).role);
    },
  );
}

/** The account as it is now, for a caller's role. */
export async function shown(deps: ApiDeps, id: string, role: Parameters<typeof accountShape>[1]) {
  return shownRow(deps, await accountOf(deps, id), role);
}

async function shownRow(deps: ApiDeps, row: AccountRow, role: Parameters<typeof accountShape>[1]) {
  const now = accountNow(row, deps);
  return accountShape(
    row,
    role,
    now,
    row.stuckSince === null ? null : await deps.store.stuckAccount(row.id, dayOf(now, row.timeZone)),
  );
}
