import type { MethodKind } from '../../../domain/account.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Provider } from '../../gateway/gateway.ts';
import type { MethodRow, PaymentMethods } from '../payment-methods.ts';
import { Refused } from '../store.ts';
import type { Tx } from './db/database.ts';
import { dateOf, dayOfDate, instantOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { onceMethodsOf } from './once-methods.ts';

export const paymentMethodsOf = (desk: Desk): PaymentMethods => ({
  /** The first usable method is the default, asked for or not: an account that has one has a default one. */
  addMethod: ({
    id,
    accountId,
    provider,
    kind,
    token,
    brand,
    last4,
    expMonth,
    expYear,
    fingerprint,
    default: wanted,
    once = false,
    chargeNow,
    actor,
  }) =>
    decideOn(desk, accountId, async (account) => {
      const { tx } = account;
      const before = await writtenBefore(account, 'METHOD_ADDED', id, () => methodRow(tx, id));
      if (before !== null) return before;
      const isDefault = !once && (wanted || (await defaultId(account)) === null);
      if (isDefault) await clearDefault(account);
      await tx.paymentMethod.create({
        data: {
          id,
          accountId,
          provider,
          kind,
          token,
          brand,
          last4,
          expMonth,
          expYear,
          fingerprint,
          isDefault,
          once,
          status: 'active',
          createdAt: dateOf(account.now),
        },
        select: { id: true },
      });
      await account.happened(
        {
          type: 'METHOD_ADDED',
          method: {
            id,
            kind,
            brand,
            last4,
            fingerprint,
            default: isDefault,
            expiresOn: lastDayOf(expYear, expMonth),
            ...(once ? { once } : {}),
          },
          chargeNow,
        },
        actor,
        id,
      );
      return methodRow(tx, id);
    }),

  /**
   * When the default goes, the newest of the others that may be charged takes its place. `newDefaultId` names the
   * default afterwards, whoever it is.
   */
  removeMethod: ({ methodId, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, methodId));
      const before = await writtenBefore(account, 'METHOD_REMOVED', methodId, () => methodRow(tx, methodId));
      if (before !== null) return before;
      await tx.paymentMethod.update({
        where: { id: methodId },
        data: { status: 'removed', isDefault: false },
        select: { id: true },
      });
      let newDefaultId = await defaultId(account);
      if (newDefaultId === null) {
        newDefaultId =
          (
            await tx.paymentMethod.findFirst({
              where: { accountId: account.id, status: 'active', once: false },
              orderBy: { ordinal: 'desc' },
            })
          )?.id ?? null;
        if (newDefaultId !== null)
          await tx.paymentMethod.update({
            where: { id: newDefaultId },
            data: { isDefault: true },
            select: { id: true },
          });
      }
      await account.happened({ type: 'METHOD_REMOVED', methodId, newDefaultId }, actor, methodId);
      return methodRow(tx, methodId);
    }),

  defaultMethod: ({ methodId, requestId, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, methodId));
      const before = await writtenBefore(account, 'METHOD_DEFAULTED', requestId, () => methodRow(tx, methodId));
      if (before !== null) return before;
      const method = await methodRow(tx, methodId);
      if (method.default) return method;
      if (method.status === 'removed') throw new Refused(404, 'not_found', 'This payment method was removed');
      if (method.once)
        throw new Refused(
          422,
          'card_blocked',
          'This payment method was left for one payment, so it can not be the default',
        );
      if (method.status !== 'active')
        throw new Refused(
          422,
          'card_blocked',
          'This payment method is not charged again, so it can not be the default',
        );
      await clearDefault(account);
      await tx.paymentMethod.update({ where: { id: methodId }, data: { isDefault: true }, select: { id: true } });
      await account.happened(
        { type: 'METHOD_DEFAULTED', methodId },
        actor,
        requestId ?? `${methodId} ${account.factSeq + 1}`,
      );
      return methodRow(tx, methodId);
    }),

  renewMethod: ({ provider, token, cause, actor, ...details }) =>
    decide(desk, async (decision) => {
      const { tx } = decision;
      const found = await tx.paymentMethod.findFirst({ where: ownToken(provider, token) });
      if (found === null) return null;
      const account = await decision.lock(found.accountId);
      const read = () => methodRow(tx, found.id);
      const before = await writtenBefore(account, 'METHOD_CHANGED', cause, read);
      if (before !== null) return before;
      const { status, isDefault, kind } = found;
      await tx.paymentMethod.update({
        where: { id: found.id },
        data: { ...details, status: status === 'expired' ? 'active' : status },
        select: { id: true },
      });
      const { brand, last4, fingerprint, expYear, expMonth } = details;
      const expiresOn = lastDayOf(expYear, expMonth);
      const method = {
        id: found.id,
        kind: kind as MethodKind,
        brand,
        last4,
        fingerprint,
        default: isDefault,
        expiresOn,
      };
      await account.happened({ type: 'METHOD_CHANGED', method }, actor, cause);
      return read();
    }),

  ...onceMethodsOf(desk, toMethod),

  hadMethod: async (provider, token) =>
    (await desk.db.paymentMethod.count({ where: { provider, token, status: 'removed' } })) > 0,

  methodByToken: async (provider, token) =>
    orNull(await desk.db.paymentMethod.findFirst({ where: ownToken(provider, token) }), toMethod),

  methods: async (accountId) =>
    (
      await desk.db.paymentMethod.findMany({
        where: { accountId, status: { not: 'removed' } },
        orderBy: { ordinal: 'asc' },
      })
    ).map(toMethod),

  methodById: async (id) => orNull(await desk.db.paymentMethod.findUnique({ where: { id } }), toMethod),
});

/** A token that was removed is nobody's any more. */
const ownToken = (provider: Provider, token: string) => ({ provider, token, status: { not: 'removed' } });

const methodRow = async (tx: Tx, id: string): Promise<MethodRow> =>
  toMethod(await tx.paymentMethod.findUniqueOrThrow({ where: { id } }));

async function ownerOf(tx: Tx, methodId: string): Promise<string> {
  const method = await tx.paymentMethod.findUnique({ where: { id: methodId }, select: { accountId: true } });
  if (method === null) throw new Refused(404, 'not_found', `There is no payment method ${methodId}`);
  return method.accountId;
}

const defaultId = async (account: Account): Promise<string | null> =>
  (
    await account.tx.paymentMethod.findFirst({
      where: { accountId: account.id, isDefault: true },
      select: { id: true },
    })
  )?.id ?? null;

/** Before another is made the default: the database takes one at a time. */
const clearDefault = async (account: Account): Promise<void> =>
  void (await account.tx.paymentMethod.updateMany({
    where: { accountId: account.id, isDefault: true },
    data: { isDefault: false },
  }));

const toMethod = (row: Prisma.PaymentMethodGetPayload<object>): MethodRow => ({
  id: row.id,
  accountId: row.accountId,
  provider: row.provider as Provider,
  kind: row.kind as MethodKind,
  token: row.token,
  brand: row.brand,
  last4: row.last4,
  expMonth: row.expMonth,
  expYear: row.expYear,
  fingerprint: row.fingerprint,
  default: row.isDefault,
  status: row.status as MethodRow['status'],
  once: row.once,
  createdAt: instantOf(row.createdAt),
});

/** A card is good through the last day of its month; null: it has none. */
const lastDayOf = (year: number | null, month: number | null): Day | null =>
  year === null || month === null ? null : dayOfDate(new Date(Date.UTC(year, month, 0)));
