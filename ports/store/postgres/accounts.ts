import { isDeepStrictEqual } from 'node:util';
import type { AccountProfile, Actor } from '../../../domain/account.ts';
import { peopleLine } from '../../../domain/people-lines.ts';
import { currencyRefusal } from '../../../domain/policy/currency.ts';
import type { Projection } from '../../../domain/projection.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { AccountRow, Accounts } from '../accounts.ts';
import { Refused } from '../store.ts';
import { type Db, databaseNow, type Tx } from './db/database.ts';
import { dateOf, instantOf, instantOrNull, minorOf } from './db/values.ts';
import type { Account as Locked } from './decide/account.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { reachAgain } from './unreachable.ts';

export const accountsOf = (desk: Desk): Pick<Accounts, 'openAccount' | 'changeAccount' | 'accountById'> => ({
  openAccount: ({ id, profile, autopay, policyName, clockStartsAt, actor }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const before = await writtenBefore(decision, 'ACCOUNT_OPENED', id, () => accountRow(tx, id));
      if (before !== null) return before;
      await refuseTaken(decision, profile.externalId, id);
      const latest = await tx.policy.findFirst({
        where: { name: policyName },
        orderBy: { version: 'desc' },
        select: { name: true, version: true },
      });
      if (latest === null) throw new Refused(422, 'unknown_policy', `There is no policy ${policyName}`);
      const policy = await desk.policies.get(tx, latest);
      const opened = {
        id,
        ...profile,
        currency: profile.currency ?? policy.currency,
        locale: profile.locale ?? policy.locale,
        timeZone: profile.timeZone ?? policy.timeZone,
      };
      const refusal = currencyRefusal(opened.currency, policy);
      if (refusal !== null) throw new Refused(refusal.status, refusal.code, refusal.message, refusal.data);
      const machineNow = desk.machineNow === null ? await databaseNow(tx) : dateOf(desk.machineNow());
      const startsAt = clockStartsAt === null ? machineNow : dateOf(clockStartsAt);
      await tx.account.create({
        data: {
          ...opened,
          autopay,
          policyName,
          policyVersion: latest.version,
          testClock: clockStartsAt !== null,
          search: searchText(opened),
          createdAt: startsAt,
          projection: { create: {} },
          state: { create: { skewMs: startsAt.getTime() - machineNow.getTime() } },
        },
        select: { id: true },
      });
      const account = await decision.lock(id);
      await account.happened({ type: 'ACCOUNT_OPENED', profile: opened, policy, autopay }, actor, id);
      return null;
    }).then(async (row) => row ?? accountRow(desk.db, id)),

  /** Says only what really changes: a patch that changes nothing makes no fact. */
  changeAccount: ({ accountId, profile, autopay, consent, ownerId, requestId, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const { tx } = account;
      if (ownerId !== undefined) await giveTo(account, ownerId, actor);
      const nothing = async () => true;
      if (
        (await writtenBefore(account, 'AUTOPAY_CHANGED', requestId, nothing)) ??
        (await writtenBefore(account, 'ACCOUNT_CHANGED', requestId, nothing))
      )
        return;
      const before = profileOf(account.row);
      const after: AccountProfile = { ...before, ...given(profile) };
      if (!isDeepStrictEqual(before, after)) {
        await refuseTaken(account, after.externalId, accountId);
        const { id, ...columns } = after;
        await tx.account.update({
          where: { id },
          data: { ...columns, search: searchText(after) },
          select: { id: true },
        });
        if (!isDeepStrictEqual(addressesOf(before), addressesOf(after))) await reachAgain(tx, accountId);
        await account.happened({ type: 'ACCOUNT_CHANGED', profile: after }, actor, requestId);
      }
      if (autopay !== undefined && autopay !== account.row.autopay) {
        await tx.account.update({
          where: { id: accountId },
          data: { autopay, autopayConsent: autopay ? (consent ?? null) : null },
          select: { id: true },
        });
        await account.happened(
          { type: 'AUTOPAY_CHANGED', enabled: autopay, consent: autopay ? (consent ?? null) : null },
          actor,
          requestId,
        );
      }
    }).then(() => accountRow(desk.db, accountId)),

  accountById: (id) => findAccount(desk.db, id),
});

