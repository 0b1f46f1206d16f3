import { isDeepStrictEqual } from 'node:util';
import type { AccountProfile } from '../../../domain/account.ts';
import type { Policy } from '../../../domain/policy-type.ts';
import { Refused, type AccountRow, type Ledger } from '../store.ts';
import { factOf, lockAccount, writeFact, writtenBefore } from './account-lock.ts';
import { inTransaction, type Db, type Tx } from './database.ts';
import { toAccount, withProjection } from './rows.ts';
import { dateOf } from './values.ts';

export const ledgerOfAccounts = (db: Db): Pick<Ledger, 'openAccount' | 'changeAccount'> => ({
  openAccount: ({ id, profile, autopay, policyName, testClock, clockOffsetMs, actor, now }) =>
    inTransaction(db, async (tx) => {
      const before = await writtenBefore(tx, 'ACCOUNT_OPENED', id, () => accountRow(tx, id));
      if (before !== null) return before;
      const policy = await tx.policy.findFirst({ where: { name: policyName }, orderBy: { version: 'desc' } });
      if (policy === null) throw new Refused(422, 'unknown_policy', `There is no policy ${policyName}`);
      const opened = { id, ...profile };
      await tx.account.create({
        data: {
          ...opened,
          autopay,
          policyName,
          policyVersion: policy.version,
          testClock,
          clockOffsetMs,
          search: searchText(opened),
          createdAt: dateOf(now),
          projection: { create: {} },
        },
        select: { id: true },
      });
      const seq = await writeFact(await lockAccount(tx, id), { type: 'ACCOUNT_OPENED', profile: opened, policy: policy.body as unknown as Policy, autopay }, actor, id);
      return { value: await accountRow(tx, id), accountId: id, seq };
    }),

  /** Says only what really changes: a patch that changes nothing makes no fact. */
  changeAccount: ({ accountId, profile, autopay, consent, requestId, actor }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const said = (await factOf(tx, 'AUTOPAY_CHANGED', requestId)) ?? (await factOf(tx, 'ACCOUNT_CHANGED', requestId));
      if (said !== null) return { value: await accountRow(tx, accountId), accountId, seq: said.seq };

      let seq: number | null = null;
      const before = profileOf(account.row);
      const after: AccountProfile = { ...before, ...given(profile) };
      if (!isDeepStrictEqual(before, after)) {
        const { id, ...columns } = after;
        await tx.account.update({ where: { id }, data: { ...columns, search: searchText(after) }, select: { id: true } });
        seq = await writeFact(account, { type: 'ACCOUNT_CHANGED', profile: after }, actor, requestId);
      }
      if (autopay !== undefined && autopay !== account.row.autopay) {
        await tx.account.update({ where: { id: accountId }, data: { autopay }, select: { id: true } });
        seq = await writeFact(account, { type: 'AUTOPAY_CHANGED', enabled: autopay, consent: autopay ? (consent ?? null) : null }, actor, requestId);
      }
      return { value: await accountRow(tx, accountId), accountId, seq };
    }),
});

export const accountRow = async (tx: Tx, id: string): Promise<AccountRow> => toAccount(await tx.account.findUniqueOrThrow({ where: { id }, include: withProjection }));

const given = <T extends object>(change: T): Partial<T> => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

const profileOf = ({ id, name, email, externalId, rfc, locale, timeZone, currency, billingRecipients, receiptEmail, tags }: AccountProfile): AccountProfile => ({
  id,
  name,
  email,
  externalId,
  rfc,
  locale,
  timeZone,
  currency,
  billingRecipients,
  receiptEmail,
  tags,
});

/** A line for each, so that nothing is found across two of them. */
const searchText = ({ id, name, email, externalId }: AccountProfile): string => [id, name, email, externalId ?? ''].join('\n').toLowerCase();