/** Who looks after an account is not its chart's to know. */
async function giveTo(account: Locked, to: string | null, actor: Actor): Promise<void> {
  const { tx, id } = account;
  const { ownerId: from } = await tx.account.findUniqueOrThrow({ where: { id }, select: { ownerId: true } });
  if (from === to) return;
  await tx.account.update({ where: { id }, data: { ownerId: to }, select: { id: true } });
  account.note(peopleLine('owner.changed', { from, to }, { at: account.moment, actor }));
}

const addressesOf = ({ email, billingRecipients, receiptEmail }: AccountProfile) => [
  email,
  billingRecipients,
  receiptEmail,
];

/** The database lets nobody have another's; who has clashed there is told in the second run. */
async function refuseTaken({ tx, again }: { tx: Tx; again: boolean }, externalId: string | null, id: string) {
  if (!again || externalId === null) return;
  if ((await tx.account.count({ where: { externalId, id: { not: id } } })) > 0)
    throw new Refused(409, 'external_id_taken', `There is an account with the externalId ${externalId} already`);
}

async function accountRow(tx: Tx | Db, id: string): Promise<AccountRow> {
  const row = await findAccount(tx, id);
  if (row === null) throw new Error(`There is no account ${id}`);
  return row;
}

/** In one statement: every request to an account begins with it. */
async function findAccount(tx: Tx | Db, id: string): Promise<AccountRow | null> {
  const [row] = await tx.$queryRaw<AccountRead[]>`
    SELECT ${ACCOUNT_COLUMNS}
    FROM accounts a JOIN account_states s ON s.account_id = a.id LEFT JOIN projections p ON p.account_id = a.id
    WHERE a.id = ${id}`;
  return row === undefined ? null : toRead(row);
}

/** What an account is read by: `a` the account, `s` its state, `p` what readers see of it. */
export const ACCOUNT_COLUMNS = Prisma.sql`a.id, a.name, a.email, a.external_id AS "externalId", a.rfc, a.locale,
  a.time_zone AS "timeZone", a.currency, a.billing_recipients AS "billingRecipients", a.receipt_email AS "receiptEmail",
  a.tags, a.country, a.next_action_on AS "nextActionOn", a.owner_id AS "ownerId", a.autopay_consent AS "autopayConsent",
  a.policy_name AS "policyName", a.policy_version AS "policyVersion", a.autopay, a.credit_minor AS "creditMinor",
  a.test_clock AS "testClock", a.erased_at AS "erasedAt",
  a.created_at AS "createdAt", p.body, s.skew_ms AS "skewMs", s.step, s.next_at AS "nextAt",
  s.advance_to AS "advanceTo", s.stuck_since AS "stuckSince"`;

/** A row of these columns. */
export type AccountRead = Omit<Prisma.AccountGetPayload<object>, 'ordinal' | 'search'> & {
  body: unknown;
  skewMs: bigint;
  step: number;
  nextAt: Date | null;
  advanceTo: Date | null;
  stuckSince: Date | null;
};

const given = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Without what a row has besides. */
const profileOf = (row: AccountProfile): AccountProfile => ({
  id: row.id,
  name: row.name,
  email: row.email,
  externalId: row.externalId,
  rfc: row.rfc,
  locale: row.locale,
  timeZone: row.timeZone,
  currency: row.currency,
  billingRecipients: row.billingRecipients,
  receiptEmail: row.receiptEmail,
  tags: row.tags,
  country: row.country ?? null,
  nextActionOn: row.nextActionOn ?? null,
});

/** A line for each, so that nothing is found across two of them. */
const searchText = ({ id, name, email, externalId }: AccountProfile): string =>
  [id, name, email, externalId ?? ''].join('\n').toLowerCase();

export const toRead = (row: AccountRead): AccountRow => ({
  ...profileOf({ ...row, nextActionOn: row.nextActionOn as Day | null }),
  ownerId: row.ownerId,
  autopayConsent: row.autopay ? row.autopayConsent : null,
  policyName: row.policyName,
  policyVersion: row.policyVersion,
  autopay: row.autopay,
  creditMinor: minorOf(row.creditMinor),
  testClock: row.testClock,
  skewMs: Number(row.skewMs),
  advanceTarget: instantOrNull(row.advanceTo),
  stuckSince: instantOrNull(row.stuckSince),
  createdAt: instantOf(row.createdAt),
  erasedAt: instantOrNull(row.erasedAt),
  projection: (row.body ?? null) as Projection | null,
  nextAt: instantOrNull(row.nextAt),
  step: row.step,
});
